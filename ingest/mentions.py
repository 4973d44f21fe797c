"""Concepts found in a parsed text: longest label first, shared heads of coordinations expanded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from .language import pipeline
from .lexicon import DASHES, PREFIXES, Entry, normalized, trie
from .sentences import children

# Words that make it plain that a sentence is about organizations working together.
CUES = frozenset(
    "partner partnership alliance venture consortium network interfirm interorganizational "
    "interorganisational collaboration collaborative cooperation cooperative collaborator "
    "supplier buyer organization organisation firm company agency member ally parent coalition "
    "federation interagency franchise franchisor franchisee licensor licensee outsourcing "
    "governance contractor competitor coopetition cluster ngo nonprofit".split()
)
SKIPPED = frozenset("the a an their its his her our your this these those each both any".split())
SHARED = frozenset(["and", "or", "&", "as"])
LONGEST_SKIP = 2
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
    matches = sorted(_matches(doc), key=lambda m: (m[0] - m[1], m[0]))
    plain = {(start, end) for start, end, entry in matches if not entry.needs_context}
    for start, end, entry in matches:
        if any(taken[start:end]) or not _fits(doc[start:end], entry, plain):
            continue
        for index in range(start, end):
            taken[index] = True
        found.append(_span(doc, start, end, entry))
    found.extend(_expanded(doc, found))
    found.extend(_fortunes(doc, found))
    return sorted(found, key=lambda span: (span.start, span.end))


def _span(doc: Doc, start: int, end: int, entry: Entry) -> ConceptSpan:
    head = doc[start:end].root.i
    confidence = 0.8 if entry.needs_context else 0.95
    return ConceptSpan(start, end, head, entry.concept, entry.kind, entry.label, confidence)


def _keys(token: Token) -> tuple[str, ...]:
    """Return the words under which a token may stand in a label: as written, and its lemma."""
    surface = normalized(token.text)
    lemma = token.lemma_.lower()
    return (surface,) if lemma == surface or token.pos_ != "VERB" else (surface, lemma)


def _matches(doc: Doc) -> Iterator[tuple[int, int, Entry]]:
    root = trie()
    for start in range(len(doc)):
        states = [root]
        index, skipped = start, 0
        action = doc[start].pos_ == "VERB"
        prefix = ""
        while index < len(doc) and states:
            token = doc[index]
            index += 1
            if token.text in DASHES and index - 1 > start:
                continue
            if token.lower_ in PREFIXES and index < len(doc) and doc[index].text in DASHES:
                prefix = token.lower_
                continue
            keys = (normalized(prefix + token.text),) if prefix else _keys(token)
            prefix = ""
            following = [s.children[k] for s in states for k in keys if k in s.children]
            if not following:
                # "reduce their costs" is "reduce costs"; "lead a firm" is no "lead firm".
                inside = action and index - 1 > start
                if inside and token.lower_ in SKIPPED and skipped < LONGEST_SKIP:
                    skipped += 1
                    continue
                break
            states = following
            for state in states:
                entry = state.entry
                if entry and not _runs_on(doc, index) and (entry.is_action or not skipped):
                    yield start, index, entry


def _runs_on(doc: Doc, index: int) -> bool:
    """Tell whether the label goes on into a longer word: trust-based, alliance-specific."""
    return index + 1 < len(doc) and doc[index].text == "-" and not doc[index].whitespace_


def _fits(span: Span, entry: Entry, plain: set[tuple[int, int]]) -> bool:
    """Apply what a label asks of its surroundings: case for acronyms, context for common words.

    Context is a word about organizations in the sentence, or a concept named by a plain label.
    """
    if entry.case_sensitive:
        return span.text == entry.label
    if _part_of_a_name(span):
        return False
    if span[0].is_sent_start and len(span) == 1 and span[0].ent_type_ in ("PERSON", "GPE"):
        return False
    if entry.is_action and _of_something_else(span):
        return False
    if not entry.needs_context:
        return True
    if entry.kind in ("discipline", "approach", "theory"):
        return False
    if span.root.pos_ not in ("NOUN", "ADJ") and entry.kind != "mechanism":
        return False
    if any(t.ent_type_ == "ORG" for t in span) and span.text[:1].isupper():
        return False
    sentence = span.sent
    return (
        entry.kind == "form"
        or any(sentence.start <= start and end <= sentence.end for start, end in plain)
        or any(t.lemma_.lower() in CUES and not span.start <= t.i < span.end for t in sentence)
    )


def _part_of_a_name(span: Span) -> bool:
    """Tell "the Knowledge Network of Ontario" from a concept; a title in capitals is no name."""
    if not all(token.text[:1].isupper() for token in span if token.is_alpha):
        return False
    sentence = span.sent
    words = [token for token in sentence if token.is_alpha]
    if sum(token.text[:1].isupper() for token in words) > 0.6 * len(words):
        return False
    before = span.doc[span.start - 1] if span.start > sentence.start else None
    after = span.doc[span.end] if span.end < sentence.end else None
    inside = before is not None and (before.text[:1].isupper() or before.text == ")")
    first = before is not None and before.i == sentence.start and not before.ent_type_
    return (inside and not first) or (
        after is not None
        and after.is_alpha
        and after.text[:1].isupper()
        and not after.is_sent_start
    )


def _of_something_else(span: Span) -> bool:
    """Tell "reduce the risk of opportunism", which is about opportunism, from "reduce risk"."""
    last = span[-1]
    return last.lemma_.lower() in ("risk", "problem", "uncertainty", "barrier") and any(
        child.lower_ == "of" and child.i >= span.end for child in last.children
    )


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
                entry = _lookup([left, *doc[head_start:head_end]])
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


def _lookup(tokens: list[Token]) -> Entry | None:
    node = trie()
    for token in tokens:
        for key in _keys(token):
            if key in node.children:
                node = node.children[key]
                break
        else:
            return None
    return node.entry


def title_concepts(title: str) -> list[ConceptSpan]:
    """Return the concepts that a title names."""
    return concepts_in(pipeline()(title))
