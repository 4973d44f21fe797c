"""Rules for agreements to do something together: what is to be done says the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .companions import HAVING
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import doer_of, side, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

DEALS = frozenset({"agreement", "deal", "contract", "pact", "accord", "memorandum"})
FORMS = {
    "develop": "ResearchAndDevelopmentAlliance",
    "research": "ResearchAndDevelopmentAlliance",
    "market": "MarketingAlliance",
    "promote": "MarketingAlliance",
    "brand": "MarketingAlliance",
    "sell": "MarketingAlliance",
    "produce": "ProductionAlliance",
    "manufacture": "ProductionAlliance",
    "build": "ProductionAlliance",
}
COLLABORATING = frozenset({"collaborate", "cooperate", "partner"})
COLLABORATION = "InterorganizationalCollaboration"


def _purpose(scene: Scene, deal: Token) -> str | None:
    """Return the form that a purpose of doing something together gives an agreement."""
    for token in scene.doc[deal.i + 1 : scene.sentence.end]:
        lemma = token.lemma_.lower()
        verbal = token.pos_ == "VERB"
        before = [t.lower_ for t in scene.doc[max(deal.i, token.i - 2) : token.i]]
        if verbal and lemma in COLLABORATING and "to" in before:
            return COLLABORATION
        joint = "jointly" in before or before == ["co", "-"]
        if verbal and lemma.removeprefix("co") in FORMS and (joint or lemma.startswith("co")):
            return FORMS[lemma.removeprefix("co")]
        if token.text == ";":
            return None
    return None


def agreed(scene: Scene) -> Iterator[Reading]:
    """X entered into an agreement with Y to co-develop Z."""
    for clause in scene.clauses:
        deals = [t for t in (clause.object, *clause.prepositions("into")) if t is not None]
        deal = next((t for t in deals if t.lemma_.lower() in DEALS), None)
        if deal is None or clause.lemma not in HAVING or clause.mood != "asserted":
            continue
        form = _purpose(scene, deal)
        if form is None or scene.reference_at(deal) is not None:
            continue
        thing = Reference(deal.i, deal.i + 1, deal, "new", form)
        others = [
            finding
            for prep in (*deal.subtree, *clause.verb.children)
            if prep.lower_ == "with" and prep.i > deal.i
            for noun in prep.children
            if noun.dep_ == "pobj"
            for finding in side(scene, noun, thing, 0.7)
            if finding.property == "partner"
        ]
        holders: list[Finding] = side(scene, doer_of(scene, deal)[1], thing, 0.7, doing=True)
        if others and holders:
            yield from holders
            yield from others
            yield from stands(scene, clause, thing)


RULES = (
    Rule(
        "case.agreed-together",
        agreed,
        "Siemens signed an agreement with Bosch to jointly develop a turbine.",
        "Siemens signed an agreement with Bosch to buy a turbine.",
    ),
)
