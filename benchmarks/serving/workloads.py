"""What is asked for throughput: a cheap query, a page, an analysis and a large answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat

from clients import requests

FRESH = 30_000
"""So many requests are made beforehand where none may be repeated."""
PREFIXES = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ior: <https://w3id.org/interorg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def cheap(number: int) -> str:
    """Ask for the title of a document."""
    iri = f"<https://w3id.org/interorg/id/document/doc-{1 + number % 1500}>"
    return f'{PREFIXES}SELECT ?title {{ {iri} dcterms:title ?title FILTER (?title != "{number}") }}'


def detail(number: int) -> str:
    """Ask for what a page on a document shows."""
    iri = f"<https://w3id.org/interorg/id/document/doc-{1 + number % 1500}>"
    return f"""{PREFIXES}SELECT ?thing ?confidence ?quote {{
  ?span ior:spanOf {iri} ; ior:exactQuote ?quote .
  ?thing ior:hasEvidence ?span ; ior:confidence ?confidence .
  FILTER (?confidence < {1 + number / 1e6})
}}"""


def mid(number: int) -> str:
    """Ask for counts of cases by form, since a year."""
    return f"""{PREFIXES}SELECT ?label (COUNT(?case) AS ?cases) {{
  ?case ior:hasForm ?form ; ior:startYear ?year .
  ?form skos:prefLabel ?label .
  FILTER (?year > {1900 + number / 1e6})
}} GROUP BY ?label ORDER BY DESC(?cases) ?label"""


def large(number: int) -> str:
    """Ask for an answer of some 230 kB."""
    return f"""{PREFIXES}SELECT ?span ?begin {{
  ?span ior:beginOffset ?begin . FILTER (?begin > {50 + number / 1e6})
}} LIMIT 1290"""


WORKLOADS: dict[str, Callable[[int], str]] = {
    "cheap": cheap,
    "detail": detail,
    "mid": mid,
    "large": large,
}


def repeated(path: str, workload: str) -> Iterator[bytes]:
    """Ask the same over and over."""
    return repeat(requests(path, [WORKLOADS[workload](1)])[0])


def fresh(path: str, workload: str, start: int) -> Iterator[bytes]:
    """Ask what was not asked before: no two texts are equal, nor two filters."""
    make = WORKLOADS[workload]
    return iter(requests(path, [make(number) for number in range(start, start + FRESH)]))
