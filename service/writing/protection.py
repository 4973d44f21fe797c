"""Which graphs of a `union` store nobody but ingest changes, and which names stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pyoxigraph import NamedNode, QuerySolutions, Store

from interorg.ontology.terms import BASE

from ..gate.tokens import Token, place
from .outcome import Protected
from .update_text import Operation

OWN = f"{BASE}graph/"
ADVICE = "it is made of what ingest reads. Write into a graph of your own."


def owned(graph: str | None) -> bool:
    """Tell whether a graph of a `union` store is kept by ingest; None is the default graph."""
    return graph is None or graph.startswith(OWN)


def refuse_owned(operations: Sequence[Operation], text: str, base: str | None) -> None:
    """Raise Protected, saying where, when an operation may change a graph that ingest keeps."""
    for operation in operations:
        if operation.default and not operation.within:
            raise _refusal("The default graph", text, operation.default)
        graphs = list(operation.changed)
        if operation.default and operation.within:
            graphs.append(operation.within)
        for token in graphs:
            if token.kind == "variable":
                raise Protected(
                    f"A variable stands for the changed graph at {place(text, token.start)}: "
                    "name the graph, so that it can be told from those that ingest keeps."
                )
            if token.kind == "word":
                raise _refusal(f"{token.upper} includes a graph that", text, token)
            if owned(resolve(operation.prologue, token.text, base)):
                raise _refusal(f"The graph {token.text}", text, token)


def _refusal(what: str, text: str, token: Token) -> Protected:
    return Protected(f"{what} cannot be changed at {place(text, token.start)}: {ADVICE}")


@lru_cache(maxsize=1000)
def resolve(prologue: str, name: str, base: str | None) -> str | None:
    """Have the engine say which IRI a name stands for; None where it cannot.

    >>> resolve("PREFIX e: <http://example.org/>", "e:a", None)
    'http://example.org/a'
    """
    try:
        found = Store().query(f"{prologue}\nSELECT ({name} AS ?name) {{}}", base_iri=base)
    except (SyntaxError, ValueError):
        return None
    assert isinstance(found, QuerySolutions)
    value = next(iter(found))[0]
    return value.value if isinstance(value, NamedNode) else None
