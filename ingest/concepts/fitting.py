"""Whether a label fits where it stands: no part of a name, spelt as it must be, in its context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from ..sentences import of_lemma
from .everyday import (
    COMMON,
    CUES,
    NAMELESS,
    NOUNS_ONLY,
    POLITICAL,
    SELF_EVIDENT,
    STRONG_CUES,
    TELLING_VERBS,
    UNDERSTOOD,
    VERBS_ONLY,
)
from .lexicon import Entry
from .matching import Match
from .standing import ARRANGEMENTS, POINTING

SPOKEN_OF_ANYWHERE = frozenset(["discipline", "approach", "theory"])
BEARERS = frozenset(
    "firm company partner organization enterprise venture project business investment alliance "
    "partnership transaction undertaking innovation launch initiative programme program".split()
)
"""Whose risk is no other than theirs: "the risk of the project"."""
LONGEST_TITLE = 10
"""So many tokens a heading has at most that runs into a sentence."""
FEWEST_CUES = 5
DENSEST = 0.008
"""So many words that leave no doubt, and such a share of all, make a document one about
relationships."""


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


def speak_of_relations(docs: Iterable[Doc]) -> bool:
    """Tell whether the passages of one document are, taken together, about relationships."""
    words = telling = 0
    for doc in docs:
        words += len(doc)
        telling += sum(1 for _ in of_lemma(doc, STRONG_CUES))
    return telling >= FEWEST_CUES and telling >= DENSEST * words


def surroundings(doc: Doc, matches: Iterable[Match], told: bool = False) -> Surroundings:
    """Look once at a Doc for what makes common words mean concepts in it.

    `told` says that the document it is from is about relationships.
    """
    plain = [match for match in matches if not match.entry.needs_context]
    cues = tuple(token.i for token in of_lemma(doc, CUES))
    said = {doc[index].lemma_.lower() for index in cues}
    telling = {index for index in cues if doc[index].lemma_.lower() in STRONG_CUES}
    telling |= {match.start for match in plain if match.entry.kind == "form"}
    places = frozenset((match.start, match.end) for match in plain)
    about_relations = told or len(telling) > 1 or len(said) > 2
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
    if len(span) == 1 and not _may_stand_alone(span, entry):
        return False
    called = any(token.ent_type_ == "ORG" for token in span) and span.text[:1].isupper()
    if called and not span[0].is_sent_start:
        return False
    lemma = span[0].lemma_.lower()
    if len(span) == 1 and lemma in COMMON:
        return around.beside_form(span) or (around.about_relations and _is_understood(span[0]))
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


def _is_understood(token: Token) -> bool:
    """Tell "relationships emerge" from "this relationship", which stands for one spoken of."""
    lemma = token.lemma_.lower()
    back = lemma in ARRANGEMENTS and any(child.lower_ in POINTING for child in token.lefts)
    return token.pos_ == "NOUN" and lemma in UNDERSTOOD and not back


def _may_stand_alone(span: Span, entry: Entry) -> bool:
    token = span.root
    lemma = token.lemma_.lower()
    if lemma == "advocate":
        advocated = {each.lemma_.lower() for each in token.subtree if each.i > token.i}
        return token.pos_ == "VERB" and bool(advocated & POLITICAL)
    if token.pos_ == "VERB" and token.tag_ != "VBG":
        return lemma in TELLING_VERBS
    if token.pos_ == "PROPN":
        # The tagger takes many a word with a capital for a name: "Trust grew".
        # "Grant and Baden-Fuller" are two people.
        after = span.doc[span.end : span.end + 2]
        listed = len(after) > 1 and after[0].lower_ in ("and", "&") and after[1].is_title
        first = bool(token.is_sent_start) and not listed
        if token.ent_type_ and entry.kind != "form":
            return first and _acts(token)
        return token.ent_type_ == "" and (first or _titled(span) is not None)
    if lemma in NOUNS_ONLY:
        return token.pos_ == "NOUN" and token.dep_ != "compound"
    return token.tag_ == "VBG" or (token.pos_ in ("NOUN", "ADJ") and lemma not in VERBS_ONLY)


def _acts(token: Token) -> bool:
    """Tell a word that is taken for a name for its capital alone: "Trust reduces conflict"."""
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    if after is None or after.ent_iob_ == "I":
        return False
    return token.dep_ == "nsubj" and after.pos_ in ("VERB", "AUX", "ADV") and token.tag_ != "NNPS"


def _titled(span: Span) -> Span | None:
    """Return the heading that runs into the sentence of a span, if it stands in one.

    "Robust Performance Management: to reach its aims ..." names nothing.
    """
    sentence = span.sent
    for token in sentence[: LONGEST_TITLE + 1]:
        if token.text.startswith(":"):
            return span.doc[sentence.start : token.i] if span.end <= token.i else None
    return None


def _part_of_a_name(span: Span) -> bool:
    """Tell "the Knowledge Network of Ontario" from a concept; a title in capitals is no name."""
    if not all(token.text[:1].isupper() for token in span if token.is_alpha):
        return False
    sentence = _titled(span) or span.sent
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

    Who shares the risk of something shares risk all the same, and so does it go with the risk of
    somebody or of an undertaking.
    """
    last = span[-1]
    if span[0].lemma_.lower() in ("share", "spread", "pool", "diversify"):
        return False
    if last.lemma_.lower() not in ("risk", "problem", "uncertainty", "barrier"):
        return False
    return any(
        child.lower_ == "of"
        and child.i >= span.end
        and not any(owner.lemma_.lower() in BEARERS for owner in child.children)
        for child in last.children
    )
