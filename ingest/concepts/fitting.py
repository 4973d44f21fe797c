"""Whether a label fits where it stands: no part of a name, spelt as it must be, in its context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from .everyday import (
    COMMON,
    CUES,
    NAMELESS,
    SELF_EVIDENT,
    STRONG_CUES,
    TELLING_VERBS,
    VERBS_ONLY,
)
from .lexicon import Entry
from .matching import Match

SPOKEN_OF_ANYWHERE = frozenset(["discipline", "approach", "theory"])


@dataclass(frozen=True)
class Surroundings:
    """What a Doc says around its labels: those that need no context, and words that give it."""

    doc: Doc
    plain: frozenset[tuple[int, int]]
    cues: tuple[int, ...]
    telling: frozenset[int]
    """Where forms and words that leave no doubt stand."""
    about_relations: bool
    """The whole passage is about organizations that work together."""

    def beside_form(self, span: Span) -> bool:
        """Tell whether the sentence speaks of relationships outside the span."""
        inside = range(span.start, span.end)
        return any(index in self.telling and index not in inside for index in _sentence(span))


def _sentence(span: Span) -> range:
    return range(span.sent.start, span.sent.end)


def surroundings(doc: Doc, matches: Iterable[Match]) -> Surroundings:
    """Look once at a Doc for what makes common words mean concepts in it."""
    plain = [match for match in matches if not match.entry.needs_context]
    cues = tuple(token.i for token in doc if token.lemma_.lower() in CUES)
    said = {doc[index].lemma_.lower() for index in cues}
    telling = {index for index in cues if doc[index].lemma_.lower() in STRONG_CUES}
    telling |= {match.start for match in plain if match.entry.kind == "form"}
    places = frozenset((match.start, match.end) for match in plain)
    about_relations = len(telling) > 1 or len(said) > 2
    return Surroundings(doc, places, cues, frozenset(telling), about_relations)


def fits(span: Span, entry: Entry, around: Surroundings) -> bool:
    """Apply what a label asks of its surroundings: case for acronyms, context for common words.

    Context is a word about organizations, or a label that needs none: in the sentence, or for a
    form anywhere in the passage; or that the passage as a whole is about such things.
    """
    if entry.case_sensitive:
        return _as_written(span, entry)
    if entry.capitals and not all(word in span.text for word in entry.capitals):
        return False
    if _part_of_a_name(span):
        return False
    if span[0].is_sent_start and len(span) == 1 and span[0].ent_type_ in ("PERSON", "GPE"):
        return False
    if entry.is_action and _of_something_else(span):
        return False
    if entry.kind in ("benefit", "challenge") and _modifies_something_else(span):
        return False
    return not entry.needs_context or _in_context(span, entry, around)


def _as_written(span: Span, entry: Entry) -> bool:
    """Tell an acronym from a number in a list: "P3" beside "P4" and "P8" is no partnership."""
    if span.text not in (entry.label, entry.label + "s"):
        return False
    numbered = entry.label[:1] + "#" if entry.label[-1:].isdigit() else ""
    return not numbered or not any(
        t.text[:1] == entry.label[0] and t.text[1:].isdigit() and t.text != entry.label
        for t in span.doc
    )


def _in_context(span: Span, entry: Entry, around: Surroundings) -> bool:
    if entry.kind in SPOKEN_OF_ANYWHERE:
        return False
    if len(span) == 1 and span[0].lemma_.lower() in SELF_EVIDENT and span[0].pos_ != "PROPN":
        return True
    if len(span) == 1 and not _may_stand_alone(span):
        return False
    if any(t.ent_type_ == "ORG" for t in span) and span.text[:1].isupper():
        return False
    if len(span) == 1 and span[0].lemma_.lower() in COMMON:
        return around.beside_form(span)
    if around.about_relations:
        return True
    scope = span.doc[:] if entry.kind == "form" else span.sent
    lemmas = {token.lemma_.lower() for token in span}
    if any(scope.start <= start and end <= scope.end for start, end in around.plain):
        return True
    doc = span.doc
    return any(
        scope.start <= index < scope.end and doc[index].lemma_.lower() not in lemmas
        for index in around.cues
    )


def _may_stand_alone(span: Span) -> bool:
    token = span.root
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and token.tag_ != "VBG":
        return lemma in TELLING_VERBS
    return token.tag_ == "VBG" or (token.pos_ in ("NOUN", "ADJ") and lemma not in VERBS_ONLY)


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


def _modifies_something_else(span: Span) -> bool:
    """Tell "the new technology budget", which is a budget, from "cost reduction efforts"."""
    last = span[-1]
    if last.dep_ != "compound" or last.head.i < span.end:
        return False
    return last.head.lemma_.lower() not in NAMELESS and last.head.pos_ == "NOUN"


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
