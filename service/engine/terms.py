"""Terms as they are written from one process to another: in the syntax of N-Triples."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse


def read_term(text: str) -> NamedNode | BlankNode | Literal | Triple:
    """Read a term; raises SyntaxError for what is none."""
    found: NamedNode | BlankNode | Literal | Triple
    found = next(iter(parse(f"<x:s> <x:p> {text} .", RdfFormat.N_TRIPLES))).object
    return found
