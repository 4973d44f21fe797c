"""Concepts found in a parsed text: longest label first, shared heads of coordinations expanded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..language import pipeline
from ..sentences import children
from .lexicon import Entry
from .matching import fits, lookup, matches

SHARED = frozenset(["and", "or", "&", "as"])
TROUBLES = frozenset(["AllianceFailure", "RelationshipInstability"])


@dataclass(frozen=True)
class ConceptSpan:
    """A concept at the tokens from `start` (inclusive) to `end` (exclusive) of a Doc."""

    start: int
    end: int
    head: int
    """Token on which the span hangs in the parse."""
    concept: str
    kind: str
    label: str
    confidence: float
    rule: str = "mention.label"

    def covers(self, token: Token) -> bool:
        """Tell whether the token lies inside the span."""
        return self.start <= token.i < self.end


def concepts_in(doc: Doc) -> list[ConceptSpan]:
    """Return the concepts of a parsed Doc in the order of the text; expansions may overlap."""
    taken = [False] * len(doc)
    found: list[ConceptSpan] = []
    longest_first = sorted(matches(doc), key=lambda m: (m.start - m.end, m.start))
    plain = {(m.start, m.end) for m in longest_first if not m.entry.needs_context}
    for match in longest_first:
        span = doc[match.start : match.end]
        if any(taken[match.start : match.end]) or not fits(span, match.entry, plain):
            continue
        taken[match.start : match.end] = [True] * len(span)
        found.append(_span(doc, match.start, match.end, match.entry))
    found.extend(_expanded(doc, found))
    found.extend(_fortunes(doc, found))
    return sorted(found, key=lambda span: (span.start, span.end))


def _span(doc: Doc, start: int, end: int, entry: Entry) -> ConceptSpan:
    head = doc[start:end].root.i
    confidence = 0.8 if entry.needs_context else 0.95
    return ConceptSpan(start, end, head, entry.concept, entry.kind, entry.label, confidence)


def _expanded(doc: Doc, found: list[ConceptSpan]) -> Iterator[ConceptSpan]:
    """Find what coordinations hide: "product and process innovation", "risk and cost sharing"."""
    covered = {index for span in found for index in range(span.start, span.end)}
    for middle in doc[1:-1]:
        if middle.lower_ not in SHARED:
            continue
        left, right = doc[middle.i - 1], doc[middle.i + 1]
        if left.pos_ not in ("NOUN", "ADJ", "PROPN", "VERB") or left.i in covered:
            continue
        if right.pos_ not in ("NOUN", "ADJ", "PROPN", "VERB"):
            continue
        for head_start in range(right.i + 1, min(right.i + 3, len(doc))):
            for head_end in range(min(head_start + 2, len(doc)), head_start, -1):
                if doc[head_end - 1].pos_ not in ("NOUN", "VERB"):
                    continue
                entry = lookup([left, *doc[head_start:head_end]])
                if entry and not entry.needs_context:
                    head = doc[head_start:head_end].root.i
                    yield ConceptSpan(
                        left.i,
                        head_end,
                        head,
                        entry.concept,
                        entry.kind,
                        entry.label,
                        0.8,
                        "mention.shared-head",
                    )
                    break


# What becomes of a form, in a noun ("the success of alliances") or a verb ("alliances fail").
FORTUNES = {
    "success": "AlliancePerformance",
    "performance": "AlliancePerformance",
    "effectiveness": "AlliancePerformance",
    "succeed": "AlliancePerformance",
    "failure": "AllianceFailure",
    "collapse": "AllianceFailure",
    "breakdown": "AllianceFailure",
    "fail": "AllianceFailure",
    "instability": "RelationshipInstability",
    "longevity": "RelationshipLongevity",
    "survival": "RelationshipLongevity",
    "stability": "RelationshipLongevity",
}


def _fortunes(doc: Doc, found: list[ConceptSpan]) -> Iterator[ConceptSpan]:
    """Find the success, failure, stability of a form where no label names them."""
    covered = {index for span in found for index in range(span.start, span.end)}
    forms = [span for span in found if span.kind == "form"]
    for token in doc:
        concept = FORTUNES.get(token.lemma_.lower())
        if concept is None or token.i in covered or token.pos_ not in ("NOUN", "VERB"):
            continue
        if token.pos_ == "VERB":
            # "fail to" is a denial, not a failure.
            owners = [] if any(children(token, "xcomp")) else [*children(token, "nsubj")]
        else:
            owners = [*children(token, "compound", "poss")]
            for preposition in children(token, "prep"):
                if preposition.lower_ in ("of", "in"):
                    owners.extend(children(preposition, "pobj"))
        if any(form.covers(owner) for form in forms for owner in owners):
            kind = "challenge" if concept in TROUBLES else "benefit"
            label = token.lemma_.lower()
            yield ConceptSpan(
                token.i, token.i + 1, token.i, concept, kind, label, 0.8, "mention.fortune"
            )


def title_concepts(title: str) -> list[ConceptSpan]:
    """Return the concepts that a title names."""
    return concepts_in(pipeline()(title))
