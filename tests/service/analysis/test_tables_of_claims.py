from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from flask import Flask
from pyoxigraph import Store as Graph

from interorg.ontology.terms import IORV, concept
from interorg.service.analysis.keeping import FILE, is_kept, load, save
from interorg.service.analysis.reading import read_tables
from interorg.service.analysis.stances import STANCES, stance_of
from interorg.service.analysis.survey import Survey
from interorg.service.analysis.tables import UNDATED, Pairs, Tables
from interorg.service.search.entries import entries
from interorg.service.search.rows import Rows
from interorg.service.search.rows_once import WANTED, RowsOnce
from interorg.service.storage.generations import Generation


def by_id(tables: Tables) -> dict[str, tuple[str, str, str, str, int]]:
    """Return claims by id, in words, so that the order of rows does not matter."""
    claims = tables.claims
    return {
        id: (
            tables.concepts[claims.subject[n]],
            tables.relations[claims.relation[n]],
            tables.concepts[claims.object[n]],
            STANCES[claims.stance[n]],
            int(claims.year[n]),
        )
        for n, id in enumerate(claims.ids)
    }


def test_every_claim_is_a_row_with_its_stance_and_year(survey: Survey) -> None:
    found = [*by_id(survey.tables).values()]
    assert len(found) == 10
    denied = [(s, o, y) for s, _, o, stance, y in found if stance == "against"]
    assert sorted(denied) == sorted(
        (concept(s).value, concept(o).value, 2005)
        for s, o in (
            ("JointVenture", "RiskSharing"),
            ("Consortium", "CostReduction"),
            ("Cartel", "MarketAccess"),
        )
    )
    assert [s for s, *_, year in found if year == UNDATED] == [concept("JointVenture").value]


@pytest.mark.parametrize(
    ("polarity", "modality", "stance"),
    [
        ("Affirmed", "Asserted", "for"),
        ("Affirmed", "Hypothetical", "reserved"),
        ("Denied", "Hedged", "against"),
        ("MixedPolarity", "Asserted", "mixed"),
        (None, None, "for"),
        (None, "Questioned", "reserved"),
    ],
)
def test_a_stance_follows_from_polarity_and_modality(
    polarity: str | None, modality: str | None, stance: str
) -> None:
    iris = [IORV[name].value if name else None for name in (polarity, modality)]
    assert STANCES[stance_of(*iris)] == stance


def test_tables_that_are_kept_are_those_that_were_read(
    analysed: Flask, survey: Survey, tmp_path: Path
) -> None:
    tables = read_tables(analysed.extensions["interorg"].pool.select)
    save(tables, tmp_path)
    kept = load(Generation(1, tmp_path))
    assert kept and by_id(kept) == by_id(tables) == by_id(survey.tables)
    for each in fields(Tables):
        one, other = getattr(kept, each.name), getattr(tables, each.name)
        if isinstance(one, Pairs):
            assert np.array_equal(one.left, other.left) and np.array_equal(one.right, other.right)
        elif isinstance(one, tuple):
            assert one == other


def test_a_publication_leaves_the_tables_beside_the_graph(analysed: Flask) -> None:
    assert is_kept(analysed.extensions["interorg"].store.current())


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_broken_file_of_tables_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert load(Generation(1, tmp_path)) is None and not is_kept(Generation(2, tmp_path))


def test_claims_that_were_read_for_the_index_need_not_be_read_for_the_tables(
    analysed: Flask,
) -> None:
    graph = Graph.read_only(str(analysed.extensions["interorg"].store.current().graph_path))
    once = RowsOnce(graph)
    assert [*entries(graph, once)] == [*entries(graph)]
    once.graph = Graph()
    kept = {row["claim"]: row for row in once("analysis_claims")}
    asked = {row["claim"]: row for row in Rows(graph)("analysis_claims")}
    assert kept == asked and len(kept) == 10
    assert {name for row in kept.values() for name in row} <= {*WANTED}
    assert [*once("vocabulary")] and [*once("search_documents")]
