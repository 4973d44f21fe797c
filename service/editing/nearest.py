"""What could stand in a pattern in place of a term that leaves it without results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from interorg.ingest.failure import BadQuery
from interorg.ontology.prefixes import PREFIXES

from ..gate.tokens import tokens
from ..rewriting.syntax import Filter, Triple, Values
from ..rewriting.syntax import Term as Written
from .asking import Asker
from .continuations import Found, continuations, only
from .holes import HOLE, Hole, connected
from .holes import Part as Sort
from .labels import labels_of
from .names import Names
from .options import ESCAPES, written_term
from .patterns import Part, Parted
from .terms import Term, end_of, terms_of

NEAR = 0.6
"""How like the term a suggestion must be, 1 being the same but for case, kind or tag."""
FEW = 3
"""Suggestions for one term."""
CANDIDATES = 40
"""Terms of the ontology that are tried by name."""
VALUES_READ = 5_000


@dataclass(frozen=True)
class Suggestion:
    """`by` could stand in place of `instead`, or is among what a condition would let through."""

    instead: str
    by: str
    label: str = ""
    closeness: float = 0.0
    prefix: str | None = None

    def data(self) -> dict[str, Any]:
        """Return it as JSON."""
        declared = {"name": self.prefix, "iri": PREFIXES[self.prefix]} if self.prefix else None
        return {
            "instead": self.instead,
            "by": self.by,
            "label": self.label,
            "near": self.closeness >= NEAR,
            "prefix": declared,
        }


def suggestions(
    asker: Asker, names: Names, parted: Parted, part: Part, rest: Sequence[Part]
) -> tuple[Suggestion, ...]:
    """Return what would not empty a result, nearest first; `rest` are parts that have results."""
    try:
        if part.condition:
            return tuple(_values(asker, names, parted, part, rest))
        found = [
            each
            for number, triple in enumerate(part.triples)
            for each in Place(asker, names, parted, part, rest, number, triple).suggestions()
        ]
    except BadQuery:
        return ()
    near = [each for each in found if each.closeness >= NEAR]
    best = sorted(near or found, key=lambda each: -each.closeness)
    once = {(each.instead, each.by): each for each in reversed(best)}
    return tuple([each for each in best if once.get((each.instead, each.by)) is each][:FEW])


def _values(
    asker: Asker, names: Names, parted: Parted, part: Part, rest: Sequence[Part]
) -> Iterable[Suggestion]:
    """Give values that the one variable of a condition has: the nearest to what it asks for."""
    if len(part.variables) != 1:
        return
    (name,) = part.variables
    sample = f"SELECT ?{name} WHERE {{ {parted.text(rest)} }} LIMIT {VALUES_READ}"
    rows = asker.rows(
        f"{parted.prologue}SELECT ?{name} (COUNT(*) AS ?theCount0) WHERE {{ {{ {sample} }} }} "
        f"GROUP BY ?{name} ORDER BY DESC(?theCount0) ?{name}"
    )
    meant = meant_in(part.text)
    ranked = [(meant.closeness(term, {}) if meant else 0.0, term) for term in only(rows, name)]
    near = sorted((each for each in ranked if each[0] >= NEAR), key=lambda each: -each[0])
    for closeness, term in (near or ranked)[:FEW]:
        if written := written_term(term, names):
            yield Suggestion(f"?{name}", written.text, "", closeness, written.prefix)


def meant_in(condition: str) -> Meant | None:
    """Read the first text or name that a condition compares with."""
    for token in tokens(condition):
        if token.kind == "string":
            return Meant(token.text.strip("\"'"), (token.text.strip("\"'"),), literal=True)
        if token.kind in ("iri", "name"):
            local = end_of(token.text.strip("<>")).rsplit(":", 1)[-1]
            return Meant(local, (local,), literal=False)
    return None


@dataclass(frozen=True)
class Place:
    """One triple of a part, whose constant terms are replaced one by one."""

    asker: Asker
    names: Names
    parted: Parted
    part: Part
    rest: Sequence[Part]
    number: int
    triple: Triple

    def suggestions(self) -> Iterable[Suggestion]:
        """Give what could stand in place of each constant."""
        for role in ("object", "predicate", "subject"):
            term: Written = getattr(self.triple, role)
            if term.value and not (role == "predicate" and self.triple.path):
                yield from self._instead_of(role, term)

    def _instead_of(self, role: str, term: Written) -> Iterable[Suggestion]:
        service = self.asker.service
        terms = terms_of(service.pool, service.store.current())
        wanted = Meant.of(term, terms)
        found = self._standing(role, wanted, terms)
        iris = [each.term["value"] for each in found if each.term["type"] == "uri"]
        labels = labels_of(self.asker, iris)
        ranked = sorted(
            ((wanted.closeness(each.term, labels), each) for each in found),
            key=lambda pair: (-pair[0], -pair[1].count),
        )
        near = [pair for pair in ranked if pair[0] >= NEAR]
        for closeness, each in (near or ranked)[:FEW]:
            written = written_term(each.term, self.names)
            if written and written.text != term.text:
                label = labels.get(each.term["value"], "")
                yield Suggestion(term.text, written.text, label, closeness, written.prefix)

    def _standing(self, role: str, wanted: Meant, terms: Mapping[str, Term]) -> Sequence[Found]:
        """Find what stands in that place, beside what is left of the query."""
        missing = Written(HOLE, "")
        ends = {"subject": self.triple.subject, "object": self.triple.object}
        given = {**ends, "predicate": self.triple.predicate, role: missing}
        hole = Triple(given["subject"], given["predicate"], given["object"], self.triple.path)
        steps = [*self.part.triples]
        steps[self.number] = hole
        others = [e for part in self.rest for e in part.elements]
        patterns = [e for e in (*others, *steps) if isinstance(e, Triple | Values | Filter)]
        context = connected(hole, [e for e in patterns if e is not hole])
        part: Sort = "predicate" if role == "predicate" else "object"
        similar = sorted(
            terms.values(), key=lambda t: -wanted.closeness({"type": "uri", "value": t.iri}, {}, t)
        )
        candidates = [term.iri for term in similar[:CANDIDATES]]
        prologue = self.names.prologue()
        whole = Hole(part, hole, context)
        found = continuations(self.asker, prologue, whole, candidates)
        if found is None:
            return ()
        if found.complete or not wanted.literal:
            return found.found
        known = (name for term in similar[:FEW] for name in (term.label, *term.others))
        texts = dict.fromkeys((wanted.text.lower(), *(name.lower() for name in known)))
        listed = ", ".join(f'"{text.translate(ESCAPES)}"' for text in texts)
        patterns_text = " .\n".join(pattern.text for pattern in (*context, hole))
        rows = self.asker.rows(
            f"{prologue}SELECT DISTINCT {HOLE} WHERE {{ {patterns_text} .\n"
            f"FILTER (LCASE(STR({HOLE})) IN ({listed})) }} LIMIT {CANDIDATES}"
        )
        return (*found.found, *(Found(term, 1) for term in only(rows, HOLE[1:])))


@dataclass(frozen=True)
class Meant:
    """What a term in a query was probably meant to name."""

    text: str
    names: tuple[str, ...]
    literal: bool

    @classmethod
    def of(cls, term: Written, terms: Mapping[str, Term]) -> Meant:
        """Read a constant: an IRI by its end and its label, a literal by its text."""
        if term.value.startswith("<"):
            iri = term.value[1:-1]
            known = terms.get(iri)
            local = end_of(iri).rsplit(":", 1)[-1]
            return cls(iri, (local, *([known.label] if known else [])), literal=False)
        text = term.value[1:].rsplit('"', 1)[0]
        return cls(text, (text,), literal=True)

    def closeness(
        self, term: Mapping[str, Any], labels: Mapping[str, str], known: Term | None = None
    ) -> float:
        """Say how like a term is to what was meant, from 0 to 1."""
        value = str(term["value"])
        if term["type"] == "uri":
            others = [end_of(value), known.label if known else labels.get(value, "")]
        else:
            others = [value]
        pairs = [(folded(mine), folded(other)) for mine in self.names for other in others]
        return max((likeness(a, b) for a, b in pairs if a and b), default=0.0)


def folded(name: str) -> str:
    """Leave out what names differ in that are meant alike: case, spaces and hyphens."""
    return "".join(sign for sign in name.lower() if sign.isalnum())


def likeness(one: str, other: str) -> float:
    """Say how like two names are, from 0 to 1."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()
