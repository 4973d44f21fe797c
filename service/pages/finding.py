"""Search: words, facets with counts, pages of hits."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from ..rules.precision import fresh_precision_of, precision_of
from ..search import Results, correct, search
from .room import Graph, room, show
from .search_asked import asked_of, searched
from .search_cited import sources
from .search_files import MOST_HITS, whole_json
from .search_labels import OTHERS, TITLES, choices, label, values_of
from .search_links import Links
from .search_parameters import SIZES, Asked

FEW = 3
"""Hits; where there are fewer, other spellings are tried."""
SHOWN_VALUES = 8
"""Values of a facet that are shown at once."""
OPEN = ("kind", "form", "benefit", "challenge", "mechanism", "polarity", "year")
"""Facets that are open before any of their values is chosen."""
SORTED = {
    "relevance": "relevance",
    "newest": "newest first",
    "oldest": "oldest first",
    "confidence": "confidence",
    "title": "title",
}


@room.get("/search")
@room.get("/search.json", defaults={"ending": "json"})
def found(ending: str | None = None) -> Response:
    """Show what has the words of `q` and passes the filters."""
    served = searched()
    asked = asked_of(served)
    if ending == "json" and request.args.get("all"):
        return whole_json(served, asked)
    results = search(
        served.generation,
        asked.text,
        asked.filters,
        page=asked.page,
        size=asked.size,
        sort=asked.sort,
    )
    links = Links(asked)
    return show(
        "search.html",
        content_of(served, asked, results),
        ending,
        links=links,
        labels={
            name: {value: label(served, name, value) for value in values}
            for name, values in asked.chosen.items()
        },
        titles=TITLES | OTHERS,
        facet_titles=TITLES,
        shown_values=SHOWN_VALUES,
        open_facets=OPEN,
        sorts=SORTED,
        sizes=SIZES,
        most_hits=MOST_HITS,
        sources=partial(sources, served, results.hits),
        value_names={
            value: label(served, name, value).lower()
            for name in ("polarity", "modality")
            for value in {getattr(hit, name) for hit in results.hits}
        },
    )


def content_of(served: Graph, asked: Asked, results: Results) -> dict[str, Any]:
    """Return one page of results as data."""
    pages = max(1, -(-results.total // asked.size))
    rules = sorted({hit.rule for hit in results.hits if hit.rule})
    return {
        "query": asked.text,
        "cut": asked.cut,
        "filters": asked.chosen,
        "ignored": [
            {**asdict(each), "choices": choices(served, each.name)} for each in asked.ignored
        ],
        "sort": asked.sort,
        "total": results.total,
        "page": asked.page,
        "size": asked.size,
        "pages": pages,
        "beyond": asked.page > pages,
        "relaxed": results.relaxed,
        "least_confidence": asked.filters.confidence,
        "hidden": results.hidden,
        "did_you_mean": _mended(served, asked, results),
        "hits": [asdict(hit) for hit in results.hits],
        "precision": {
            rule: asdict(measured) if (measured := precision_of(rule)) else None for rule in rules
        },
        "fresh_precision": {
            rule: asdict(measured) if (measured := fresh_precision_of(rule)) else None
            for rule in rules
        },
        "facets": {
            name: [asdict(each) for each in values_of(served, name, results.facets[name])]
            for name in TITLES
        },
    }


def _mended(served: Graph, asked: Asked, results: Results) -> dict[str, Any] | None:
    if not asked.text or (results.total >= FEW and not results.relaxed):
        return None
    found = correct(served.generation, asked.text, asked.filters)
    return asdict(found) if found else None
