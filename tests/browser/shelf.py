"""Makes a small graph of texts of which every claim and case is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from made_documents import evidence_of, laid_out
from shelf_texts import PADDING, TEXTS, Said, Text, Told

from interorg.ingest.document import Document
from interorg.ingest.evidence import (
    CaseReport,
    Citation,
    Claim,
    Extraction,
    Mention,
    Tie,
    Value,
)
from interorg.ingest.graph.quads import serialized
from interorg.ingest.graph.triples import quads_of
from interorg.ontology.terms import document_graph
from interorg.service.building.build import changes_of, publish, stored
from interorg.service.storage.store import Store


def publish_shelf(path: Path) -> Store:
    """Make and publish the graph."""
    return publish_of(path, TEXTS)


def publish_empty(path: Path) -> Store:
    """Make and publish a graph of the concepts alone."""
    return publish_of(path, ())


def publish_of(path: Path, texts: Sequence[Text]) -> Store:
    made = Store.create(path, "union")
    with made.writer() as writer:
        changes = changes_of(made, writer)
        for text in texts:
            document = composed(text)
            made.mark_unpublished()
            made.put_document(document.digest, stored(document))
            graph = document_graph(document.key)
            read = read_from(text, document)
            with changes.noting(writer.graph, graph):
                writer.replace_graph(graph, serialized(quads_of(document, read, "test")))
        publish(made, writer, changes)
    return made


def composed(text: Text) -> Document:
    """Lay a text out as a document: a heading, and each sentence as a paragraph."""
    sentences = [each if isinstance(each, str) else each.sentence for each in text.sentences]
    before = [f"{n}. {PADDING}" for n in range(1, text.before + 1)]
    return laid_out(text.key, sentences, text.metadata, text.page, before)


def read_from(text: Text, document: Document) -> Extraction:
    """Return what is read from a text."""
    said = [each for each in text.sentences if isinstance(each, Said)]
    told = [each for each in text.sentences if isinstance(each, Told)]
    first = text.sentences[0]
    opening = first if isinstance(first, str) else first.sentence
    mentions = [
        Mention(evidence_of(document, opening, "mention.label", 0.9), concept=name)
        for name in text.mentions
    ]
    mentions += [
        Mention(
            evidence_of(document, each.sentence, "organization.name", 0.9), organization=partner
        )
        for each in told
        for partner in each.partners
    ]
    return Extraction(
        tuple(claim(document, each) for each in said),
        tuple(report(document, each) for each in told),
        tuple(mentions),
        ties=tuple(
            Tie(*each.tie, evidence_of(document, each.sentence, "tie.verb", 0.8))
            for each in told
            if each.tie
        ),
    )


def claim(document: Document, said: Said) -> Claim:
    subject, relation, thing = said.claim.split()
    return Claim(
        subject,
        relation,
        thing,
        evidence_of(document, said.sentence, said.rule, said.confidence),
        polarity=said.polarity,  # type: ignore[arg-type]
        modality=said.modality,  # type: ignore[arg-type]
        contexts=said.contexts,
        citations=tuple(citations(document, said)),
    )


def citations(document: Document, said: Said) -> Iterator[Citation]:
    if said.credit:
        words, _, work = said.credit.partition("|")
        start = document.text.index(words)
        name, year, page = words.strip("()").split(", ")
        yield Citation(start, start + len(words), f"{name} ({year})", work, page)


def report(document: Document, told: Told) -> CaseReport:
    found = evidence_of(document, told.sentence, "case.are-partners", 0.8)
    values = [Value("name", told.label, found), Value("form", told.form, found)]
    values += [Value("partner", name, found) for name in told.partners]
    values += [
        Value(name, year, found)
        for name, year in (("startYear", told.start), ("endYear", told.end))
        if year
    ]
    values += [Value(name, value, found) for name, value in told.uses]
    return CaseReport(document.key, told.label, tuple(values))
