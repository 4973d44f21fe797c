"""Rules for the noun partner: "is a partner of", "its partners include", "its partner Nokia"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .clauses import Clause
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
CHOOSING = frozenset("appoint choose name pick select".split())
ORGANIZATIONS = frozenset(
    "airline agency bank brand college company firm hospital institution library museum "
    "organization organisation school university".split()
)
LISTING = frozenset({"including", "such", "like", "namely"})
OF = frozenset({"of", "for", "to", "with"})
# "Limited partner", "former partner": a stake, or a relationship that is over.
OTHER_PARTNERS = frozenset(
    "limited general senior managing junior former ex silent domestic".split()
)


def _is_partner(token: Token | None) -> bool:
    return (
        token is not None
        and token.lower_ in ("partner", "partners")
        and not any(child.lower_ in OTHER_PARTNERS for child in token.lefts)
    )


def _thing(noun: Token) -> Reference:
    before = {token.lower_ for token in noun.lefts}
    form = next((form for word, form in FORMS.items() if word in before), "Partnership")
    return Reference(noun.i, noun.i + 1, noun, "new", form)


def is_partner(scene: Scene) -> Iterator[Reading]:
    """X is the partner of Y; X became a development partner for Y."""
    for clause in scene.clauses:
        noun = _attribute(clause)
        if clause.lemma not in ("be", "become", "remain") or noun is None:
            continue
        if clause.mood in ("denied", "hypothetical"):
            continue
        thing = _thing(noun)
        whole = [
            finding
            for prep in _links(noun, clause.object)
            for target in prep.children
            if target.dep_ == "pobj"
            for finding in side(scene, target, thing, 0.75)
        ]
        doers = [
            f
            for f in side(scene, clause.subject, thing, 0.75, doing=True)
            if f.property == "partner"
        ]
        if whole and doers and (len(doers) == 1 or noun.tag_ == "NNS"):
            yield from doers
            yield from whole
            yield from stands(scene, clause, thing)


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
    if noun is None:
        return None
    found = next((t for t in (noun, *noun.conjuncts) if _is_partner(t)), None)
    return found


def partners_are(scene: Scene) -> Iterator[Reading]:
    """X's partners include Y and Z; its partners are Y and Z."""
    for clause in scene.clauses:
        noun = clause.subject
        if clause.passive or clause.lemma not in ("include", "be") or not _is_partner(noun):
            continue
        assert noun is not None
        owner = next((t for t in noun.lefts if t.dep_ == "poss"), None)
        if owner is None or clause.mood != "asserted" or owner.tag_ == "WP$":
            continue
        # "Its partners", said of a venture, are the venture's own.
        venture = scene.reference_at(owner)
        if venture is not None and venture.kind != "pronoun":
            continue
        thing = _thing(noun)
        listed = [f for f in side(scene, clause.object, thing, 0.75) if f.property == "partner"]
        if listed:
            yield from side(scene, owner, thing, 0.75)
            yield from listed
            yield from stands(scene, clause, thing)


def partner_named(scene: Scene) -> Iterator[Reading]:
    """After a dispute with its partner Nokia; corporate partner Bosch; its partner, Siemens."""
    for token in scene.sentence:
        if token.lower_ != "partner" or not _is_partner(token) or token.i + 1 >= scene.sentence.end:
            continue
        # "Osprey Verify partner Alder" is a partner in something else than the text's subject.
        before = scene.doc[max(token.i - 1, 0)]
        if before.i > scene.sentence.start and before.i < token.i and before.pos_ == "PROPN":
            continue
        following = scene.doc[token.i + 1]
        comma = following.text == "," and any(t.dep_ == "poss" for t in token.lefts)
        at = token.i + 1 + comma
        found = scene.organization_at(at)
        if found is None or found.start != at or not found.firm or found.kind != "organization":
            continue
        thing = _thing(token)
        partners = side(scene, scene.doc[found.end - 1], thing, 0.7)[:1]
        head = scene.doc[found.start : found.end].root
        owner = next((t for noun in (token, head) for t in noun.lefts if t.dep_ == "poss"), None)
        holder = owner
        if owner is None or owner.lower_ == "its":
            clause = next(governing(scene, token), None)
            # The partner itself may be the subject.
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


def partners_listed(scene: Scene) -> Iterator[Reading]:
    """X sells through its partners (Y and Z); with its partners, including Y."""
    for token in scene.sentence:
        if (
            token.lower_ != "partners"
            or not _is_partner(token)
            or token.dep_ not in ("pobj", "dobj")
        ):
            continue
        owner = next((t for t in token.lefts if t.dep_ == "poss"), None)
        after = [t.lower_ for t in scene.doc[token.i + 1 : token.i + 3]]
        listing = after[:1] == ["("] or after[:1] == [":"] or set(after) & LISTING
        if owner is None or not listing or token.i + 2 >= scene.sentence.end:
            continue
        thing = _thing(token)
        listed = [f for f in side(scene, token, thing, 0.7) if f.property == "partner"]
        clause, doer = doer_of(scene, token)
        own = owner.lower_ in ("its", "their", "our")
        if clause is not None and clause.passive and own:
            doer = clause.subject
        holders = side(scene, doer if own else owner, thing, 0.7)
        if listed and clause is not None and clause.mood == "asserted":
            yield from listed
            yield from holders or [Finding(thing, "unnamed", SUBJECT, 0.5)]
            yield from stands(scene, clause, thing)


def chosen(scene: Scene) -> Iterator[Reading]:
    """X selected Y as its partner."""
    for clause in scene.clauses:
        target = clause.patient
        if clause.lemma not in CHOOSING or clause.mood != "asserted" or target is None:
            continue
        noun = next((n for n in clause.prepositions("as") if _is_partner(n)), None)
        noun = noun or next((t for t in clause.verb.children if _is_oprd(t)), None)
        if noun is None:
            continue
        thing = _thing(noun)
        doer = clause.agent if clause.passive else doer_of(scene, clause.verb)[1]
        found = [*side(scene, doer, thing, 0.7, doing=True), *side(scene, target, thing, 0.7)]
        if len({f.value for f in found if f.property == "partner"}) > 1:
            yield from found
            yield from stands(scene, clause, thing)


def _is_oprd(token: Token) -> bool:
    return token.dep_ == "oprd" and _is_partner(token)


def partner_organizations(scene: Scene) -> Iterator[Reading]:
    """X and its partner universities, such as Y and Z."""
    for token in scene.sentence[:-1]:
        plural = scene.doc[token.i + 1]
        kind = plural.lemma_.lower() in ORGANIZATIONS and plural.tag_ == "NNS"
        if token.lower_ != "partner" or not kind:
            continue
        thing = _thing(plural)
        listed = [f for f in side(scene, plural, thing, 0.65) if f.property == "partner"]
        owner = next((t for t in plural.lefts if t.dep_ == "poss"), None)
        holders = [] if owner is None else side(scene, owner, thing, 0.65)
        if listed:
            yield from listed
            yield from holders or [Finding(thing, "unnamed", SUBJECT, 0.5)]


RULES = (
    Rule(
        "case.chosen-partner",
        chosen,
        "In 2004 Nokia selected Siemens as its partner.",
        "In 2004 Nokia selected Siemens as its supplier.",
    ),
    Rule(
        "case.partner-organizations",
        partner_organizations,
        "The work is done at partner companies such as Siemens and Bosch.",
        "The work is done at rival companies such as Siemens and Bosch.",
    ),
    Rule(
        "case.partners-listed",
        partners_listed,
        "Nokia sells phones through its partners, including Siemens and Bosch.",
        "Nokia sells phones through its shops, including Siemens and Bosch.",
    ),
    Rule(
        "case.is-partner",
        is_partner,
        "Siemens became a development partner of Nokia.",
        "Siemens became a development arm of Nokia.",
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
