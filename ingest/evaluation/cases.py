"""Which cases sentences report, held against annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from interorg.ontology.concepts import ConceptScheme, load_concepts

from ..document import Document
from ..evidence import CaseReport, Extraction
from .answer import Answer
from .case_figures import Read, answer_of
from .compared_names import keys
from .excerpts import Absent, Excerpts
from .lines import BadLine, Json, Line, Problem, json_lines, objects, shown
from .pairing import paired
from .statements import id_of
from .texts import Texts

Extract = Callable[[Document], Extraction]
STATUSES = ("Planned", "Operating", "Ended", "Failed", "Blocked")


@dataclass(frozen=True)
class Case:
    """A case as annotated or as read: what is not stated is None or empty."""

    partners: tuple[str, ...]
    forms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    start: frozenset[int] = frozenset()
    end: frozenset[int] = frozenset()
    status: frozenset[str] = frozenset()
    confidence: float = field(default=1.0, compare=False)

    def __str__(self) -> str:
        years = "–".join("/".join(map(str, sorted(each))) for each in (self.start, self.end))
        told = [*self.names, "/".join(self.forms), ", ".join(self.partners), years.strip("–")]
        return "; ".join(each for each in [*told, "/".join(sorted(self.status))] if each)


def evaluate_cases(
    path: Path,
    extract: Extract,
    known_names: Mapping[str, str],
    folders: Sequence[Path] = (),
) -> Answer:
    """Score the cases of all annotated sentences of a file or folder.

    Each sentence is read alone. `known_names` maps keys of other names to those by which answers
    call an organization. Precision, recall and F1 are those of exact partner sets.
    """
    problems: list[Problem] = []
    absent: list[str] = []
    excerpts = Excerpts(Texts(folders), "text", alone=True)
    concepts = load_concepts()
    compare = Comparison(known_names, concepts)
    read: list[Read[Case]] = []
    for line in json_lines(path, problems):
        if "claims" in line.values and "cases" not in line.values:
            continue
        try:
            wanted = cases_of(line)
            excerpt = excerpts.excerpt(line)
        except BadLine as error:
            problems.append(line.problem(error.message))
        except Absent as error:
            absent.append(error.message)
        else:
            unknown = sorted({f for case in wanted for f in case.forms if f not in concepts})
            if unknown:
                expected = f"Expected ids of the ontology, found {', '.join(unknown)}."
                problems.append(line.problem(expected))
            reports = extract(excerpt.document).cases
            found = tuple(case_of(report, concepts) for report in reports)
            read.append(Read(line.name, excerpt.text, wanted, found))
    return answer_of(read, compare, tuple(absent), tuple(problems))


def cases_of(line: Line) -> tuple[Case, ...]:
    """Return the annotated cases of a line, or raise BadLine."""
    return tuple(annotated(each) for each in objects(line.values.get("cases"), "cases"))


def annotated(values: dict[str, Json]) -> Case:
    """Make a case of an annotation."""
    partners = values.get("partners") or []
    if not isinstance(partners, list) or not all(isinstance(each, str) for each in partners):
        raise BadLine(f"Expected `partners` to be a list of names, found {shown(partners)}.")
    name, status = values.get("name"), values.get("status")
    if not isinstance(name, str | None):
        raise BadLine(f"Expected `name` to be a name or null, found {shown(name)}.")
    said = {each.casefold(): each for each in STATUSES}
    if isinstance(status, str):
        status = said.get(status.strip().casefold(), status)
    if status is not None and status not in STATUSES:
        expected = f"Expected `status` to be one of {', '.join(STATUSES)} or null"
        raise BadLine(f"{expected}, found {shown(status)}.")
    return Case(
        tuple(partners),
        (id_of(values, "form"),) if values.get("form") else (),
        (name,) if name else (),
        _year(values, "start"),
        _year(values, "end"),
        frozenset([str(status)] if status else []),
    )


def _year(values: dict[str, Json], key: str) -> frozenset[int]:
    value = values.get(key)
    if value is None:
        return frozenset()
    if isinstance(value, str) and value[:4].isdigit():
        value = int(value[:4])
    if not isinstance(value, int):
        raise BadLine(f"Expected `{key}` to be a year or null, found {shown(value)}.")
    return frozenset([value])


def case_of(report: CaseReport, concepts: ConceptScheme) -> Case:
    """Make a case of a report; of forms one of which is narrower the narrower is meant."""
    values = {p: list(dict.fromkeys(v.value for v in report.all(p))) for p in PROPERTIES}
    forms = [str(form) for form in values["form"]]
    wider = {a for form in forms if form in concepts for a in concepts.ancestors(form)}
    trust = [value.evidence.confidence for value in report.values if value.property in PROPERTIES]
    return Case(
        tuple(map(str, values["partner"])),
        tuple(form for form in forms if form not in wider),
        tuple(map(str, values["name"])),
        frozenset(int(year) for year in values["startYear"]),
        frozenset(int(year) for year in values["endYear"]),
        frozenset(map(str, values["status"])),
        min(trust, default=0.0),
    )


PROPERTIES = ("form", "partner", "name", "startYear", "endYear", "status")


@dataclass(frozen=True)
class Comparison:
    """Says in what a case that was read is like one that was wanted."""

    known: Mapping[str, str] = field(hash=False)
    concepts: ConceptScheme = field(hash=False)

    def shared(self, wanted: Case, found: Case) -> int:
        """Return how many partners they have in common."""
        alike = paired(wanted.partners, found.partners, self._same)
        return len(alike)

    def partners(self, wanted: Case, found: Case) -> bool:
        """Tell whether the partners are the same, none missing and none too many."""
        return len(wanted.partners) == len(found.partners) == self.shared(wanted, found)

    def akin(self, wanted: Case, found: Case) -> bool:
        """Tell whether they may be the same case: a partner or the name is the same."""
        named = bool(wanted.names) and self.name(wanted, found)
        return named or self.shared(wanted, found) > 0

    def name(self, wanted: Case, found: Case) -> bool:
        """Tell whether the wanted name is among those found; none wanted, none found."""
        if not wanted.names or not found.names:
            return not wanted.names and not found.names
        return any(self._same(one, other) for one in wanted.names for other in found.names)

    def form(self, wanted: Case, found: Case) -> bool:
        """Tell whether the one form is the same."""
        return wanted.forms == found.forms

    def form_tree(self, wanted: Case, found: Case) -> bool:
        """Tell whether the form is the same, its parent or its child."""
        around = {
            near
            for form in wanted.forms
            if form in self.concepts
            for near in (form, *self.concepts[form].broader, *self.concepts.narrower(form))
        }
        return self.form(wanted, found) or any(form in around for form in found.forms)

    def full(self, wanted: Case, found: Case) -> bool:
        """Tell whether partners, form, name, years and status are all the same."""
        same = (wanted.start, wanted.end, wanted.status) == (found.start, found.end, found.status)
        parts = (self.partners, self.form, self.name)
        return same and all(part(wanted, found) for part in parts)

    def _same(self, one: str, other: str) -> bool:
        return bool(keys(one, self.known) & keys(other, self.known))
