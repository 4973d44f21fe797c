"""Acronyms that a text defines of a concept: "inter-municipal cooperation (IMC)" makes of each IMC
that concept, in the whole document.

================  ===================================  =======================================
rule              serves                               leaves alone
================  ===================================  =======================================
mention.acronym   inter-municipal cooperation (IMC);   joint ventures (in China); what the
                  later "IMC cuts costs"               letters do not spell; two senses
================  ===================================  =======================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

if TYPE_CHECKING:
    from .spans import ConceptSpan

RULE = "mention.acronym"
WRITTEN = re.compile(r"^[A-Z][A-Za-z&-]{0,7}[A-Z]s?$")
LINKS = frozenset("and for in of on the to with".split())
MOST_WORDS = 3
"""So many words before the label of a form may be spelt too."""


def defined(doc: Doc, found: Iterable[ConceptSpan]) -> Iterator[tuple[str, ConceptSpan]]:
    """Yield each acronym that stands in brackets behind a concept, or before it, with the concept.

    The letters are those of all its words, or of some words before it too.
    """
    for span in found:
        short = _beside(doc, span)
        if short is not None and _spelt(doc, span, short.removesuffix("s").lower()):
            yield short.removesuffix("s"), span


def _beside(doc: Doc, span: ConceptSpan) -> str | None:
    for opening, short, closing in (
        (span.end, span.end + 1, span.end + 2),
        (span.start - 1, span.start - 2, span.end),
    ):
        if short < 0 or max(opening, closing) >= len(doc):
            continue
        if (doc[opening].text, doc[closing].text) == ("(", ")") and WRITTEN.match(doc[short].text):
            return doc[short].text
    return None


def _spelt(doc: Doc, span: ConceptSpan, letters: str) -> bool:
    """Tell whether the first letters of the words make an acronym, links left out or not.

    A "global health partnership" is a partnership, but "customer relationship management" is none
    of relationships.
    """
    before = MOST_WORDS if span.kind == "form" else 0
    for start in range(span.start, max(span.start - before, 0) - 1, -1):
        long = [token for token in doc[start : span.end] if token.is_alpha]
        whole = "".join(token.lower_[0] for token in long)
        telling = "".join(token.lower_[0] for token in long if token.lower_ not in LINKS)
        if letters in (whole, telling):
            return doc[start].is_alpha and doc[start].lower_ not in LINKS
    return False


def carried(docs: Sequence[Doc], found: Sequence[Iterable[ConceptSpan]]) -> dict[str, ConceptSpan]:
    """Return the acronyms that the Docs of one document define, each of one concept."""
    senses: dict[str, dict[str, ConceptSpan]] = {}
    for doc, spans in zip(docs, found, strict=True):
        for short, span in defined(doc, spans):
            senses.setdefault(short, {}).setdefault(span.concept, span)
    return {short: next(iter(spans.values())) for short, spans in senses.items() if len(spans) == 1}


def standing(doc: Doc, known: Mapping[str, ConceptSpan]) -> Iterator[tuple[int, ConceptSpan]]:
    """Yield the tokens of a Doc that are such acronyms, each with the concept it is of.

    Those in brackets are left out: there the words beside them name the concept already.
    """
    for token in doc:
        span = known.get(token.text) or known.get(token.text.removesuffix("s"))
        if span is not None and not _in_brackets(token):
            yield token.i, span


def _in_brackets(token: Token) -> bool:
    before = token.i > 0 and token.nbor(-1).text == "("
    return before and token.i + 1 < len(token.doc) and token.nbor().text == ")"
