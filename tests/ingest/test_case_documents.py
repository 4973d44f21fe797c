"""One case told by two documents: one node, evidence from both, no year hidden."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal

from interorg.ontology.terms import ID, IOR
from interorg.service.building import build
from interorg.service.storage.store import Store

FIRST = """---
key: first
title: "Osprey Motors: a joint venture in Brazil"
kind: case
rights: CC-BY-4.0
---

In 1987 Ford and Volkswagen formed a joint venture called Osprey Motors in Brazil.

The joint venture was dissolved in 1995.
"""
SECOND = """---
key: second
title: Carmakers in Brazil
kind: article
rights: CC-BY-4.0
---

Ford and Volkswagen established Osprey Motors, a joint venture, in 1986.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "first.md").write_text(FIRST, encoding="utf-8")
    (folder / "second.md").write_text(SECOND, encoding="utf-8")
    path: Path = tmp_path_factory.mktemp("stores") / "store"
    build.ingest([folder], path)
    return pyoxigraph.Store.read_only(str(Store.open(path).current().graph_path))


def found(graph: pyoxigraph.Store, select: str) -> set[tuple[str, ...]]:
    answer = graph.query(f"PREFIX ior: <{IOR.iri}> {select}", use_default_graph_as_union=True)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return {tuple(value.value for value in row) for row in answer}


def test_reports_of_two_documents_are_of_one_case(graph: pyoxigraph.Store) -> None:
    reported = found(graph, "SELECT ?report ?case WHERE { ?report ior:reportsCase ?case }")
    assert len(reported) == 2
    assert {case for _, case in reported} == {ID.relationship("osprey-motors").value}


def test_years_that_contradict_each_other_both_stand_with_their_sentences(
    graph: pyoxigraph.Store,
) -> None:
    years = found(
        graph,
        "SELECT ?year ?quote WHERE { ?report ior:reportsCase ?case ; ior:hasReportedValue ?value . "
        "?value ior:reportedProperty ior:reportedStartYear ; ior:reportedNumber ?year ; "
        "ior:hasEvidence/ior:exactQuote ?quote }",
    )
    assert {year for year, _ in years} == {"1986", "1987"}
    assert all(year in quote for year, quote in years)


def test_what_one_document_alone_says_is_said_of_the_case(graph: pyoxigraph.Store) -> None:
    case = ID.relationship("osprey-motors")
    ends = {quad.object for quad in graph.quads_for_pattern(case, IOR.endYear, None)}
    assert {end.value for end in ends if isinstance(end, Literal)} == {"1995"}
