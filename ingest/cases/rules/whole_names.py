"""What belongs to a name beyond its span: "plc", the number of "Studio 54", the 's of "Levi's"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...organizations.proper_names import LEGAL
from ...organizations.recognition import OrganizationSpan

if TYPE_CHECKING:
    from spacy.tokens import Span

DIGITS = 3
"""A longer number after a name is a year or an amount."""
OPENING = frozenset("also eventually finally later meanwhile previously recently soon then".split())
"""Words that a capital at the start of a sentence makes look like part of a name."""


def whole_name(span: OrganizationSpan, sentence: Span) -> OrganizationSpan:
    """Let a span cover what the parser may hang the name on, and the name what is a part of it."""
    doc, end = sentence.doc, span.end
    if span.start == sentence.start and end - span.start > 1 and doc[span.start].lower_ in OPENING:
        span = replace(span, start=span.start + 1, name=doc[span.start + 1 : end].text)
    while end < sentence.end and LEGAL.match(doc[end].text):
        end += 1
    if end > span.end:
        return replace(span, end=end)
    if end >= sentence.end:  # A name may run into what the parser takes for the next sentence.
        return span
    token, inside = doc[end], range(span.start, span.end)
    number = token.text.isdigit() and len(token) <= DIGITS and token.dep_ in ("nummod", "appos")
    if number and token.head.i in inside and span.kind == "organization":
        return replace(span, end=end + 1, name=f"{span.name} {token.text}")
    # "Levi's opened a shop" is no possessive: the 's is what opened.
    owning = token.tag_ != "POS" or token.dep_ in ("case", "punct")
    if not owning and token.ent_iob_ == "I" and doc[end - 1].head == token:
        return replace(span, end=end + 1, name=f"{span.name}{token.text}")
    return span
