"""What is gathered of one case while a document is read, and how it becomes a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from interorg.ontology.terms import concept, local_name

from ..document import Document
from ..evidence import CaseReport, Value
from ..organizations.names import normalized
from ..organizations.sameness import same_organization
from .rules.forms import family
from .rules.sides import OTHERS, SUBJECT, UNKNOWN

UNSURE = 0.6
"""Up to this confidence a name alone, with a partner unnamed, makes no case."""
COLLABORATION = "InterorganizationalCollaboration"
OVER = frozenset({"Ended", "Failed", "Blocked"})


@dataclass(eq=False)
class Record:
    """A case as far as it has been read."""

    order: int
    names: set[str] = field(default_factory=set)
    values: list[Value] = field(default_factory=list)
    last_sentence: int = 0
    is_main: bool = False

    def all(self, property: str) -> list[Value]:
        return [value for value in self.values if value.property == property]

    @property
    def families(self) -> frozenset[str]:
        return frozenset(family(str(value.value)) for value in self.all("form"))

    @property
    def partners(self) -> frozenset[str]:
        """The partners' names, one spelling of each."""
        names = {normalized(str(value.value)): str(value.value) for value in self.all("partner")}
        return frozenset(names.values())

    def absorb(self, other: Record) -> None:
        """Take over all that was read of the same case elsewhere in the document."""
        self.names |= other.names
        self.values += other.values
        self.last_sentence = max(self.last_sentence, other.last_sentence)
        self.is_main = self.is_main or other.is_main


def joined(records: Iterable[Record], acronyms: Mapping[str, str]) -> list[Record]:
    """Join records of one case: a form family in common and partners that agree or contain.

    Two cases with different names stay two; so do two with the same single partner.
    """
    kept: list[tuple[Record, _Gist]] = []
    for record in sorted(records, key=lambda r: (not r.is_main, r.order)):
        gist = _Gist.of(record)
        at = next((i for i, (_, known) in enumerate(kept) if _same(known, gist, acronyms)), None)
        if at is None:
            kept.append((record, gist))
        else:
            kept[at][0].absorb(record)
            kept[at] = kept[at][0], _Gist.of(kept[at][0])
    return sorted((record for record, _ in kept), key=lambda r: (not r.is_main, r.order))


@dataclass(frozen=True)
class _Gist:
    """What two records are compared by, worked out once."""

    named: bool
    partners: frozenset[str]
    families: frozenset[str]

    @classmethod
    def of(cls, record: Record) -> _Gist:
        return cls(bool(record.names), record.partners, record.families)


def _same(one: _Gist, other: _Gist, acronyms: Mapping[str, str]) -> bool:
    if one.named and other.named:
        return False
    smaller, larger = sorted((one.partners, other.partners), key=len)
    # Collaboration says no more than that they work together, which any form does.
    either = COLLABORATION in one.families | other.families and len(smaller) == len(larger)
    if len(smaller) < 2 or not (either or one.families & other.families):
        return False
    return all(any(_alike(name, known, acronyms) for known in larger) for name in smaller)


def _alike(name: str, other: str, acronyms: Mapping[str, str]) -> bool:
    return same_organization(name, other, acronyms=acronyms, together=True) is not None


def report_of(
    document: Document, record: Record, label: str | None, acronyms: Mapping[str, str]
) -> CaseReport | None:
    """Make the report, or None where too little is known for a case to be meant."""
    partners = _partners(record, acronyms)
    named = bool(record.all("name"))
    unnamed = {value.value for value in record.all("unnamed")}
    # Partners "with" somebody whom nothing names or points at are half of a case.
    halves = {v.evidence.rule for v in record.all("unnamed") if v.value == UNKNOWN}
    if halves and not named and {v.evidence.rule for v in record.all("partner")} <= halves:
        return None
    # In a case text "the company" is mostly the case itself.
    alone = OTHERS in unnamed or (SUBJECT in unnamed and document.kind != "case")
    # The case of a case text is one even where its partners are "239 banks".
    enough = 0 if named and record.is_main else 1 if named or alone else 2
    known = {v.value for v in partners}
    if not record.all("form") or len(known) < enough:
        return None
    if len(known) == 1 and not named and max(v.evidence.confidence for v in partners) <= UNSURE:
        return None
    apart = ("partner", "status", "share", "evenShare", "unnamed")
    others = [v for v in record.values if v.property not in apart]
    shares = _shares(record, partners, acronyms)
    values = _best([*others, *partners, *shares, *_statuses(record)])
    return CaseReport(document.key, label or _label(values), values)


def _partners(record: Record, acronyms: Mapping[str, str]) -> list[Value]:
    """Give all spellings of one partner the fullest first spelling; the case is no partner."""
    own = {normalized(name) for name in record.names}
    shown: list[str] = []
    found = []
    names = [str(value.value) for value in record.all("partner")]
    for value in record.all("partner"):
        name = str(value.value)
        if normalized(name) in own:
            continue
        spelling = _spelling(name, shown, acronyms, names)
        if spelling == name and name not in shown:
            shown.append(name)
        found.append(Value("partner", spelling, value.evidence))
    return found


def _spelling(name: str, shown: list[str], acronyms: Mapping[str, str], others: list[str]) -> str:
    for known in shown:
        if same_organization(name, known, acronyms=acronyms, together=True, others=others):
            return known
    return name


def _shares(record: Record, partners: list[Value], acronyms: Mapping[str, str]) -> list[Value]:
    """Keep shares of partners; the holder is written as the partner is.

    What is held evenly is told of the partners, not of names: it is shared by two, no more.
    """
    names = list(dict.fromkeys(str(value.value) for value in partners))
    found = []
    for value in record.all("share"):
        holder = _spelling(str(value.of), names, acronyms, names)
        if holder in names:
            found.append(Value("share", value.value, value.evidence, holder))
    even = [] if found or len(names) != 2 else record.all("evenShare")
    return found or [Value("share", v.value, v.evidence, name) for v in even for name in names]


def _statuses(record: Record) -> list[Value]:
    """Drop a plan that came true, and the end of what was blocked before it began."""
    statuses = record.all("status")
    said = {value.value for value in statuses}
    dropped = {"Ended"} if "Blocked" in said else set()
    if said & OVER or record.all("endYear"):
        dropped.add("Operating")
    # A year in the sentence that tells the plan is that of its announcement.
    told = {v.evidence.sentence for v in statuses if v.value == "Planned"}
    begun = any(v.evidence.sentence not in told for v in record.all("startYear"))
    if begun or said & OVER:
        dropped.add("Planned")
    return [value for value in statuses if value.value not in dropped]


def _best(values: Iterable[Value]) -> tuple[Value, ...]:
    """Keep, of one value said several times, the passage with the most trust, then the first."""
    best: dict[tuple[str, object, str | None], Value] = {}
    for value in values:
        key = (value.property, value.value, value.of)
        old = best.get(key)
        rank = (-value.evidence.confidence, value.evidence.start)
        if old is None or rank < (-old.evidence.confidence, old.evidence.start):
            best[key] = value
    return tuple(
        sorted(
            best.values(), key=lambda v: (v.evidence.start, v.property, str(v.value), v.of or "")
        )
    )


def _label(values: tuple[Value, ...]) -> str:
    names = [str(v.value) for v in values if v.property == "name"]
    if names:
        return names[0]
    form = next(str(v.value) for v in values if v.property == "form")
    partners = list(dict.fromkeys(str(v.value) for v in values if v.property == "partner"))
    name = local_name(concept(form))
    return f"{name} of {', '.join(partners[:3])}{' and others' if len(partners) > 3 else ''}"
