"""Brings a store that an older release made up to this one."""

from __future__ import annotations

from pathlib import Path

from interorg.ontology.extra_modules import using

from ..building.build import changes_of, publish, release
from ..counts.making import is_due
from ..furnishing.parts import is_furnished
from ..storage.store import Store


def upgrade(store_path: Path) -> int:
    """Renew what this release makes otherwise, if anything; return the served generation.

    Documents are not read again: `ingest` says which of them should be.
    """
    store = Store.open(store_path)
    with store.writer() as writer:
        if store.mode == "union":
            with using(store.extra_modules()):
                publish(store, writer, changes_of(store, writer))
        current = store.current()
        if is_furnished(current) and not is_due(writer.graph):
            return current.number
        return release(store, writer)
