"""Rules for the noun partner: "is a partner of", "its partners include", "its partner Nokia"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...sentences import word_after
from .clauses import Clause
from .parties import parties_from
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import SUBJECT, doer_of, governing, is_present, side, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

FORMS = {
    "venture": "JointVenture",
    "jv": "JointVenture",
    "alliance": "StrategicAlliance",
    "consortium": "Consortium",
    "franchise": "FranchiseSystem",
}
"""Words before "partner" that say in what."""
COLLECTIONS = frozenset({"group", "list", "network", "range", "roster", "number", "variety"})
LISTING = frozenset({"including", "such", "like", "namely"})
# "Limited partner", "former partner": a stake, or a relationship that is over.
OTHER_PARTNERS = frozenset(
    "limited general senior managing junior former ex silent domestic".split()
)


def is_partner_noun(token: Token | None) -> bool:
    return (
        token is not None
        and token.lower_ in ("partner", "partners")
        and not any(child.lower_ in OTHER_PARTNERS for child in token.lefts)
    )


def partnership_at(noun: Token) -> Reference:
    before = {token.lower_ for token in noun.lefts}
    form = next((form for word, form in FORMS.items() if word in before), "Partnership")
    return Reference(noun.i, noun.i + 1, noun, "new", form)


def partners_are(scene: Scene) -> Iterator[Reading]:
    """X's partners include Y and Z; its partners are Y and Z."""
    for clause in scene.clauses:
        noun = _partners_of(clause.subject)
        if clause.passive or clause.lemma not in ("include", "be") or noun is None:
            continue
        owner = _owner(noun, clause) or _owner(clause.subject or noun, clause)
        if clause.mood != "asserted" or (owner is not None and owner.tag_ == "WP$"):
            continue
        bare = all(t.dep_ in ("amod", "compound") for t in noun.children)
        if owner is None and not (bare and noun.tag_ == "NNS" and clause.lemma == "include"):
            continue
        # "Its partners", said of a venture, are the venture's own.
        venture = scene.reference_at(owner)
        if venture is not None and venture.kind != "pronoun":
            continue
        thing = partnership_at(noun)
        listed = [f for f in side(scene, clause.object, thing, 0.75) if f.property == "partner"]
        if listed:
            yield from side(scene, owner, thing, 0.75) or [Finding(thing, "unnamed", SUBJECT, 0.6)]
            yield from listed
            yield from stands(scene, clause, thing)


def _partners_of(noun: Token | None) -> Token | None:
    """Return the partners that a noun is or is made of: "its list of partners"."""
    if noun is not None and noun.lemma_.lower() in COLLECTIONS:
        of = (n for p in noun.children if p.lower_ == "of" for n in p.children)
        noun = next(of, None)
    return noun if is_partner_noun(noun) else None


def _owner(noun: Token, clause: Clause) -> Token | None:
    """Find whose partners they are: "partners of X", "X, whose partners include"."""
    owner = next((t for t in noun.lefts if t.dep_ == "poss"), None)
    if owner is not None and owner.tag_ == "WP$" and clause.verb.dep_ == "relcl":
        return clause.verb.head
    of = (n for p in noun.children if p.lower_ == "of" for n in p.children if n.dep_ == "pobj")
    return owner or next(of, None)


def counted(scene: Scene) -> Iterator[Reading]:
    """X counts Y and Z among its partners; X numbers Y among its partners."""
    for clause in scene.clauses:
        if clause.lemma not in ("count", "have", "number") or clause.mood != "asserted":
            continue
        for noun in (*clause.prepositions("among", "as"), *_inner(clause.object)):
            if not is_partner_noun(noun):
                continue
            thing = partnership_at(noun)
            listed = [f for f in side(scene, clause.object, thing, 0.7) if f.property == "partner"]
            holders = side(scene, clause.subject, thing, 0.7)
            if listed and holders:
                yield from holders
                yield from listed
                yield from stands(scene, clause, thing)


def _inner(noun: Token | None) -> Iterator[Token]:
    for token in () if noun is None else noun.subtree:
        if token.lower_ in ("among", "as"):
            yield from (n for n in token.children if n.dep_ == "pobj")


def partner_named(scene: Scene) -> Iterator[Reading]:
    """After a dispute with its partner Nokia; corporate partner Bosch; its partner, Siemens."""
    for token in scene.sentence:
        if (
            token.lower_ != "partner"
            or not is_partner_noun(token)
            or token.i + 1 >= scene.sentence.end
        ):
            continue
        # "Osprey Verify partner Alder" is a partner in something else than the text's subject.
        before = scene.doc[max(token.i - 1, 0)]
        if before.i > scene.sentence.start and before.i < token.i and before.pos_ == "PROPN":
            continue
        following = scene.doc[token.i + 1]
        comma = following.text == "," and any(t.dep_ == "poss" for t in token.lefts)
        article = comma and scene.doc[token.i + 2 : token.i + 3].text.lower() == "the"
        at = token.i + 1 + comma + article
        found = scene.organization_at(at)
        if found is None or found.start != at or not found.firm or found.kind != "organization":
            continue
        thing = partnership_at(token)
        partners = side(scene, scene.doc[found.end - 1], thing, 0.7)[:1]
        head = scene.doc[found.start : found.end].root
        owner = next((t for noun in (token, head) for t in noun.lefts if t.dep_ == "poss"), None)
        holder = owner
        if owner is None or owner.lower_ == "its":
            clause = next(governing(scene, token), None)
            # "X and its partner Y": X, whatever the two do; the partner itself may be the subject.
            beside = head.head if head.dep_ == "conj" else token.head
            coordinated = token.dep_ == "conj" or head.dep_ == "conj"
            if coordinated and scene.organization_at(beside.i) is not None:
                holder = beside
            else:
                holder = clause.subject if clause is not None else None
        holders = [f for f in side(scene, holder, thing, 0.65) if f.value != found.name]
        if not holders:
            holders = [Finding(thing, "unnamed", SUBJECT, 0.5)]
        if partners and len(holders) == 1:
            yield from holders
            yield from partners
            clause = next(governing(scene, token), None)
            if clause is not None and is_present(clause):
                yield Finding(thing, "status", "Operating", 0.5)


def _in_apposition(scene: Scene, partners: Token, owner: Token | None) -> bool:
    """Tell whether names follow at once: "its partners, X and Y"."""
    if owner is None or owner.tag_ == "WP$" or word_after(partners) != ",":
        return False
    return len(parties_from(scene, partners.i + 2)) > 1


def partners_listed(scene: Scene) -> Iterator[Reading]:
    """X sells through its partners (Y and Z); with its partners, including Y."""
    for token in scene.sentence:
        if (
            token.lower_ != "partners"
            or not is_partner_noun(token)
            or token.dep_ not in ("pobj", "dobj", "conj")
        ):
            continue
        owner = next((t for t in token.lefts if t.dep_ == "poss"), None)
        after = [t.lower_ for t in scene.doc[token.i + 1 : token.i + 3]]
        listing = after[:1] in (["("], [":"]) or not LISTING.isdisjoint(after)
        listing = listing or _in_apposition(scene, token, owner)
        if token.i + 2 >= scene.sentence.end:
            continue
        # "Along with partners X and Y".
        next_ = scene.organization_at(token.i + 1)
        bare = next_ is not None and next_.firm and not any(t.dep_ == "det" for t in token.lefts)
        examples = listing and not any(t.dep_ == "det" for t in token.lefts)
        if not bare and not (listing if owner is not None else examples):
            continue
        thing = partnership_at(token)
        listed = [f for f in side(scene, token, thing, 0.7) if f.property == "partner"]
        clause, doer = doer_of(scene, token)
        own = owner is None or owner.lower_ in ("its", "their", "our")
        if clause is not None and clause.passive and own:
            doer = clause.subject
        holders = side(scene, doer if own else owner, thing, 0.7)
        if owner is None and not holders:
            continue
        if listed and clause is not None and clause.mood == "asserted":
            yield from listed
            yield from holders or [Finding(thing, "unnamed", SUBJECT, 0.5)]
            yield from stands(scene, clause, thing)


RULES = (
    Rule(
        "case.counted-partners",
        counted,
        "Nokia counts Siemens and Bosch among its partners.",
        "Nokia counts Siemens and Bosch among its rivals.",
    ),
    Rule(
        "case.partners-listed",
        partners_listed,
        "Nokia sells phones through its partners, including Siemens and Bosch.",
        "Nokia sells phones through its shops, including Siemens and Bosch.",
    ),
    Rule(
        "case.partners-are",
        partners_are,
        "Nokia's partners include Siemens and Bosch.",
        "Nokia's rivals include Siemens and Bosch.",
    ),
    Rule(
        "case.partner-named",
        partner_named,
        "Nokia sold the plant after a dispute with its partner Siemens.",
        "Nokia sold the plant after a dispute with its supplier Siemens.",
    ),
)
