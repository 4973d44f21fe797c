"""The query operation of the SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/.

request ─ operation ─▶ Operation ─ gate ─▶ Question ─ answers ─▶ Given ─ conditional ─▶ response
"""

from __future__ import annotations

import time
from dataclasses import replace

from flask import Blueprint, Response, current_app, jsonify, redirect, request
from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.urls import iri_to_uri
from werkzeug.wrappers import Response as AnyResponse

from ..connections.presence import presence
from ..context import service
from ..gate.bounds import DEFAULT, Bounds
from ..gate.dataset_clause import read_dataset
from ..gate.escapes import decode_escapes
from ..gate.query_check import check
from ..gate.tokens import tokens
from ..negotiation import prefers_html
from ..operations.record import record
from .answers import Given
from .conditional import conditional, is_known, not_modified, tagged
from .description import describe
from .explanation import explain
from .federation import federate
from .formats import choose_format
from .operation import Operation, read_operation
from .outlet import Outlet
from .question import Question
from .repeats import ANSWER, Kept
from .sharing import Sharing

room = Blueprint("sparql", __name__)
MOST_FEDERATED = 32 << 20
"""Characters of a query after what other endpoints answered was written into it."""
LONGEST_NAME = 200
"""Characters of a function's IRI in a header."""


@room.record_once
def make_sharing(state: BlueprintSetupState) -> None:
    """Let questions that are asked at the same time share one answer."""
    state.app.extensions["interorg.sharing"] = Sharing[Given]()


@room.record_once
def make_outlet(state: BlueprintSetupState) -> None:
    """Let SERVICE ask the hosts that are set, and no others."""
    setting = state.app.config.get
    seconds = min(20.0, setting("TIMEOUT", 20.0))
    hosts = setting("ALLOW_SERVICE") or ()
    state.app.extensions["interorg.outlet"] = Outlet(hosts, seconds=seconds)


@room.route("/sparql", methods=["GET", "POST"], strict_slashes=False)
def sparql() -> AnyResponse:
    """Answer a query; without one, send browsers to the query page and describe the service."""
    header = request.headers.get("Accept")
    operation = read_operation(request)
    if request.method != "POST" and not operation.format and prefers_html(header):
        page = redirect(request.root_path + "/query" + asked(), 303)
        page.vary.add("Accept")
        return page
    if not operation.query:
        return describe(request.base_url, operation.format, header)
    question = ask(operation, header)
    if operation.explain:
        return explained(question)
    tag = question.tag(service().store.current())
    if tag and is_known(request, tag):
        return not_modified(tag)
    given = answer_to(question)
    answer = given.answer
    if given.kept:
        request.environ[ANSWER] = Kept(answer.generation, question.key)
    published = service().store.current()
    tag = question.tag(published) if published.number == answer.generation else None
    return conditional(respond(given, tag), request)


def ask(operation: Operation, accept: str | None) -> Question:
    """Let an operation pass the gate; raise BadQuery or NotAcceptable for one that cannot."""
    outlet: Outlet = current_app.extensions["interorg.outlet"]
    base = request.url_root + "sparql"
    query, limits = decode_escapes(operation.query), bounds()
    checked = check(query, limits, services=bool(outlet.hosts))
    # What cannot be answered anyway is not asked of others first.
    media_type = choose_format(checked.form, operation.format, accept)
    default, named = operation.default_graphs, operation.named_graphs
    if default is None and named is None and checked.own_dataset:
        own = read_dataset(tuple(tokens(query)), base)
        # The engine finds a triple once for each of several graphs; the pool merges them.
        if own and len(own.default_graphs) > 1:
            default, named = own.default_graphs, own.named_graphs
    if checked.federated:
        query = federate(query, base, outlet.ask)
        check(query, replace(limits, length=MOST_FEDERATED))
    return Question(
        query,
        checked,
        media_type,
        base,
        default,
        named,
        service().default_graph,
        service().pool.limits.answer,
    )


def answer_to(question: Question) -> Given:
    """Have a question answered, and note how; others who ask the same meanwhile get it too."""
    record().query = question.query
    answers, client = service().answers, presence(request.environ)
    if question.lasting:
        sharing: Sharing[Given] = current_app.extensions["interorg.sharing"]
        key = (answers.store.current().number, question.key)
        given, own = sharing.once(key, lambda: answers.answer(question, client), client)
    else:
        given, own = answers.answer(question, client), True
    record().cache = "miss" if own and given.prepared else "hit"
    record().rewriting = given.applied if own else ()
    return given


def explained(question: Question) -> Response:
    """Say how a question is answered, and run it for that."""
    record().query = question.query
    prepared = service().answers.prepare(question, service().store.current())
    began = time.perf_counter()
    answer = service().answers.ask(question, prepared, presence(request.environ))
    response = jsonify(explain(question, prepared, answer, time.perf_counter() - began))
    response.headers["Cache-Control"] = "no-store"
    return response


def respond(given: Given, tag: str | None) -> Response:
    """Make the response of an answer; text carries its charset."""
    answer = given.answer
    media_type = answer.media_type
    if media_type.startswith("text/"):
        media_type = f"{media_type}; charset=utf-8"
    response = tagged(Response(answer.body, content_type=media_type), tag)
    cut = []
    if answer.truncated is not None:
        cut.append(f"rows={answer.truncated}")
    if given.prepared and given.prepared.texts is not None:
        cut.append(f"texts={given.prepared.texts}")
    if cut:
        response.headers["Interorg-Truncated"] = ", ".join(cut)
    if answer.unknown:
        named = (f"<{iri_to_uri(iri)}>"[:LONGEST_NAME] for iri in answer.unknown)
        response.headers["Interorg-Unknown-Functions"] = ", ".join(named)
    return response


def bounds() -> Bounds:
    """Return the limits of a query as they are set."""
    setting = current_app.config.get
    return Bounds(
        length=setting("MAX_QUERY", DEFAULT.length),
        depth=setting("MAX_DEPTH", DEFAULT.depth),
        joined=setting("MAX_JOINED", DEFAULT.joined),
        parts=setting("MAX_PARTS", DEFAULT.parts),
    )


def asked() -> str:
    """Give the query string as it came, with its question mark."""
    return f"?{request.query_string.decode('ascii', 'replace')}" if request.query_string else ""
