"""The texts that a store keeps, where their rights allow that they leave it whole."""

from __future__ import annotations

import json

from interorg.ingest.failure import NotFound

from ..rights import is_open
from ..store import Store


def open_text(store: Store, digest: str, rights: str | None) -> str | None:
    """Return a text under an open licence; None for any other and for one that is not kept."""
    if not is_open(rights):
        return None
    try:
        text = json.loads(store.get_document(digest))["text"]
    except NotFound:
        return None
    return text if isinstance(text, str) else None
