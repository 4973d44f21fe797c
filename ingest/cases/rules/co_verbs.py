"""Rules for verbs that begin with "co-", by the order of words: tokenizer and parser split them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .alongside import after_with
from .jointly import BODY, COLLABORATION, founders_at
from .parties import parties_from
from .scene import Finding, Reading, Reference, Rule, Same, Scene
from .sides import OTHERS, SUBJECT, stands_in, year_of

OPERATED = re.compile(r"operate[sd]?|operating")
FOUNDED = re.compile(r"founded|founds")
MADE = re.compile(
    r"(?:create|design|develop|finance|host|organi[sz]e|produce|publish|sponsor)(?:d|ed|s)"
)
# Words between a subject and its verb that leave it a statement of what was done.
BETWEEN = frozenset(
    "also has have had jointly later originally previously recently subsequently then".split()
)
REACH = 12
"""Tokens between such a verb and the "with" that says with whom."""


def _co_verbs(scene: Scene, pattern: re.Pattern[str]) -> Iterator[Reference]:
    """Yield the stretches of "co-founded" and the like, each a relationship without a name."""
    for token in scene.sentence[1:-3]:
        verb = scene.doc[token.i + 2]
        hyphened = token.lower_ == "co" and scene.doc[token.i + 1].text in "-‐"
        if hyphened and pattern.fullmatch(verb.lower_):
            yield Reference(token.i, verb.i + 1, verb, "new", COLLABORATION)


def _subjects(scene: Scene, verb: Reference) -> list[Finding]:
    """Read who does it: the organizations right before, or "the company"."""
    at = verb.start - 1
    while at > scene.sentence.start and scene.doc[at].lower_ in BETWEEN:
        at -= 1
    makers = founders_at(scene, scene.doc[at])
    if makers:
        return [Finding(verb, "partner", maker.name, 0.7) for maker in makers]
    return [Finding(verb, "unnamed", SUBJECT, 0.6)] if stands_in(scene.doc[at]) else []


def _others(scene: Scene, verb: Reference) -> Iterator[Finding]:
    """Read with whom: the first "with" behind the verb, before another clause opens."""
    for token in scene.doc[verb.end : min(verb.end + REACH, scene.sentence.end - 1)]:
        if token.lower_ in ("which", "who", "that", "and") or token.text in (";", ":"):
            return
        if token.lower_ in ("with", "alongside"):
            for party in parties_from(scene, token.i + 1):
                if party.firm or party.kind != "organization":
                    yield Finding(verb, "partner", party.name, 0.7)
            return


def co_operated(scene: Scene) -> Iterator[Reading]:
    """X co-operated with Y on Z; X co-developed Z with Y."""
    verbs = (*_co_verbs(scene, OPERATED), *_co_verbs(scene, MADE))
    for verb in verbs:
        doers, others = _subjects(scene, verb), list(_others(scene, verb))
        if not doers or len({f.value for f in (*doers, *others)}) < 2:
            continue
        yield from doers
        yield from others
        if year := year_of(scene, None):
            yield Finding(verb, "startYear", year, 0.65)


def co_founded(scene: Scene) -> Iterator[Reading]:
    """X co-founded N (with Y): who founds with others is one partner of several."""
    for verb in _co_verbs(scene, FOUNDED):
        at = verb.end + (scene.doc[verb.end].pos_ == "DET")
        named = scene.organization_at(at)
        doers = [f for f in _subjects(scene, verb) if f.property == "partner"]
        if named is None or named.start != at or named.kind != "organization" or not doers:
            continue
        if not named.firm:
            continue
        thing = scene.naming(named)
        leading = [t.lower_ for t in scene.doc[named.end : named.end + 2]] == ["led", "by"]
        led = parties_from(scene, named.end + 2)[:1] if leading else ()
        others = [f.value for f in _others(scene, verb)] + [p.name for p in led if p.firm]
        form = COLLABORATION if BODY.search(named.name) else "JointVenture"
        yield Same(thing, thing, named.name, form, 0.6)
        for name in dict.fromkeys([*(f.value for f in doers), *others]):
            yield Finding(thing, "partner", name, 0.7)
        if not others and len(doers) == 1:
            yield Finding(thing, "unnamed", OTHERS, 0.6)
        if year := year_of(scene, None):
            yield Finding(thing, "startYear", year, 0.65)


def co_operation(scene: Scene) -> Iterator[Reading]:
    """X built Z in co-operation with Y."""
    for token in scene.sentence[2:-4]:
        words = [t.lower_ for t in scene.doc[token.i : token.i + 4]]
        if words != ["in", "co", "-", "operation"]:
            continue
        noun = scene.doc[token.i + 3]
        thing = Reference(token.i + 1, noun.i + 1, noun, "new", COLLABORATION)
        clause = scene.clause_at.get(token.head.i)
        others = [p for n in after_with(scene, thing) for p in founders_at(scene, n)]
        doer = None if clause is None else clause.agent if clause.passive else clause.subject
        doers = founders_at(scene, doer)
        if clause is None or clause.mood != "asserted" or not others:
            continue
        pointing = doer is not None and stands_in(doer)
        if doers or pointing:
            yield from (Finding(thing, "partner", p.name, 0.65) for p in (*doers, *others))
            if pointing:
                yield Finding(thing, "unnamed", SUBJECT, 0.6)
            if year := year_of(scene, clause):
                yield Finding(thing, "startYear", year, 0.65)


RULES = (
    Rule(
        "case.co-operated",
        co_operated,
        "Siemens also co-operated on the turbine with Bosch.",
        "Siemens also co-operated on the turbine with care.",
    ),
    Rule(
        "case.co-founded",
        co_founded,
        "In 1998, Nokia co-founded Osprey Systems, which made phones.",
        "In 1998, Mary Smith co-founded Osprey Systems, which made phones.",
    ),
    Rule(
        "case.co-operation",
        co_operation,
        "Siemens built the line in co-operation with Bosch.",
        "Siemens built the line in competition with Bosch.",
    ),
)
