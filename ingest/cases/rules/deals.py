"""Rules for agreements to do something together: what is to be done says the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...sentences import word_after
from .clauses import Clause
from .companions import HAVING
from .formation import FORMING, POOLING
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
REACH = 12
"""Tokens between an agreement and the "with" that says with whom."""
COLLABORATING = frozenset({"collaborate", "cooperate", "partner"})
COLLABORATION = "InterorganizationalCollaboration"


def _purpose(scene: Scene, deal: Token) -> str | None:
    """Return the form that a purpose of doing something together gives an agreement."""
    for token in scene.doc[deal.i + 1 : scene.sentence.end]:
        lemma = token.lemma_.lower()
        verbal = token.pos_ == "VERB"
        before = [t.lower_ for t in scene.doc[max(deal.i, token.i - 2) : token.i]]
        if verbal and "to" in before and (lemma in COLLABORATING or _shares(token)):
            return COLLABORATION
        joint = "jointly" in before or before == ["co", "-"]
        if verbal and lemma.removeprefix("co") in FORMS and (joint or lemma.startswith("co")):
            return FORMS[lemma.removeprefix("co")]
        if token.text == ";":
            return None
    return None


def _shares(verb: Token) -> bool:
    """Tell whether it is to share what is theirs, or to work together."""
    if verb.lemma_.lower() == "share":
        shared = (child for child in verb.children if child.dep_ == "dobj")
        return any(t.lower_ in ("their", "each") for noun in shared for t in noun.lefts)
    return verb.lemma_.lower() == "work" and word_after(verb) in ("together", "jointly")


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
        found = _sides(scene, clause, deal, thing)
        if found:
            yield from found
            yield from stands(scene, clause, thing)


def _sides(scene: Scene, clause: Clause, deal: Token, thing: Reference) -> list[Finding]:
    """Read who agreed with whom; nothing where only one side is there."""
    others = [
        finding
        for prep in (*deal.subtree, *clause.verb.children)
        if prep.lower_ == "with" and deal.i < prep.i <= deal.i + REACH
        for noun in prep.children
        if noun.dep_ == "pobj"
        for finding in side(scene, noun, thing, 0.7)
        if finding.property == "partner"
    ]
    holders = side(scene, doer_of(scene, deal)[1], thing, 0.7, doing=True)
    return (
        [*holders, *others] if holders and len({f.value for f in (*holders, *others)}) > 1 else []
    )


def agreed_to_form(scene: Scene) -> Iterator[Reading]:
    """X signed an agreement with Y to set up a venture; X agreed with Y to form one."""
    for clause in scene.clauses:
        if clause.mood != "asserted" or clause.passive:
            continue
        deal = _deal(clause)
        if deal is None:
            continue
        for making in scene.clauses:
            beneath = clause.verb in making.verb.ancestors and making.verb.tag_ == "VB"
            if not beneath or making.lemma not in FORMING | POOLING or making.verb.i < deal.i:
                continue
            nouns = (making.object, *making.prepositions("into", "in"))
            thing = next((r for n in nouns if (r := scene.reference_at(n)) and r.form), None)
            if thing is not None and thing.kind == "new" and not thing.plural:
                yield from _sides(scene, clause, deal, thing)


def _deal(clause: Clause) -> Token | None:
    """Return what says that its doers agreed: they agreed, signed, came to an agreement."""
    if clause.lemma == "agree" or (clause.lemma == "sign" and clause.object is None):
        return clause.verb
    reached = clause.prepositions("to") if clause.lemma == "come" else ()
    deals = (clause.object, *clause.prepositions("into"), *reached)
    found = next((t for t in deals if t is not None and t.lemma_.lower() in DEALS), None)
    return found if clause.lemma in HAVING | {"come"} else None


RULES = (
    Rule(
        "case.agreed-to-form",
        agreed_to_form,
        "Siemens signed a memorandum with Bosch to set up a joint venture.",
        "Siemens signed a memorandum with Bosch to end a joint venture.",
    ),
    Rule(
        "case.agreed-together",
        agreed,
        "Siemens signed an agreement with Bosch to jointly develop a turbine.",
        "Siemens signed an agreement with Bosch to buy a turbine.",
    ),
)
