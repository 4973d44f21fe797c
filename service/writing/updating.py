"""An update as a change: what it may do, its dataset, and the steps it is made in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import islice

from pyoxigraph import Store

from interorg.ingest.failure import BadQuery

from ..gate.syntax_error import expectation
from ..gate.tokens import tokens
from ..storage.store import Mode
from .change import Change
from .order import Order
from .protection import refuse_owned
from .touched import Touched
from .update_check import check_update
from .update_text import Operation, UnreadableError, read_operations, unescape_iris
from .using import with_dataset

READING = frozenset({"MODIFY", "DELETE WHERE"})
"""Operations whose effect depends on what those before them have done."""


def read_update(order: Order, text: str, mode: Mode) -> Change:
    """Read an update; raise Failure for what is no SPARQL and for what it may not do."""
    check_update(text)
    text = unescape_iris(text)
    default, named = order.default_graphs, order.named_graphs
    try:
        operations = read_operations(text)
    except UnreadableError as error:
        check_syntax(text, order.base)
        if mode == "strict" and default is None and named is None:
            return Change(partial(run_blindly, text, order.base), whole=True)
        raise BadQuery(
            f"The graphs of the update cannot be told for certain at {error}. "
            "Write it as the grammar of SPARQL has it."
        ) from None
    declares = any(operation.declares for operation in operations)
    if declares:
        # The engine knows declarations only before the first operation.
        check_steps(text, operations, order.base)
    else:
        check_syntax(text, order.base)
    if mode == "union":
        refuse_owned(operations, text, order.base)
    if default is not None or named is not None:
        text = with_dataset(text, operations, default or (), named or ())
        operations = read_operations(text)
    text = clearing_what_is_not_there(text, operations)
    operations = read_operations(text)
    reading = any(operation.keyword in READING for operation in operations)
    if declares or (reading and len(operations) > 1):
        return Change(partial(run_stepwise, text, order.base, operations))
    return Change(partial(run_whole, text, order.base, operations), whole=True)


def clearing_what_is_not_there(text: str, operations: Sequence[Operation]) -> str:
    """Let CLEAR of a graph that is not there change nothing, as of one that is empty.

    The engine tells the two apart and refuses; whoever makes room for new data cannot know.

    >>> clearing_what_is_not_there("CLEAR GRAPH <x:g>", read_operations("CLEAR GRAPH <x:g>"))
    'CLEAR SILENT GRAPH <x:g>'
    """
    for operation in reversed(operations):
        if operation.keyword == "CLEAR":
            clear, following = islice(tokens(text[operation.start : operation.end]), 2)
            end = operation.start + clear.end
            if following.upper != "SILENT":
                text = f"{text[:end]} SILENT{text[end:]}"
    return text


def check_syntax(text: str, base: str | None) -> None:
    """Raise BadQuery, with the place, when a text is no update."""
    try:
        Store().update(text, base_iri=base)
    except SyntaxError as error:
        raise BadQuery(explain(str(error), text)) from None
    except (RuntimeError, ValueError):
        return  # It is one, of which an empty store is no place.


def check_steps(text: str, operations: Sequence[Operation], base: str | None) -> None:
    """Raise BadQuery, with the place, when an operation is no update by itself."""
    for count, operation in enumerate(operations):
        try:
            check_syntax(step(operation, text), base)
        except BadQuery:
            check_syntax(without(operations[:count], text)[: operation.end], base)
            raise


def without(operations: Sequence[Operation], text: str) -> str:
    """Put spaces for operations, so that what is left keeps its line and column."""
    for operation in operations:
        gone = re.sub(r"[^\n\r]", " ", text[operation.start : operation.end])
        rest = text[operation.end :].replace(";", " ", 1)
        text = text[: operation.start] + gone + rest
    return text


def step(operation: Operation, text: str) -> str:
    """Give an operation with the declarations that hold for it."""
    return f"{operation.prologue}\n{text[operation.start : operation.end]}"


def run_whole(
    text: str, base: str | None, operations: Sequence[Operation], graph: Store, touched: Touched
) -> None:
    """Run an update as one transaction."""
    for operation in operations:
        touched.note_operation(operation, text, base, graph)
    apply(graph, text, base)


def run_stepwise(
    text: str, base: str | None, operations: Sequence[Operation], graph: Store, touched: Touched
) -> None:
    """Run the operations of an update one after the other."""
    for operation in operations:
        touched.note_operation(operation, text, base, graph)
        apply(graph, step(operation, text), base)


def run_blindly(text: str, base: str | None, graph: Store, touched: Touched) -> None:
    """Run an update of which nobody knows what it touches."""
    touched.unknown = True
    apply(graph, text, base)


def apply(graph: Store, text: str, base: str | None) -> None:
    """Run an update that is valid; raise BadQuery when the store is in no state for it."""
    try:
        graph.update(text, base_iri=base)
    except (RuntimeError, ValueError) as error:
        raise BadQuery(f"The update cannot be applied: {error}.") from None


def explain(message: str, text: str) -> str:
    """Make a sentence of the engine's `error at LINE:COLUMN: …`."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return f"The update is not valid SPARQL: {message}."
    line, column = int(found[1]), int(found[2])
    lines = text.splitlines()
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    return (
        f"The update is not valid SPARQL: line {line}, column {column}: "
        f"{expectation(found[3], 'SELECT')}; found {repr(rest[:40]) if rest else 'the end'}."
    )
