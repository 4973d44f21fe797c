"""What is wrong with a concept that someone wants, and what to do about it: all at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from ..checks.findings import Fault
from ..checks.labels import normalise
from ..concepts import ConceptScheme
from ..kinds import ALL_KINDS
from ..terms import IOR
from .drafts import Draft, draft_of
from .wording import word_faults

ENOUGH_AT_THE_TOP = 2
"""A kind that has as many concepts without a parent has room for another."""


levelled = cache(normalise)


@dataclass(frozen=True)
class Surroundings:
    """What a concept is held against: all others, ours and those of every module in use."""

    concepts: ConceptScheme
    wanted: tuple[Draft, ...] = ()
    """Drafts that are added or changed together with the one that is looked at."""
    sources: frozenset[str] | None = None
    """Keys of works that are known; None where nobody can tell."""

    @cached_property
    def drafts(self) -> dict[str, Draft]:
        """Every concept as it will be, by id."""
        return {c.id: draft_of(c) for c in self.concepts.values()} | {d.id: d for d in self.wanted}

    @cached_property
    def owners(self) -> dict[str, dict[str, str]]:
        """For every label, levelled, the ids of the concepts that have it and how they write it."""
        found: dict[str, dict[str, str]] = {}
        for draft in self.drafts.values():
            for label in draft.labels:
                found.setdefault(levelled(label), {})[draft.id] = label
        return found

    @cached_property
    def _order(self) -> dict[str, int]:
        return {draft.id: number for number, draft in enumerate(self.wanted)}

    def claim(self, identifier: str, key: str) -> tuple[bool, int]:
        """Rank a concept among those that have a label: who had it before, then who comes first.

        So two that are wanted together and collide are told of once, at the later one.
        """
        known = self.concepts.get(identifier)
        had = known is not None and key in map(levelled, known.labels)
        return not had, self._order.get(identifier, -1)

    @cached_property
    def schemes(self) -> dict[str, str]:
        """The scheme of each kind of concept, as ours stand."""
        return {c.kind: c.scheme for c in self.concepts.values() if ":" not in c.id}

    def of_one_scheme(self, one: Draft, other: Draft) -> bool:
        """Tell whether one of two concepts can stand above the other, by their kinds."""
        return self.schemes.get(one.kind) == self.schemes.get(other.kind)

    def scheme_of(self, draft: Draft) -> str:
        """Give the scheme that a draft belongs to: that of its first parent, else of its kind."""
        seen: set[str] = set()
        while draft.broader and draft.id not in seen:
            seen.add(draft.id)
            above = draft.broader[0]
            if above in self.concepts:
                return self.concepts[above].scheme
            if above not in self.drafts:
                break
            draft = self.drafts[above]
        return self.schemes.get(draft.kind, "")


def faults(draft: Draft, around: Surroundings, *, new: bool, top: bool = False) -> Iterator[Fault]:
    """Yield what makes it impossible to have a draft; `top` says that it needs no parent."""
    if new:
        yield from _of_id(draft, around)
    yield from _of_place(draft, around, top)
    yield from _of_replacement(draft, around)
    yield from word_faults(draft)
    yield from _of_collisions(draft, around)


def unknown_sources(draft: Draft, around: Surroundings) -> Iterator[Fault]:
    """Yield the sources of a draft that are in no bibliography."""
    for key in draft.sources:
        if around.sources is not None and key not in around.sources:
            message = f"the source {key} is not in the bibliography"
            advice = "State it by ior:unsureSource, or describe the work in the module."
            yield Fault(draft.id, message, advice, "warning")


def _of_id(draft: Draft, around: Surroundings) -> Iterator[Fault]:
    name = _name(draft.id)
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
        yield Fault(
            draft.id,
            f"the id {name!r} is not UpperCamel",
            "Write it like JointVenture: letters and digits, each word with a capital.",
        )
    elif taken := next((i for i in (draft.id, name) if i in around.concepts), None):
        yield Fault(
            draft.id,
            f"the id {name} belongs to a concept already: {around.concepts[taken].label!r}",
            "Choose another, or change that concept by spreadsheet.",
        )
    elif ":" not in draft.id and name in IOR:
        yield Fault(draft.id, f"ior:{name} is a term of another sort", "Choose another id.")


def _of_place(draft: Draft, around: Surroundings, top: bool) -> Iterator[Fault]:
    if draft.kind not in ALL_KINDS:
        yield Fault(
            draft.id,
            f"{draft.kind!r} is no kind of concept" if draft.kind else "its kind is missing",
            f"Choose one of {', '.join(ALL_KINDS)}.",
        )
    for parent in draft.broader:
        above = around.drafts.get(parent)
        if parent == draft.id:
            yield Fault(draft.id, "it is broader than itself", "Name another concept.")
        elif above is None:
            message = f"the broader concept {_name(parent)} is missing"
            yield Fault(draft.id, message, _close(parent, draft, around))
        elif draft.kind in ALL_KINDS and not around.of_one_scheme(above, draft):
            yield Fault(
                draft.id,
                f"the broader concept {parent} is a {above.kind}, not a {draft.kind}",
                "Choose one of its own scheme.",
            )
        elif way := _back(draft.id, parent, around):
            ring = " < ".join(map(_name, way))
            yield Fault(draft.id, f"it is broader than itself: {ring}", "Take a step out.")
    if (
        draft.kind in ALL_KINDS
        and not draft.broader
        and not top
        and not _may_stand_alone(draft, around)
    ):
        yield Fault(draft.id, "it has no broader concept", "Name the one it is a kind of.")


def _close(missing: str, draft: Draft, around: Surroundings) -> str:
    """Advise on a concept that there is not: those whose names are like its."""
    names = [_name(each) for each in around.drafts if each != draft.id]
    close = difflib.get_close_matches(_name(missing), names, n=3)
    return f"Close ones: {', '.join(close)}." if close else "Name one that exists."


def _name(identifier: str) -> str:
    """Give what follows the namespace in the id of a concept."""
    return re.split(r"[#/]", identifier)[-1] if ":" in identifier else identifier


def _back(start: str, parent: str, around: Surroundings) -> list[str]:
    """Give a way up from a parent that comes back to the start; an empty one if there is none."""
    ways, seen = [[start, parent]], {parent}
    while ways:
        way = ways.pop()
        above = around.drafts.get(way[-1])
        for up in above.broader if above else ():
            if up == start:
                return [*way, up]
            if up not in seen:
                seen.add(up)
                ways.append([*way, up])
    return []


def _may_stand_alone(draft: Draft, around: Surroundings) -> bool:
    known = around.concepts.get(draft.id)
    if known is not None and not known.broader:
        return True
    tops = [c for c in around.concepts.values() if c.kind == draft.kind and not c.broader]
    return len(tops) >= ENOUGH_AT_THE_TOP


def _of_replacement(draft: Draft, around: Surroundings) -> Iterator[Fault]:
    if draft.replaced_by and not draft.deprecated:
        advice = "Mark it as deprecated, or take away what replaces it."
        yield Fault(draft.id, "something replaces it, but it is not deprecated", advice)
    for other in draft.replaced_by:
        after = around.drafts.get(other)
        if other == draft.id:
            yield Fault(draft.id, "it is replaced by itself", "Name another concept.")
        elif after is None:
            message = f"the concept {_name(other)} that replaces it is missing"
            yield Fault(draft.id, message, _close(other, draft, around))
        elif after.deprecated:
            message = f"the concept {_name(other)} that replaces it is deprecated itself"
            yield Fault(draft.id, message, "Name the one that is used now.")


def _of_collisions(draft: Draft, around: Surroundings) -> Iterator[Fault]:
    for key, label in {levelled(label): label for label in draft.labels if label}.items():
        for owner, said in around.owners.get(key, {}).items():
            if owner != draft.id and around.claim(owner, key) < around.claim(draft.id, key):
                written = f", as {said!r}" if said != label else ""
                yield Fault(
                    draft.id,
                    f"the label {label!r} belongs to {owner} already{written}",
                    "A label belongs to one concept: leave it there, or add to that concept.",
                )
