"""Where the labels of the lexicon stand in a parsed text, and whether they fit there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from .lexicon import DASHES, PREFIXES, Entry, Node, normalized, trie

# Words that make it plain that a passage is about organizations working together.
CUES = frozenset(
    "partner partnership alliance venture consortium network interfirm interorganizational "
    "interorganisational collaboration collaborative cooperation cooperative collaborator "
    "supplier buyer organization organisation firm company agency member ally parent coalition "
    "federation interagency franchise franchisor franchisee licensor licensee outsourcing "
    "governance contractor competitor coopetition cluster ngo nonprofit".split()
)
SKIPPED = frozenset("the a an their its his her our your this these those each both any".split())
LONGEST_SKIP = 2


@dataclass(frozen=True)
class Match:
    """A label at the tokens from `start` (inclusive) to `end` (exclusive)."""

    start: int
    end: int
    entry: Entry


def matches(doc: Doc) -> Iterator[Match]:
    """Yield every label in a Doc, overlapping ones too.

    Hyphens count for nothing; in a verb phrase articles and possessives may stand between the
    words ("reduce their costs"), in a noun phrase not ("lead a firm" is no lead firm).
    """
    for start in range(len(doc)):
        yield from _from(doc, start)


def _from(doc: Doc, start: int) -> Iterator[Match]:
    states: list[tuple[Node, int]] = [(trie(), 0)]
    action = doc[start].pos_ == "VERB"
    prefix = ""
    for index in range(start, len(doc)):
        token = doc[index]
        if token.text in DASHES and index > start:
            continue
        following = index + 1 < len(doc) and doc[index + 1].text in DASHES
        if following and token.lower_ in PREFIXES:
            prefix = token.lower_
            continue
        words = (normalized(prefix + token.text),) if prefix else keys(token)
        prefix = ""
        inside = [(s.children[k], n) for s, n in states for k in words if k in s.children]
        stepped: list[tuple[Node, int]] = []
        if action and index > start and token.lower_ in SKIPPED:
            stepped = [(state, n + 1) for state, n in states if n < LONGEST_SKIP]
        states = inside + stepped
        if not states:
            return
        for state, skipped in inside:
            entry = state.entry
            if entry and not _runs_on(doc, index + 1) and (entry.is_action or not skipped):
                yield Match(start, index + 1, entry)


def keys(token: Token) -> tuple[str, ...]:
    """Return the words under which a token may stand in a label: as written, and its lemma."""
    surface = normalized(token.text)
    lemma = token.lemma_.lower()
    return (surface,) if lemma == surface or token.pos_ != "VERB" else (surface, lemma)


def _runs_on(doc: Doc, index: int) -> bool:
    """Tell whether the label goes on into a longer word: trust-based, alliance-specific."""
    return index + 1 < len(doc) and doc[index].text == "-" and not doc[index].whitespace_


def fits(span: Span, entry: Entry, plain: set[tuple[int, int]]) -> bool:
    """Apply what a label asks of its surroundings: case for acronyms, context for common words.

    Context is a word about organizations, or one of the `plain` labels, token ranges of labels
    that need none: in the sentence, or for a form anywhere in the passage.
    """
    if entry.case_sensitive:
        return span.text in (entry.label, entry.label + "s")
    if _part_of_a_name(span):
        return False
    if span[0].is_sent_start and len(span) == 1 and span[0].ent_type_ in ("PERSON", "GPE"):
        return False
    if entry.is_action and _of_something_else(span):
        return False
    return not entry.needs_context or _in_context(span, entry, plain)


def _in_context(span: Span, entry: Entry, plain: set[tuple[int, int]]) -> bool:
    if entry.kind in ("discipline", "approach", "theory"):
        return False
    if span.root.pos_ not in ("NOUN", "ADJ") and span.root.tag_ != "VBG":
        return False
    if any(t.ent_type_ == "ORG" for t in span) and span.text[:1].isupper():
        return False
    scope = span.doc[:] if entry.kind == "form" else span.sent
    lemmas = {token.lemma_.lower() for token in span}
    return any(scope.start <= start and end <= scope.end for start, end in plain) or any(
        (lemma := token.lemma_.lower()) in CUES and lemma not in lemmas for token in scope
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
        after is not None and after.is_alpha and after.text[:1].isupper()
    )


def _of_something_else(span: Span) -> bool:
    """Tell "reduce the risk of opportunism", which is about opportunism, from "reduce risk".

    Who shares the risk of something shares risk all the same.
    """
    last = span[-1]
    if span[0].lemma_.lower() in ("share", "spread", "pool", "diversify"):
        return False
    return last.lemma_.lower() in ("risk", "problem", "uncertainty", "barrier") and any(
        child.lower_ == "of" and child.i >= span.end for child in last.children
    )


def lookup(tokens: list[Token]) -> Entry | None:
    """Return the label that the tokens make in this order, if any."""
    node = trie()
    for token in tokens:
        for key in keys(token):
            if key in node.children:
                node = node.children[key]
                break
        else:
            return None
    return node.entry
