"""What a heading or lead-in says of the things listed under it: "Advantages of joint ventures"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
OWNER = re.compile(
    rf"\b(?:{'|'.join(_ROLES.values())}) (?:of|to|in|for|from|with) (?P<owner>\w.*)", re.IGNORECASE
)
POINTING = re.compile(
    r"(?:the |an? )?(?:this|these|those|such|it|them|approach|model|arrangements?|strategy|"
    r"joining|working together|participat\w+|form|organi[sz]ations?|compan(?:y|ies)|firms?|"
    r"partners?|members?)\b",
    re.IGNORECASE,
)
"""What after a role means the form that the text speaks of, or those who are in it."""
DENIED = re.compile(r"\b(?:no|not|never|without|nor|myths?|misconceptions?|fallac\w+)\b", re.I)
HEDGED = re.compile(r"\b(?:may|might|could|possible|potential|expected|supposed|alleged)\b", re.I)
PLAIN = re.compile(
    r"\b(?:introduction|overview|background|findings|results|discussion|analysis|evaluation|"
    r"summary|conclusions?|implications|evidence|literature|theory|review|lessons|outlook|"
    r"assessment|considerations|key|main|general|"
    rf"{'|'.join(_ROLES.values())})\b",
    re.IGNORECASE,
)
"""What a heading says that does not turn to another subject."""
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


@dataclass
class Outline:
    """The headings that stand over a block, the highest first."""

    main_form: str | None
    """The one form that the title names."""
    headings: list[tuple[int, str | None, bool]] = field(default_factory=list)
    """Level, the one form named, and whether the heading turns to another subject."""

    def enter(self, level: int, text: str, forms: set[str]) -> None:
        """Begin a section; those that are not over it are left."""
        self.headings = [each for each in self.headings if each[0] < level]
        form = next(iter(forms)) if len(forms) == 1 else None
        turns = form is None and (bool(forms) or of_another(text) or not PLAIN.search(text))
        self.headings.append((level, form, turns))

    def form(self, level: int = 99) -> str | None:
        """Return the form that a section under headings above this level speaks of, if it is known.

        Under a heading that turns to something else the title's form is not meant.
        """
        for above, form, turns in reversed(self.headings):
            if above < level and (form is not None or turns):
                return form
        return self.main_form


@dataclass(frozen=True)
class Governing:
    """A heading or lead-in that says what the things under it are to a form."""

    role: str
    form: str
    level: int
    """Depth of the heading; 7 for a lead-in."""
    hedged: bool = False
    """Whether it only says that what is listed may be so."""

    def statement(self, listed: ConceptSpan) -> Statement | None:
        """Return what it says of the form that a concept is listed here."""
        made = _MADE.get((self.role, listed.kind))
        if made is None or listed.concept == self.form:
            return None
        ends = (self.form, made[:-1], listed.concept)
        return ends if made.endswith(">") else ends[::-1]


def governing_of(
    block: Block, doc: Doc, concepts: list[ConceptSpan], around: str | None
) -> Governing | None:
    """Return what a heading, or a lead-in that ends with a colon, says of the list under it.

    `around` is the form that the text around speaks of, which is meant where none is named.
    """
    text = doc.text.rstrip()
    if block.kind != "heading" and not text.endswith(":"):
        return None
    last = list(doc.sents)[-1] if len(doc) else doc[:]
    role = role_of(last.text)
    named = {c.concept for c in concepts if c.kind == "form" and c.start >= last.start}
    if role is None or DENIED.search(last.text) or (role not in MARKED and not named):
        return None
    if not named and of_another(last.text):
        return None
    form = named.pop() if len(named) == 1 else around if not named else None
    if form is None:
        return None
    level = block.level if block.kind == "heading" else 7
    return Governing(role, form, level, bool(HEDGED.search(last.text)))


def of_another(text: str) -> bool:
    """Tell whether words name what has the role, where it is no form: "benefits of trust".

    >>> of_another("Benefits of trust"), of_another("Benefits of such arrangements")
    (True, False)
    """
    found = OWNER.search(text)
    return found is not None and POINTING.match(found["owner"]) is None


def role_of(text: str) -> str | None:
    """Return the role that the words name, if they name exactly one.

    >>> role_of("Advantages of franchising"), role_of("Risks and benefits"), role_of("Law")
    ('gain', None, None)
    """
    found = [role for role, pattern in ROLES.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None
