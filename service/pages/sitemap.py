"""Sitemaps (https://www.sitemaps.org/protocol.html) and robots.txt, for search engines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from flask import Response, current_app, request

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import BASE, IOR

from ..stored_queries import read_query
from .cited import release
from .room import Graph, graph, room, whole_address

SIZE = 50_000
"""Addresses in one sitemap, the most that the protocol allows."""
CLASSES = {"claim": IOR.Claim, "document": IOR.Document, "work": IOR.Work}
OF_THEIR_OWN = {"organization": "sitemap_organizations", "relationship": "sitemap_cases"}
"""Kinds that are more than the things of a class, and the queries for them."""
FIXED = (
    *("/", "/about", "/ontology", "/concepts", "/compare", "/evidence-map", "/contradictions"),
    *("/timeline", "/network", "/query", "/api"),
)
"""Pages of their own, as far as they are here."""
NOT_READ = (
    "/sparql",
    "/update",
    "/graph-store",
    "/search?",
    "/query?",
    "/suggest",
    "/cite/",
    "/network?",
)
"""What answers differently to every question, or is a file for people."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@room.get("/sitemap.xml")
def sitemap_index() -> Response:
    """List the sitemaps, of each kind of thing as many as it needs."""
    sizes = {"page": 1, "concept": len(graph().vocabulary.kinds)}
    sizes |= {row["kind"]: int(row["number"]) for row in graph().pool.select("sitemap_counts")}
    names = [
        f"{request.url_root}sitemap-{kind}-{part}.xml"
        for kind, number in sizes.items()
        for part in range(1, -(-number // SIZE) + 1)
    ]
    return written("sitemapindex", "sitemap", names)


@room.get("/sitemap-<kind>-<int:part>.xml")
def sitemap(kind: str, part: int) -> Response:
    """List the addresses of one part of the things of a kind."""
    if part < 1:
        raise NotFound("Sitemaps count from 1.")
    addresses = addresses_of(graph(), kind, (part - 1) * SIZE)
    if part > 1 and not addresses:
        raise NotFound(f"There is no sitemap {part} of {kind}.")
    return written("urlset", "url", addresses)


def addresses_of(served: Graph, kind: str, offset: int) -> list[str]:
    """Return up to SIZE addresses, as they are seen from outside."""
    if kind == "page":
        rules = {rule.rule for rule in current_app.url_map.iter_rules()}
        return [request.url_root.rstrip("/") + path for path in FIXED if path in rules][offset:]
    if kind == "concept":
        found: Iterable[str] = sorted(served.vocabulary.kinds)[offset : offset + SIZE]
    elif kind in CLASSES or kind in OF_THEIR_OWN:
        found = things(served, kind, offset)
    else:
        choices = ", ".join(("page", "concept", *CLASSES, *OF_THEIR_OWN))
        raise NotFound(f"There is no sitemap of {kind!r}; there are those of {choices}.")
    start = request.url_root
    return [
        f"{start}{iri.removeprefix(BASE)}" if iri.startswith(BASE) else whole_address(iri)
        for iri in found
    ]


def things(served: Graph, kind: str, offset: int) -> list[str]:
    """Return a part of the things of a kind; the engine sorts only what needs several parts."""
    if not offset:
        found = asked(served, kind, f"LIMIT {SIZE + 1:d}")
        if len(found) <= SIZE:
            return sorted(found)
    return asked(served, kind, f"ORDER BY ?thing LIMIT {SIZE:d} OFFSET {offset:d}")


def asked(served: Graph, kind: str, slice: str) -> list[str]:
    query = read_query(OF_THEIR_OWN.get(kind, "sitemap_things"))
    bindings = {"class": CLASSES[kind]} if kind in CLASSES else None
    answer = served.pool.query(f"{query}{slice}", bindings=bindings)
    return [row["thing"]["value"] for row in json.loads(answer.body)["results"]["bindings"]]


def written(whole: str, each: str, addresses: Iterable[str]) -> Response:
    """Write a sitemap, or a list of them, as it is sent."""
    made = release()[1]
    lastmod = f"<lastmod>{made}</lastmod>" if made else ""

    def lines() -> Iterator[str]:
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{NAMESPACE}">\n'
        for address in addresses:
            yield f"<{each}><loc>{escape(address)}</loc>{lastmod}</{each}>\n"
        yield f"</{whole}>\n"

    return Response(lines(), mimetype="application/xml")


@room.get("/robots.txt")
def robots() -> Response:
    """Let search engines read what stays the same, and say where it is listed."""
    lines = ["User-agent: *", *(f"Disallow: {request.root_path}{path}" for path in NOT_READ)]
    lines += ["", f"Sitemap: {request.url_root}sitemap.xml", ""]
    return Response("\n".join(lines), mimetype="text/plain")
