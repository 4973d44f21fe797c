"""Parameters of a network, on its page and in the API: what it is of, what it is confined to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..analysis.choosing import choose
from ..analysis.links import key
from ..analysis.parameters import FORM, YEARS
from ..content.vocabulary import Vocabulary
from ..parameters import Parameter
from .asking import DEFAULT_SIZE, DEPTHS, HEAVIEST, SIZES, Asked
from .views import VIEWS

NETWORK = (
    Parameter(
        "view",
        "Which network: "
        + " ".join(f"`{name}`: {each.explanation}" for name, each in VIEWS.items()),
        choices=tuple(VIEWS),
        default=next(iter(VIEWS)),
        example="concepts",
    ),
    FORM,
    *YEARS,
    Parameter(
        "weight",
        "The least weight of a tie.",
        "integer",
        least=1,
        greatest=HEAVIEST,
        default=1,
        example=2,
    ),
    Parameter(
        "component",
        "Only the largest part in which every node can be reached.",
        "boolean",
        default=False,
        example=True,
    ),
    Parameter("around", "Only the surroundings of a node, by its id or name.", example="Trust"),
    Parameter(
        "depth",
        "How many steps these reach.",
        "integer",
        least=DEPTHS[0],
        greatest=DEPTHS[-1],
        default=DEPTHS[0],
        example=1,
    ),
    Parameter(
        "most",
        "How many nodes are given; of more, the most tied.",
        "integer",
        least=1,
        greatest=SIZES[-1],
        default=DEFAULT_SIZE,
        example=100,
    ),
)


def asked_of(given: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Asked, list[str]]:
    """Return what parameters ask for and what was put right, in words; raise NotFound."""
    notes: list[str] = []
    first, last = given["from"], given["to"]
    if first is not None and last is not None and first > last:
        first, last = last, first
        notes.append(f"The years were the wrong way round; this is from {first} to {last}.")
    form = choose(vocabulary, given["form"], ("form",)) if given["form"] else None
    asked = Asked(
        view=given["view"],
        form=key(form) if form else "",
        forms=tuple(sorted(_below(form, vocabulary.narrower.get))) if form else (),
        first=first,
        last=last,
        weight=given["weight"],
        component=given["component"],
        around=given["around"] or "",
        depth=given["depth"],
        most=given["most"],
    )
    return asked, notes


def _below(iri: str, narrower: Callable[[str], Iterable[str] | None]) -> set[str]:
    found: set[str] = set()
    level = {iri}
    while level:
        found |= level
        level = {down for each in level for down in narrower(each) or ()} - found
    return found
