"""Which state of the store is served, and whether a newer one is being made."""

from __future__ import annotations

from dataclasses import dataclass

from interorg.ingest.failure import Failure

from ..context import service
from ..search import indexed
from .room import room


@dataclass(frozen=True)
class State:
    """What pages say of what they show."""

    number: int
    published: str | None
    """The day, as 2026-11-22; unknown of a store elsewhere."""
    renewed: bool
    """Whether the store holds more than this state shows, or is about to."""
    searchable: bool
    """Whether the index is there; that of a large graph is made while it is served."""


@room.app_template_global()
def state() -> State | None:
    """Return the state that is served; None where there is none, as error pages may find."""
    store = service().store
    try:
        generation = store.current()
    except Failure:
        return None
    return State(
        generation.number,
        f"{published:%Y-%m-%d}" if (published := generation.published) else None,
        store.is_unpublished() or store.is_loading(),
        indexed(generation),
    )
