"""One sentence as the rules see it: relationships, organizations, clauses; and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ...concepts.spans import ConceptSpan
from ...organizations.names import is_short_form, normalized
from ...organizations.recognition import OrganizationSpan
from .clauses import Clause, clauses
from .forms import FormPhrase
from .whole_names import whole_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

ReferenceKind = Literal["name", "new", "definite", "pronoun", "implied"]


@dataclass(frozen=True, eq=False)
class Reference:
    """A noun phrase that stands for a relationship: token indexes in its Doc, end exclusive."""

    start: int
    end: int
    head: Token
    kind: ReferenceKind
    form: str | None = None
    name: str | None = None
    plural: bool = False
    short: bool = False
    """Points back more likely than it introduces: "the venture"."""


@dataclass(frozen=True)
class Finding:
    """What a rule read of the relationship that `reference` stands for."""

    reference: Reference
    property: str
    value: str | int | float
    confidence: float
    of: str | None = None
    span: tuple[int, int] | None = None
    """Token indexes of what says it, end exclusive; None for the whole sentence."""


@dataclass(frozen=True)
class Same:
    """Two noun phrases of a sentence that stand for one relationship."""

    one: Reference
    other: Reference
    name: str | None = None
    """The name that the sentence thereby gives to the relationship."""
    form: str | None = None
    """The form that the sentence thereby says the relationship has."""
    confidence: float = 0.9


Reading = Finding | Same


@dataclass(frozen=True)
class Rule:
    """A way to read relationships off one sentence.

    `example` is a sentence it reads, `counter_example` one that looks alike and must not be read.
    """

    id: str
    read: Callable[[Scene], Iterator[Reading]]
    example: str
    counter_example: str


@dataclass(eq=False)
class Scene:
    """A parsed sentence with the relationships and organizations named in it."""

    sentence: Span
    references: list[Reference]
    organizations: list[OrganizationSpan]
    case_names: frozenset[str] = frozenset()
    concepts: tuple[ConceptSpan, ...] = ()
    told: tuple[Reference, ...] = ()
    """The relationships of which rules have read partners: others read details of them."""

    @property
    def doc(self) -> Doc:
        return self.sentence.doc

    @cached_property
    def clauses(self) -> list[Clause]:
        """The sentence's clauses; a main verb whose subject the parser lost gets the first name."""
        opening = next(
            (
                r.head
                for r in self.references
                if r.kind == "name" and r.start == self.sentence.start
            ),
            None,
        )
        return [
            replace(clause, subject=opening)
            if clause.subject is None and clause.verb == self.sentence.root
            else clause
            for clause in clauses(self.sentence)
        ]

    @cached_property
    def clause_at(self) -> dict[int, Clause]:
        """The clauses by the index of their verb."""
        return {clause.verb.i: clause for clause in self.clauses}

    def tell(self, readings: Iterable[Reading]) -> None:
        """Remember of which relationships partners have been read."""
        found = {id(r.reference): r.reference for r in readings if isinstance(r, Finding)}
        self.told = tuple(found.values())

    def reference_at(self, token: Token | None) -> Reference | None:
        """Return the relationship whose noun phrase has this token as its head."""
        if token is None:
            return None
        for reference in self.references:
            if reference.head == token or (
                reference.kind == "name" and reference.start <= token.i < reference.end
            ):
                return reference
        return None

    def organization_at(self, index: int) -> OrganizationSpan | None:
        """Return the organization whose name covers the token at this index."""
        return next((o for o in self.organizations if o.start <= index < o.end), None)

    def naming(self, organization: OrganizationSpan) -> Reference:
        """Take the name of a seeming organization for the name of a relationship."""
        for reference in self.references:
            if reference.kind == "name" and reference.start == organization.start:
                return reference
        span = self.doc[organization.start : organization.end]
        reference = Reference(
            organization.start, organization.end, span.root, "name", name=organization.name
        )
        self.references.append(reference)
        return reference

    def unnamed(self, token: Token) -> Reference:
        """Stand in for the relationship that the text is about where the sentence leaves it out."""
        return Reference(token.i, token.i, token, "implied")

    def concept_at(self, token: Token | None) -> ConceptSpan | None:
        """Return the longest concept whose head or last word is this one."""
        if token is None:
            return None
        headed = [c for c in self.concepts if token.i in (c.head, c.end - 1)]
        return max(headed, key=lambda c: c.end - c.start, default=None)


def scene_of(
    sentence: Span,
    phrases: Iterable[FormPhrase],
    organizations: Iterable[OrganizationSpan],
    names: frozenset[str],
    concepts: Iterable[ConceptSpan] = (),
) -> Scene:
    """Gather what one sentence names; `names` are those of relationships known so far."""

    def inside(start: int) -> bool:
        return sentence.start <= start < sentence.end

    phrases = [phrase for phrase in phrases if inside(phrase.start)]
    titles = {i for p in phrases if p.accord for i in range(p.head.i, p.end)}
    here = [
        whole_name(span, sentence)
        for span in organizations
        if inside(span.start) and span.end - 1 not in titles
    ]
    references = list(_named(sentence, here, names))
    taken = {i for r in references for i in range(r.start, r.end)}
    for phrase in phrases:
        if phrase.head.i not in taken:
            references.append(_of_phrase(phrase))
    for token in sentence:
        if token.lower_ in ("it", "its") and token.dep_ in ("nsubj", "nsubjpass", "poss"):
            references.append(Reference(token.i, token.i + 1, token, "pronoun"))
    references.sort(key=lambda reference: reference.start)
    own = frozenset(names | {s.name for s in here if any(_covers(s, r) for r in references)})
    mentioned = tuple(c for c in concepts if inside(c.start))
    return Scene(sentence, references, here, own, mentioned)


def _covers(span: OrganizationSpan, reference: Reference) -> bool:
    return reference.kind == "name" and span.start < reference.end and reference.start < span.end


def _of_phrase(phrase: FormPhrase) -> Reference:
    kind: ReferenceKind = "definite" if phrase.definite else "new"
    return Reference(
        phrase.start, phrase.end, phrase.head, kind, phrase.form, None, phrase.plural, phrase.short
    )


def _named(
    sentence: Span, organizations: list[OrganizationSpan], names: frozenset[str]
) -> Iterator[Reference]:
    """Find the names word by word; "Dow Corning Corporation" is one for "Dow Corning" as well."""
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for start, end in _places(sentence, name):
            around = next((o for o in organizations if o.start < end and start < o.end), None)
            if around is not None and around.name != name:
                known, longer = normalized(name), normalized(around.name)
                if (
                    known != longer
                    and not is_short_form(known, longer)
                    and (around.start < start or end < around.end)
                ):
                    continue
                start, end = min(start, around.start), max(end, around.end)
            if taken & set(range(start, end)):
                continue
            taken.update(range(start, end))
            head = sentence.doc[start:end].root
            if head.dep_ in ("compound", "nmod", "amod") and head.head.i >= end:
                continue
            yield Reference(start, end, head, "name", name=name)


def _places(sentence: Span, name: str) -> Iterator[tuple[int, int]]:
    """Yield where the name stands in whole tokens."""
    text, at = sentence.text, -1
    while (at := text.find(name, at + 1)) >= 0:
        span = sentence.char_span(at, at + len(name))
        if span is not None:
            yield span.start, span.end
