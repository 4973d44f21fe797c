"""What a contract says of its own form, date, law and parties, held against annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from interorg.ontology.concepts import ConceptScheme, load_concepts

from ..evidence import CaseReport
from ..failure import Unreadable
from .answer import Answer, Mistake, Table, calibration_of, figures_of, intervals, ratio
from .calibration import Sure
from .compared_names import keys, parties_of
from .contract_files import Contract, contracts_of
from .contract_values import date_fits, date_parts, dates_of, laws_fit, laws_of
from .lines import Json, Problem
from .pairing import paired
from .scores import Counts, interval, total

DATES = {
    "agreement_date": ("agreementDate",),
    "effective_date": ("effectiveDate", "startDate"),
    "expiration_date": ("expirationDate", "endDate"),
}
"""Annotated dates → the properties of a case, best first, that may hold their answers."""
FIELDS = ("form", "agreement_date", "governing_law", "effective_date", "expiration_date")


@dataclass(frozen=True)
class Reading:
    """What was read from one contract."""

    reports: tuple[CaseReport, ...]
    agreement: bool = True
    """Whether the reader took the file for an agreement of its own accord."""

    def first(self, *properties: str) -> tuple[str | int | float, float] | None:
        """Return the first value of the first property that has one, and how sure it is."""
        for property in properties:
            for report in self.reports:
                for value in report.all(property):
                    return value.value, value.evidence.confidence
        return None

    def all(self, property: str) -> list[str]:
        """Return the different values of a property in all reports."""
        values = (str(v.value) for report in self.reports for v in report.all(property))
        return list(dict.fromkeys(values))


Read = Callable[[Path], Reading]
"""What reads one file; raises Unreadable."""


@dataclass(frozen=True)
class Judged:
    """One contract: which of its values were wanted and right, and its parties."""

    contract: Contract
    fields: Mapping[str, bool] = field(hash=False)
    """Only those that are scored."""
    parties: Counts
    sure: tuple[Sure, ...]
    mistakes: tuple[Mistake, ...]
    recognized: bool


def evaluate_contracts(
    path: Path,
    read: Read,
    folders: Sequence[Path] = (),
    progress: Callable[[int, int, str], None] | None = None,
) -> Answer:
    """Score the contracts that a folder's index lists; those without a text are named.

    The form of contracts of other types is not scored, nor is an empty truth. A joint filing
    agreement must yield no case.
    """
    problems: list[Problem] = []
    contracts = contracts_of(path, folders, problems)
    judged, absent = [], []
    for done, contract in enumerate(contracts, start=1):
        if contract.text is None:
            absent.append(contract.name)
        else:
            try:
                judged.append(judge(contract, read(contract.text), load_concepts()))
            except Unreadable as error:
                problems.append(Problem(contract.name, 0, error.message))
        if progress is not None:
            progress(done, len(contracts), contract.name)
    return scored(judged, tuple(absent), tuple(problems))


def judge(contract: Contract, reading: Reading, concepts: ConceptScheme) -> Judged:
    """Hold what was read from one contract against its annotations."""
    fields: dict[str, bool] = {}
    sure: list[Sure] = []
    mistakes: list[Mistake] = []

    def note(name: str, right: bool, confidence: float, wanted: object, found: object) -> None:
        fields[name] = right
        sure.append(Sure(confidence, right))
        if not right:
            text = f"{contract.name}: {name} {found!r}, in truth {wanted!r}"
            mistakes.append(Mistake(confidence, text))

    form, form_confidence = reading.first("form") or (None, 0.0)
    if contract.filing:
        note("form", not reading.reports, form_confidence, "no case", form)
        return _judged(contract, reading, fields, Counts(), sure, mistakes)
    if contract.form is not None:
        right = form == contract.form or form in concepts.descendants(contract.form)
        note("form", right, form_confidence, contract.form, form)
    for name, properties in DATES.items():
        if wanted := dates_of(contract.values.get(name, "")):
            value, confidence = reading.first(*properties) or ("", 0.0)
            fits = date_fits(wanted, date_parts(str(value)))
            note(name, fits, confidence, contract.values[name], value)
    if wanted_laws := laws_of(contract.values.get("governing_law", "")):
        found = reading.all("governingLaw")
        _, confidence = reading.first("governingLaw") or ("", 0.0)
        laws = frozenset(law for each in found for law in laws_of(each))
        fits = laws_fit(wanted_laws, laws)
        note("governing_law", fits, confidence, contract.values["governing_law"], found)
    parties = _parties(contract, reading, mistakes)
    return _judged(contract, reading, fields, parties, sure, mistakes)


def _judged(
    contract: Contract,
    reading: Reading,
    fields: Mapping[str, bool],
    parties: Counts,
    sure: Sequence[Sure],
    mistakes: Sequence[Mistake],
) -> Judged:
    # What was not answered has no confidence that could be right or wrong.
    answered = tuple(each for each in sure if each.confidence > 0)
    return Judged(contract, fields, parties, answered, tuple(mistakes), reading.agreement)


def _parties(contract: Contract, reading: Reading, mistakes: list[Mistake]) -> Counts:
    wanted = parties_of(contract.values.get("parties", ""))
    if not wanted:
        return Counts()
    found = [*reading.all("partner"), *reading.all("individual")]
    pairs = paired(wanted, found, lambda one, other: bool(keys(one) & keys(other)))
    if len(pairs) < max(len(wanted), len(found)):
        weight = 0.5 if found else 0.0
        text = f"{contract.name}: parties {found}, in truth {wanted}"
        mistakes.append(Mistake(weight, text))
    return Counts(len(pairs), len(found), len(wanted))


def scored(
    judged: Sequence[Judged], absent: tuple[str, ...] = (), problems: tuple[Problem, ...] = ()
) -> Answer:
    """Make the answer; precision, recall and F1 are those of the parties.

    The main figures are of the contracts whose type is scored; those of all stand apart.
    """
    kept = [each for each in judged if each.contract.form and not each.contract.filing]
    with_form = [each for each in judged if "form" in each.fields]
    parties = [each.parties for each in kept]
    calibrated, tables = calibration_of([sure for each in judged for sure in each.sure])
    types = sorted({each.contract.type for each in with_form})
    per_type = {name: [e for e in with_form if e.contract.type == name] for name in types}
    figures: dict[str, Json] = {
        "contracts": len(judged),
        "recognized_as_agreements": sum(each.recognized for each in judged),
        "form_accuracy": accuracy_of(with_form, "form"),
        "agreement_date_accuracy": accuracy_of(kept, "agreement_date"),
        "governing_law_accuracy": accuracy_of(kept, "governing_law"),
        "effective_date_accuracy": accuracy_of(kept, "effective_date"),
        "expiration_date_accuracy": accuracy_of(kept, "expiration_date"),
        "parties_f1": figures_of(total(parties))["f1"],
        **figures_of(total(parties)),
        "interval": intervals(interval(parties)),
        "all_types": {
            **{f"{name}_accuracy": accuracy_of(judged, name) for name in FIELDS[1:]},
            "parties": figures_of(total(each.parties for each in judged)),
        },
        **calibrated,
        "per_type": {name: _figures_of_type(each) for name, each in per_type.items()},
    }
    rows: tuple[tuple[str | int | float, ...], ...] = tuple(
        (name, len(each), *(_cell(each, f) for f in FIELDS[:3]), total(e.parties for e in each).f1)
        for name, each in per_type.items()
    )
    columns = ("", "contracts", "form", "agreement date", "governing law", "parties f1")
    mistakes = tuple(mistake for each in judged for mistake in each.mistakes)
    shown = (Table("Types", columns, rows), *tables)
    return Answer("contracts", len(judged), figures, shown, mistakes, absent, problems)


def accuracy_of(judged: Sequence[Judged], name: str) -> dict[str, Json]:
    """Return the share of contracts for which a scored field is right, and of how many."""
    values = [each.fields[name] for each in judged if name in each.fields]
    return {"accuracy": ratio(sum(values), len(values)), "scored": len(values)}


def _cell(judged: Sequence[Judged], name: str) -> str:
    values = [each.fields[name] for each in judged if name in each.fields]
    return f"{sum(values)}/{len(values)}"


def _figures_of_type(judged: Sequence[Judged]) -> dict[str, Json]:
    return {
        **{name: accuracy_of(judged, name) for name in FIELDS[:3]},
        "parties": figures_of(total(each.parties for each in judged)),
    }
