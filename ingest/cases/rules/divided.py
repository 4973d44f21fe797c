"""Rules for shares that stand beside the partners' names or in the form: (60%), 50:50."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .scene import Finding, Reading, Reference, Rule, Scene
from .shares import percent_at

EVEN = re.compile(r"(?<![\w.])(?:50\s?[-–:/]\s?50|fifty\s?[-–]\s?fifty)(?![\w.])", re.IGNORECASE)
WHOLE = range(99, 102)
"""What the percentages of all partners add up to, rounded ones too."""


def bracketed(scene: Scene) -> Iterator[Reading]:
    """X (60%) and Y (40%) formed a venture."""
    things = [r for r in scene.references if r.form is not None and not r.plural]
    held = list(_bracketed(scene))
    if len(things) != 1 or len(held) < 2 or round(sum(v for _, v in held)) not in WHOLE:
        return
    for holder, value in held:
        yield Finding(things[0], "share", value, 0.75, holder)


def _bracketed(scene: Scene) -> Iterator[tuple[str, float]]:
    """Yield the names that are followed by a percentage in brackets, each with it."""
    for found in scene.organizations:
        after = scene.doc[found.end : min(found.end + 5, scene.sentence.end)]
        if len(after) > 2 and after[0].text == "(" and ")" in {token.text for token in after}:
            value = percent_at(after[1])
            if value is not None:
                yield found.name, value


def evenly(scene: Scene) -> Iterator[Reading]:
    """A 50:50 joint venture: each of its two partners, whoever they are, holds half."""
    for reference in scene.references:
        if reference.form is not None and not reference.plural and EVEN.search(_words(reference)):
            yield Finding(reference, "evenShare", 50.0, 0.75)


def _words(reference: Reference) -> str:
    """Return the words of a noun phrase before its head."""
    head = reference.head
    return head.doc[min(reference.start, head.left_edge.i) : head.i].text


RULES = (
    Rule(
        "case.share-bracketed",
        bracketed,
        "Siemens (60%) and Bosch (40%) formed a joint venture.",
        "Siemens (60 plants) and Bosch (40%) formed a joint venture.",
    ),
    Rule(
        "case.share-even",
        evenly,
        "Siemens and Bosch formed a 50:50 joint venture.",
        "Siemens and Bosch formed a joint venture with 50 people.",
    ),
)
