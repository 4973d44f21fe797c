"""What an answer to a hostile request must be: a refusal that says why, or a right answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree

from .exchange import Response, Server

Judge = Callable[[Response], str]
"""Says what is wrong with an answer; nothing if all is well."""
Run = Callable[[Server], str]
Raw = Callable[[Server], bytes]
"""Writes a request for a server."""
TRACES = (b"Traceback (most recent", b'File "/', b"panicked at", b"\tat ", b"stack backtrace")
OF_HTTP = (501, 505)
"""Statuses that HTTP itself asks for: an unknown method, an unknown version."""


@dataclass(frozen=True)
class Case:
    """One attack; `run` makes it and says what went wrong."""

    group: str
    name: str
    run: Run


def refused(answer: Response) -> str:
    """Want a 4xx or 503 that says why, as text, without a stack trace."""
    if not (400 <= answer.status < 500 or answer.status == 503 or answer.status in OF_HTTP):
        return f"status {answer.status}, expected a refusal"
    return told(answer)


def told(answer: Response) -> str:
    """Want a body that a client can show, in the format asked for where it could be known."""
    if any(trace in answer.body for trace in TRACES):
        return f"status {answer.status} with a stack trace"
    if not answer.complete:
        return f"status {answer.status}, cut short"
    if len(answer.body.strip()) < 3:
        return f"status {answer.status} without a word"
    return ""


def refused_in_json(answer: Response) -> str:
    """Want a refusal as JSON, which was asked for."""
    wrong = refused(answer)
    if wrong:
        return wrong
    try:
        json.loads(answer.body)
    except ValueError:
        return f"status {answer.status} as {answer.header('content-type')}, JSON was asked for"
    return ""


def whole(answer: Response) -> str:
    """Want a body that ends as it should, and reads as what it is said to be."""
    if not answer.complete:
        return f"status {answer.status}, cut short"
    kind = answer.header("content-type")
    try:
        if answer.body and "json" in kind:
            json.loads(answer.body)
        elif answer.body and kind.split(";")[0].endswith("xml"):
            ElementTree.fromstring(answer.body)
    except (ValueError, ElementTree.ParseError):
        return f"status {answer.status} with broken {kind}"
    return ""


def safe(answer: Response) -> str:
    """Want a refusal, or else an answer that is whole."""
    return whole(answer) if answer.status < 400 else refused(answer)


def answered(answer: Response) -> str:
    """Want an answer."""
    return whole(answer) if answer.status == 200 else f"status {answer.status}, expected 200"


def sends(raw: Raw, judge: Judge, silent: bool = False) -> Run:
    """Make a run of one request; `silent` lets a server close the connection without a word."""

    def run(server: Server) -> str:
        try:
            answer = server.exchange(raw(server))
        except TimeoutError:
            return "no answer in time"
        if answer is None:
            return "" if silent else "the connection ended without an answer"
        return judge(answer)

    return run


def asks(query: str, judge: Judge, **parameters: str) -> Run:
    """Make a run of one query, by GET, or as a form if it is long."""
    if len(query) < 4000:
        return sends(lambda server: server.get(query, **parameters), judge)
    return sends(lambda server: server.form(query), judge)
