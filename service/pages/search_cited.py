"""The texts that results come from, for reference managers to offer and save."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pyoxigraph import NamedNode

from interorg.ontology.terms import ID

from ..citations.coins import coins
from ..citations.things import of_document
from ..search import Hit
from ..stored_queries import read_query
from .cited import citable
from .document import details
from .room import Graph


def sources(served: Graph, hits: Iterable[Hit]) -> list[str]:
    """Return an OpenURL of each document that is found or says what is, in the order of the hits.

    Of what stands in the graph alone, such as concepts and cases, there is none: a search is saved
    for its literature.
    """
    wanted = list(dict.fromkeys(f"{ID.iri}document/{hit.document}" for hit in hits if hit.document))
    if not wanted:
        return []
    listed = " ".join(str(NamedNode(iri)) for iri in wanted)
    query = read_query("cited_documents").replace("?document {}", f"?document {{ {listed} }}")
    rows = json.loads(served.pool.query(query).body)["results"]["bindings"]
    found: dict[str, str] = {}
    for row in rows:
        about = details(served, [{name: value["value"] for name, value in row.items()}])
        found.setdefault(about["iri"], coins(of_document(about, citable(about["iri"]))))
    return [found[iri] for iri in wanted if iri in found]
