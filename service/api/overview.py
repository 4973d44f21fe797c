"""What is in the graph, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from interorg.ontology.concepts import version as ontology_version

from ..furnishing.statistics import read
from ..pages.room import Graph
from ..search import Filters, indexed, tally


@dataclass(frozen=True)
class Overview:
    """How much of what there is. Numbers are null where they have not been counted yet."""

    generation: int
    """Grows with each change of the graph."""
    made: str | None
    """When this state of the graph was made, by ISO 8601."""
    interorg: str
    """The release of the software."""
    ontology: str
    """The release of the ontology."""
    triples: int | None
    things: Mapping[str, int] | None
    """By kind: claims, cases (`relationship`), organizations, documents, concepts."""
    documents: Mapping[str, int] | None
    """By kind."""
    polarities: Mapping[str, int] | None
    """Claims by polarity."""
    modalities: Mapping[str, int] | None
    """Claims by modality."""
    concepts: Mapping[str, int]
    """By kind."""


def overview(served: Graph, given: Mapping[str, Any]) -> Overview:
    """Count what the graph holds."""
    generation = served.generation
    counted = read(generation)

    def count(field: str, kind: str | None = None) -> Mapping[str, int] | None:
        if not indexed(generation):
            return None
        return tally(generation, field, Filters(kinds=(kind,) if kind else ()))

    return Overview(
        generation=generation.number,
        made=published.isoformat() if (published := generation.published) else None,
        interorg=metadata.version("interorg"),
        ontology=ontology_version(),
        triples=counted.triples if counted else None,
        things=count("kind"),
        documents=count("document_kind", "document"),
        polarities=count("polarity", "claim"),
        modalities=count("modality", "claim"),
        concepts=dict(sorted(Counter(served.vocabulary.kinds.values()).items())),
    )
