"""Runs one query on a store and writes the answer, whole or cut at the size that is allowed."""

from __future__ import annotations

import io
from functools import partial

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
    serialize,
)

from interorg.ontology.prefixes import PREFIXES

from ..columns.plan import Plan
from ..columns.reader import Columns
from ..gate.columns import name_columns
from .cutting import cut
from .datasets import merged
from .frames import Header
from .functions import Functions, asked
from .terms import read_term

Results = QuerySolutions | QueryBoolean | QueryTriples


class AnswerTooLargeError(Exception):
    """The answer outgrew its limit."""


class Bounded(io.BytesIO):
    """A buffer that refuses to grow past a size; what it holds then is a little more."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def write(self, data: object, /) -> int:
        # The engine, told to stop, still flushes what it has, a part of it for the second time.
        full = self.tell() > self.size
        written = 0 if full else super().write(data)  # type: ignore[arg-type]
        if self.tell() > self.size:
            raise AnswerTooLargeError
        return written


def answer(
    store: Store, query: str, request: Header, columns: Columns | None = None
) -> tuple[Header, bytes]:
    """Run one query; the header of the reply holds `media_type`, or `error` and its `kind`.

    `truncated` in it is the number of rows that a cut left in the answer, `columns` tells whether
    its rows came from those, `unknown` are the IRIs of functions that are not known. A request with
    a plan is answered by that or not at all.
    """
    output = Bounded(request["size"])
    header: Header = {}
    try:
        if request.get("plan"):
            from_columns = columns and rows_of(columns, request)
            if not from_columns:
                return {"kind": "plan", "error": ""}, b""
            # Nothing is asked of the graph any more, and its terms are slower to write.
            store, query, header["columns"] = Store(), from_columns, True
        results, header["unknown"] = evaluate(store, query, request)
        header["media_type"] = media_type_of(results, request)
        write(results, header["media_type"], output)
    except SyntaxError as error:
        return {"kind": "syntax", "error": str(error)}, b""
    except AnswerTooLargeError:
        kept = cut(output.getvalue()[: output.size], header["media_type"])
        if kept is None:
            return {"kind": "size", "error": ""}, b""
        return {**header, "truncated": kept.rows}, kept.body
    except (ValueError, RuntimeError, OSError) as error:
        return {"kind": "evaluation", "error": str(error)}, b""
    except MemoryError:
        return {"kind": "memory", "error": ""}, b""
    except Exception as error:  # noqa: BLE001 - told as what it is; otherwise this process ended
        return {"kind": "fault", "error": f"{type(error).__name__}: {error}"}, b""
    return header, output.getvalue()


def rows_of(columns: Columns, request: Header) -> str | None:
    """Write the query that is left when the rows have been taken from the columns."""
    empty = Store()

    def ask(wording: str) -> QuerySolutions:
        solutions = empty.query(wording, base_iri=request["base"])
        assert isinstance(solutions, QuerySolutions)
        return solutions

    return columns.query(Plan.unpacked(request["plan"]), ask)


def evaluate(store: Store, query: str, request: Header) -> tuple[Results, tuple[str, ...]]:
    """Evaluate a query over the dataset that the request gives it.

    Beside the results stand the IRIs of functions that are not known.
    """
    default, named = request["default"], request["named"]
    whole = merged(store, default, named or ())
    if whole:
        # Named, so that FROM clauses of the query do not count.
        default = [""]
    bindings = {Variable(name): read_term(text) for name, text in request["bindings"].items()}

    def run(wording: str, functions: Functions) -> Results:
        return (whole or store).query(
            wording,
            base_iri=request["base"],
            use_default_graph_as_union=request["union"],
            default_graph=None if default is None else [graph(name) for name in default],
            named_graphs=None if named is None else [NamedNode(name) for name in named],
            substitutions=bindings,
            custom_functions=functions,
        )

    results, unknown = asked(partial(run, query))
    if isinstance(results, QuerySolutions):
        visible = [variable.value for variable in results.variables]
        renamed = name_columns(query, visible, request.get("asked") or "")
        if renamed:
            results, unknown = asked(partial(run, renamed))
    return results, unknown


def media_type_of(results: Results, request: Header) -> str:
    """Return the media type asked for the kind of answer that a query has."""
    kind: str = request["triples" if isinstance(results, QueryTriples) else "solutions"]
    return kind


def write(results: Results, media_type: str, output: Bounded) -> None:
    """Write an answer in a format."""
    if not isinstance(results, QueryTriples):
        results.serialize(output, QueryResultsFormat.from_media_type(media_type))
        return
    form = RdfFormat.from_media_type(media_type)
    prefixes = PREFIXES if form in (RdfFormat.TURTLE, RdfFormat.TRIG) else None
    serialize(results, output, form, prefixes=prefixes)
    if prefixes:
        sort_prefixes(output, len(PREFIXES))


def sort_prefixes(output: Bounded, count: int) -> None:
    """Put the first lines in order: the engine writes the same prefixes in any order."""
    output.seek(0)
    lines = [output.readline() for _ in range(count)]
    output.seek(0)
    output.writelines(sorted(lines))


def graph(name: str) -> NamedNode | DefaultGraph:
    """Give the graph of a name; the empty name is the default graph."""
    return NamedNode(name) if name else DefaultGraph()
