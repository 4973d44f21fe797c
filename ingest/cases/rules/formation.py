"""Rules for who made a relationship, and when: formed, established, announced, between, of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .clauses import Clause
from .parties import parties_at
from .scene import Finding, Reading, Reference, Rule, Same, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

FORMING = frozenset(
    "form establish create found launch incorporate organize organise constitute inaugurate forge "
    "initiate set-up conclude convene".split()
) | {"set up", "start up", "enter", "start", "build", "enter into", "sign", "unveil", "present"}
ANNOUNCING = frozenset({"announce", "propose", "plan", "negotiate", "envisage", "discuss"})
STARTING = FORMING - {"enter", "build", "sign", "unveil", "present", "start", "enter into"}
# Verbs that make a relationship only where their object says that it is one.
NEEDS_FORM = frozenset({"enter", "start", "build", "enter into", "sign", "launch", "unveil"})
PAIRING = frozenset({"between", "among", "amongst", "of", "with", "by"})


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


def _makers(scene: Scene, token: Token | None, thing: Reference) -> Iterator[Finding]:
    for party in parties_at(scene, token, countries=True, apart=thing.head):
        sure = 0.85 if party.firm else 0.65
        yield Finding(thing, "partner", party.name, sure)


def formed_active(scene: Scene) -> Iterator[Reading]:
    """X and Y formed a joint venture (with Z) in 1984."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma not in FORMING or clause.mood == "hypothetical":
            continue
        target = clause.object or next(clause.prepositions("into"), None)
        thing = _thing(scene, clause, target)
        if thing is None or clause.mood == "denied":
            continue
        makers = list(_makers(scene, clause.subject, thing))
        with_them = [
            finding
            for noun in (*clause.prepositions("with"), *_after_noun(thing, "with"))
            for finding in _makers(scene, noun, thing)
        ]
        if thing.kind == "name" and thing.form is None and len(makers) + len(with_them) < 2:
            # "Apple launched Taligent" may be a product; two makers make a relationship.
            continue
        if thing.kind == "definite" and thing.form is None:
            continue
        yield from makers
        yield from with_them
        yield from _when(clause, thing)


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
        if not clause.passive or clause.lemma not in FORMING:
            continue
        thing = scene.reference_at(clause.subject)
        if thing is None and clause.subject is not None and clause.agent is not None:
            named = scene.organization_at(clause.subject.i)
            makers = parties_at(scene, clause.agent, countries=True)
            if named is not None and named.kind == "organization" and len(makers) > 1:
                thing = scene.naming(named)
        if thing is None or thing.plural or clause.mood in ("denied", "hypothetical"):
            continue
        yield from _makers(scene, clause.agent, thing)
        yield from _when(clause, thing)


def _when(clause: Clause, thing: Reference) -> Iterator[Finding]:
    if clause.mood == "planned":
        yield Finding(thing, "status", "Planned", 0.6)
    elif clause.lemma in STARTING and len(years := clause.years()) == 1:
        yield Finding(thing, "startYear", years[0], 0.85)


def announced(scene: Scene) -> Iterator[Reading]:
    """X and Y announced a joint venture."""
    for clause in scene.clauses:
        if clause.lemma not in ANNOUNCING or clause.mood in ("denied", "hypothetical"):
            continue
        thing = scene.reference_at(clause.patient)
        if thing is None or thing.kind != "new" or thing.plural:
            continue
        doer = clause.agent if clause.passive else clause.subject
        yield from _makers(scene, doer, thing)
        if clause.lemma != "announce":
            yield Finding(thing, "status", "Planned", 0.55)


def between(scene: Scene) -> Iterator[Reading]:
    """A joint venture between X and Y; a consortium of X, Y and Z; X's alliance with Y."""
    for reference in list(scene.references):
        if reference.kind == "name" or reference.plural:
            continue
        found: list[Finding] = []
        owner = next((t for t in reference.head.lefts if t.dep_ == "poss"), None)
        owners = list(_makers(scene, owner, reference)) if owner is not None else []
        for prep in reference.head.children:
            word = prep.lower_
            if prep.dep_ not in ("prep", "agent") or word not in PAIRING:
                continue
            for noun in prep.children:
                if noun.dep_ != "pobj":
                    continue
                listed = list(_makers(scene, noun, reference))
                if word == "with" and not owners:
                    listed = []
                # "the alliance of Toyota" names an owner; a pair makes a relationship.
                if word == "of" and len(listed) < 2:
                    listed = []
                found += listed
        if found:
            yield from owners
            yield from found
        elif len(owners) > 1:
            yield from owners


def had_with(scene: Scene) -> Iterator[Reading]:
    """X has a joint venture with Y; X is in an alliance with Y."""
    having = {"have", "operate", "run", "maintain", "hold", "announce", "form", "sign", "enter"}
    for clause in scene.clauses:
        if clause.passive or clause.lemma not in having or clause.mood != "asserted":
            continue
        thing = scene.reference_at(clause.object)
        if thing is None or thing.kind == "name" or thing.plural or thing.form is None:
            continue
        others = [f for noun in _after_noun(thing, "with") for f in _makers(scene, noun, thing)]
        if others:
            yield from _makers(scene, clause.subject, thing)
            yield from others


def paired_name(scene: Scene) -> Iterator[Reading]:
    """The Renault-Nissan alliance."""
    for reference in list(scene.references):
        if reference.kind == "name" or reference.plural or reference.form is None:
            continue
        words = scene.doc[reference.start : reference.end - 1]
        for word in words:
            if word.text not in ("-", "–", "/") or not words.start < word.i < words.end - 1:
                continue
            left, right = scene.organization_at(word.i - 1), scene.organization_at(word.i + 1)
            if left and right and left != right and left.firm and right.firm:
                yield Finding(reference, "partner", left.name, 0.8)
                yield Finding(reference, "partner", right.name, 0.8)


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
    Rule(
        "case.between",
        between,
        "The joint venture between Sony, Ericsson and Nokia was profitable.",
        "The difference between Sony and Ericsson was profitable for the joint venture.",
    ),
    Rule(
        "case.had-with",
        had_with,
        "Microsoft has a strategic alliance with Nokia and Intel.",
        "Microsoft has no part in the alliance that competes with Nokia and Intel.",
    ),
    Rule(
        "case.paired-name",
        paired_name,
        "Renault bought shares, and Nissan profited from the Renault-Nissan alliance.",
        "Renault bought shares, and Nissan profited from the long-term alliance.",
    ),
)
