"""The ontology at its own IRI: its documentation for people, the release for programs."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from flask import Response, redirect, render_template, request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import NotFound
from interorg.ontology.documentation.addresses import START, OnServer

from ..negotiation import TRIPLES, choose
from .room import HTML, room, split

if TYPE_CHECKING:
    from interorg.ontology.documentation.site import Body, Documentation

ENDINGS = {
    "text/turtle": "ttl",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
}
"""The syntaxes of the release."""
NAMES = tuple(name for name, media_type in TRIPLES.items() if media_type in ENDINGS)
FRESH = "public, max-age=300"
PAGES_KEPT = 2_000
"""Pages that a process keeps once they are made."""


@room.get("/ontology")
@room.get("/ontology.<ending>")
def ontology(ending: str | None = None) -> AnyResponse:
    """Show what the ontology is, or give the release in a syntax of RDF."""
    if ending is not None and ending not in ENDINGS.values():
        raise NotFound(
            f"The ontology is given in files ending in {', '.join(ENDINGS.values())}, "
            f"not in {ending}."
        )
    return whole(ending)


@room.get("/ontology/")
def with_slash() -> AnyResponse:
    """Lead to the one address of the start page."""
    return redirect(f"{request.root_path}/ontology", 301)


@room.get("/ontology/<path:path>")
def part(path: str) -> AnyResponse:
    """Show a page of the documentation, give one of its files, or the version of that number."""
    if path in files():
        return finished(Response(files()[path], mimetype=mimetypes.guess_type(path)[0]))
    number, ending = split(path)
    if re.fullmatch(r"\d+\.\d+\.\d+", number) and (ending is None or ending in ENDINGS.values()):
        return version(number, ending)
    body = page(path, request.root_path)
    if body is None:
        raise NotFound(f"The documentation of the ontology has no page {path!r}.")
    return framed(body)


def version(number: str, ending: str | None) -> AnyResponse:
    """Give the version of a number, which must be the one that is served."""
    from interorg.ontology.documentation.history import current

    if number != current():
        raise NotFound(
            f"This service holds version {current()} of the ontology, not version {number}. "
            "The page /ontology/changes says what changed from one version to the next."
        )
    return whole(ending)


def whole(ending: str | None) -> AnyResponse:
    """Give the start page or the release, as the ending says or else the Accept header."""
    negotiated = ending is None
    if negotiated:
        chosen = choose(request.headers.get("Accept"), (HTML, *NAMES)) or HTML
        ending = ENDINGS.get(TRIPLES.get(chosen, chosen))
    if ending:
        media_type = next(name for name, each in ENDINGS.items() if each == ending)
        response = finished(Response(released(ending), mimetype=media_type))
        response.headers["Content-Location"] = f"{request.root_path}/ontology.{ending}"
    else:
        body = page(START, request.root_path)
        assert body
        response = framed(body)
    if negotiated:
        response.vary.add("Accept")
    return response


def framed(body: Body) -> AnyResponse:
    """Set a page into the frame of this service."""
    html = render_template(
        "ontology.html", body=body, endings=ENDINGS, places=OnServer(request.root_path)
    )
    return finished(Response(html, mimetype=HTML))


def finished(response: Response) -> AnyResponse:
    """Let clients keep what does not change, and answer those that have it already."""
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:20])
    response.headers["Cache-Control"] = FRESH
    return response.make_conditional(request)


# The documentation is loaded when somebody asks for it, so that the server starts without it.


@cache
def files() -> dict[str, bytes]:
    """Return the style sheets and pictures of the documentation by name."""
    from interorg.ontology.documentation.site import STATIC

    return {path.name: path.read_bytes() for path in STATIC.iterdir()}


@cache
def documentation() -> Documentation:
    """Return the documentation, with references to the works of the bibliography."""
    from interorg.ontology.documentation.site import Documentation

    from ..references import works

    return Documentation(works())


@lru_cache(maxsize=PAGES_KEPT)
def page(path: str, root: str) -> Body | None:
    """Make a page of the documentation, once; None where there is none of that path."""
    return documentation().body(path, OnServer(root))


@cache
def released(ending: str) -> bytes:
    """Write the release, once for each syntax."""
    from interorg.ontology.release import released as triples
    from interorg.ontology.release import write

    return write(triples(), ending)


@room.app_template_global()
def documented(iri: str) -> str | None:
    """Return the address of the page that documents a term; None for what is no term of ours."""
    term = documentation().glossary.get(NamedNode(iri))
    return OnServer(request.root_path).page(term.page) if term else None
