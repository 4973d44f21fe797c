"""Which media type to answer in: the Accept header and the `format` parameter (RFC 9110, 12.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

SOLUTIONS = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/json": "application/sparql-results+json",
    "text/javascript": "application/sparql-results+json",
    "text/tsv": "text/tab-separated-values",
}
"""Names that a client may ask for and the media type it gets; the first is the default."""

TRIPLES = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/trig": "application/trig",
    "application/n-quads": "application/n-quads",
    "application/x-turtle": "text/turtle",
    "text/n3": "text/turtle",
    "text/rdf+n3": "text/turtle",
    "application/n3": "text/turtle",
    "text/ntriples": "application/n-triples",
    "application/x-trig": "application/trig",
    "text/x-nquads": "application/n-quads",
    "text/plain": "application/n-triples",
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
}

ENDINGS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""Endings of addresses of pages that ask for a syntax of RDF, whatever Accept says."""

PAGES = {
    "text/html": "text/html",
    **{name: given for name, given in TRIPLES.items() if given in ENDINGS.values()},
    "application/json": "application/json",
}
"""Names that a client may ask for at a page that has triples, and what it gets: the first of those
that fit alike. `application/json` is the page's own JSON, or JSON-LD where it has none."""

SHORT_NAMES = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "turtle": (None, "text/turtle"),
    "ttl": (None, "text/turtle"),
    "n3": (None, "text/turtle"),
    "nt": (None, "application/n-triples"),
    "ntriples": (None, "application/n-triples"),
    "n-triples": (None, "application/n-triples"),
    "nquads": (None, "application/n-quads"),
    "trig": (None, "application/trig"),
    "rdf": (None, "application/rdf+xml"),
    "rdfxml": (None, "application/rdf+xml"),
    "rdf+xml": (None, "application/rdf+xml"),
    "jsonld": (None, "application/ld+json"),
    "json-ld": (None, "application/ld+json"),
}
"""Values of the `format` parameter: the media types for solutions and for triples."""


RANGE = re.compile(
    r"""\s*(?P<name> [\w!#$%&'*+.^`|~-]+ (?: / [\w!#$%&'*+.^`|~-]+ )? ) \s*
    (?P<parameters> (?: ; (?: [^,;"] | "(?:[^"\\]|\\.)*" )* )* ) (?: ,|$ )""",
    re.VERBOSE,
)
"""One range of an Accept header; a comma between quotation marks ends nothing."""
WEIGHT = re.compile(r';\s*q\s*=\s*"?(?P<q>[^;\s"]*)"?\s*(?:;|$)')
NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")


def accepted(header: str) -> list[tuple[str, float]]:
    """Read an Accept header: ranges in lower case with their weights, in the order given.

    What is no range, and a range whose weight is no number, is passed over.

    >>> accepted('text/csv;header="a,b";q=0.5, nonsense, TEXT/*;q=0, a/b;q=high')
    [('text/csv', 0.5), ('text/*', 0.0)]
    """
    ranges = []
    at = 0
    while at < len(header):
        found = RANGE.match(header, at)
        if not found:
            comma = header.find(",", at)
            at = comma + 1 if comma >= 0 else len(header)
            continue
        at = found.end()
        name = "*/*" if found["name"] == "*" else found["name"].lower()
        weight = WEIGHT.search(found["parameters"].lower())
        if "/" not in name or (weight and not NUMBER.fullmatch(weight["q"])):
            continue
        ranges.append((name, min(1.0, float(weight["q"])) if weight else 1.0))
    return ranges


def choose(header: str | None, offers: Sequence[str]) -> str | None:
    """Return the offer that the client likes best, or None when it takes none of them.

    The weight of an offer is that of the range which names it most exactly. Of equal weights the
    offer named more exactly wins, then the one the client, then the one the server names first. No
    header, or none that can be read, means that anything will do.

    >>> choose("text/html, application/xml;q=0.9, */*;q=0.1", ["text/csv", "application/xml"])
    'application/xml'
    """
    ranges = accepted(header or "")
    if not ranges:
        return offers[0]
    best: tuple[float, int, int, int] | None = None
    chosen = None
    for place, offer in enumerate(offers):
        exactness, weight, order = max(
            ((3 - depth(name), q, -at) for at, (name, q) in enumerate(ranges) if fits(name, offer)),
            default=(0, 0.0, 0),
        )
        rank = (weight, exactness, order, -place)
        if weight > 0 and (best is None or rank > best):
            best, chosen = rank, offer
    return chosen


def depth(name: str) -> int:
    """Count the wild cards of a range."""
    return name.count("*")


def fits(name: str, offer: str) -> bool:
    """Tell whether a range covers an offer."""
    return name in ("*/*", offer) or (name.endswith("/*") and offer.startswith(name[:-1]))


def prefers_html(header: str | None) -> bool:
    """Tell whether a browser is asking: HTML is named, and nothing that is data before it."""
    if "text/html" not in (name for name, _ in accepted(header or "")):
        return False
    data = [*SOLUTIONS, *TRIPLES, "text/plain"]
    return choose(header, ["application/json", "text/html", *data]) == "text/html"


def asked_format(parameters: Mapping[str, str]) -> str:
    """Return the format named by a parameter, as clients variously call it; empty when none is."""
    for name in ("format", "output", "results"):
        # A plus sign that was not escaped arrives as a space: sparql-results+json.
        value = parameters.get(name, "").strip().lower().replace(" ", "+")
        if value and value != "auto":
            return value
    return ""
