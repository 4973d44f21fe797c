"""One query process: reads queries from its standard input, answers on the same socket.

It is started by `workers.py`, knows one generation, and may be killed at any moment.
"""

from __future__ import annotations

import io
import os
import sys

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
    parse,
    serialize,
)

from interorg.ontology.prefixes import PREFIXES

from .frames import Header, pack, unpack
from .seclusion import bound_memory, end_after, refuse_network

GRACE = 1.0
"""Seconds that the parent has to kill the process before the kernel does."""


class AnswerTooLargeError(Exception):
    """The answer outgrew its limit."""


class Bounded(io.BytesIO):
    """A buffer that refuses to grow past a size."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def write(self, data: object, /) -> int:
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self.size:
            raise AnswerTooLargeError
        return written


def answer(store: Store, query: str, request: Header) -> tuple[Header, bytes]:
    """Run one query; the header of the reply holds `media_type`, or `error` and its `kind`."""
    output = Bounded(request["size"])
    try:
        media_type = write_answer(store, query, request, output)
    except SyntaxError as error:
        return {"kind": "syntax", "error": str(error)}, b""
    except AnswerTooLargeError:
        return {"kind": "size", "error": ""}, b""
    except (ValueError, RuntimeError, OSError) as error:
        return {"kind": "evaluation", "error": str(error)}, b""
    except MemoryError:
        return {"kind": "memory", "error": ""}, b""
    return {"media_type": media_type}, output.getvalue()


def write_answer(store: Store, query: str, request: Header, output: Bounded) -> str:
    """Write the answer in the format asked for its kind, and return that format's media type."""
    default, named = request["default"], request["named"]
    results = store.query(
        query,
        base_iri=request["base"],
        use_default_graph_as_union=request["union"],
        default_graph=None if default is None else [graph(name) for name in default],
        named_graphs=None if named is None else [NamedNode(name) for name in named],
        substitutions={Variable(name): term(text) for name, text in request["bindings"].items()},
    )
    if not isinstance(results, QueryTriples):
        media_type: str = request["solutions"]
        results.serialize(output, QueryResultsFormat.from_media_type(media_type))
        return media_type
    media_type = request["triples"]
    form = RdfFormat.from_media_type(media_type)
    prefixes = PREFIXES if form in (RdfFormat.TURTLE, RdfFormat.TRIG) else None
    serialize(results, output, form, prefixes=prefixes)
    if prefixes:
        sort_prefixes(output, len(PREFIXES))
    return media_type


def sort_prefixes(output: Bounded, count: int) -> None:
    """Put the first lines in order: the engine writes the same prefixes in any order."""
    output.seek(0)
    lines = [output.readline() for _ in range(count)]
    output.seek(0)
    output.writelines(sorted(lines))


def graph(name: str) -> NamedNode | DefaultGraph:
    """Give the graph of a name; the empty name is the default graph."""
    return NamedNode(name) if name else DefaultGraph()


def term(text: str) -> NamedNode | BlankNode | Literal | Triple:
    """Read a term in the syntax of N-Triples."""
    found: NamedNode | BlankNode | Literal | Triple
    found = next(iter(parse(f"<x:s> <x:p> {text} .", RdfFormat.N_TRIPLES))).object
    return found


def main() -> None:
    """Serve the generation named by the first argument until the socket is closed."""
    path, memory = sys.argv[1:]
    channel = os.fdopen(0, "r+b", buffering=0)
    inbox = io.BufferedReader(channel)

    def read(size: int) -> bytes:
        data = inbox.read(size)
        if len(data) < size:
            raise EOFError
        return data

    bound_memory(int(memory))
    secluded = refuse_network()
    try:
        store = Store.read_only(path)
        channel.write(pack({"ready": True, "secluded": secluded}))
        while True:
            request, query = unpack(read)
            end_after(request["seconds"] + GRACE)
            header, body = answer(store, query.decode(), request)
            end_after(0)
            write_all(channel, pack(header, body))
            write_all(channel, body)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except OSError as error:
        write_all(channel, pack({"ready": False, "error": str(error)}))


def write_all(channel: io.RawIOBase | io.FileIO, data: bytes) -> None:
    """Write to an unbuffered channel, which may take a part at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[channel.write(rest) or 0 :]


if __name__ == "__main__":
    main()
