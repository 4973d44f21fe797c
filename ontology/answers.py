"""The answers that competency questions must give: fixtures, and rows worked out from them by hand.

fixtures/NAME/data.trig       small invented data, graph by graph
fixtures/NAME/QUESTION.tsv    the rows that the question of that name has to give on them

The first line of a TSV names the columns. An empty cell is an unbound variable. IRIs of our own
are written with a prefix. The rows of a SELECT stand in its order; the triples of a CONSTRUCT are
sorted, in columns named subject, predicate and object; an ASK has one column named answer.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
)

from .competency import Question
from .files import HERE, OntologyError, read_modules
from .inference import materialise
from .prefixes import shortened
from .terms import GRAPH

FIXTURES = HERE / "fixtures"
APART = (GRAPH.summary, GRAPH.meta)
"""Graphs that the default graph of a union store leaves out."""


@dataclass(frozen=True)
class Table:
    """An answer as text: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def expected(question: Question) -> tuple[str, Table]:
    """Give the name of the fixture that a question is tried on, and what it has to answer."""
    found = sorted(FIXTURES.glob(f"*/{question.name}.tsv"))
    if len(found) != 1:
        raise OntologyError(
            f"The question {question.name} must have its expected rows in one fixture, "
            f"but has them in {len(found)}. Keep one {question.name}.tsv below ontology/fixtures."
        )
    return found[0].parent.name, read_table(found[0])


def read_table(path: Path) -> Table:
    """Read a TSV; every row must have as many cells as there are columns."""
    header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    columns = tuple(header.split("\t"))
    rows = tuple(tuple(line.split("\t")) for line in lines)
    for row in rows:
        if len(row) != len(columns):
            raise OntologyError(
                f"{path.name} must have {len(columns)} cells in every row, but has {len(row)} in "
                f"{row!r}. Mend it."
            )
    return Table(columns, rows)


@cache
def fixture(name: str) -> Store:
    """Read a fixture and what follows from it, as a union store with graph names holds them."""
    store = Store()
    store.bulk_extend(
        Quad(t.subject, t.predicate, t.object, GRAPH.ontology) for t in read_modules()
    )
    store.load(path=FIXTURES / name / "data.trig", format=RdfFormat.TRIG)
    materialise(store, store.quads_for_pattern(None, None, None, GRAPH.inferred))
    joined = [q.triple for q in store if q.graph_name not in APART]
    store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in joined)
    return store


def answer(question: Question, store: Store) -> Table:
    """Ask a store; its default graph must hold what a union store's does."""
    found = store.query(question.sparql)
    if isinstance(found, QueryBoolean):
        return Table(("answer",), ((str(bool(found)).lower(),),))
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Table(columns, tuple(tuple(cell(value) for value in row) for row in found))
    triples = {(cell(t.subject), cell(t.predicate), cell(t.object)) for t in found}
    return Table(("subject", "predicate", "object"), tuple(sorted(triples)))


def cell(value: object) -> str:
    """Write a value as it stands in a table; decimals without zeros at their end.

    >>> cell(NamedNode("https://w3id.org/interorg/concept/Trust")), cell(None)
    ('iorc:Trust', '')
    """
    if isinstance(value, NamedNode):
        return shortened(value.value)
    if isinstance(value, Literal):
        decimal = value.datatype.value.endswith("#decimal") and "." in value.value
        return value.value.rstrip("0").rstrip(".") if decimal else value.value
    if isinstance(value, Triple):
        raise OntologyError("A competency question must not answer with quoted triples.")
    return "" if value is None else str(value)
