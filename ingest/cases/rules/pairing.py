"""Rules for whom a relationship joins: between X and Y, of X, Y and Z, X's alliance with Y."""

from __future__ import annotations

from collections.abc import Iterator

from .formation import ANNOUNCING, FORMING, begun, makers_at
from .scene import Finding, Reading, Rule, Same, Scene

REACHING = frozenset({"reach", "agree", "conclude", "renew"})
FOUNDED_BY_WAY_OF = frozenset({"in", "through", "as", "by", "under", "via"})
BETWEEN = frozenset({"between", "among", "amongst"})
PAIRING = BETWEEN | {"of", "with", "by"}


def between(scene: Scene) -> Iterator[Reading]:
    """A joint venture between X and Y; a consortium of X, Y and Z; X's alliance with Y."""
    for reference in list(scene.references):
        if reference.kind == "name" or reference.plural:
            continue
        found: list[Finding] = []
        owner = next((t for t in reference.head.lefts if t.dep_ == "poss"), None)
        owners = list(makers_at(scene, owner, reference)) if owner is not None else []
        preps = [p for p in reference.head.children if p.dep_ in ("prep", "agent")]
        # "Doubts over the future of the alliance among X and Y": the parser may hang it elsewhere.
        behind = scene.doc[reference.end] if reference.end < scene.sentence.end else None
        if behind is not None and behind.lower_ in ("between", "among") and behind not in preps:
            preps.append(behind)
        if reference.form is not None and not any(p.lower_ in BETWEEN for p in preps):
            # "A joint venture in broadcasting between X and Y".
            within = (prep for prep in preps if prep.lower_ == "in")
            inner = (noun for prep in within for noun in prep.children if noun.dep_ == "pobj")
            preps += [p for noun in inner for p in noun.children if p.lower_ in BETWEEN]
        for prep in preps:
            word = prep.lower_
            if word not in PAIRING:
                continue
            for noun in prep.children:
                if noun.dep_ != "pobj":
                    continue
                listed = list(makers_at(scene, noun, reference))
                if word == "with" and not owners:
                    listed = []
                # "the alliance of Toyota" names an owner; a pair makes a relationship, and of
                # whom only one is found "between" there is another that was not understood.
                if word in ("of", "between", "among") and len(listed) < 2:
                    listed = []
                found += listed
        if found:
            yield from owners
            yield from found
        elif len(owners) > 1:
            yield from owners


def far_between(scene: Scene) -> Iterator[Reading]:
    """A partnership was announced in May between X and Y: "between" is far from its noun."""
    for clause in scene.clauses:
        if not clause.passive or clause.lemma not in FORMING | ANNOUNCING | REACHING:
            continue
        thing = scene.reference_at(clause.subject)
        if thing is None or thing.form is None or clause.mood in ("denied", "hypothetical"):
            continue
        for noun in clause.prepositions("between", "among"):
            makers = list(makers_at(scene, noun, thing))
            if len(makers) > 1:
                yield from makers
                yield from begun(scene, clause, thing)


def founded_through(scene: Scene) -> Iterator[Reading]:
    """N was created in 2015 through a partnership of X and Y: its name and its year."""
    for thing in list(scene.references):
        way = thing.head.head
        if thing.kind != "new" or thing.form is None or thing.head.dep_ != "pobj":
            continue
        if way.lower_ not in FOUNDED_BY_WAY_OF:
            continue
        clause = next((c for c in scene.clauses if c.verb == way.head), None)
        if clause is None or not clause.passive or clause.lemma not in FORMING:
            continue
        if clause.mood != "asserted" or not any(
            p.dep_ == "prep" and p.lower_ in PAIRING for p in thing.head.children
        ):
            continue
        named = None if clause.subject is None else scene.organization_at(clause.subject.i)
        if named is not None and named.kind == "organization":
            yield Same(thing, scene.naming(named), named.name, thing.form, 0.75)
        yield from begun(scene, clause, thing)


RULES = (
    Rule(
        "case.between",
        between,
        "The joint venture between Sony, Ericsson and Nokia was profitable.",
        "The difference between Sony and Ericsson was profitable for the joint venture.",
    ),
    Rule(
        "case.far-between",
        far_between,
        "An alliance was announced between the firms Siemens and Bosch.",
        "An alliance was debated between the firms Siemens and Bosch.",
    ),
    Rule(
        "case.founded-through",
        founded_through,
        "Osprey was created in 2015 through a partnership of Siemens and Bosch.",
        "Osprey was praised in 2015 by a partnership of Siemens and Bosch.",
    ),
)
