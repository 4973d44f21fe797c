"""The works of the bibliography as the documentation of the ontology refers to them."""

from __future__ import annotations

from interorg.ingest.citing.bibliography import known_works, reference
from interorg.ontology.documentation.elsewhere import Work


def works() -> dict[str, Work]:
    """Return the works by key."""
    return {
        key: Work(reference(work), work.confirmed, work.doi) for key, work in known_works().items()
    }
