"""The texts that a store keeps, where their rights allow that they leave it whole."""

from __future__ import annotations

import json
from dataclasses import dataclass

from interorg.ingest.failure import NotFound

from ..content.rights import is_open
from ..storage.store import Store


@dataclass(frozen=True)
class Text:
    """A text that is kept: how long it is, and itself where it may be shown."""

    length: int
    """In code points."""
    shown: str | None


def kept_text(store: Store, digest: str, rights: str | None) -> Text | None:
    """Return a text, to be shown under an open licence only; None for one that is not kept."""
    try:
        text = json.loads(store.get_document(digest))["text"]
    except NotFound:
        return None
    if not isinstance(text, str):
        return None
    return Text(len(text), text if is_open(rights) else None)
