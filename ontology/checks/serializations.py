"""Whether an ontology says the same in every syntax of RDF, to another reader than ours."""

import warnings
from collections.abc import Iterator
from xml.sax import SAXException

from pyoxigraph import RdfFormat, serialize

from .facts import Facts
from .findings import Fault

FORMATS = {
    "Turtle": (RdfFormat.TURTLE, "turtle"),
    "RDF/XML": (RdfFormat.RDF_XML, "xml"),
    "N-Triples": (RdfFormat.N_TRIPLES, "nt"),
    "JSON-LD": (RdfFormat.JSON_LD, "json-ld"),
}
"""Each with its name for the writer, pyoxigraph, and for the reader, rdflib."""


def formats_agree(facts: Facts) -> Iterator[Fault]:
    """Write the triples in each syntax, read them back, and find where their number changes."""
    from rdflib.exceptions import ParserError

    wanted = len(facts.triples)
    advice = "Look for IRIs or texts that this syntax cannot hold."
    for name, (syntax, reader) in FORMATS.items():
        try:
            content = serialize(facts.triples, format=syntax) or b""
            count = _count(content, reader)
        except (SyntaxError, ValueError, OSError, SAXException, ParserError) as error:
            yield Fault(name, f"cannot be written or read: {error}", advice)
        else:
            if count != wanted:
                yield Fault(name, f"has {count} triples where there are {wanted}", advice)


def _count(content: bytes, reader: str) -> int:
    from rdflib import Graph

    with warnings.catch_warnings():
        # rdflib's own reader of JSON-LD uses a class of rdflib that is deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return len(Graph(bind_namespaces="none").parse(data=content, format=reader))


def counts(facts: Facts, wrong: int) -> str:
    return f"{len(FORMATS) - wrong} of {len(FORMATS)}, {len(facts.triples):,} triples"


def is_readable(facts: Facts) -> Iterator[Fault]:
    """RDF1: find out whether the files hold any RDF at all."""
    if not facts.triples:
        yield Fault("ontology", "holds no triples", "Give a file with an ontology in RDF.")
