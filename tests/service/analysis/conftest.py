"""A published graph of a few claims and cases that were counted by hand, and a client of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Literal, Quad
from pyoxigraph import Store as Graph

from interorg.ingest.document import Document, Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport, Claim, Evidence, Extraction, Mention, Value
from interorg.ingest.graph.quads import serialized
from interorg.ingest.graph.triples import quads_of
from interorg.ontology.inference import materialise
from interorg.ontology.terms import GRAPH, ID, IOR, RDFS, document_graph
from interorg.service.analysis.survey import Survey
from interorg.service.analysis.surveys import survey_of
from interorg.service.building.build import stored
from interorg.service.building.fixed_graphs import fixed_graphs
from interorg.service.counts.making import renew
from interorg.service.furnishing.parts import furnish
from interorg.service.storage.store import Store
from interorg.service.web import create_app


class Said(NamedTuple):
    """One sentence and the claim that is read from it."""

    subject: str
    relation: str
    object: str
    confidence: float
    more: dict[str, Any] = {}  # noqa: RUF012


DENIED, HEDGED = {"polarity": "Denied"}, {"modality": "Hedged"}
TEXTS: dict[str, tuple[str, Sequence[Said], Sequence[str]]] = {
    # key: year, claims, further concepts that are mentioned
    "early": (
        "1990",
        [
            Said("JointVenture", "Enables", "RiskSharing", 0.9),
            Said("JointVenture", "Enables", "CostReduction", 0.8, HEDGED),
            Said("EquityJointVenture", "Enables", "RiskSharing", 0.7),
            Said("Trust", "Governs", "JointVenture", 0.6),
        ],
        ["Cartel"],
    ),
    "late": (
        "2005",
        [
            Said("JointVenture", "Enables", "RiskSharing", 0.95, DENIED),
            Said("StrategicAlliance", "Enables", "RiskSharing", 0.9),
            Said("Consortium", "Enables", "CostReduction", 0.5, DENIED),
            Said("Cartel", "Enables", "MarketAccess", 0.7, DENIED),
            Said("ResearchConsortium", "Enables", "CostReduction", 0.6, HEDGED),
        ],
        ["Cartel", "Opportunism"],
    ),
    "undated": ("", [Said("JointVenture", "Causes", "GoalConflict", 0.4)], []),
}
CASES = {"alpha": (1984, "EquityJointVenture"), "beta": (1990, "Consortium"), "gamma": (None, "")}
HOSTILE = "<script>alert('title')</script> & =1+1"


def evidence(document: Document, sentence: str, confidence: float) -> Evidence:
    start = document.text.index(sentence)
    return Evidence(document.key, start, start + len(sentence), sentence, "claim.some", confidence)


def read(key: str) -> tuple[Document, Extraction]:
    """Make a document with one sentence for each claim, mention and case."""
    year, said, mentioned = TEXTS[key]
    sentences = [f"{s.subject} {s.relation} {s.object}, {n}." for n, s in enumerate(said)]
    sentences += [f"Of {name}." for name in mentioned]
    cases = CASES if key == "early" else {}
    sentences += [f"The case {name}." for name in cases]
    metadata = Metadata(title=f"{key} {HOSTILE}", kind="article", date=year)
    passages = (Passage("paragraph", sentence) for sentence in sentences)
    document = compose(key, f"{key}.md", Reading(tuple(passages), metadata))
    claims = tuple(
        Claim(s.subject, s.relation, s.object, evidence(document, words, s.confidence), **s.more)
        for s, words in zip(said, sentences, strict=False)
    )
    mentions = tuple(
        Mention(evidence(document, f"Of {name}.", 0.9), concept=name) for name in mentioned
    )
    return document, Extraction(claims, mentions=mentions, cases=tuple(reports(document, cases)))


def reports(document: Document, cases: dict[str, tuple[int | None, str]]) -> Iterator[CaseReport]:
    for name, (start, form) in cases.items():
        words = evidence(document, f"The case {name}.", 0.9)
        values = [Value("name", name, words)]
        values += [Value("form", form, words)] if form else []
        values += [Value("startYear", start, words)] if start else []
        yield CaseReport(document.key, name, tuple(values))


def identities() -> Iterator[Quad]:
    for number, name in enumerate(CASES, 1):
        case = ID.relationship(name)
        yield Quad(ID.report(f"early/{number}"), IOR.reportsCase, case, GRAPH.inferred)
        yield Quad(case, RDFS.label, Literal(name), GRAPH.inferred)


def publish(path: Path, keys: Sequence[str]) -> Store:
    """Make and publish the graph of some documents."""
    made = Store.create(path, "union")
    graphs = dict(fixed_graphs())
    for key in keys:
        document, extraction = read(key)
        graphs[document_graph(key)] = serialized(quads_of(document, extraction, "test"))
        made.put_document(document.digest, stored(document))
    with made.writer() as writer:
        for name, nquads in graphs.items():
            writer.replace_graph(name, nquads)
        beside = Graph()
        beside.bulk_extend(quad for name in writer.graphs() for quad in writer.quads(name))
        materialise(beside, [*identities()] if "early" in keys else [])
        for name in (GRAPH.inferred, GRAPH.summary):
            derived = beside.quads_for_pattern(None, None, None, name)
            writer.replace_graph(name, serialized(derived))
        renew(writer)
        writer.publish(lambda folder: furnish(writer.graph, folder))
    return made


def opened(path: Path, keys: Sequence[str]) -> Flask:
    return create_app({"STORE": publish(path, keys).path, "WORKERS": 1, "TIMEOUT": 60.0})


@pytest.fixture(scope="session")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application on all the texts."""
    app = opened(tmp_path_factory.mktemp("analysed") / "store", [*TEXTS])
    yield app
    app.extensions["interorg"].pool.close()


@pytest.fixture(scope="session")
def analyst(analysed: Flask) -> FlaskClient:
    """A client of all the texts."""
    return analysed.test_client()


@pytest.fixture(scope="session")
def survey(analysed: Flask) -> Survey:
    held = analysed.extensions["interorg"]
    return survey_of(held.pool, held.store.current())


@pytest.fixture(scope="session")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a graph without any text."""
    app = opened(tmp_path_factory.mktemp("newcomer") / "store", [])
    yield app.test_client()
    app.extensions["interorg"].pool.close()
