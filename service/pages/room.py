"""The room of all pages: what they read from, what templates can call, page or JSON or RDF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode

from flask import Blueprint, Response, jsonify, render_template, request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import BASE

from ..context import service
from ..engine.pool import Pool
from ..generations import Generation
from ..negotiation import ENDINGS, PAGES, choose
from ..nodes import Node
from ..stored_queries import read_query
from ..vocabulary import Vocabulary, vocabulary_of
from ..wording import NAMES, capital, plural

room = Blueprint("pages", __name__)
JSON = "application/json"
HTML = "text/html"
SUFFIXES = {"json": JSON, **ENDINGS}
"""Endings of addresses that ask for a format, whatever Accept says."""
OWN = tuple(BASE + kind for kind in ("concept/", "id/", "relation-type/", "value/", "ontology#"))
"""Beginnings of the IRIs that have a page here."""


@dataclass(frozen=True)
class Graph:
    """What every page reads from."""

    pool: Pool
    generation: Generation
    vocabulary: Vocabulary


def graph() -> Graph:
    """Return the served graph."""
    pool = service().pool
    generation = service().store.current()
    return Graph(pool, generation, vocabulary_of(pool, generation))


def split(key: str) -> tuple[str, str | None]:
    """Take the ending that names a format off a key: `Trust.json` is Trust as JSON."""
    stem, dot, ending = key.rpartition(".")
    return (stem, ending) if dot and stem and ending in SUFFIXES else (key, None)


def node_of(kind: str, key: str) -> NamedNode:
    """Return the node of a thing named in an address; raise NotFound for what no IRI can hold."""
    try:
        return NamedNode(f"{BASE}{kind}/{key}")
    except ValueError:
        raise unknown(kind, key) from None


def unknown(kind: str, key: str) -> NotFound:
    """Say that nothing is known under a name."""
    name = NAMES.get(kind.removeprefix("id/"), kind)
    return NotFound(f"The graph holds no {name} with the id {key!r}.")


def show(
    template: str,
    content: Mapping[str, Any],
    ending: str | None = None,
    thing: NamedNode | None = None,
    **only_page: Any,
) -> AnyResponse:
    """Answer as a page, as JSON of the same content or, for a thing, as its triples."""
    offers = PAGES if thing else {HTML: HTML, JSON: JSON}
    liked = choose(request.headers.get("Accept"), list(offers))
    chosen = SUFFIXES[ending] if ending else offers.get(liked or HTML, HTML)
    response: AnyResponse
    if chosen == HTML:
        page = render_template(
            template, data=_base(ending), asked=_asked(), thing=thing, **content, **only_page
        )
        response = Response(page, mimetype=HTML)
    elif chosen == JSON:
        response = jsonify(content)
    elif thing is not None:
        answer = service().pool.query(
            read_query("describe"), triples=chosen, bindings={"node": thing}
        )
        response = Response(answer.body, mimetype=chosen)
    else:
        raise NotFound(f"This page is given as HTML and JSON, not as {chosen}.")
    if not ending:
        response.vary.add("Accept")
    return response


def _base(ending: str | None) -> str:
    """Return the address of this page without its ending, to which others can be added."""
    path = request.root_path + request.path
    return path.removesuffix(f".{ending}") if ending else path


def _asked() -> str:
    """Return what stands after the ending in this page's address: which foreign thing is meant."""
    iri = request.args.get("iri")
    return f"?{urlencode({'iri': iri})}" if iri else ""


@room.app_template_global()
def href(node: Node | str) -> str:
    """Return the address of a thing on this service, or its IRI where it lies elsewhere."""
    iri = node if isinstance(node, str) else node.iri
    if iri.startswith(OWN):
        return f"{request.root_path}/{iri.removeprefix(BASE)}"
    if graph().vocabulary.kind(iri):
        return f"{request.root_path}/concept?{urlencode({'iri': iri})}"
    return iri


@room.app_template_global()
def address(id: str) -> str:
    """Return the address of a thing by its id: the end of its IRI, or the whole of a foreign one.

    The ends hold no colon.
    """
    return href(id if ":" in id else BASE + id)


@room.app_template_global()
def guess(path: str) -> str:
    """Make words to search for out of the address of a page that is not there."""
    last = unquote(path.rstrip("/").rsplit("/", 1)[-1]).split(".")[0]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", last)
    return re.sub(r"[\W_]+", " ", words).strip()[:80]


room.add_app_template_filter(capital, "capital")
room.add_app_template_filter(plural, "plural")


@room.app_context_processor
def names() -> dict[str, Mapping[str, str]]:
    """Give templates what kinds of thing are called."""
    return {"NAMES": NAMES}
