"""Every statement, in the six formats of RDF.

A store is passed through as sorted lines of N-Triples or N-Quads, so that a graph of any size
takes little memory, a triple of several graphs is written once and equal stores give equal bytes.
Blank nodes keep the labels they have in the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from interorg.ingest.failure import Failure
from interorg.ontology.prefixes import PREFIXES

from .counts import Counts
from .output import opened
from .sorting import sorted_lines
from .source import GraphName, Source
from .xml_text import ILLEGAL, NAME_AT_END, legal

SYNTAXES = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
WITH_GRAPHS = {"nquads", "trig"}

BATCH = 10_000


def write_rdf(source: Source, format: str, output: BinaryIO | Path) -> Counts:
    """Write the statements of the chosen graphs; see `export`."""
    if format not in WITH_GRAPHS:
        return write_triples(_lines(source, source.stated(), format), format, output, PREFIXES)
    chosen = source.kept()
    tally = _Tally()
    with opened(output) as stream:
        if format == "trig":
            lines = tally.count(sorted_lines(_lines_by_graph(source, chosen)))
            serialize(_quads(lines), stream, RdfFormat.TRIG, prefixes=PREFIXES)
        else:
            stream.writelines(tally.count(sorted_lines(_lines(source, chosen, format))))
    filled = sum(any(source.quads(name)) for name in chosen)
    return Counts(statements=tally.lines, graphs=filled)


def write_triples(
    lines: Iterable[bytes], format: str, output: BinaryIO | Path, prefixes: dict[str, str]
) -> Counts:
    """Write lines of N-Triples, in any order, in one of SYNTAXES; no graph gets a name."""
    tally = _Tally()
    ordered = tally.count(sorted_lines(lines))
    with opened(output) as stream:
        if format in ("nquads", "ntriples"):
            stream.writelines(ordered)
        else:
            triples = _triples(ordered)
            fitting = _for_xml(triples) if format == "rdfxml" else triples
            serialize(fitting, stream, SYNTAXES[format], prefixes=prefixes)
    return Counts(statements=tally.lines)


class _Tally:
    """Counts lines as they pass."""

    lines = 0

    def count(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            self.lines += 1
            yield line


def _lines(source: Source, graphs: Iterable[GraphName], format: str) -> Iterator[bytes]:
    """Yield each statement as a line of N-Quads or, without its graph, of N-Triples."""
    quads = chain.from_iterable(source.quads(name) for name in graphs)
    if format in WITH_GRAPHS:
        while batch := list(islice(quads, BATCH)):
            yield from _split(serialize(batch, format=RdfFormat.N_QUADS))
    else:
        yield from lines_of(quad.triple for quad in quads)


def _lines_by_graph(source: Source, graphs: Iterable[GraphName]) -> Iterator[bytes]:
    """Yield lines of N-Triples behind their graph's name and a tab, to be sorted by graph."""
    for name in graphs:
        mark = b"\t" if isinstance(name, DefaultGraph) else f"{name}\t".encode()
        for line in lines_of(quad.triple for quad in source.quads(name)):
            yield mark + line


def lines_of(triples: Iterator[Triple]) -> Iterator[bytes]:
    """Yield each triple as a line of N-Triples."""
    while batch := list(islice(triples, BATCH)):
        yield from _split(serialize(batch, format=RdfFormat.N_TRIPLES))


def _split(serialized: bytes | None) -> list[bytes]:
    # Only "\n" ends a statement: other line ends stand unescaped in literals.
    return [line + b"\n" for line in (serialized or b"").split(b"\n")[:-1]]


def _triples(lines: Iterator[bytes]) -> Iterator[Triple]:
    while batch := b"".join(islice(lines, BATCH)):
        for quad in parse(batch, RdfFormat.N_TRIPLES):
            yield quad.triple


def _quads(lines: Iterator[bytes]) -> Iterator[Quad]:
    for mark, group in groupby(lines, key=lambda line: line.partition(b"\t")[0]):
        name = _graph_name(mark)
        for triple in _triples(line.partition(b"\t")[2] for line in group):
            yield Quad(triple.subject, triple.predicate, triple.object, name)


def _graph_name(mark: bytes) -> GraphName:
    if not mark:
        return DefaultGraph()
    text = mark.decode()
    return BlankNode(text[2:]) if text.startswith("_:") else NamedNode(text[1:-1])


def _for_xml(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Fit literals to XML; refuse predicates that cannot be the name of an element."""
    for triple in triples:
        predicate, object = triple.predicate, triple.object
        if not NAME_AT_END.search(predicate.value):
            raise Failure(
                f"RDF/XML cannot write the predicate <{predicate.value}>, whose end is no XML "
                "name. Use turtle, ntriples or jsonld."
            )
        if isinstance(object, Literal) and (ILLEGAL.search(object.value) or "\r" in object.value):
            triple = Triple(triple.subject, predicate, _legal_literal(object))
        yield triple


def _legal_literal(literal: Literal) -> Literal:
    if literal.language:
        return Literal(legal(literal.value), language=literal.language)
    return Literal(legal(literal.value), datatype=literal.datatype)
