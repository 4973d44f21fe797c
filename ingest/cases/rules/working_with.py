"""Rules for work that is done with others without a noun for it: "developed N with Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .clauses import Clause
from .jointly import COLLABORATION, founders_at
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import doer_of, is_present, side, stands, year_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MAKING = frozenset(
    "build construct create design develop establish found launch organise organize produce "
    "publish set write".split()
)
# "Built a relationship with", "launched a lawsuit with": what is made is no work.
NO_WORK = frozenset(
    "account agreement career connection contact contract deal dialogue friendship lawsuit link "
    "plan rapport relation relations relationship rivalry tie ties".split()
)


def made_with(scene: Scene) -> Iterator[Reading]:
    """X developed the network with Y."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma not in MAKING or clause.mood != "asserted":
            continue
        work = clause.object
        known = scene.reference_at(work)
        if work is None or work.lemma_.lower() in NO_WORK or (known is not None and known.form):
            continue
        nouns = [*clause.prepositions("with"), *_after(work)]
        yield from _together(scene, clause, nouns)


def _after(noun: Token) -> Iterator[Token]:
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ == "with":
            yield from (inner for inner in prep.children if inner.dep_ == "pobj")


def _together(
    scene: Scene, clause: Clause, nouns: list[Token], doer: Token | None = None
) -> Iterator[Reading]:
    """Read both sides, where whoever stands after "with" is surely an organization."""
    thing = Reference(clause.verb.i, clause.verb.i + 1, clause.verb, "new", COLLABORATION)
    named = [noun for noun in nouns if _is_name(scene, noun)]
    others = list({p.name: p for n in named for p in founders_at(scene, n)}.values())
    doer = doer or doer_of(scene, clause.verb)[1]
    doers = side(scene, doer, thing, 0.7, doing=True)
    known = {f.value for f in doers}
    if not doers or not others or known & {p.name for p in others}:
        return
    yield from doers
    yield from (Finding(thing, "partner", party.name, 0.7) for party in others)
    # "Which X launched with Y in 1997 and 2006": the years of a relative clause are of several.
    if clause.verb.dep_ != "relcl" and (year := year_of(scene, clause)):
        yield Finding(thing, "startYear", year, 0.65)


def _is_name(scene: Scene, noun: Token) -> bool:
    """Tell whether the noun is a name or stands before one: "with Rolls-Royce engines" is not."""
    nearby = (noun, *(child for child in noun.children if child.dep_ == "appos"))
    return any(scene.organization_at(token.i) is not None for token in nearby)


CLOSELY = frozenset("closely intensively together".split())
DECIDED = frozenset(
    "agree agreement choose commitment decide decision opportunity pledge proud".split()
)
"""Words after which "to work with Y" says that they do so."""


def worked_closely(scene: Scene) -> Iterator[Reading]:
    """X works closely with Y; X's decision to work with Y."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma != "work" or clause.mood in ("denied", "hypothetical"):
            continue
        verb = clause.verb
        closely = any(t.lower_ in CLOSELY and 0 < t.i - verb.i < 3 for t in verb.children)
        decided = verb.tag_ == "VB" and verb.head.lemma_.lower() in DECIDED
        if not closely and not decided:
            continue
        others = list(clause.prepositions("with", "alongside"))
        # "Praised X's decision to work with Y": X does.
        owner = (t for t in verb.head.lefts if verb.dep_ == "acl" and t.dep_ in ("poss", "nmod"))
        found = list(_together(scene, clause, others, next(owner, None)))
        yield from found
        if found and closely and is_present(clause):
            thing = next(f.reference for f in found if isinstance(f, Finding))
            yield Finding(thing, "status", "Operating", 0.6)


def worked_with(scene: Scene) -> Iterator[Reading]:
    """X worked with Y to develop the device; X has been working with Y since 2010."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma != "work" or clause.mood != "asserted":
            continue
        making = any(
            child.dep_ in ("advcl", "xcomp")
            and child.lemma_.lower() in MAKING
            and any(t.lower_ == "to" for t in child.lefts)
            for child in clause.verb.children
        )
        if making or _since(clause):
            yield from _together(scene, clause, list(clause.prepositions("with", "alongside")))


def _since(clause: Clause) -> bool:
    """Tell whether it has gone on: "has been working with Y since 2010", "has for decades"."""
    aux = {child.lower_ for child in clause.verb.children if child.dep_ == "aux"}
    if not aux & {"has", "have", "had", "'ve"}:
        return False
    spans = (noun.lemma_.lower() for noun in clause.prepositions("for"))
    long = any(span in ("century", "decade", "year") for span in spans)
    return long or (
        clause.verb.tag_ == "VBG" and "been" in aux and any(clause.prepositions("since"))
    )


def made_by_both(scene: Scene) -> Iterator[Reading]:
    """The radio was developed by X and Y: one thing of two makers."""
    for clause in scene.clauses:
        if not clause.passive or clause.lemma not in ("design", "develop"):
            continue
        work = clause.subject
        if clause.mood != "asserted" or work is None or work.tag_ not in ("NN", "NNP"):
            continue
        following = (c.agent for c in scene.clauses if c.verb in clause.verb.conjuncts)
        agent = clause.agent or next((a for a in following if a is not None), None)
        makers = {party.name: party for party in founders_at(scene, agent)}
        if len(makers) < 2 or scene.organization_at(work.i) is not None:
            continue
        verb = clause.verb
        thing = Reference(verb.i, verb.i + 1, verb, "new", COLLABORATION)
        yield from (Finding(thing, "partner", name, 0.65) for name in makers)
        if len(years := clause.years()) == 1:
            yield Finding(thing, "startYear", years[0], 0.6)


def joined_with(scene: Scene) -> Iterator[Reading]:
    """X joined with Y to develop the system."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma not in ("join", "join together", "come together"):
            continue
        if clause.object is not None or clause.mood in ("denied", "hypothetical"):
            continue
        verb = clause.verb
        thing = Reference(verb.i, verb.i + 1, verb, "new", COLLABORATION)
        others = [
            finding
            for noun in clause.prepositions("with")
            for finding in side(scene, noun, thing, 0.7)
            if finding.property == "partner"
        ]
        doers = side(scene, doer_of(scene, verb)[1], thing, 0.7, doing=True)
        if others and doers:
            yield from doers
            yield from others
            yield from stands(scene, clause, thing)


RULES = (
    Rule(
        "case.made-with",
        made_with,
        "In 1991 Nokia developed the first network with Siemens.",
        "In 1991 Nokia developed the first network with Siemens switches.",
    ),
    Rule(
        "case.worked-with",
        worked_with,
        "Nokia worked with Siemens to develop the first network.",
        "Nokia worked with clients such as Siemens.",
    ),
    Rule(
        "case.worked-closely",
        worked_closely,
        "Nokia works closely with Siemens and Bosch.",
        "Nokia works closely with Siemens engineers.",
    ),
    Rule(
        "case.made-by-both",
        made_by_both,
        "The radio was developed and produced by Nokia and Siemens.",
        "The radio was bought and praised by Nokia and Siemens.",
    ),
    Rule(
        "case.joined-with",
        joined_with,
        "Nokia and Bosch joined with Siemens to develop the first network.",
        "Nokia and Bosch competed with Siemens to develop the first network.",
    ),
)
