"""Ends an answer that was broken off at its last whole row, and says so in it where it can."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

NOTE = "truncated: the answer was cut at the size limit after {} rows"
LINK = "about#truncated-after-{}-rows"
"""Where the limits are told; the formats allow a link to something about the answer."""
CSV_ROW = re.compile(rb'(?:[^"\n]|"[^"]*")*\n')
JSON_ROWS = b'"bindings":['
HEAD = '"head":{'


@dataclass(frozen=True)
class Cut:
    """A complete document with the first rows of an answer."""

    body: bytes
    rows: int


def cut(body: bytes, media_type: str) -> Cut | None:
    """Return what the beginning of an answer holds in whole rows; None where that cannot be told.

    Rows are solutions, or triples of N-Triples and N-Quads.
    """
    cutter = CUTTERS.get(media_type.split(";")[0])
    return cutter(body) if cutter else None


def cut_json(body: bytes) -> Cut | None:
    """Cut SPARQL results in JSON; a link in the head says so."""
    start = body.find(JSON_ROWS)
    if start < 0:
        return None
    text = body.decode("utf-8", "ignore")
    at = text.index(JSON_ROWS.decode()) + len(JSON_ROWS)
    decode = json.JSONDecoder().raw_decode
    rows = 0
    end = at
    while True:
        try:
            _, end_of_row = decode(text, at)
        except json.JSONDecodeError:
            break
        rows, end, at = rows + 1, end_of_row, end_of_row + 1
    head, rest = text[:end].split(HEAD, 1)
    return Cut(f'{head}{HEAD}"link":["{LINK.format(rows)}"],{rest}]}}}}'.encode(), rows)


def cut_xml(body: bytes) -> Cut | None:
    """Cut SPARQL results in XML; a link in the head says so."""
    row = b"</result>"
    rows = body.count(row)
    if not rows:
        return None
    head, rest = body[: body.rindex(row) + len(row)].split(b"</head>", 1)
    link = f'<link href="{LINK.format(rows)}"/></head>'.encode()
    return Cut(head + link + rest + b"</results></sparql>", rows)


def cut_csv(body: bytes) -> Cut:
    """Cut SPARQL results in CSV, which has no place to say so."""
    rows = end = 0
    # One by one: a search would go on within a row that is not whole.
    while found := CSV_ROW.match(body, end):
        rows, end = rows + 1, found.end()
    return Cut(body[:end], max(0, rows - 1))


def cut_tsv(body: bytes) -> Cut:
    """Cut SPARQL results in TSV, where a line is a row."""
    end = body.rfind(b"\n") + 1
    return Cut(body[:end], max(0, body.count(b"\n") - 1))


def cut_lines(body: bytes) -> Cut:
    """Cut N-Triples or N-Quads; a comment at the end says so."""
    end = body.rfind(b"\n") + 1
    rows = body.count(b"\n", 0, end)
    return Cut(body[:end] + f"# {NOTE.format(rows)}\n".encode(), rows)


CUTTERS = {
    "application/sparql-results+json": cut_json,
    "application/sparql-results+xml": cut_xml,
    "text/csv": cut_csv,
    "text/tab-separated-values": cut_tsv,
    "application/n-triples": cut_lines,
    "application/n-quads": cut_lines,
}
