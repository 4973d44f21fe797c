"""Noun phrases that name a form of relationship: "a joint venture", "the research consortium"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interorg.ontology.concepts import ConceptScheme, load_concepts
from interorg.ontology.extra_modules import kept_with_ontology

from .accords import SIDES, accords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Nouns that stand for a relationship already introduced, and what they say of its form.
SHORT_FOR = {
    "venture": "JointVenture",
    "alliance": "StrategicAlliance",
    "tie-up": "StrategicAlliance",
    "consortium": "Consortium",
    "partnership": "Partnership",
    "coalition": "Coalition",
    "federation": "VoluntaryFederation",
    "network": None,
    "company": None,
    "firm": None,
    "entity": None,
    "organization": None,
    "organisation": None,
    "body": None,
    "society": None,
    "project": None,
    "initiative": None,
    "programme": None,
    "program": None,
    "arrangement": None,
    "collaboration": "InterorganizationalCollaboration",
    "cooperation": "InterorganizationalCollaboration",
    "grouping": None,
    "association": None,
    "corporation": None,
    "accord": None,
    "concession": None,
    "group": None,
    "foundation": None,
}

COLLABORATION = "InterorganizationalCollaboration"
CARRIERS = frozenset(
    "accord agreement arrangement bank business company contract deal effort enterprise entity "
    "firm operation pact plant portal programme program project relationship website".split()
)
"""Nouns that may follow a form and leave it what it is."""

# Activities and ways of looking at a relationship: nobody founds a coopetition in 1984.
NOT_A_CASE = frozenset(
    "InterorganizationalRelationship InterorganizationalCollaboration InterorganizationalExchange "
    "Coopetition AlliancePortfolio CorporateInterlock BuyerSupplierRelationship VerticalAlliance "
    "OutsourcingRelationship SubcontractingRelationship SupplyChainCollaboration ActionSet "
    "InterorganizationalGovernanceArrangement AgencySponsorLinkage MinorityEquityAlliance "
    "CrossShareholding".split()
)
MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "npadvmod"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})


ACTORS = frozenset(
    "actors ally charities companies firms franchisee franchisor licensee licensor location "
    "locations member members ngos nonprofits organizations outlet owner parents participants "
    "parties partner partners sector sectors store stores university".split()
)
"""Last words of labels for who is in a relationship, or for a place of it."""
PREPOSITIONS = frozenset(["of", "among", "between", "with", "in", "for"])


@dataclass(frozen=True)
class FormPhrase:
    """A noun phrase in a Doc: token indexes, end exclusive."""

    start: int
    end: int
    head: Token
    form: str | None
    """The form's concept id; None for words such as "company", which say nothing of it."""
    definite: bool
    plural: bool
    short: bool
    """A bare noun such as "the venture", which mostly points back."""
    accord: bool = False
    """An agreement to work together: no name within its title is an organization's."""


@kept_with_ontology
def _labels() -> Mapping[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for concept in load_concepts().values():
        if concept.kind == "form" and concept.id not in NOT_A_CASE:
            for label in concept.labels:
                words = tuple(re.findall(r"\w+", label.lower()))
                # "Consortium of firms" is a consortium: the noun before the preposition tells.
                # A "corporate partner" or "partner firm" is in a relationship and is none.
                actor = words[-1] in ACTORS or words[0] in ("allied", "child", "partner")
                if not actor and not PREPOSITIONS & set(words):
                    table.setdefault(words, concept.id)
    return table


@kept_with_ontology
def _longest_from() -> Mapping[str, int]:
    """Map the first words of labels to how many words the longest of them has."""
    table: dict[str, int] = {}
    for words in _labels():
        table[words[0]] = max(len(words), table.get(words[0], 1))
    return table


def family(form: str) -> str:
    """Return the topmost form a concept belongs to, such as StrategicAlliance or Consortium.

    >>> family("ResearchConsortium")
    'Consortium'
    """
    # A form of an extra module that is no longer in use is known by its id alone.
    return _families().get(form, form)


@kept_with_ontology
def _families() -> Mapping[str, str]:
    scheme = load_concepts()
    above = {"InterorganizationalRelationship", *scheme["InterorganizationalRelationship"].broader}
    above |= {
        "InterorganizationalCollaboration",
        "InterorganizationalExchange",
        "InterorganizationalGovernanceArrangement",
    }
    return {c.id: _topmost(c.id, scheme, above) for c in scheme.values() if c.kind == "form"}


def _topmost(form: str, scheme: ConceptScheme, above: AbstractSet[str]) -> str:
    while parents := sorted(set(scheme[form].broader) - above):
        # A joint venture stays one though it may also count as an equity alliance.
        form = "JointVenture" if "JointVenture" in parents else parents[0]
    return form


def form_phrases(doc: Doc) -> list[FormPhrase]:
    """Find the noun phrases that stand for a relationship, the longest label first."""
    words = [(word, token.i) for token in doc for word in re.findall(r"\w+", token.lower_)]
    longest, labels = _longest_from(), _labels()
    found: list[FormPhrase] = []
    at = 0
    while at < len(words):
        match = _match(doc, words[at : at + longest.get(words[at][0], 1)], labels)
        if match is None:
            at += 1
            continue
        size, form, short = match
        first, last = words[at][1], words[at + size - 1][1]
        phrase = _phrase(doc, first, last, form, short)
        if phrase is not None:
            found.append(phrase)
        at += size
    return _with_accords(doc, found)


def _with_accords(doc: Doc, found: list[FormPhrase]) -> list[FormPhrase]:
    """Add agreements to work together, unless their sentence says what they are to make."""
    agreed = list(accords(doc))
    if not agreed:
        return found
    told = [p for p in found if p.form not in (None, COLLABORATION) and not _is_aim(p)]
    stated = {phrase.head.sent.start for phrase in told}
    for start, end, head in agreed:
        if head.sent.start in stated or any(p.head == head for p in found):
            continue
        found = [p for p in found if not start <= p.head.i < end]
        opening = {token.lower_ for token in doc[start : head.i]}
        # "Its memorandum with Y" is told here for the first time, whoever it is of.
        sided = any(child.lower_ in SIDES for child in head.children)
        definite = bool(opening & DEFINITE) and not sided
        plural = head.tag_ in ("NNS", "NNPS") or head.lower_ == "memoranda"
        found.append(FormPhrase(start, end, head, COLLABORATION, definite, plural, False, True))
    return sorted(found, key=lambda phrase: phrase.start)


def _is_aim(phrase: FormPhrase) -> bool:
    """Tell whether it only says what for: "signed a memorandum for research collaboration"."""
    head = phrase.head
    return head.dep_ == "pobj" and head.head.lower_ in ("for", "on") and not phrase.definite


def _match(
    doc: Doc, words: list[tuple[str, int]], labels: Mapping[tuple[str, ...], str]
) -> tuple[int, str | None, bool] | None:
    """Return the longest label that the words begin with: its length, form, whether it is short."""
    for size in range(len(words), 0, -1):
        parts = [word for word, _ in words[:size]]
        lemma = doc[words[size - 1][1]].lemma_.lower()
        for last in (parts[-1], lemma):
            key = (*parts[:-1], last)
            if size == 1 and last in SHORT_FOR:
                return 1, SHORT_FOR[last], True
            if key in labels:
                return size, labels[key], False
    return None


def _carries(head: Token) -> bool:
    """Tell whether the noun after a form only says that it is agreed, or what it runs."""
    noun = head.head
    near = 0 < noun.i - head.i <= 3
    return near and noun.pos_ == "NOUN" and noun.lemma_.lower() in CARRIERS


def _phrase(doc: Doc, first: int, last: int, form: str | None, short: bool) -> FormPhrase | None:
    head = doc[last]
    if head.pos_ not in ("NOUN", "PROPN"):
        return None
    # A "joint venture agreement" makes a joint venture, an "alliance partner" no alliance.
    if head.dep_ in ("compound", "nmod", "amod") and _carries(head):
        head, last = head.head, head.head.i
    # "The joint venture Autolatina" is a joint venture.
    names = head.head.pos_ == "PROPN" and head.head.i > head.i
    if head.dep_ in ("compound", "amod", "nmod", "poss") and not names:
        return None
    # Capitals inside a sentence make it a name: Star Alliance.
    if head.text[:1].isupper() and not (head.is_sent_start or head.text.isupper()):
        return None
    start = min([first, *(t.left_edge.i for t in head.lefts if t.dep_ in MODIFIERS)])
    opening = {token.lower_ for token in doc[start:last]}
    possessed = any(token.dep_ == "poss" for token in head.lefts)
    definite = bool(opening & DEFINITE) or possessed
    plural = head.tag_ in ("NNS", "NNPS")
    return FormPhrase(start, last + 1, head, form, definite, plural, short)
