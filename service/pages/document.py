"""A document: its whole text with the evidence marked where rights allow, else what is cited."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Response

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import BASE

from ..claims import StatedClaim, claims_of
from ..context import service
from ..nodes import node
from ..passages import Passage, mark
from ..rights import Permission, permission
from ..values import ReportedValue, values_of
from ..wording import DOCUMENT_KINDS
from .room import Graph, graph, node_of, room, show, split, unknown

ROWS = 20_000


@room.get("/id/document/<path:key>")
def document(key: str) -> Response:
    """Show a document with its claims and the case values read from it, each at its place."""
    key, ending = split(key)
    thing = node_of("id/document", key)
    served = graph()
    rows = served.pool.select("document", document=thing)
    if not rows:
        raise unknown("id/document", key)
    row = rows[0]
    allowed, stored = whole_text(row.get("digest"), row.get("rights"))
    claims = claims_of(served.pool, served.vocabulary, ROWS, target=thing)
    values = values_of(served.pool, served.vocabulary, "document", thing)
    references = served.pool.select("document_references", document=thing)
    content = {
        "document": details(served, rows),
        "references": [node(each["work"], each.get("label")) for each in references],
        "full_text": allowed,
        "text": stored["text"] if stored else None,
        "blocks": stored["blocks"] if stored else [],
        "claims": claims,
        "values": values,
    }
    notes = notes_of(claims, values)
    passages = [Passage(note.start, note.end, note.id) for note in notes.values()]
    blocks = mark(stored["text"], stored["blocks"], passages) if stored else []
    return show("document.html", content, ending, thing, marked=blocks, notes=notes)


@dataclass
class Note:
    """What is read from one passage; numbered in the order of the text."""

    number: int
    start: int
    end: int
    claims: list[StatedClaim] = field(default_factory=list)
    values: list[ReportedValue] = field(default_factory=list)

    @property
    def id(self) -> str:
        return anchor(self.start, self.end)

    @property
    def any(self) -> StatedClaim | ReportedValue:
        """One of those that are read from the passage, to show quote and place."""
        return self.claims[0] if self.claims else self.values[0]


def notes_of(claims: list[StatedClaim], values: list[ReportedValue]) -> dict[str, Note]:
    """Gather what was read by the passage it was read from."""
    read: list[StatedClaim | ReportedValue] = [*claims, *values]
    places = sorted({(each.start, each.end) for each in read})
    notes = {place: Note(number, *place) for number, place in enumerate(places, 1)}
    for claim in claims:
        notes[claim.start, claim.end].claims.append(claim)
    for value in values:
        notes[value.start, value.end].values.append(value)
    return {note.id: note for note in notes.values()}


@room.app_template_global()
def anchor(start: int, end: int) -> str:
    """Return the fragment of a document's address at which a passage stands."""
    return f"passage-{start}-{end}"


def whole_text(digest: str | None, rights: str | None) -> tuple[Permission, dict[str, Any] | None]:
    """Return whether the whole text may be shown and, if so, what the store keeps of it."""
    allowed = permission(service().full_text, rights)
    if not allowed.shown:
        return allowed, None
    try:
        stored: dict[str, Any] = json.loads(service().store.get_document(digest or ""))
    except NotFound:
        return Permission(False, "The whole text is not kept in this store."), None
    return allowed, stored


def details(served: Graph, rows: list[dict[str, str]]) -> dict[str, Any]:
    """Return what a document says of itself."""
    row = rows[0]
    kinds = (DOCUMENT_KINDS.get(each.get("class", "")) for each in rows)
    reviewed = row.get("reviewed") or row.get("reviewedTitle")
    discipline = row.get("discipline")
    return {
        "id": row["document"].removeprefix(BASE),
        "iri": row["document"],
        "key": row["key"],
        "title": row.get("title") or row["key"],
        "kind": next(filter(None, kinds), None),
        "language": row.get("language"),
        "rights": row.get("rights"),
        "writer": row.get("creator"),
        "issued": row.get("issued"),
        "year": int(row["year"]) if "year" in row else None,
        "file": row.get("name"),
        "discipline": node(discipline, vocabulary=served.vocabulary) if discipline else None,
        "reviews": node(row["reviews"], reviewed) if "reviews" in row else None,
    }
