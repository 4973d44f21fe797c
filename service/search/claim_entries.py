"""Documents and the claims read from them, as entries of the index."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from interorg.ontology.terms import IOR, RDFS

from ..content.vocabulary import Vocabulary
from ..content.wording import DOCUMENT_KINDS, according_to, statement
from .entry import Entry
from .families import Families, concept_key
from .rows import Row, Rows, different, end, grouped, name, share, year

PLACE = re.compile(r"\d+-\d+", re.ASCII)
SAID = 20_000
"""Statements that are kept in words: most are made by many claims."""


@dataclass(frozen=True)
class Text:
    """What a claim's entry takes from its document."""

    title: str
    kind: str
    year: int | None
    reviewed: str | None
    disciplines: tuple[str, ...] = ()


def read_texts(rows: Iterator[Row]) -> Iterator[tuple[str, Text]]:
    """Yield each document by its id."""
    for document, group in grouped(rows, "document"):
        row = group[0]
        kinds = (DOCUMENT_KINDS.get(each) for each in different(group, "class"))
        title = row.get("title") or name(document)
        kind = next(filter(None, kinds), "")
        reviewed = row.get("reviewed") or row.get("reviewedTitle")
        disciplines = different(group, "discipline")
        when = year(row, "reviewedYear", "year")
        yield end(document), Text(title, kind, when, reviewed, disciplines)


def documents(
    texts: Mapping[str, Text], families: Families, weights: Counter[str]
) -> Iterator[Entry]:
    """Yield the entries of documents."""
    for id, text in texts.items():
        yield Entry(
            id,
            "document",
            label=text.title,
            families=families.of(text.disciplines),
            document=id.removeprefix("id/document/"),
            document_kind=text.kind,
            year=text.year,
            weight=weights[id],
        )


def claims(
    rows: Rows, vocabulary: Vocabulary, families: Families, texts: Mapping[str, Text]
) -> Iterator[Entry]:
    """Yield the entries of claims, each as its rows come."""
    said = lru_cache(SAID)(partial(statement, vocabulary))
    for claim, group in grouped(rows("search_claims"), "claim"):
        row = group[0]
        text = texts.get(end(row["document"])) or Text(name(row["document"]), "", None, None)
        concepts = (row["subject"], row["object"], *different(group, "context"))
        place = PLACE.fullmatch(name(row["span"]))
        yield Entry(
            end(claim),
            "claim",
            statement=said(row["subject"], row["relation"], row["object"], row.get("polarity", "")),
            text=row.get("quote", ""),
            source=according_to(text.title, text.reviewed),
            families=families.of((*concepts, *different(group, "theory"), *text.disciplines)),
            concept=tuple(map(concept_key, concepts)),
            subject=concept_key(row["subject"]),
            relation=name(row["relation"]),
            object=concept_key(row["object"]),
            polarity=name(row.get("polarity", "")),
            modality=name(row.get("modality", "")),
            rule=row.get("rule", ""),
            confidence=share(row.get("confidence", "")),
            place=place[0] if place else "",
            credit=tuple(_credit(rows, citation) for citation in different(group, "citation")),
            document=end(row["document"]).removeprefix("id/document/"),
            document_kind=text.kind,
            year=text.year,
        )


def _credit(rows: Rows, iri: str) -> str:
    """Return the work that a citation names and how it stands in the text."""
    citation = rows.described(iri)
    work, label = (citation.get(part.value, "") for part in (IOR.citedWork, RDFS.label))
    locator = citation.get(IOR.citationLocator.value)
    return f"{end(work)}\t{label}{f', {locator}' if locator else ''}"
