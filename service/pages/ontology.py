"""The ontology at its own IRI: its documentation for people, the release for programs."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from flask import Response, redirect, render_template, request
from pyoxigraph import NamedNode, Triple
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import NotFound
from interorg.ontology.documentation.addresses import START, OnServer

from ..negotiation import ENDINGS, PAGES, choose
from .room import HTML, JSON, room, split

if TYPE_CHECKING:
    from interorg.ontology.documentation.glossary import Term
    from interorg.ontology.documentation.site import Body, Documentation

FRESH = "public, max-age=300"
PAGES_KEPT = 2_000
"""Pages that a process keeps once they are made."""


@room.get("/ontology")
@room.get("/ontology.<ending>")
def ontology(ending: str | None = None) -> AnyResponse:
    """Show what the ontology is, or give the release in a syntax of RDF."""
    if ending is not None and ending not in ENDINGS:
        raise NotFound(
            f"The ontology is given in files ending in {', '.join(ENDINGS)}, not in {ending}."
        )
    return whole(ending)


@room.get("/ontology/")
def with_slash() -> AnyResponse:
    """Lead to the one address of the start page."""
    return redirect(f"{request.root_path}/ontology", 301)


@room.get("/ontology/<path:path>")
def part(path: str) -> AnyResponse:
    """Show a page of the documentation, give one of its files, or the version of that number.

    The page of a term is given as its triples to who asks for these.
    """
    if path == owl_file_name():
        return finished(Response(owl_file(), mimetype="text/turtle"))
    if path in files():
        return finished(Response(files()[path], mimetype=mimetypes.guess_type(path)[0]))
    number, ending = split(path)
    if ending is None or ending in ENDINGS:
        if re.fullmatch(r"\d+\.\d+\.\d+", number):
            return version(number, ending)
        if found := documentation().term(number):
            return term(found, ending)
    body = page(path, request.root_path)
    if body is None:
        raise NotFound(f"The documentation of the ontology has no page {path!r}.")
    return framed(body)


def term(found: Term, ending: str | None) -> AnyResponse:
    """Give the page of a term or its triples, as the ending says or else the Accept header."""
    chosen = ending or asked_ending()
    if chosen:
        response = finished(Response(described(found.node, chosen), mimetype=ENDINGS[chosen]))
        response.headers["Content-Location"] = f"{request.root_path}/ontology/{found.page}.{chosen}"
    else:
        body = page(found.page, request.root_path)
        assert body
        response = framed(body, OnServer(request.root_path).page(found.page))
    if not ending:
        response.vary.add("Accept")
    return response


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
    ending = ending or asked_ending()
    if ending:
        response = finished(Response(released(ending), mimetype=ENDINGS[ending]))
        response.headers["Content-Location"] = f"{request.root_path}/ontology.{ending}"
    else:
        body = page(START, request.root_path)
        assert body
        response = framed(body)
    if negotiated:
        response.vary.add("Accept")
    return response


def asked_ending() -> str | None:
    """Return the ending of the syntax of RDF that the Accept header asks for; None for a page."""
    liked = choose(request.headers.get("Accept"), list(PAGES)) or HTML
    given = "application/ld+json" if PAGES[liked] == JSON else PAGES[liked]
    return next((ending for ending, name in ENDINGS.items() if name == given), None)


def framed(body: Body, data: str | None = None) -> AnyResponse:
    """Set a page into the frame of this service.

    `data` is the address of what it shows in RDF, without an ending; the release where it is None.
    """
    places = OnServer(request.root_path)
    html = render_template(
        "ontology.html", body=body, endings=ENDINGS, places=places, data=data or places.page(START)
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


def owl_file_name() -> str:
    """Return the name of the part of the release that is for OWL documenters."""
    from interorg.ontology.release import OWL_FILE

    return OWL_FILE


@cache
def owl_file() -> bytes:
    """Write the part of the release that is for OWL documenters, once."""
    from interorg.ontology.release import owl_part, write

    return write(owl_part(triples()), "ttl")


@cache
def triples() -> list[Triple]:
    """Return the triples of the release."""
    from interorg.ontology.release import released

    return released()


@lru_cache(maxsize=PAGES_KEPT)
def described(node: NamedNode, ending: str) -> bytes:
    """Write what the release says of a term."""
    from interorg.ontology.release import about, write

    return write(about(node, triples()), ending)


@cache
def documentation() -> Documentation:
    """Return the documentation, with references to the works of the bibliography."""
    from interorg.ontology.documentation.site import Documentation

    from ..content.references import works

    return Documentation(works())


@lru_cache(maxsize=PAGES_KEPT)
def page(path: str, root: str) -> Body | None:
    """Make a page of the documentation, once; None where there is none of that path."""
    return documentation().body(path, OnServer(root))


@cache
def released(ending: str) -> bytes:
    """Write the release, once for each syntax."""
    from interorg.ontology.release import write

    return write(triples(), ending)


@room.app_template_global()
def documented(iri: str) -> str | None:
    """Return the address of the page that documents a term; None for what is no term of ours."""
    term = documentation().glossary.get(NamedNode(iri))
    return OnServer(request.root_path).page(term.page) if term else None
