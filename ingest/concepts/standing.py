"""Nouns that stand for a form without naming it: its members, "such arrangements".

====================  ==================================  ====================================
rule                  serves                              leaves alone
====================  ==================================  ====================================
mention.member        partners learn from each other      members of the audience; third parties
mention.arrangement   such arrangements fail (of a form)  the relationship between two words
====================  ==================================  ====================================
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from ..sentences import of_lemma

MEMBERS = {
    "franchisee": "FranchiseSystem",
    "franchisor": "FranchiseSystem",
    "licensor": "LicensingRelationship",
    "licensee": "LicensingRelationship",
    "outsourcer": "OutsourcingRelationship",
    "supplier": "BuyerSupplierRelationship",
    "vendor": "BuyerSupplierRelationship",
    "partner": "",
    "collaborator": "",
    "ally": "",
    "member": "",
    "participant": "",
    "party": "",
}
"""Who takes part, and in what; in the form spoken of nearby where nothing is given."""
ANYWHERE = frozenset(["partner", "collaborator", "ally"])
"""Who is always one of several that work together."""
OTHERS = frozenset(["third", "political", "adjacent", "interested", "trading", "chat"])
JOINT = frozenset(["team", "project", "network", "group", "programme", "program"])
"""Whose members may be those of a relationship."""
TAKING_PART = frozenset(
    "partner partnering member collaborating cooperating allied participating participant "
    "partnered collaborative".split()
)
ORGANIZATIONS = frozenset(
    "organization organisation firm company agency business institution enterprise".split()
)
ARRANGEMENTS = frozenset(
    "arrangement relationship tie linkage agreement relation effort initiative undertaking "
    "venture cooperation partnership alliance network project".split()
)
POINTING = frozenset(["this", "that", "these", "those", "such", "the", "their", "its"])
MEMBERS_OF = "InterorganizationalCollaboration"
STANDING = ORGANIZATIONS | ARRANGEMENTS | frozenset(MEMBERS)


@dataclass(frozen=True)
class Forms:
    """The forms that a Doc names, for what points back at them."""

    doc: Doc
    named: Sequence[tuple[int, str]]
    """Start and concept of each, in the order of the text."""

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where they start."""
        return tuple(start for start, _ in self.named)

    def nearest(self, index: int) -> str:
        """Return the form named last before a token, or else first after it."""
        before = bisect_left(self.starts, index)
        return self.named[max(before - 1, 0)][1] if self.named else ""

    def named_at(self, *tokens: Token) -> bool:
        """Tell whether a form starts at one of the tokens."""
        return any(token.i in self.starts for token in tokens)


def standing_for(forms: Forms) -> Iterator[tuple[int, str, str]]:
    """Yield token, form and rule of each noun that stands for a form."""
    for token in of_lemma(forms.doc, STANDING):
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            yield from _of_noun(forms, token)


def _of_noun(forms: Forms, token: Token) -> Iterator[tuple[int, str, str]]:
    lemma = token.lemma_.lower()
    if lemma in MEMBERS and _is_member(forms, token):
        concept = MEMBERS[lemma] or forms.nearest(token.i)
        if concept or lemma in ANYWHERE:
            yield token.i, concept or MEMBERS_OF, "mention.member"
    elif lemma in ORGANIZATIONS and any(child.lower_ in TAKING_PART for child in token.lefts):
        yield token.i, forms.nearest(token.i) or MEMBERS_OF, "mention.member"
    elif lemma in ARRANGEMENTS and forms.named and _points_back(token):
        yield token.i, forms.nearest(token.i), "mention.arrangement"


def _is_member(forms: Forms, token: Token) -> bool:
    """Tell partners and members of a relationship from lab members and third parties."""
    lemma = token.lemma_.lower()
    if lemma == "party" and token.tag_ != "NNS":
        return False
    inside = [c for child in token.rights if child.lower_ in ("in", "of") for c in child.subtree]
    if lemma == "participant" and not forms.named_at(*inside):
        return False
    for child in token.lefts:
        told = child.dep_ != "compound" or forms.named_at(child) or child.lower_ in JOINT
        if child.lower_ in OTHERS or not (told or lemma in ANYWHERE):
            return False
    owned = [c for child in token.rights if child.lower_ == "of" for c in child.rights]
    return not owned or any(forms.named_at(o, o.left_edge) or o.lower_ in JOINT for o in owned)


def _points_back(token: Token) -> bool:
    """Tell "such arrangements" and "the relationship" from "the relationship between words"."""
    lefts = list(token.lefts)
    if any(child.dep_ == "prep" for child in token.rights):
        return False
    return any(child.lower_ in POINTING for child in lefts) and not any(
        child.dep_ in ("compound", "amod") and child.lower_ not in POINTING for child in lefts
    )
