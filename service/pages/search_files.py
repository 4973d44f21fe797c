"""All results of a search as one file: CSV for spreadsheets, JSON for programs; streamed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from flask import Response, current_app, request
from werkzeug.wrappers import Response as AnyResponse

from interorg.ontology.terms import BASE

from ..content.wording import NAMES
from ..exports.tables import harmless
from ..rules.precision import precision_of
from ..search import Hit, all_hits, ask
from .room import Graph, room
from .search_asked import asked_of, searched
from .search_labels import label
from .search_parameters import Asked

MOST_HITS = 100_000
"""Results of one file; how many there are is told in a header."""
ROWS = 200
"""Rows that are sent together."""
BOM = "\ufeff"
Cell = str | int | float | None


def columns(served: Graph) -> dict[str, Callable[[Hit], Cell]]:
    """Return what each column of the table holds."""
    known: dict[tuple[str, str], str] = {}

    def name(field: str, value: str) -> str:
        if value and (field, value) not in known:
            known[field, value] = label(served, field, value)
        return known.get((field, value), "")

    return {
        "kind": lambda hit: NAMES[hit.kind],
        "title": lambda hit: hit.title,
        "subject": lambda hit: name("subject", hit.subject),
        "relation": lambda hit: name("relation", hit.relation),
        "object": lambda hit: name("object", hit.object),
        "polarity": lambda hit: name("polarity", hit.polarity),
        "modality": lambda hit: name("modality", hit.modality),
        "confidence": lambda hit: hit.confidence,
        "rule": lambda hit: hit.rule,
        "measured_precision": lambda hit: _precision(hit.rule),
        "text": lambda hit: "".join(piece.text for piece in hit.snippet),
        "source": lambda hit: hit.source,
        "credited_to": lambda hit: "; ".join(credit.label for credit in hit.credits),
        "document": lambda hit: hit.document,
        "document_kind": lambda hit: NAMES.get(hit.document_kind, ""),
        "start": lambda hit: hit.start,
        "end": lambda hit: hit.end,
        "forms": lambda hit: "; ".join(name("form", form) for form in hit.forms),
        "year": lambda hit: hit.year,
        "iri": lambda hit: hit.id if ":" in hit.id else BASE + hit.id,
    }


def _precision(rule: str) -> float | None:
    measured = precision_of(rule)
    return measured.figure if measured else None


@room.get("/search.csv")
def table() -> AnyResponse:
    """Give all results as a table; `excel=1` marks it as UTF-8 for spreadsheets that ask for it."""
    served = searched()
    asked = asked_of(served)
    question = ask(served.generation, asked.text, asked.filters, asked.sort)
    hits = all_hits(question, MOST_HITS) if question else iter(())
    total = question.count() if question else 0
    begin = BOM if request.args.get("excel") == "1" else ""
    response = Response(
        lines(columns(served), hits, begin), content_type="text/csv; charset=utf-8; header=present"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="interorg-search.csv"'
    return _told(response, total)


def lines(
    columns: dict[str, Callable[[Hit], Cell]], hits: Iterable[Hit], begin: str = ""
) -> Iterator[str]:
    """Yield the text of a table; no cell begins as a formula does."""
    text = io.StringIO(begin, newline="")
    text.seek(len(begin))
    writer = csv.writer(text)
    writer.writerow(columns)
    for number, hit in enumerate(hits, 1):
        cells = (cell(hit) for cell in columns.values())
        writer.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in cells)
        if number % ROWS == 0:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def whole_json(served: Graph, asked: Asked) -> AnyResponse:
    """Give the results of all pages in the shape of one; without counts of facets."""
    question = ask(served.generation, asked.text, asked.filters, asked.sort)
    hits = all_hits(question, MOST_HITS) if question else iter(())
    total = question.count() if question else 0
    head = {
        "query": asked.text,
        "filters": asked.chosen,
        "sort": asked.sort,
        "total": total,
        "relaxed": bool(question and question.relaxed and total),
    }
    encode: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode
    response = Response(_pieces(encode(head), map(encode, map(asdict, hits))))
    response.mimetype = current_app.json.mimetype  # type: ignore[attr-defined]
    return _told(response, total)


def _pieces(head: str, hits: Iterable[str]) -> Iterator[str]:
    yield f'{head[:-1]}, "hits": ['
    for number, hit in enumerate(hits):
        yield f",\n{hit}" if number else f"\n{hit}"
    yield "\n]}\n"


def _told(response: Response, total: int) -> Response:
    """Say how many there are, and how many of them the file holds."""
    response.headers["Interorg-Total"] = str(total)
    response.headers["Interorg-Held"] = str(min(total, MOST_HITS))
    return response
