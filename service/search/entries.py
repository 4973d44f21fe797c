"""What can be found: concepts, organizations, cases, documents, claims; streamed from a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from pyoxigraph import DefaultGraph, QuerySolutions, Store

from interorg.ontology.terms import BASE, CONCEPT

from ..stored_queries import read_query
from ..vocabulary import Vocabulary, read_vocabulary
from ..wording import DOCUMENT_KINDS, according_to, statement

Kind = Literal["concept", "organization", "relationship", "document", "claim"]
Row = Mapping[str, str]
SENTENCES = 12
"""How many sentences about one case are searched."""


@dataclass(frozen=True)
class Entry:
    """One thing to be found; ids are the ends of IRIs, such as concept/JointVenture."""

    id: str
    kind: Kind
    label: str = ""
    names: tuple[str, ...] = ()
    statement: str = ""
    text: str = ""
    source: str = ""
    """Whose words the text is, as shown."""
    form: tuple[str, ...] = ()
    """Forms it is about, with all that are broader: ids, as in `concept`."""
    concept: tuple[str, ...] = ()
    subject: str = ""
    relation: str = ""
    object: str = ""
    document: str = ""
    document_kind: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Text:
    """What a claim's entry takes from its document."""

    title: str
    kind: str
    year: int | None
    reviewed: str | None


def entries(graph: Store) -> Iterator[Entry]:
    """Yield every entry of a graph; of sentences only one at a time is held."""
    rows = Rows(graph)
    vocabulary = read_vocabulary(rows("vocabulary"))
    texts = dict(_texts(rows("search_documents")))
    yield from _concepts(rows("search_concepts"), vocabulary)
    yield from _organizations(rows("search_organizations"))
    yield from _cases(rows("search_cases"), vocabulary)
    for id, text in texts.items():
        yield Entry(
            id,
            "document",
            label=text.title,
            document=id.removeprefix("id/document/"),
            document_kind=text.kind,
            year=text.year,
        )
    yield from _claims(rows("search_claims"), vocabulary, texts)


class Rows:
    """Runs the queries of this module over the default graph, or over all where that is empty."""

    def __init__(self, graph: Store) -> None:
        self.graph = graph
        default = graph.quads_for_pattern(None, None, None, DefaultGraph())
        self.union = next(default, None) is None

    def __call__(self, name: str) -> Iterator[Row]:
        found = self.graph.query(read_query(name), use_default_graph_as_union=self.union)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        for solution in found:
            values: Iterable[tuple[str, Any]] = zip(names, solution, strict=True)
            yield {name: value.value for name, value in values if value is not None}


def end(iri: str) -> str:
    return iri.removeprefix(BASE)


def name(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def concept_key(iri: str) -> str:
    """Return the id by which filters name a concept."""
    return iri.removeprefix(CONCEPT)


def year(row: Row, *variables: str) -> int | None:
    """Return the first year that is bound and is a number."""
    found = next((row[v] for v in variables if v in row), "")
    return int(found) if found.lstrip("-").isdecimal() else None


def forms(vocabulary: Vocabulary, concepts: Iterable[str]) -> tuple[str, ...]:
    """Return the names of those concepts that are forms, with all that are broader."""
    own = {iri for iri in concepts if vocabulary.kind(iri) == "form"}
    return tuple(sorted(concept_key(i) for i in own.union(*(vocabulary.above(iri) for iri in own))))


def _by(rows: Iterable[Row], variable: str) -> Iterator[tuple[str, list[Row]]]:
    """Group rows that follow each other about one thing."""
    for key, group in groupby(rows, key=lambda row: row[variable]):
        yield key, list(group)


def _values(rows: Iterable[Row], variable: str) -> tuple[str, ...]:
    """Return the different values of a variable in the order they come."""
    return tuple(dict.fromkeys(row[variable] for row in rows if variable in row))


def _texts(rows: Iterator[Row]) -> Iterator[tuple[str, Text]]:
    for document, group in _by(rows, "document"):
        row = group[0]
        kinds = (DOCUMENT_KINDS.get(each) for each in _values(group, "class"))
        title = row.get("title") or name(document)
        kind = next(filter(None, kinds), "")
        reviewed = row.get("reviewed") or row.get("reviewedTitle")
        yield end(document), Text(title, kind, year(row, "reviewedYear", "year"), reviewed)


def _concepts(rows: Iterator[Row], vocabulary: Vocabulary) -> Iterator[Entry]:
    for concept, group in _by(rows, "concept"):
        if vocabulary.kind(concept):
            yield Entry(
                end(concept),
                "concept",
                label=vocabulary.label(concept),
                names=_values(group, "name"),
                text=group[0].get("definition", ""),
                form=forms(vocabulary, [concept]),
                concept=(concept_key(concept),),
            )


def _organizations(rows: Iterator[Row]) -> Iterator[Entry]:
    for organization, group in _by(rows, "organization"):
        first, *others = _values(group, "name")
        yield Entry(end(organization), "organization", label=first, names=tuple(others))


def _cases(rows: Iterator[Row], vocabulary: Vocabulary) -> Iterator[Entry]:
    for case, group in _by(rows, "case"):
        concepts = _values(group, "concept")
        yield Entry(
            end(case),
            "relationship",
            label=group[0]["label"],
            names=_values(group, "partner"),
            text=" ".join(_values(group, "quote")[:SENTENCES]),
            form=forms(vocabulary, concepts),
            concept=tuple(map(concept_key, concepts)),
            year=year(group[0], "start"),
        )


def _claims(
    rows: Iterator[Row], vocabulary: Vocabulary, texts: Mapping[str, Text]
) -> Iterator[Entry]:
    for claim, group in _by(rows, "claim"):
        row = group[0]
        text = texts.get(end(row["document"])) or Text(name(row["document"]), "", None, None)
        concepts = (row["subject"], row["object"], *_values(group, "context"))
        yield Entry(
            end(claim),
            "claim",
            statement=statement(
                vocabulary, row["subject"], row["relation"], row["object"], row.get("polarity", "")
            ),
            text=row["quote"],
            source=according_to(text.title, text.reviewed),
            form=forms(vocabulary, concepts),
            concept=tuple(map(concept_key, concepts)),
            subject=concept_key(row["subject"]),
            relation=name(row["relation"]),
            object=concept_key(row["object"]),
            document=end(row["document"]).removeprefix("id/document/"),
            document_kind=text.kind,
            year=text.year,
        )
