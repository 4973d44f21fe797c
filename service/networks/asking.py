"""What is asked of a network, read from the parameters of an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from interorg.ingest.failure import BadQuery
from interorg.ontology.terms import CONCEPT

from .views import VIEWS

if TYPE_CHECKING:
    # The process that makes a network reads no addresses.
    from ..vocabulary import Vocabulary

SIZES = (250, 500, 1000, 2500, 5000)
"""How many nodes may be asked for; any number up to the last will do."""
DEFAULT_SIZE = 1000
DEPTHS = (1, 2)
HEAVIEST = 1_000_000
LONGEST = 300
YES = ("1", "on", "true", "yes")


@dataclass(frozen=True)
class Asked:
    """One network, with what it is confined to."""

    view: str
    form: str = ""
    """The id of a form, such as JointVenture."""
    forms: tuple[str, ...] = ()
    """The IRIs of that form and of all narrower ones."""
    first: int | None = None
    last: int | None = None
    weight: int = 1
    """The least weight of a tie."""
    component: bool = False
    """Only the largest part in which every node can be reached."""
    around: str = ""
    """The id or the name of the node whose surroundings are wanted."""
    depth: int = 1
    most: int = DEFAULT_SIZE

    def parameters(self, **changed: str | int | None) -> dict[str, str]:
        """Return the parameters of an address that asks for this; what is usual is left out."""
        plain = {
            "view": self.view,
            "form": self.form,
            "from": self.first,
            "to": self.last,
            "weight": None if self.weight == 1 else self.weight,
            "component": 1 if self.component else None,
            "around": self.around,
            "depth": None if self.depth == 1 or not self.around else self.depth,
            "most": None if self.most == DEFAULT_SIZE else self.most,
        } | changed
        return {name: str(value) for name, value in plain.items() if value not in (None, "")}


def read_asked(given: Mapping[str, str], vocabulary: Vocabulary) -> tuple[Asked, list[str]]:
    """Read the parameters; return with them what was put right, in words. Raises BadQuery."""
    notes: list[str] = []
    first, last = _year(given, "from"), _year(given, "to")
    if first is not None and last is not None and first > last:
        first, last = last, first
        notes.append(f"The years were the wrong way round; this is from {first} to {last}.")
    view = given.get("view", "").strip() or next(iter(VIEWS))
    if view not in VIEWS:
        raise BadQuery(f"There is no network {view[:60]!r}: expected one of {', '.join(VIEWS)}.")
    form = given.get("form", "").strip()
    asked = Asked(
        view=view,
        form=form,
        forms=_forms(form, vocabulary),
        first=first,
        last=last,
        weight=_number(given, "weight", 1, HEAVIEST),
        component=given.get("component", "").strip().lower() in YES,
        around=given.get("around", "").strip()[:LONGEST],
        depth=_number(given, "depth", DEPTHS[0], DEPTHS[-1]),
        most=_number(given, "most", DEFAULT_SIZE, SIZES[-1]),
    )
    return asked, notes


def _number(given: Mapping[str, str], name: str, usual: int, largest: int) -> int:
    text = given.get(name, "").strip()
    if not text:
        return usual
    if re.fullmatch(r"\d{1,9}", text, re.ASCII) and 1 <= int(text) <= largest:
        return int(text)
    raise BadQuery(f"Expected a whole number from 1 to {largest} as {name}, found {text[:40]!r}.")


def _year(given: Mapping[str, str], name: str) -> int | None:
    text = given.get(name, "").strip()
    if not text:
        return None
    if re.fullmatch(r"\d{1,4}", text, re.ASCII):
        return int(text)
    raise BadQuery(f"Expected a year such as 1998 as {name}, found {text[:40]!r}.")


def _forms(form: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the IRIs of a form and of all narrower ones."""
    if not form:
        return ()
    iri = form if ":" in form else CONCEPT + form
    if vocabulary.kind(iri) != "form":
        raise BadQuery(
            f"The graph holds no form {form[:60]!r}. {_nearest(form, vocabulary)}"
            "Choose one from the list, or leave the form out."
        )
    return tuple(sorted(_below(iri, vocabulary.narrower.get)))


def _below(iri: str, narrower: Callable[[str], Iterable[str] | None]) -> set[str]:
    found: set[str] = set()
    level = {iri}
    while level:
        found |= level
        level = {down for each in level for down in narrower(each) or ()} - found
    return found


def _nearest(form: str, vocabulary: Vocabulary) -> str:
    names = {iri.removeprefix(CONCEPT): iri for iri in vocabulary.of_kind("form")}
    near = get_close_matches(form[:60], names, n=3, cutoff=0.5)
    return f"Perhaps you mean {' or '.join(near)}. " if near else ""
