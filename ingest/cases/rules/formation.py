"""Rules for who made a relationship, and when: formed, set up, established, announced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .clauses import COMING_TRUE, Clause, follows_merger
from .jointly import together
from .parties import parties_at
from .scene import Finding, Reading, Reference, Rule, Same, Scene
from .sides import PRONOUNS, doer_of, year_of

if TYPE_CHECKING:
    from spacy.tokens import Token

FORMING = frozenset(
    "form establish create found launch incorporate organize organise constitute inaugurate forge "
    "initiate set-up conclude convene begin develop ink make strike secure".split()
) | {"set up", "start up", "enter", "start", "build", "enter into", "sign", "unveil", "present"}
ANNOUNCING = frozenset({"announce", "propose", "plan", "negotiate", "envisage", "discuss"})
# Verbs that make a relationship only where their object says that it is one.
NEEDS_FORM = frozenset(
    "begin build develop enter ink launch make secure sign start strike unveil".split()
) | {"enter into"}
POOLING = frozenset({"combine", "contribute", "merge", "place", "pool"})


def _thing(scene: Scene, clause: Clause, token: Token | None) -> Reference | None:
    """Return the relationship that the verb makes, be it a form phrase or a name."""
    reference = scene.reference_at(token)
    if reference is not None or token is None or clause.lemma in NEEDS_FORM:
        return reference if reference is None or not reference.plural else None
    found = scene.organization_at(token.i)
    many = len(parties_at(scene, token)) > 1
    if found is None or found.kind != "organization" or many:
        return None
    return scene.naming(found)


def makers_at(scene: Scene, token: Token | None, thing: Reference) -> Iterator[Finding]:
    for party in parties_at(scene, token, countries=True, apart=thing.head):
        sure = 0.85 if party.firm else 0.65
        yield Finding(thing, "partner", party.name, sure)


def formed_active(scene: Scene) -> Iterator[Reading]:
    """X and Y formed a joint venture (with Z) in 1984."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma not in FORMING | POOLING | {"agree"}:
            continue
        if clause.mood == "hypothetical" or follows_merger(clause):
            continue
        ways: tuple[str, ...] = ("into", "in", "to") if clause.lemma in POOLING else ("into",)
        ways = ("on", "upon") if clause.lemma == "agree" else ways
        targets = (clause.object, *clause.prepositions(*ways))
        into = next((t for t in targets[1:] if scene.reference_at(t) is not None), None)
        thing = _thing(scene, clause, into or targets[0])
        if thing is None or clause.mood == "denied":
            continue
        makers = list(makers_at(scene, _doer(scene, clause), thing))
        with_them = [
            finding
            for noun in (*_beside(scene, clause), *_after_noun(thing, "with"))
            for finding in makers_at(scene, noun, thing)
        ]
        pooled = clause.lemma in POOLING or (thing.kind == "name" and thing.form is None)
        if pooled and len(makers) + len(with_them) < 2:
            # "Apple launched Taligent" may be a product; two makers make a relationship.
            continue
        if thing.kind == "definite" and thing.form is None:
            continue
        yield from makers
        yield from with_them
        yield from begun(scene, clause, thing)


def _doer(scene: Scene, clause: Clause) -> Token | None:
    """Return the subject, or in "X and Y announced that they had formed" whom "they" stands for."""
    subject = clause.subject
    if subject is None or subject.lower_ not in PRONOUNS:
        return subject
    return doer_of(scene, clause.verb)[1]


def _beside(scene: Scene, clause: Clause) -> Iterator[Token]:
    """Yield with whom it is formed: "formed N with Y", "joined with Y to form N"."""
    yield from clause.prepositions("with", "alongside")
    yield from together(clause)
    purpose = clause.verb.dep_ in ("xcomp", "advcl") and clause.verb.tag_ == "VB"
    joint = next((c for c in scene.clauses if purpose and c.verb == clause.verb.head), None)
    if joint is not None and joint.lemma.split()[0] in COMING_TRUE:
        yield from joint.prepositions("with", "alongside")


def _after_noun(thing: Reference, word: str) -> Iterator[Token]:
    for prep in thing.head.children:
        if prep.dep_ == "prep" and prep.lower_ == word:
            yield from (noun for noun in prep.children if noun.dep_ == "pobj")


def formed_several(scene: Scene) -> Iterator[Reading]:
    """X and Y set up two joint ventures, M and N."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma not in FORMING or clause.mood != "asserted":
            continue
        several = scene.reference_at(clause.object)
        if several is None or not several.plural or several.form is None:
            continue
        if several.end >= scene.sentence.end or scene.doc[several.end].text not in (",", ":", "("):
            continue
        makers = parties_at(scene, clause.subject)
        first = scene.organization_at(several.end + 1)
        if len(makers) < 2 or first is None:
            continue
        after = [o for o in scene.organizations if o.start >= first.start]
        names = [o for o in after if o == first or _is_listed(scene, o, first)]
        for name in names:
            reference = scene.naming(name)
            yield Same(reference, reference, name.name, several.form, 0.8)
            for maker in makers:
                yield Finding(reference, "partner", maker.name, 0.8)


def _is_listed(scene: Scene, span: OrganizationSpan, first: OrganizationSpan) -> bool:
    """Tell whether the name is the next of "M for one purpose and N for another"."""
    before = scene.doc[span.start - 1]
    between = scene.doc[first.end : span.start]
    return before.lower_ == "and" and not any(t.pos_ in ("VERB", "AUX") for t in between)


def formed_passive(scene: Scene) -> Iterator[Reading]:
    """The venture was established in 1984 by X and Y; a consortium formed by X and Y."""
    for clause in scene.clauses:
        if not clause.passive or clause.lemma not in FORMING | {"introduce"}:
            continue
        thing = scene.reference_at(clause.subject)
        if thing is None and clause.subject is not None and clause.agent is not None:
            named = scene.organization_at(clause.subject.i)
            makers = parties_at(scene, clause.agent, countries=True)
            if named is not None and named.kind == "organization" and len(makers) > 1:
                thing = scene.naming(named)
        if thing is None or thing.plural or clause.mood in ("denied", "hypothetical"):
            continue
        yield from makers_at(scene, clause.agent, thing)
        yield from begun(scene, clause, thing)


def begun(scene: Scene, clause: Clause, thing: Reference) -> Iterator[Finding]:
    if clause.mood == "planned":
        yield Finding(thing, "status", "Planned", 0.6)
    elif year := year_of(scene, clause):
        yield Finding(thing, "startYear", year, 0.8)


def announced(scene: Scene) -> Iterator[Reading]:
    """X and Y announced a joint venture."""
    for clause in scene.clauses:
        if clause.lemma not in ANNOUNCING or clause.mood in ("denied", "hypothetical"):
            continue
        thing = scene.reference_at(clause.patient)
        if thing is None or thing.kind != "new" or thing.plural:
            continue
        doer = clause.agent if clause.passive else clause.subject
        makers = list(makers_at(scene, doer, thing))
        yield from makers
        if clause.lemma != "announce":
            yield Finding(thing, "status", "Planned", 0.55)
        elif len(makers) > 1 and clause.mood == "asserted":
            yield from begun(scene, clause, thing)


RULES = (
    Rule(
        "case.formed-several",
        formed_several,
        "Apple and IBM set up two joint ventures, Kaleida for software and Taligent for systems.",
        "Apple and IBM set up two joint ventures, which Kaleida and Taligent feared.",
    ),
    Rule(
        "case.formed-active",
        formed_active,
        "Ford and Volkswagen formed a joint venture in 1987.",
        "Ford and Volkswagen never formed a joint venture.",
    ),
    Rule(
        "case.formed-passive",
        formed_passive,
        "A joint venture was established in 1984 by Toyota and General Motors.",
        "A joint venture might be established by Toyota and General Motors.",
    ),
    Rule(
        "case.announced",
        announced,
        "Siemens and Bosch announced a joint venture.",
        "Siemens and Bosch announced the results of the joint venture.",
    ),
)
