"""What the editor asks while somebody writes, under /query."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, jsonify, request
from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from interorg.ingest.failure import BadQuery

from ..context import service
from ..gate.bounds import DEFAULT
from .asking import Asker
from .cancelling import running, set_up
from .completion import complete
from .diagnosis import diagnose
from .faults import find_fault
from .labels import MOST, labels_of
from .samples import samples

room = Blueprint("editing", __name__)
COMPLETION_SECONDS = 0.3
DIAGNOSIS_SECONDS = 5.0
LABEL_SECONDS = 1.0


@room.record_once
def prepare(state: BlueprintSetupState) -> None:
    """Let queries be cancelled."""
    set_up(state.app)


@room.post("/query/complete")
def completion() -> Response:
    """Say what can stand at `offset`, in characters from 0, of `query`."""
    sent = body()
    query = text_of(sent, "query")
    offset = sent.get("offset")
    if not isinstance(offset, int) or not 0 <= offset <= len(query):
        raise BadQuery(f"Expected an `offset` from 0 to {len(query)}, found {offset!r}.")
    found = complete(asker(COMPLETION_SECONDS), query, offset)
    return answered(
        {
            "from": found.start,
            "to": found.end,
            "options": [option.data() for option in found.options],
            "source": found.source,
            "note": found.note,
        }
    )


@room.post("/query/why-empty")
def why_empty() -> Response:
    """Say which pattern of `query` leaves it without results, and what would not."""
    query = text_of(body(), "query")
    return answered(diagnose(asker(DIAGNOSIS_SECONDS), query).data())


@room.post("/query/check")
def checked() -> Response:
    """Say where `query` is wrong, if it is, without asking the graph."""
    fault = find_fault(service(), text_of(body(), "query"), endpoint())
    return answered({"fault": fault.data() if fault else None})


@room.post("/query/code")
def code() -> Response:
    """Write `query` as commands and programs that ask it."""
    return answered({"samples": samples(endpoint(), text_of(body(), "query"))})


@room.post("/query/labels")
def labels() -> Response:
    """Give the names of things by their `iris`."""
    iris = body().get("iris")
    if not isinstance(iris, list) or not all(isinstance(iri, str) for iri in iris):
        raise BadQuery("Expected `iris`, a list of IRIs.")
    return answered({"labels": labels_of(asker(LABEL_SECONDS), iris[:MOST])})


@room.post("/query/cancel")
def cancel() -> Response:
    """End the query that runs under a name, the `run`."""
    return answered({"cancelled": running(current_app).cancel(text_of(body(), "run"))})


def asker(seconds: float) -> Asker:
    """Return who asks the graph for this request."""
    return Asker(service(), endpoint(), seconds)


def endpoint() -> str:
    """Return the address of the endpoint."""
    return request.url_root + "sparql"


def body() -> dict[str, Any]:
    """Return the JSON object that was sent."""
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict):
        raise BadQuery("Expected a JSON object as the body.")
    return sent


def text_of(sent: dict[str, Any], name: str) -> str:
    """Return a text that was sent under a name."""
    text = sent.get(name)
    if not isinstance(text, str):
        raise BadQuery(f"Expected a text as `{name}`, found {text!r:.40}.")
    longest = current_app.config.get("MAX_QUERY", DEFAULT.length)
    if len(text) > longest:
        raise BadQuery(f"`{name}` has {len(text):,} characters; at most {longest:,} are read.")
    return text


def answered(content: dict[str, Any]) -> Response:
    """Answer with JSON that nobody keeps."""
    response = jsonify(content)
    response.headers["Cache-Control"] = "no-store"
    return response
