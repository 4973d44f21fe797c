"""What a heading or lead-in says of the things listed under it: "Advantages of joint ventures"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from ..concepts.spans import ConceptSpan
from ..document import Block

_ROLES = {
    "gain": r"benefits?|advantages?|pros|upsides?|strengths|gains|opportunities|rewards",
    "trouble": r"challenges?|disadvantages?|cons|drawbacks?|downsides?|problems?|pitfalls?|risks|"
    r"weaknesses|limitations|costs|difficulties|dangers|tensions",
    "reason": r"reasons?|motives?|motivations?|why|rationales?|drivers",
    "barrier": r"barriers?|obstacles?|impediments?|hindrances?",
    "condition": r"success factors?|critical factors?|keys? to success|requirements?|conditions|"
    r"prerequisites?|preconditions?|best practices|principles|essentials|ingredients",
    "means": r"mechanisms?|tools|instruments|practices|structures",
    "kind": r"types|kinds|forms|varieties",
}
ROLES = {role: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for role, words in _ROLES.items()}
MARKED = frozenset(["gain", "trouble", "reason", "barrier"])
"""Roles that say themselves what is listed; the others do so only of a form they name."""

Statement = tuple[str, str, str]
_MADE: dict[tuple[str, str], str] = {
    ("gain", "benefit"): "Enables>",
    ("gain", "successFactor"): "Enables>",
    ("trouble", "challenge"): "Causes>",
    ("reason", "benefit"): "Motivates<",
    ("reason", "driver"): "Motivates<",
    ("barrier", "challenge"): "Hinders<",
    ("condition", "successFactor"): "Requires>",
    ("condition", "mechanism"): "Requires>",
    ("means", "mechanism"): "Employs>",
    ("kind", "form"): "IsKindOf<",
}
"""Role and kind of what is listed, to the relation from (`>`) or to (`<`) the form."""


@dataclass(frozen=True)
class Governing:
    """A heading or lead-in that says what the things under it are to a form."""

    role: str
    form: str
    level: int
    """Depth of the heading; 7 for a lead-in."""

    def statement(self, listed: ConceptSpan) -> Statement | None:
        """Return what it says of the form that a concept is listed here."""
        made = _MADE.get((self.role, listed.kind))
        if made is None or listed.concept == self.form:
            return None
        ends = (self.form, made[:-1], listed.concept)
        return ends if made.endswith(">") else ends[::-1]


def governing_of(
    block: Block, doc: Doc, concepts: list[ConceptSpan], main_form: str | None
) -> Governing | None:
    """Return what a heading, or a lead-in that ends with a colon, says of the list under it."""
    text = doc.text.rstrip()
    if block.kind != "heading" and not text.endswith(":"):
        return None
    last = list(doc.sents)[-1] if len(doc) else doc[:]
    role = role_of(last.text)
    named = {c.concept for c in concepts if c.kind == "form" and c.start >= last.start}
    if role is None or (role not in MARKED and not named):
        return None
    form = named.pop() if len(named) == 1 else main_form if not named else None
    if form is None:
        return None
    return Governing(role, form, block.level if block.kind == "heading" else 7)


def role_of(text: str) -> str | None:
    """Return the role that the words name, if they name exactly one.

    >>> role_of("Advantages of franchising"), role_of("Risks and benefits"), role_of("Law")
    ('gain', None, None)
    """
    found = [role for role, pattern in ROLES.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None
