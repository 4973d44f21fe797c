"""Attempts to change a graph that is only read: whatever is answered, nothing may have changed."""

from __future__ import annotations

import json
from urllib.parse import quote

from .exchange import FORM, Server
from .judging import Case, Raw, Run, refused

GROUP = "writing"
MARK = "<http://example.org/written-by-the-battery>"
ADD = f"INSERT DATA {{ {MARK} {MARK} {MARK} }}"
UPDATES = {
    "INSERT DATA": ADD,
    "insert in lower case": ADD.replace("INSERT DATA", "insert data"),
    "INSERT WHERE": f"INSERT {{ {MARK} {MARK} ?s }} WHERE {{ ?s ?p ?o }}",
    "DELETE WHERE": "DELETE WHERE { ?s ?p ?o }",
    "DELETE and INSERT": f"DELETE {{ ?s ?p ?o }} INSERT {{ {MARK} ?p ?o }} WHERE {{ ?s ?p ?o }}",
    "DROP ALL": "DROP ALL",
    "CLEAR ALL": "CLEAR SILENT ALL",
    "CREATE": "CREATE GRAPH <http://example.org/new>",
    "COPY": "COPY DEFAULT TO <http://example.org/new>",
    "MOVE": "MOVE DEFAULT TO <http://example.org/new>",
    "ADD": "ADD DEFAULT TO <http://example.org/new>",
    "an update after a query": f"SELECT * {{ ?s ?p ?o }} ; {ADD}",
    "a query after an update": f"{ADD} ; SELECT * {{ ?s ?p ?o }}",
    "an update behind a prefix": f"PREFIX a: <http://a/> #\n{ADD}",
}
TURTLE = f"{MARK} {MARK} {MARK} .".encode()
GRAPHS = (
    "/graph-store?default",
    "/store?default",
    "/graph-store?graph=http://a/b",
    "/rdf-graph-store?default",
)


def state(server: Server) -> str:
    """Ask whether there is anything, and whether anything was written."""
    query = f"SELECT * {{ VALUES ?m {{ {MARK} }} {{ ?m ?p ?o }} UNION {{ ?s ?p ?m }} }} LIMIT 1"
    written = server.exchange(server.get(query))
    there = server.exchange(server.get("ASK { ?s ?p ?o }"))
    if written is None or there is None or {written.status, there.status} != {200}:
        return "the server does not answer"
    if json.loads(written.body)["results"]["bindings"]:
        return "something was written"
    return "" if json.loads(there.body)["boolean"] else "everything was removed"


def attempts(raw: Raw) -> Run:
    """Make a run of one attempt; the graph is looked at afterwards."""

    def run(server: Server) -> str:
        try:
            answer = server.exchange(raw(server))
        except TimeoutError:
            return "no answer in time"
        wrong = refused(answer) if answer else "the connection ended without an answer"
        return state(server) or wrong

    return run


def as_query(text: str) -> Raw:
    return lambda server: server.get(text)


def as_update(text: str, path: str) -> Raw:
    form = f"update={quote(text, safe='')}".encode()
    return lambda server: server.post(form, FORM, path=path or server.path)


def direct(text: str, path: str) -> Raw:
    return lambda server: server.post(
        text.encode(), "application/sparql-update", path=path or server.path
    )


def stored(method: str, path: str, token: str) -> Raw:
    fields = ["Content-Type: text/turtle", f"Content-Length: {len(TURTLE)}"]
    if token:
        fields.append(f"Authorization: {token}")
    return lambda server: server.head(method, path, *fields) + TURTLE


def cases() -> list[Case]:
    found = [Case(GROUP, f"as a query: {n}", attempts(as_query(t))) for n, t in UPDATES.items()]
    for path in ("", "/update"):
        where = path or "the query route"
        found.append(Case(GROUP, f"form to {where}", attempts(as_update(ADD, path))))
        found.append(Case(GROUP, f"update to {where}", attempts(direct(ADD, path))))
    found += [
        Case(GROUP, f"{method} {path}", attempts(stored(method, path, "")))
        for method in ("PUT", "POST", "DELETE", "PATCH")
        for path in GRAPHS[:: 1 if method == "PUT" else 3]
    ]
    tokens = ("Bearer ", "Bearer null", "Bearer ' OR '1'='1", "Basic YWRtaW46YWRtaW4=", "Bearer é")
    found += [
        Case(GROUP, f"PUT as {token}", attempts(stored("PUT", GRAPHS[0], token)))
        for token in tokens
    ]
    return found
