"""The first page: what this is, where to begin, what is in it."""

from __future__ import annotations

from functools import lru_cache

from werkzeug.wrappers import Response

from interorg.ontology.competency import by_topic
from interorg.ontology.terms import CONCEPT

from ..content.nodes import node
from ..content.vocabulary import Vocabulary
from ..search import Filters, Hit, indexed, search, tally
from ..storage.generations import Generation
from .room import graph, room, show

FAMILIES = ("form", "mechanism", "benefit", "challenge", "theory")
OF_A_FAMILY = 8
NEWEST = 6


@room.get("/")
@room.get("/index.json", defaults={"ending": "json"})
def home(ending: str | None = None) -> Response:
    """Show counts, ways in, questions to begin with, the concepts with most claims, new texts."""
    served = graph()
    held = indexed(served.generation)
    counts = tally(served.generation, "kind") if held else {}
    claimed = claims_by_concept(served.generation) if held else {}
    content = {
        "counts": counts,
        "families": [
            {
                "kind": kind,
                "concepts": len(served.vocabulary.of_kind(kind)),
                "most_claims": most_claimed(served.vocabulary, kind, claimed),
            }
            for kind in FAMILIES
        ],
        "questions": [
            {"name": first.name, "question": first.question} for first, *_ in by_topic().values()
        ],
        "newest": [
            {"id": hit.id, "title": hit.title, "kind": hit.document_kind, "year": hit.year}
            for hit in (newest(served.generation) if held else ())
        ],
    }
    return show("home.html", content, ending)


@lru_cache(maxsize=2)
def newest(generation: Generation) -> tuple[Hit, ...]:
    """Return the documents with the latest years."""
    wanted = Filters(kinds=("document",))
    return tuple(search(generation, "", wanted, size=NEWEST, sort="newest").hits)


@lru_cache(maxsize=2)
def claims_by_concept(generation: Generation) -> dict[str, int]:
    """Count the claims about each concept, by its id."""
    return tally(generation, "concept", Filters(kinds=("claim",)))


def most_claimed(
    vocabulary: Vocabulary, kind: str, claimed: dict[str, int]
) -> list[dict[str, object]]:
    """Return the concepts of a kind with most claims."""
    counted = [
        (-claimed.get(iri.removeprefix(CONCEPT), 0), node(iri, vocabulary=vocabulary))
        for iri in vocabulary.of_kind(kind)
    ]
    return [
        {"concept": concept, "claims": -count} for count, concept in sorted(counted)[:OF_A_FAMILY]
    ]
