"""The body of a request that changes the store: its size, charset, and the RDF in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from flask import current_app, request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import UnsupportedMediaType

from interorg.ingest.failure import BadQuery

from ..writing.bodies import ENDINGS, QUADS, TRIPLES
from .parameters import refuse_other_charsets

LARGEST = 64 << 20
"""Bytes of a body, where the setting MAX_CHANGE names no other number."""
NAMED = (
    *("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"),
    *("application/n-quads", "application/trig"),
)
"""The media types to name to whoever sends another, without their other names."""
Piece = tuple[str, bytes]
"""RDF with its media type."""


def read_body() -> bytes:
    """Read the body of a change, which may be larger than that of a query."""
    _allow_size()
    return request.get_data(cache=False)


def _allow_size() -> None:
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding != "identity":
        raise UnsupportedMediaType(
            f"Send the body as it is, without Content-Encoding; found {encoding}."
        )
    request.max_content_length = current_app.config.get("MAX_CHANGE", LARGEST)


def read_pieces(several_graphs: bool) -> list[Piece]:
    """Read the RDF in a body or in the files of a form; raise for media types not taken."""
    if request.mimetype != "multipart/form-data":
        kind = known(request.mimetype, several_graphs)
        refuse_other_charsets(request.mimetype_params.get("charset", ""))
        return [(kind, read_body())]
    _allow_size()
    found = [(known(kind_of(file), several_graphs), file.read()) for file in files()]
    if not found:
        raise BadQuery("Expected a file in the form, found none.")
    return found


def files() -> Iterator[FileStorage]:
    """Give the files of a form."""
    for _, several in request.files.lists():
        yield from several


def kind_of(file: FileStorage) -> str:
    """Return the media type of a file in a form, by its name where the form says nothing."""
    if file.mimetype in TRIPLES or file.mimetype in QUADS:
        return file.mimetype
    ending = PurePath(file.filename or "").suffix.lower().removeprefix(".")
    return ENDINGS.get(ending, file.mimetype)


def known(media_type: str, several_graphs: bool) -> str:
    """Return a media type that is taken, or raise."""
    if media_type in TRIPLES or (several_graphs and media_type in QUADS):
        return media_type
    offers = ", ".join(name for name in NAMED if several_graphs or name in TRIPLES)
    what = "RDF" if several_graphs else "the RDF of one graph"
    found = media_type or "no Content-Type"
    raise UnsupportedMediaType(f"Expected {what} as one of {offers}; found {found}.")
