"""A document: its whole text with the evidence marked where rights allow, else what is cited."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from flask import request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import BASE, ID

from ..citations import schema_org
from ..citations.record import Record
from ..citations.things import of_document
from ..content.claims import claims_of
from ..content.nodes import node
from ..content.passages import Passage, mark
from ..content.rights import Permission, permission
from ..content.ties import stated_ties
from ..content.values import values_of
from ..content.wording import DOCUMENT_KINDS
from ..context import service
from .cited import Cited, citable
from .notes import Note, notes_of
from .room import Graph, graph, node_of, room, show, split, unknown

ROWS = 20_000
TYPES = {"article": "ScholarlyArticle", "web": "WebPage", "note": "Review"}
"""Types of schema.org by the kind of document."""


@room.get("/id/document/<path:key>")
def document(key: str) -> Response:
    """Show a document with all that was read from it, each at its place.

    The parameter `passage`, such as 120-260, marks one more passage, so that a link can lead to it.
    """
    key, ending = split(key)
    thing = node_of("id/document", key)
    served = graph()
    rows = existing(served, thing)
    allowed, stored = whole_text(rows[0].get("digest"), rows[0].get("rights"))
    about = details(served, rows)
    claims = claims_of(served.pool, served.vocabulary, ROWS, target=thing)
    values = values_of(served.pool, served.vocabulary, "document", thing)
    ties = stated_ties(served.pool.select("document_ties", document=thing), about["title"])
    references = served.pool.select("document_references", document=thing)
    content = {
        "document": about,
        "references": [node(each["work"], each.get("label")) for each in references],
        "full_text": allowed,
        "text": stored["text"] if stored else None,
        "blocks": stored["blocks"] if stored else [],
        "claims": claims,
        "values": values,
        "ties": ties,
    }
    notes = notes_of(claims, values, ties, asked_passage(served, about["key"], stored))
    passages = [Passage(note.start, note.end, note.id) for note in notes.values()]
    blocks = mark(stored["text"], stored["blocks"], passages) if stored else []
    cited = cited_as(about, thing, is_text=stored is not None)
    asked = next((note.id for note in notes.values() if not note.number), None)
    page = {"marked": blocks, "notes": notes, "asked_note": asked, "cited": cited}
    return show("document.html", content, ending, thing, **page)


def existing(served: Graph, thing: NamedNode) -> list[dict[str, str]]:
    rows = served.pool.select("document", document=thing)
    if not rows:
        raise unknown("id/document", thing.value.removeprefix(ID.iri + "document/"))
    return rows


def cited_of(served: Graph, thing: NamedNode) -> Cited:
    """Return how a document is cited; raise NotFound for one that is not there."""
    return cited_as(details(served, existing(served, thing)), thing)


def cited_as(about: dict[str, Any], thing: NamedNode, is_text: bool = False) -> Cited:
    record: Record = of_document(about, citable(thing.value))
    described = schema_org.of_record(
        record,
        thing.value,
        TYPES.get(about["kind"]),
        itemReviewed=schema_org.work(about["reviews"]) if about["reviews"] else None,
    )
    return Cited("document", about["key"], record, described, is_text)


def asked_passage(served: Graph, key: str, stored: dict[str, Any] | None) -> Note | None:
    """Return the passage that the address asks for; one of a text not shown must be evidence."""
    asked = re.fullmatch(r"(\d{1,9})-(\d{1,9})", request.args.get("passage", ""), re.ASCII)
    if not asked:
        return None
    start, end = map(int, asked.groups())
    if stored:
        found = stored["text"][start:end]
        return Note(start, start + len(found), found) if found else None
    rows = served.pool.select("span", span=ID.span(f"{key}/{start}-{end}"))
    return next((_note(row) for row in rows), None)


def _note(row: dict[str, str]) -> Note:
    page = int(row["page"]) if "page" in row else None
    return Note(int(row["begin"]), int(row["end"]), row["quote"], row.get("section"), page)


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


def details(served: Graph, rows: Sequence[dict[str, str]]) -> dict[str, Any]:
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
