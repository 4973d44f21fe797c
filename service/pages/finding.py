"""Search: words, facets with counts, pages of hits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from flask import request
from werkzeug.wrappers import Response

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import concept

from ..search import Facet, Filters, indexed, search
from ..vocabulary import Vocabulary
from ..wording import NAMES, capital, plural
from .room import graph, room, show

SIZE = 20
LAST_PAGE = 100_000
FIELDS = ("kind", "form", "document_kind", "concept", "relation", "subject", "object", "document")
"""Filters by exact value; each may be given several times, meaning any."""
SHOWN_FORMS = 15


@room.get("/search")
@room.get("/search.json", defaults={"ending": "json"})
def found(ending: str | None = None) -> Response:
    """Show what has the words of `q` and passes the filters."""
    served = graph()
    if not indexed(served.generation):
        raise NotFound(
            "There is no full-text index of this release here. Stores made by `interorg ingest` "
            "have one; ingest again to renew it. In front of a store elsewhere, name the folder "
            "that it was loaded from with ENDPOINT_STORE."
        )
    asked = request.args
    text = asked.get("q", "")
    first, last = years(asked.get("year", ""), asked.get("from", ""), asked.get("to", ""))
    values = {name: tuple(filter(None, asked.getlist(name))) for name in FIELDS}
    filters = Filters(
        kinds=values["kind"],
        forms=values["form"],
        document_kinds=values["document_kind"],
        concepts=values["concept"],
        relations=values["relation"],
        subjects=values["subject"],
        objects=values["object"],
        documents=values["document"],
        years=(first, last),
    )
    page = number(asked.get("page", ""), 1, LAST_PAGE)
    size = number(asked.get("size", ""), SIZE, 100)
    results = search(served.generation, text, filters, page=page, size=size)
    facets = {
        name: labelled(served.vocabulary, name, each) for name, each in results.facets.items()
    }
    chosen = {name: list(each) for name, each in values.items() if each}
    if first is not None or last is not None:
        chosen["year"] = [f"{'' if first is None else first}-{'' if last is None else last}"]
    content: dict[str, Any] = {
        "query": text,
        "filters": chosen,
        "total": results.total,
        "page": page,
        "size": size,
        "pages": max(1, -(-results.total // size)),
        "relaxed": results.relaxed,
        "hits": [asdict(hit) for hit in results.hits],
        "facets": facets,
    }
    sized = {} if size == SIZE else {"size": [str(size)]}
    links = Links({"q": [text] if text else [], **chosen, **sized})
    return show(
        "search.html",
        content,
        ending,
        links=links,
        labels={name: label(served.vocabulary, name) for name in chosen},
        shown_forms=SHOWN_FORMS,
    )


class Links:
    """Addresses of this search with one thing changed."""

    def __init__(self, parameters: Mapping[str, list[str]]) -> None:
        self.parameters = parameters

    def page(self, number: int) -> str:
        return self._link({**self.parameters, "page": [str(number)]})

    def toggled(self, name: str, value: str) -> str:
        """Choose a value of a facet, or give it up."""
        now = self.parameters.get(name, [])
        others = [each for each in now if each != value]
        new = others if value in now else [value] if name == "year" else [*now, value]
        return self._link({**self.parameters, name: new})

    def json(self) -> str:
        return self._link(self.parameters, "/search.json")

    def _link(self, parameters: Mapping[str, list[str]], path: str = "/search") -> str:
        pairs = [(name, value) for name, values in parameters.items() for value in values]
        return f"{request.root_path}{path}?{urlencode(pairs)}"


def number(text: str, default: int, most: int) -> int:
    """Read a number from 1; what is none becomes the default."""
    return min(int(text), most) if re.fullmatch(r"[1-9]\d{0,9}", text, re.ASCII) else default


def years(span: str, start: str, end: str) -> tuple[int | None, int | None]:
    """Read `1990`, `1990-1999`, `1990-` or `-1999`, or two years of their own.

    >>> years("1990-1999", "", ""), years("1998", "", ""), years("", "2001", "x")
    ((1990, 1999), (1998, 1998), (2001, None))
    """
    if spanned := re.fullmatch(r"(\d{0,4})(-?)(\d{0,4})", span.strip(), re.ASCII):
        left, dash, right = spanned.groups()
        start, end = start or left, end or (right if dash else left)
    first, last = (int(y) if re.fullmatch(r"\d{1,4}", y, re.ASCII) else None for y in (start, end))
    return first, last


def labelled(
    vocabulary: Vocabulary, name: str, facets: tuple[Facet, ...]
) -> list[dict[str, str | int]]:
    """Return the values of a facet with what they are called; years by decade."""
    if name == "year":
        decades: dict[int, int] = {}
        for facet in facets:
            decade = int(facet.value) // 10 * 10
            decades[decade] = decades.get(decade, 0) + facet.count
        return [
            {"value": f"{decade}-{decade + 9}", "label": f"{decade}s", "count": decades[decade]}
            for decade in sorted(decades)
        ]
    shown = label(vocabulary, name)
    return [{"value": f.value, "label": shown(f.value), "count": f.count} for f in facets]


def label(vocabulary: Vocabulary, name: str) -> Any:
    """Return what names a value of a filter."""
    if name in ("kind", "document_kind"):
        return lambda value: capital(plural(value)) if value in NAMES else value
    if name in ("form", "concept", "subject", "object"):
        return lambda value: capital(vocabulary.label(_iri(value)))
    return str


def _iri(value: str) -> str:
    try:
        return concept(value).value
    except ValueError:
        return value
