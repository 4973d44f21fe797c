"""A place to type SPARQL: results as a table, examples to begin with; works without scripts."""

from __future__ import annotations

import json
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from interorg.ingest.failure import Failure
from interorg.ontology.competency import load_questions
from interorg.ontology.prefixes import PREFIXES, shortened
from interorg.ontology.terms import BASE

from ..editing.diagnosis import diagnose
from ..editing.examples import load_examples
from ..editing.faults import Fault, fault_of
from ..editing.labels import labels_of
from ..editing.room import DIAGNOSIS_SECONDS, LABEL_SECONDS, asker, endpoint
from ..editing.samples import samples
from ..endpoint.operation import Operation
from ..endpoint.query import answer_to, ask
from ..engine.pool import JSON, TURTLE
from .room import OWN, room, show

ROWS = 1_000
"""Rows of a result that the page shows; the downloads hold all."""
CHARACTERS = 200_000
"""Of a result in Turtle."""
DEFAULT = """PREFIX ior: <https://w3id.org/interorg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?form ?label WHERE {
  ?form a ior:FormConcept ; skos:prefLabel ?label .
}
ORDER BY ?label
LIMIT 20
"""


@room.get("/query")
@room.get("/query.json", defaults={"ending": "json"})
def query(ending: str | None = None) -> Response:
    """Show the editor, and the result of `query`; `example` fills the editor without asking.

    `why` adds what leaves a result empty.
    """
    # Forms send the ends of lines as CR LF.
    text = request.args.get("query", "").replace("\r\n", "\n")
    questions = (*load_questions(), *load_examples())
    example = next((q for q in questions if q.name == request.args.get("example")), None)
    content: dict[str, Any] = {
        "query": text or (example.sparql if example else DEFAULT),
        "questions": [
            {
                "name": q.name,
                "number": q.number,
                "topic": q.topic,
                "question": q.question,
                "note": q.note,
                "sparql": q.sparql,
            }
            for q in questions
        ],
        "result": None,
        "error": None,
        "fault": None,
        "emptiness": None,
        "samples": samples(endpoint(), text) if text.strip() else {},
    }
    status = 200
    fault = None
    if text.strip():
        try:
            content["result"] = answer(text)
            if request.args.get("why"):
                content["emptiness"] = diagnose(asker(DIAGNOSIS_SECONDS), text).data()
        except Failure as failure:
            fault = fault_of(failure.message, text)
            content["error"] = fault.message
            content["fault"] = fault.data()
            status = failure.status
    response = show(
        "query.html",
        content,
        ending,
        example=example,
        asked_for=bool(text.strip() or example),
        settings=settings(),
        faulty=faulty_line(fault, text) if fault else None,
    )
    response.status_code = status
    return response


def settings() -> dict[str, Any]:
    """Say what the editor has to know of the service."""
    return {
        "root": request.root_path,
        "endpoint": request.root_path + "/sparql",
        "prefixes": PREFIXES,
        "base": BASE,
        "own": OWN,
    }


def faulty_line(fault: Fault, text: str) -> dict[str, str] | None:
    """Return the line of a query that is wrong, in three parts; the one in the middle is marked."""
    if fault.offset is None or fault.line is None:
        return None
    start = text.rfind("\n", 0, fault.offset) + 1
    end = text.find("\n", fault.offset)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    at = fault.offset - start
    to = at + max(fault.length, 1)
    return {
        "number": str(fault.line),
        "before": line[:at],
        "marked": line[at:to] or " ",
        "after": line[to:],
    }


def answer(text: str) -> dict[str, Any]:
    """Run a query and lay its answer out for a page."""
    operation = Operation(text, None, None, "", explain=False)
    found = answer_to(ask(operation, f"{JSON}, {TURTLE}")).answer
    told = {"unknown": found.unknown}
    if found.media_type == TURTLE:
        turtle = found.body.decode()
        return {**told, "turtle": turtle[:CHARACTERS], "cut": len(turtle) > CHARACTERS}
    read = json.loads(found.body)
    if "boolean" in read:
        return {**told, "boolean": read["boolean"]}
    rows = read["results"]["bindings"]
    names = read["head"]["vars"]
    shown = [[cell(row.get(name)) for name in names] for row in rows[:ROWS]]
    iris = (each["iri"] for row in shown for each in row if each["iri"])
    labels = labels_of(asker(LABEL_SECONDS), iris)
    for row in shown:
        for each in row:
            each["label"] = labels.get(each["iri"]) if each["iri"] else None
    return {
        **told,
        "variables": names,
        "total": len(rows),
        "truncated": found.truncated,
        "rows": shown,
    }


def cell(term: dict[str, Any] | None) -> dict[str, Any]:
    """Return how a term is shown, and its IRI if it has one."""
    if term is None:
        return {"text": "", "iri": None}
    if term["type"] == "uri":
        iri = str(term["value"])
        return {"text": shortened(iri), "iri": iri}
    if term["type"] == "triple":
        parts = (cell(term["value"][part])["text"] for part in ("subject", "predicate", "object"))
        return {"text": f"<<( {' '.join(str(part) for part in parts)} )>>", "iri": None}
    return {"text": str(term["value"]), "iri": None}
