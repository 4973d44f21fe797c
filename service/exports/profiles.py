"""The graph in the words of other vocabularies: what their readers know how to use.

web-annotation   mentions and claims as annotations of the text
nif              the same as strings of the text, for language tools
schema-org       claims, documents, works, organizations and concepts
owl-time         the time of each case

A profile is made of CONSTRUCT queries in service/queries: some over the whole graph, some over one
document at a time, so that a graph of any size takes little memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import NamedNode, QueryTriples, Store, Triple, Variable

from interorg.ontology.terms import DCTERMS, IOR, SKOS, XSD

from . import nif, schema_org, web_annotation
from .counts import Counts
from .framing import Context, write_framed
from .rdf import SYNTAXES, lines_of, write_triples
from .rows import QUERIES, Row, select
from .source import Source
from .texts import Text
from .united import QUERIED, united

Texts = Callable[[str, str | None], Text | None]
"""Gives the text with a digest, to be shown where its rights, the second argument, allow it."""

PROPERTIES = (
    *QUERIED,
    *(IOR.exactQuote, IOR.beginOffset, IOR.endOffset, IOR.textDigest, IOR.alsoKnownAs),
    *(SKOS.altLabel, SKOS.definition, SKOS.inScheme, IOR.participant),
    *(
        DCTERMS.rights,
        DCTERMS.creator,
        DCTERMS.language,
        DCTERMS.references,
        DCTERMS.bibliographicCitation,
    ),
)
"""What the queries of all profiles ask for."""
PREFIX = re.compile(r"^PREFIX\s+([\w-]+):\s*<([^<>\s]+)>", re.MULTILINE)


@dataclass(frozen=True)
class Profile:
    """The queries of a profile, what completes them, and how it is written as plain JSON."""

    whole: tuple[str, ...] = ()
    by_document: tuple[str, ...] = ()
    complete: Callable[[NamedNode, Text | None, Sequence[Triple]], list[Triple]] | None = None
    """Given a document, its text where it is kept, and what the queries found in it."""
    context: Context | None = None
    """None where readers expect no JSON-LD of a certain shape."""


PROFILES = {
    "web-annotation": Profile(
        by_document=("profile_web_annotation",),
        complete=web_annotation.with_surroundings,
        context=web_annotation.CONTEXT,
    ),
    "nif": Profile(by_document=("profile_nif",), complete=nif.with_context),
    "schema-org": Profile(
        whole=("profile_schema_concepts", "profile_schema_organizations", "profile_schema_works"),
        by_document=("profile_schema_document",),
        complete=schema_org.with_licences,
        context=schema_org.CONTEXT,
    ),
    "owl-time": Profile(whole=("profile_owl_time",)),
}


def write_profile(
    source: Source, name: str, format: str, output: BinaryIO | Path, texts: Texts | None = None
) -> Counts:
    """Write a profile in a syntax of RDF; without `texts`, nothing that only the text can tell."""
    profile = PROFILES[name]
    batches = _batches(united(source, PROPERTIES), profile, texts)
    if format == "jsonld" and profile.context:
        return write_framed(batches, profile.context, output)
    lines = (line for batch in batches for line in lines_of(iter(batch)))
    return write_triples(lines, format, output, _prefixes(profile))


def query_files() -> list[Path]:
    """Return the query files of all profiles."""
    names = {n for profile in PROFILES.values() for n in (*profile.whole, *profile.by_document)}
    return [_file(name) for name in sorted(names)]


def is_rdf(format: str) -> bool:
    """Tell whether a format can hold a profile."""
    return format in SYNTAXES


def _batches(store: Store, profile: Profile, texts: Texts | None) -> Iterator[list[Triple]]:
    for name in profile.whole:
        yield _construct(store, name)
    documents = sorted(select(store, "profile_documents"), key=lambda row: row["document"])
    for row in documents if profile.by_document else ():
        node = NamedNode(row["document"])
        batch = [
            triple
            for name in profile.by_document
            for triple in _construct(store, name, {Variable("document"): node})
        ]
        yield profile.complete(node, _text(row, texts), batch) if profile.complete else batch


def _text(row: Row, texts: Texts | None) -> Text | None:
    return texts(row["digest"], row.get("rights")) if texts and "digest" in row else None


def _construct(
    store: Store, name: str, bindings: Mapping[Variable, NamedNode] | None = None
) -> list[Triple]:
    text = _file(name).read_text(encoding="utf-8")
    triples = store.query(text, substitutions=dict(bindings or {}))
    assert isinstance(triples, QueryTriples)
    return list(triples)


def _prefixes(profile: Profile) -> dict[str, str]:
    """Return the prefixes of what the queries construct."""
    found = {"xsd": XSD.iri}
    for name in (*profile.whole, *profile.by_document):
        text = _file(name).read_text(encoding="utf-8")
        template = text.partition("CONSTRUCT")[2].partition("WHERE")[0]
        found |= {p: iri for p, iri in PREFIX.findall(text) if f" {p}:" in template}
    return found


def _file(name: str) -> Path:
    return QUERIES / f"{name}.rq"
