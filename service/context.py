"""What every request works with: the store, the pool of query processes and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from flask import current_app

from .endpoint.answers import Answers
from .engine.pool import Pool
from .storage.store import Mode, Store

FullText = Literal["never", "licensed", "always"]
"""When a document's whole text is shown: never, where its rights allow, or always."""


@dataclass(frozen=True)
class Service:
    """The parts of one application."""

    store: Store
    pool: Pool
    full_text: FullText
    default_graph: Mode
    """How SPARQL queries without FROM read the store; pages read it as it was made."""
    answers: Answers
    """What strangers' queries are answered by."""


def service() -> Service:
    """Return the parts of the application that handles this request."""
    return cast(Service, current_app.extensions["interorg"])
