"""Citations as files for reference managers, and as formatted text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Response

from interorg.ingest.failure import NotFound

from ..citations import FORMATS, STYLES, Record, plain
from ..parameters import Parameter
from . import claim, concept, document, organization, relationship, work
from .asked import asked
from .cited import Cited, cited_data_set
from .room import graph, node_of, room, unknown

TEXT = "txt"
STYLE = Parameter("style", "The style of the text.", choices=tuple(STYLES), default="apa")


def of_data_set(key: str) -> Cited:
    if key != "interorg":
        raise unknown("dataset", key)
    return cited_data_set()


CITED: Mapping[str, Callable[[str], Cited]] = {
    "claim": lambda key: claim.cited_of(graph(), node_of("id/claim", key)),
    "document": lambda key: document.cited_of(graph(), node_of("id/document", key)),
    "work": lambda key: work.cited_of(graph(), node_of("id/work", key)),
    "concept": lambda key: concept.cited_of(graph(), node_of("concept", key)),
    "organization": lambda key: organization.cited_of(graph(), node_of("id/organization", key)),
    "relationship": lambda key: relationship.cited_of(graph(), node_of("id/relationship", key)),
    "dataset": of_data_set,
}
"""What can be cited, by the name that addresses give it."""


@room.get("/cite/<kind>/<path:file>")
def cite(kind: str, file: str) -> Response:
    """Give a citation as a file, or with the ending `txt` as text in the style asked for."""
    key, _, ending = file.rpartition(".")
    if kind not in CITED:
        raise NotFound(f"Nothing is cited as {kind!r}; there are {', '.join(CITED)}.")
    if not key or ending not in (*FORMATS, TEXT):
        choices = ", ".join(f".{each}" for each in (*FORMATS, TEXT))
        raise NotFound(f"The address of a citation ends in {choices}, not as {file!r} does.")
    record = CITED[kind](key).record
    if ending == TEXT:
        return Response(f"{plain(record, asked_style())}\n", mimetype="text/plain")
    return as_file(record, ending)


def asked_style() -> str:
    style: str = asked((STYLE,), None)["style"]
    return style


def as_file(record: Record, ending: str) -> Response:
    """Give a citation to be kept as a file; reference managers take it from there."""
    format = FORMATS[ending]
    response = Response(format.write(record), content_type=f"{format.media_type}; charset=utf-8")
    name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in record.key)
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{ending}")
    return response
