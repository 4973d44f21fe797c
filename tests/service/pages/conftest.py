"""A small published graph whose every claim and case value is known, and a client of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hostile_texts import META, hostile_facts, hostile_texts
from made_documents import evidence_of, laid_out
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Graph

from interorg.ingest.document import (
    Document,
    Metadata,
    WorkRecord,
)
from interorg.ingest.evidence import (
    CaseReport,
    Citation,
    Claim,
    Evidence,
    Extraction,
    Mention,
    Tie,
    Value,
)
from interorg.ingest.graph.quads import serialized
from interorg.ingest.graph.triples import quads_of
from interorg.ontology.inference import materialise
from interorg.ontology.terms import GRAPH, ID, IOR, RDFS, SKOS, document_graph
from interorg.service.building.build import stored
from interorg.service.building.fixed_graphs import fixed_graphs
from interorg.service.counts.making import renew
from interorg.service.search import build_index
from interorg.service.storage.store import Store
from interorg.service.web import create_app

SHARING = "Joint ventures spread risk among their parents."
CREDITED = "Joint ventures may spread risk only abroad (Kogut, 1988, p. 3)."
DENIAL = "Joint ventures do not spread risk at all."
TRUST = "Trust curbs opportunism <script>alert('quote')</script>."
FOUNDED = "Alpha Works and Beta Motors set up Gamma in 1984."
LATER = "Gamma began in 1985, half of it held by Alpha."


def evidence(document: Document, sentence: str, rule: str = "claim.some") -> Evidence:
    return evidence_of(document, sentence, rule, 0.8)


NOTE = laid_out(
    "note-gulati",
    [SHARING, CREDITED],
    Metadata(
        title="A note on repeated ties",
        kind="note",
        writer="interorg contributors",
        date="2026",
        rights="CC-BY-4.0",
        sources=("Gulati1995",),
        reviews=WorkRecord("Gulati1995", ("Gulati, R.",), 1995, "Does familiarity breed trust?"),
    ),
)
ARTICLE = laid_out(
    "article",
    [DENIAL, TRUST],
    Metadata(title="Doubts <script>alert('title')</script> & more", kind="article", date="2001"),
    page=7,
)
CASE = laid_out(
    "case", [FOUNDED], Metadata(title="Gamma", kind="case", rights="CC0-1.0", date="1990")
)
OTHER = laid_out(
    "other", [LATER], Metadata(title="Gamma again", kind="case", rights="public domain")
)


def extractions() -> Iterator[tuple[Document, Extraction]]:
    at = NOTE.text.index("(Kogut, 1988")
    cited = Citation(at, at + 19, "Kogut (1988)", "Kogut1988", "p. 3")
    yield (
        NOTE,
        Extraction(
            (
                Claim("JointVenture", "Enables", "RiskSharing", evidence(NOTE, SHARING)),
                Claim(
                    "JointVenture",
                    "Enables",
                    "RiskSharing",
                    evidence(NOTE, CREDITED),
                    modality="Hedged",
                    contexts=("InternationalScope",),
                    citations=(cited,),
                ),
            ),
            mentions=(Mention(evidence(NOTE, "Joint ventures"), concept="JointVenture"),),
        ),
    )
    yield (
        ARTICLE,
        Extraction(
            (
                Claim(
                    "JointVenture",
                    "Enables",
                    "RiskSharing",
                    evidence(ARTICLE, DENIAL),
                    polarity="Denied",
                ),
                Claim("Trust", "Mitigates", "Opportunism", evidence(ARTICLE, TRUST)),
            )
        ),
    )
    founded, later = evidence(CASE, FOUNDED, "case.some"), evidence(OTHER, LATER, "case.some")
    yield (
        CASE,
        Extraction(
            cases=(
                CaseReport(
                    CASE.key,
                    "Gamma",
                    (
                        Value("name", "Gamma", founded),
                        Value("form", "EquityJointVenture", founded),
                        Value("partner", "Alpha Works", founded),
                        Value("partner", "Beta Motors", founded),
                        Value("startYear", 1984, founded),
                        Value("mechanism", "Trust", founded),
                    ),
                ),
            )
        ),
    )
    yield (
        OTHER,
        Extraction(
            cases=(
                CaseReport(
                    OTHER.key,
                    "Gamma",
                    (
                        Value("form", "JointVenture", later),
                        Value("partner", "Alpha", later),
                        Value("share", 50, later, of="Alpha"),
                        Value("startYear", 1985, later),
                        Value("agreementDate", "1984-12-03", later),
                        Value("governingLaw", "Texas", later),
                    ),
                ),
            ),
            mentions=(Mention(evidence(OTHER, "Alpha"), organization="Alpha"),),
            ties=(Tie("Alpha", "ShareholderOf", "Beta Motors", later),),
        ),
    )


def identities() -> list[Quad]:
    """Say that both reports are about one case, and that Alpha is Alpha Works."""
    case, alpha = ID.relationship("gamma"), ID.organization("alpha-works")
    facts: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (ID.report("case/1"), IOR.reportsCase, case),
        (ID.report("other/1"), IOR.reportsCase, case),
        (case, RDFS.label, Literal("Gamma")),
        (alpha, SKOS.prefLabel, Literal("Alpha Works")),
        (ID.organization("beta-motors"), SKOS.prefLabel, Literal("Beta Motors")),
        (ID.organization("alpha"), IOR.mergedInto, alpha),
        (ID.organization("alpha"), IOR.mergeReason, Literal("a short name")),
    ]
    return [Quad(*fact, GRAPH.inferred) for fact in facts]


def publish_library(path: Path) -> Store:
    """Make and publish the graph."""
    return publish_texts(path, extractions(), identities())


def publish_texts(
    path: Path, read: Iterable[tuple[Document, Extraction]], known: list[Quad], meta: bytes = b""
) -> Store:
    """Make a store of what was read from texts, and of what else is known of the cases."""
    made = Store.create(path, "union")
    graphs = dict(fixed_graphs())
    if meta:
        graphs[GRAPH.meta] = meta
    for document, extraction in read:
        graphs[document_graph(document.key)] = serialized(quads_of(document, extraction, "test"))
        made.put_document(document.digest, stored(document))
    with made.writer() as writer:
        for name, nquads in graphs.items():
            writer.replace_graph(name, nquads)
        beside = Graph()
        beside.bulk_extend(quad for name in writer.graphs() for quad in writer.quads(name))
        materialise(beside, known)
        for name in (GRAPH.inferred, GRAPH.summary):
            derived = beside.quads_for_pattern(None, None, None, name)
            writer.replace_graph(name, serialized(derived))
        renew(writer)
        writer.publish(lambda folder: build_index(writer.graph, folder / "text"))
    return made


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return publish_library(tmp_path_factory.mktemp("library") / "store")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of a text that means harm and may not be shown whole."""
    path = tmp_path_factory.mktemp("hostile") / "store"
    return publish_texts(path, hostile_texts(), hostile_facts(), META)


@pytest.fixture(scope="session")
def open_library(library: Store) -> Iterator[Callable[..., FlaskClient]]:
    """Make clients of the library under other settings."""
    made: list[Flask] = []

    def make(**config: object) -> FlaskClient:
        made.append(create_app({"STORE": library.path, "WORKERS": 1, **config}))
        return made[-1].test_client()

    yield make
    for app in made:
        app.extensions["interorg"].pool.close()


@pytest.fixture(scope="session")
def reader(open_library: Callable[..., FlaskClient]) -> FlaskClient:
    """A client of the library's pages."""
    return open_library()
