"""Rules for who is whose partner: "X is a partner of Y", "X and Y are partners"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...sentences import word_after
from .clauses import Clause
from .parties import parties_from
from .partner_nouns import is_partner_noun, partnership_at
from .scene import Finding, Reading, Rule, Same, Scene
from .sides import looks_personal, side, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

OF = frozenset({"of", "for", "to", "with"})
SERVING = frozenset({"serve", "act", "join", "sign on", "come on"})
BEING = frozenset({"be", "become", "remain"})
DEFINITE = frozenset({"the", "two", "three", "four", "both"})
OF_EACH_OTHER = DEFINITE | frozenset("joint venture jv alliance consortium".split())
"""Words before partners of each other; channel or funding partners are somebody else's."""


def is_partner(scene: Scene) -> Iterator[Reading]:
    """X is the partner of Y; X became a development partner for Y."""
    for clause, noun in _being(scene):
        thing = partnership_at(noun)
        whole = [
            finding
            for prep in _links(noun, clause.object)
            for target in prep.children
            if target.dep_ == "pobj"
            for finding in side(scene, target, thing, 0.75)
        ]
        doers = side(scene, clause.subject, thing, 0.75, doing=True)
        named = {f.value for f in (*whole, *doers) if f.property == "partner"}
        if whole and doers and named and (len(doers) == 1 or noun.tag_ == "NNS"):
            yield from doers
            yield from whole
            yield from stands(scene, clause, thing)


def _being(scene: Scene) -> Iterator[tuple[Clause, Token]]:
    """Yield clauses by which something is or serves as a partner, each with the noun for it."""
    for clause in scene.clauses:
        noun = _attribute(clause)
        told = clause.mood not in ("denied", "hypothetical")
        if told and clause.lemma in BEING | SERVING and noun is not None:
            yield clause, noun


def _links(*nouns: Token | None) -> list[Token]:
    """Return "of" and the like behind nouns: in "sales and service partner of" either has it."""
    return [
        child
        for noun in dict.fromkeys(nouns)
        if noun is not None
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in OF
    ]


def _attribute(clause: Clause) -> Token | None:
    noun = clause.object
    if clause.lemma in SERVING:
        noun = next((n for n in clause.prepositions("as") if is_partner_noun(n)), None)
    if noun is None:
        return None
    # "One of the company's partners".
    of = [n for p in noun.children if p.lower_ == "of" for n in p.children]
    inner = of if noun.lower_ in ("one", "part", "some", "two", "three") else []
    return next((t for t in (noun, *noun.conjuncts, *inner) if is_partner_noun(t)), None)


def are_partners(scene: Scene) -> Iterator[Reading]:
    """X and Y are partners in Z; X is Y's partner."""
    for clause, noun in _being(scene):
        if any(prep.lower_ in OF for prep in _links(noun, clause.object)):
            continue
        inside = (n for p in noun.children if p.lower_ == "in" for n in p.children)
        shared = next((r for n in inside if (r := scene.reference_at(n)) and r.form), None)
        thing = shared or partnership_at(noun)
        doers = side(scene, clause.subject, thing, 0.7, doing=True)
        owner = next((t for t in noun.lefts if t.dep_ == "poss"), None)
        others = [] if owner is None else side(scene, owner, thing, 0.7)
        named = {f.value for f in (*doers, *others) if f.property == "partner"}
        several = noun.tag_ == "NNS" and owner is None and len(named) > 1
        if named and doers and (several or others):
            yield from doers
            yield from others
            yield from stands(scene, clause, thing)


def partners_together(scene: Scene) -> Iterator[Reading]:
    """Joint venture partners X and Y agreed; it was built by the partners, X and Y."""
    for token in scene.sentence[:-2]:
        if token.lower_ != "partners" or not is_partner_noun(token):
            continue
        before = {t.lower_ for t in scene.doc[token.left_edge.i : token.i]}
        owned = any(t.dep_ == "poss" for t in token.lefts)
        if owned or not before <= OF_EACH_OTHER or not _is_side(token):
            continue
        comma = word_after(token) == "," and bool(before & DEFINITE)
        listed = parties_from(scene, token.i + 1 + comma)
        near = bool(listed) and listed[0].start <= token.i + 2 + comma
        firm = all(p.firm and not looks_personal(scene, p) for p in listed)
        if near and firm and len(listed) > 1:
            thing = partnership_at(token)
            yield from (Finding(thing, "partner", party.name, 0.65) for party in listed)


def _is_side(partners: Token) -> bool:
    """Tell whether the partners do something, or something is theirs: not "with partners"."""
    noun = partners.head if partners.dep_ in ("compound", "nmod", "appos") else partners
    by = noun.dep_ == "pobj" and noun.head.lower_ in ("by", "of", "between", "among", "from")
    return by or noun.dep_ in ("nsubj", "nsubjpass")


def partner_in(scene: Scene) -> Iterator[Reading]:
    """As a key partner in N, X gives advice: N is what they work together in."""
    for token in scene.sentence:
        opening = token.dep_ == "pobj" and token.head.lower_ == "as"
        if not opening or token.lower_ != "partner" or not is_partner_noun(token):
            continue
        clause = scene.clause_at.get(token.head.head.i)
        inside = (n for p in token.children if p.lower_ == "in" for n in p.children)
        named = next((o for n in inside if (o := scene.organization_at(n.i))), None)
        if clause is None or clause.passive or named is None or named.kind != "organization":
            continue
        thing = scene.naming(named)
        doers = side(scene, clause.subject, thing, 0.65, doing=True)
        if any(f.property == "partner" for f in doers) and clause.mood == "asserted":
            yield Same(thing, thing, named.name, partnership_at(token).form, 0.65)
            yield from doers
            yield from stands(scene, clause, thing)


RULES = (
    Rule(
        "case.partners-together",
        partners_together,
        "Joint venture partners Siemens and Bosch sold the plant.",
        "Channel partners Siemens and Bosch sold the plant.",
    ),
    Rule(
        "case.partner-in",
        partner_in,
        "As a key partner in Osprey Systems, Siemens provides the staff.",
        "As a key customer in Osprey Systems, Siemens provides the staff.",
    ),
    Rule(
        "case.is-partner",
        is_partner,
        "Siemens became a development partner of Nokia.",
        "Siemens became a development arm of Nokia.",
    ),
    Rule(
        "case.are-partners",
        are_partners,
        "Siemens and Bosch are partners in the field of turbines.",
        "Siemens and Bosch are rivals in the field of turbines.",
    ),
)
