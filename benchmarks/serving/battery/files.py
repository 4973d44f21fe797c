"""Ways to files of the machine."""

from __future__ import annotations

from .exchange import Response
from .judging import Case, Judge, Raw, asks, refused, safe, sends

GROUP = "files"
PATHS = """/../../../../etc/passwd
/static/../../../../etc/passwd
/static/..%2f..%2f..%2f..%2fetc%2fpasswd
/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd
/static/%252e%252e%252fetc%252fpasswd
/static/..\\..\\..\\etc\\passwd
/static//etc/passwd
/static/%00/etc/passwd
/static/....//....//etc/passwd
/document/..%2f..%2f..%2fetc%2fpasswd
/id/document/../../../../etc/passwd
/id/document/%2e%2e%2f%2e%2e%2fetc%2fpasswd
/concept/..%5c..%5cetc%5cpasswd
//etc/passwd
/etc/passwd
/.git/config
/.env
/.store/format
/proc/self/environ
/server-status""".splitlines()
QUERIES = {
    "FROM a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "FROM NAMED a file": "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "GRAPH of a file": "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }",
    "DESCRIBE a file": "DESCRIBE <file:///etc/passwd>",
}
REFUSED = {
    "SERVICE of a file": "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }",
    "LOAD of a file": "LOAD <file:///etc/passwd>",
    "LOAD of a pipe": "LOAD <file:///dev/zero>",
}


def nothing_of(judge: Judge) -> Judge:
    """Want what the judge wants, and nothing of a file."""

    def judged(answer: Response) -> str:
        if b"root:" in answer.body or b"PATH=" in answer.body or b"[core]" in answer.body:
            return "the content of a file"
        return judge(answer)

    return judged


def elsewhere(answer: Response) -> str:
    """Want a refusal, or a redirect to an address that is written otherwise."""
    return "" if answer.status in (301, 308) else refused(answer)


def path(text: str) -> Raw:
    return lambda server: server.head("GET", text, "Accept: text/plain")


def cases() -> list[Case]:
    found = [Case(GROUP, text, sends(path(text), nothing_of(elsewhere))) for text in PATHS]
    found += [Case(GROUP, n, asks(text, nothing_of(safe))) for n, text in QUERIES.items()]
    found += [Case(GROUP, n, asks(text, nothing_of(refused))) for n, text in REFUSED.items()]
    for name in ("default-graph-uri", "named-graph-uri"):
        raw = path_of_graph(name)
        found.append(Case(GROUP, f"{name} of a file", sends(raw, nothing_of(safe))))
    return found


def path_of_graph(name: str) -> Raw:
    return lambda server: server.get(
        "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } LIMIT 3",
        **{name: "file:///etc/passwd"},
    )
