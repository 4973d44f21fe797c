"""The room of all pages: what they read from, what templates can call, page or JSON or RDF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode, urljoin

from flask import Blueprint, Response, current_app, jsonify, render_template, request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import BASE

from ..content.nodes import Node
from ..content.vocabulary import Vocabulary, vocabulary_of
from ..content.wording import NAMES, capital, plural
from ..context import service
from ..engine.pool import Pool
from ..negotiation import ENDINGS, PAGES, choose
from ..storage.generations import Generation
from ..stored_queries import read_query

room = Blueprint("pages", __name__)
JSON = "application/json"
HTML = "text/html"
SUFFIXES = {"json": JSON, **ENDINGS}
"""Endings of addresses that ask for a format, whatever Accept says."""
OWN = tuple(
    BASE + kind for kind in ("concept/", "id/", "relation-type/", "value/", "ontology#", "graph/")
)
"""Beginnings of the IRIs that have a page here."""
SAFE = ("https://", "http://", "mailto:", "urn:", "doi:", "info:")
"""Beginnings of foreign IRIs that may be links; no other scheme is, such as javascript."""


RUN = f"{BASE}id/activity/build/"
"""Beginning of the IRIs of runs that built the graph; they stand in a graph of their own."""


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
    """Return the node of a thing named in an address; raise NotFound for what no IRI can hold.

    IRIs of our making have their keys percent-encoded, which addresses lose on their way here.
    """
    encoded = quote(key, safe="-._~/")
    try:
        plain = NamedNode(f"{BASE}{kind}/{key}")
    except ValueError:
        plain = None
    if plain and encoded == key:
        return plain
    try:
        made = NamedNode(f"{BASE}{kind}/{encoded}")
    except ValueError:
        raise unknown(kind, key) from None
    return made if plain is None or service().pool.select("known", node=made) else plain


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
    chosen = chosen_type(ending, PAGES if thing else {HTML: HTML, JSON: JSON})
    response: AnyResponse
    if chosen == HTML:
        page = render_template(
            template, data=_base(ending), asked=_asked(), thing=thing, **content, **only_page
        )
        response = Response(page, mimetype=HTML)
    elif chosen == JSON:
        response = jsonify(content)
    elif thing is not None:
        told = read_query("run_describe" if thing.value.startswith(RUN) else "describe")
        answer = service().pool.query(told, triples=chosen, bindings={"node": thing})
        response = Response(answer.body, mimetype=chosen)
    else:
        raise NotFound(f"This page is given as HTML and JSON, not as {chosen}.")
    if not ending:
        response.vary.add("Accept")
    add_links(response, _base(ending), thing, chosen)
    return response


def chosen_type(ending: str | None, offers: Mapping[str, str] = PAGES) -> str:
    """Return the media type to answer in: that of the ending, else what Accept likes best."""
    if ending:
        return SUFFIXES[ending]
    return offers.get(choose(request.headers.get("Accept"), list(offers)) or HTML, HTML)


def triples_wanted(ending: str | None) -> bool:
    """Tell whether a thing is asked for as RDF."""
    return chosen_type(ending) not in (HTML, JSON)


def add_links(response: AnyResponse, base: str, thing: NamedNode | None, chosen: str) -> None:
    """Say in the header where else this is, and where the service is described (RFC 8288)."""
    asked = _asked()
    links = [f'<{base}{asked}>; rel="canonical"'] if thing or not request.query_string else []
    links += [
        f'<{base}.{ending}{asked}>; rel="alternate"; type="{media_type}"'
        for ending, media_type in SUFFIXES.items()
        if thing and media_type != chosen
    ]
    if thing:
        links.append(f'<{quote(thing.value, safe="/:#?=&%-._~")}>; rel="describes"')
        if chosen == HTML:
            links.append(f'<{base}.ttl{asked}>; rel="describedby"; type="text/turtle"')
    root = request.root_path
    links.append(f'<{root}/.well-known/void>; rel="http://rdfs.org/ns/void#inDataset"')
    response.headers["Link"] = ", ".join(links)


def _base(ending: str | None) -> str:
    """Return the address of this page without its ending, to which others can be added."""
    path = quote(request.root_path + request.path, safe="/-._~")
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
    if iri.lower().startswith(SAFE):
        return iri
    return f"{request.root_path}/search?{urlencode({'q': iri})}"


@room.app_template_global()
def address(id: str) -> str:
    """Return the address of a thing by its id: the end of its IRI, or the whole of a foreign one.

    The ends hold no colon.
    """
    return href(id if ":" in id else BASE + id)


@room.app_template_global()
def page_at(path: str) -> str | None:
    """Return the address of a page that stands at a path; None where this service has none."""
    known = any(rule.rule == path for rule in current_app.url_map.iter_rules())
    return request.root_path + path if known else None


def whole_address(thing: Node | str) -> str:
    """Return the address of a thing on this service as it is seen from outside."""
    return urljoin(request.url_root, href(thing))


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
