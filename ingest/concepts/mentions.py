"""Concepts found in a parsed text: longest label first, then what the parse adds to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ..language import pipeline
from .acronyms import RULE as ACRONYM
from .acronyms import carried, standing
from .crossing import RULE as CROSSING
from .crossing import crossing
from .everyday import COMMON
from .fitting import Surroundings, fits, speak_of_relations, surroundings
from .fortunes import fortunes
from .lexicon import Entry
from .linker.asking import linked
from .matching import Match, matches
from .phrases import phrases
from .spans import ConceptSpan
from .standing import Forms, standing_for

LESS = frozenset("less fewer lower reduced decreased diminished lesser smaller minimal".split())
DROPS = frozenset(
    "reduction decrease decline drop fall mitigation minimization lessening prevention "
    "avoidance elimination".split()
)
VAGUE = frozenset(
    ["InterorganizationalRelationship", "InterorganizationalGovernanceArrangement", "SupplyNetwork"]
)
"""Forms that partners are of only where no more telling one is named."""
INNER = "mention.inner"
"""The rule of a span inside a longer one: what a verb phrase acts upon, the form in a compound."""


def concepts_of(docs: Sequence[Doc], *, trained: bool = True) -> list[list[ConceptSpan]]:
    """Return the concepts of each passage of one document: what it is about gives context to all.

    In a document about alliances "trust" is the partners' trust, wherever it stands. Without the
    `trained` linker only rules are asked.
    """
    told = speak_of_relations(docs)
    found = [concepts_in(doc, told) for doc in docs]
    known = carried(docs, found)
    if known:
        found = [_with_acronyms(doc, spans, known) for doc, spans in zip(docs, found, strict=True)]
    return linked(docs, found) if trained else found


def _with_acronyms(
    doc: Doc, found: list[ConceptSpan], known: Mapping[str, ConceptSpan]
) -> list[ConceptSpan]:
    """Add the acronyms that the document defines; what it says itself overrules other readings."""
    added = [
        replace(
            span,
            start=index,
            end=index + 1,
            head=index,
            confidence=0.9,
            rule=ACRONYM,
            lessened=False,
        )
        for index, span in standing(doc, known)
        if not any(each.start <= index < each.end - 1 for each in found)
    ]
    places = {span.start for span in added}
    kept = [span for span in found if span.start not in places or span.end > span.start + 1]
    added = [replace(span, lessened=lessened(doc, span)) for span in added]
    return sorted([*kept, *added], key=lambda span: (span.start, span.end))


def concepts_in(doc: Doc, told: bool = False) -> list[ConceptSpan]:
    """Return the concepts of a parsed Doc in the order of the text.

    Spans of the rule `mention.label` never overlap; those of other rules may overlap with them
    and with each other. What only stands for a form is `weak`. `told` says that the document as
    a whole is about relationships.
    """
    taken = [False] * len(doc)
    longest_first = sorted(unrivalled(doc), key=lambda m: (m.start - m.end, m.start))
    around = surroundings(doc, longest_first, told)
    chosen: list[Match] = []
    hidden: list[Match] = []
    for match in longest_first:
        if any(taken[match.start : match.end]):
            hidden.append(match)
        elif fits(doc[match.start : match.end], match.entry, around):
            taken[match.start : match.end] = [True] * (match.end - match.start)
            chosen.append(match)
    found = [_span(doc, match.start, match.end, match.entry) for match in chosen]
    found.extend(_torn(doc, chosen, around))
    found.extend(_inner(doc, chosen, hidden, around))
    for match in crossing(doc, chosen, hidden):
        if fits(doc[match.start : match.end], match.entry, around):
            span = _span(doc, match.start, match.end, match.entry)
            found.append(replace(span, confidence=0.7, rule=CROSSING))
    found.extend(fortunes(doc, found))
    found.extend(_standing(doc, found))
    found = [replace(span, lessened=True) if lessened(doc, span) else span for span in found]
    return sorted(found, key=lambda span: (span.start, span.end))


def unrivalled(doc: Doc) -> Iterator[Match]:
    """Yield the labels of a Doc but those in whose gap a noun begins a longer one.

    A "clear exit strategy" is an exit strategy, not a clear strategy.
    """
    found = list(matches(doc))
    whole = {(match.start, match.end) for match in found if not match.gap}
    for match in found:
        rivals = () if match.entry.is_action else match.gap
        if not any(doc[i].pos_ == "NOUN" and (i, match.end) in whole for i in rivals):
            yield match


def lessened(doc: Doc, span: ConceptSpan) -> bool:
    """Tell whether there is less of what a span names: "fewer conflicts", "a drop in trust".

    That is no other concept, but turns round what is said of it.
    """
    head = doc[span.head]
    if any(child.lower_ in LESS and not span.covers(child) for child in head.lefts):
        return True
    outside = head.dep_ in ("pobj", "pcomp") and not span.covers(head.head)
    return outside and head.head.lower_ in ("in", "of") and head.head.head.lemma_.lower() in DROPS


def _span(doc: Doc, start: int, end: int, entry: Entry) -> ConceptSpan:
    head = doc[start:end].root.i
    confidence = 0.95 if not entry.needs_context else 0.9 if end - start > 1 else 0.8
    return ConceptSpan(start, end, head, entry.concept, entry.kind, entry.label, confidence)


def _torn(doc: Doc, chosen: list[Match], around: Surroundings) -> Iterator[ConceptSpan]:
    """Find labels whose words stand apart, where no span has them already."""
    seen = {(match.end, match.entry.concept) for match in chosen}
    for phrase in phrases(doc, chosen):
        entry = phrase.entry
        known = (phrase.end, entry.concept)
        if known in seen or not fits(doc[phrase.start : phrase.end], entry, around):
            continue
        seen.add(known)
        yield ConceptSpan(
            phrase.start,
            phrase.end,
            phrase.head,
            entry.concept,
            entry.kind,
            entry.label,
            0.8,
            phrase.rule,
        )


def _inner(
    doc: Doc, chosen: list[Match], hidden: list[Match], around: Surroundings
) -> Iterator[ConceptSpan]:
    """Find what a verb or noun acts upon, and forms inside labels of another kind.

    "Build trust" and "a foundation for trust" are also about trust, "partnership performance" about
    partnerships.
    """
    outer_at = {index: match for match in chosen for index in range(match.start, match.end)}
    last: dict[int, int] = {}
    for match in hidden:
        outer = outer_at.get(match.start)
        if outer is None or match.end > outer.end or match.entry.concept == outer.entry.concept:
            continue
        acted_on = outer.entry.is_action and match.start > outer.start
        owned = match.end == outer.end and match.start > outer.start and _behind_of(doc, match)
        form = match.entry.kind == "form" != outer.entry.kind
        if not (acted_on or owned or form) or match.start < last.get(outer.start, 0):
            continue
        if match.end - match.start == 1 and doc[match.start].lemma_.lower() in COMMON:
            continue
        if fits(doc[match.start : match.end], match.entry, around):
            last[outer.start] = match.end
            head = doc[match.start : match.end].root.i
            entry = match.entry
            yield ConceptSpan(
                match.start, match.end, head, entry.concept, entry.kind, entry.label, 0.6, INNER
            )


def _behind_of(doc: Doc, match: Match) -> bool:
    """Tell whether a label belongs to what stands before it: "the foundation for trust"."""
    before = match.start - 1
    if doc[before].pos_ == "DET":
        before -= 1
    return before >= 0 and doc[before].pos_ == "ADP"


def _standing(doc: Doc, found: list[ConceptSpan]) -> Iterator[ConceptSpan]:
    """Find nouns that stand for a form: "the partners", "such arrangements"."""
    forms = [span for span in found if span.kind == "form"]
    heads = {span.head for span in found if span.rule != INNER}
    # In "the selection of partners" the partners are spoken of too.
    covered = heads | {index for span in forms for index in range(span.start, span.end)}
    telling = [span for span in forms if span.concept not in VAGUE] or forms
    named = sorted((span.start, span.concept) for span in telling)
    for index, concept, rule in standing_for(Forms(doc, named)):
        if index not in covered:
            label = doc[index].lemma_.lower()
            yield ConceptSpan(index, index + 1, index, concept, "form", label, 0.5, rule)


def title_concepts(title: str) -> list[ConceptSpan]:
    """Return the concepts that a title names."""
    return [span for span in concepts_in(pipeline()(title)) if not span.weak]
