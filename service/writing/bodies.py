"""RDF in the body of a request, as quads: which media types, and where a body stops being RDF."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from .outcome import BadBody

TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/xml": RdfFormat.RDF_XML,
    "text/xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/json": RdfFormat.JSON_LD,
}
"""Media types of one graph."""
QUADS = {
    "application/n-quads": RdfFormat.N_QUADS,
    "text/x-nquads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "application/x-trig": RdfFormat.TRIG,
}
"""Media types of several graphs, which go to the whole store."""
ENDINGS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "owl": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "trig": "application/trig",
}
"""What a file is by its name when a form says nothing better."""


def read_quads(body: bytes, media_type: str, base: str | None) -> list[Quad]:
    """Read a body; raise BadBody saying where it stops being what it is said to be.

    Blank nodes get names of their own, so that those of two bodies stay apart.
    """
    form = {**TRIPLES, **QUADS}[media_type]
    try:
        return list(parse(body, form, base_iri=base, rename_blank_nodes=True))
    except SyntaxError as error:
        where = f"line {error.lineno}: " if error.lineno and "line" not in str(error) else ""
        raise BadBody(f"The body is not {form.name}: {where}{error}.") from None
    except (ValueError, OSError) as error:
        raise BadBody(f"The body is not {form.name}: {error}.") from None


def read_triples(body: bytes, media_type: str, base: str | None) -> list[Quad]:
    """Read a body of one graph, as quads of the default one; raise BadBody for any other."""
    quads = read_quads(body, media_type, base)
    for quad in quads:
        if not isinstance(quad.graph_name, DefaultGraph):
            raise BadBody(
                f"Expected the statements of one graph, found some of {quad.graph_name}. "
                "Send several graphs to the whole store, as N-Quads or TriG."
            )
    return quads
