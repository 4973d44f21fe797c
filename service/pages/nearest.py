"""What may be meant by an address under which nothing is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from itertools import islice

from interorg.ingest.failure import Failure
from interorg.ontology.terms import CONCEPT

from ..content.wording import NAMES, capital
from ..search import Filters, correct, indexed, search
from .room import Graph, address, graph, guess, href

MOST = 5
KINDS = ("organization", "relationship", "document", "claim", "concept")
ADDRESS = re.compile(r"/(?:id/|cite/|api/)?(?P<kind>[a-z-]+?)s?/(?P<key>[^/].*)")
HASH = re.compile(r"[0-9a-f ]{16,}")


@dataclass(frozen=True)
class Suggestion:
    """Something that is known, and by what it is called like what was asked for."""

    label: str
    kind: str
    address: str


def nearest(path: str) -> list[dict[str, str]]:
    """Return what an unknown address may stand for, the likeliest first; none where none is."""
    try:
        served = graph()
        found = {each.address: each for each in islice(suggestions(served, path), 3 * MOST)}
    except Failure:
        return []  # There is no graph to suggest anything of.
    return [asdict(each) for each in islice(found.values(), MOST)]


def suggestions(served: Graph, path: str) -> Iterator[Suggestion]:
    named = ADDRESS.fullmatch(path)
    kind = named["kind"] if named else ""
    if kind in ("concept", "relation-type", "value", "cite") and named:
        yield from alike(served, re.sub(r"\.\w+$", "", named["key"]))
    words = guess(path)
    if HASH.fullmatch(words):
        return  # The key of a claim or a tie says nothing of what it is about.
    if not indexed(served.generation):
        return
    kinds = [(kind,), ()] if kind in KINDS else [()]
    for confined in kinds:
        filters = Filters(kinds=confined)
        mended = correct(served.generation, words, filters)
        meant = mended.text if mended else words
        for hit in search(served.generation, meant, filters, size=MOST).hits:
            yield Suggestion(capital(hit.title), NAMES[hit.kind], address(hit.id))


def alike(served: Graph, key: str) -> Iterator[Suggestion]:
    """Yield the terms whose ids are spelled much like the key."""
    vocabulary = served.vocabulary
    folded = {iri.rsplit("/", 1)[-1].lower(): iri for iri in vocabulary.labels}
    for each in get_close_matches(key.lower(), folded, n=3, cutoff=0.75):
        iri = folded[each]
        kind = "concept" if iri.startswith(CONCEPT) else "term"
        yield Suggestion(capital(vocabulary.label(iri)), kind, href(iri))
