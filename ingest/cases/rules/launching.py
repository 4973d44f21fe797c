"""Rules for what was set going by several organizations: an initiative, a platform, a centre."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .jointly import COLLABORATION, founders_at, together
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import year_of

if TYPE_CHECKING:
    from spacy.tokens import Token

STARTING = frozenset(
    "begin convene create establish found inaugurate initiate introduce launch organise organize "
    "pioneer start".split()
) | {"set up", "start up"}
UNDERTAKINGS = frozenset(
    "campaign center centre competition conference consultation event exchange exhibition forum "
    "fund initiative institute laboratory mission observatory platform prize program programme "
    "project scheme study task-force workshop".split()
)


def launched_by_both(scene: Scene) -> Iterator[Reading]:
    """The initiative was launched by X and Y; launched by X and Y, the platform helps."""
    for clause in scene.clauses:
        # "X and Y launched a programme" may tell of a programme each.
        if not clause.passive or clause.lemma not in STARTING or clause.mood != "asserted":
            continue
        if clause.subject is None or not _is_undertaking(scene, clause.subject):
            continue
        nouns = [noun for noun in (clause.agent, *together(clause)) if noun is not None]
        makers = {p.name: p for noun in nouns for p in founders_at(scene, noun)}
        if len(makers) < 2:
            continue
        thing = Reference(clause.verb.i, clause.verb.i + 1, clause.verb, "new", COLLABORATION)
        yield from (Finding(thing, "partner", name, 0.65) for name in makers)
        if year := year_of(scene, clause):
            yield Finding(thing, "startYear", year, 0.65)


def _is_undertaking(scene: Scene, work: Token) -> bool:
    """Tell whether one thing is set going that several can run, and no rule knows its form."""
    known = scene.reference_at(work)
    formed = known is not None and known.form is not None
    return work.tag_ == "NN" and work.lower_ in UNDERTAKINGS and not formed


RULES = (
    Rule(
        "case.launched-by-both",
        launched_by_both,
        "In 2009 the initiative was launched by Siemens and Bosch.",
        "In 2009 the initiative was criticized by Siemens and Bosch.",
    ),
)
