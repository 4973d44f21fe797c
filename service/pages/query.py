"""A place to type SPARQL: results as a table, examples to begin with; works without scripts."""

from __future__ import annotations

import json
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from interorg.ingest.failure import Failure
from interorg.ontology.competency import load_questions
from interorg.ontology.prefixes import shortened

from ..endpoint.operation import Operation
from ..endpoint.query import answer_to, ask
from ..engine.pool import JSON, TURTLE
from .room import room, show

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
    """Show the editor, and the result of `query`; `example` fills the editor without asking."""
    text = request.args.get("query", "")
    questions = load_questions()
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
    }
    status = 200
    if text.strip():
        try:
            content["result"] = answer(text)
        except Failure as failure:
            content["error"] = failure.message
            status = failure.status
    response = show("query.html", content, ending, example=example)
    response.status_code = status
    return response


def answer(text: str) -> dict[str, Any]:
    """Run a query and lay its answer out for a page."""
    operation = Operation(text, None, None, "", explain=False)
    found = answer_to(ask(operation, f"{JSON}, {TURTLE}")).answer
    if found.media_type == TURTLE:
        turtle = found.body.decode()
        return {"turtle": turtle[:CHARACTERS], "cut": len(turtle) > CHARACTERS}
    read = json.loads(found.body)
    if "boolean" in read:
        return {"boolean": read["boolean"]}
    rows = read["results"]["bindings"]
    names = read["head"]["vars"]
    return {
        "variables": names,
        "total": len(rows),
        "rows": [[cell(row.get(name)) for name in names] for row in rows[:ROWS]],
    }


def cell(term: dict[str, Any] | None) -> dict[str, str | None]:
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
