"""What users see and decide of the names in a store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal

from interorg.ontology.terms import DCTERMS, GRAPH, ID, IOR, XSD
from interorg.service.building import build
from interorg.service.building.naming import decide, likely_names
from interorg.service.cli import main
from interorg.service.storage.store import Store

TEXT = """---
key: {key}
title: {key}
kind: case
rights: CC-BY-4.0
---

In 1998 {first} and {second} founded a joint venture. {first} and {second} share its costs.
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for key, first, second in (
        ("one", "Siemens", "Toyota"),
        ("two", "Siemens", "Toyota Motor Corporation"),
    ):
        text = TEXT.format(key=key, first=first, second=second)
        (texts / f"{key}.md").write_text(text, encoding="utf-8")
    build.ingest([texts], tmp_path / "store", processes=1)
    return tmp_path / "store"


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(main, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout


def merged(store: Path) -> bool:
    with Store.open(store).reading() as graph:
        pattern = (ID.organization("toyota-motor"), IOR.mergedInto, ID.organization("toyota"))
        return any(graph.quads_for_pattern(*pattern, GRAPH.inferred))


def cases(store: Path) -> int:
    with Store.open(store).reading() as graph:
        links = graph.quads_for_pattern(None, IOR.reportsCase, None, GRAPH.inferred)
        return len({quad.object for quad in links})


def test_a_merge_is_undone_by_its_own_line_and_comes_back_with_the_table_gone(
    store: Path, tmp_path: Path
) -> None:
    listed = run("names", "--store", store)
    assert "# Toyota Motor Corporation: Toyota is known by both names" in listed
    assert (merged(store), cases(store)) == (True, 1)
    table = tmp_path / "mine.tsv"
    table.write_text(listed.replace("same\tToyota", "apart\tToyota"), encoding="utf-8")
    run("names", table, "--store", store)
    assert (merged(store), cases(store)) == (False, 2)
    run("names", "none", "--store", store)
    assert (merged(store), cases(store)) == (True, 1)


def test_the_table_is_followed_by_later_runs_and_the_same_table_publishes_nothing(
    store: Path, tmp_path: Path
) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("apart\tToyota\tToyota Motor\n", encoding="utf-8")
    first = decide(table, store)
    assert decide(table, store) == first
    more = tmp_path / "three.md"
    more.write_text(TEXT.format(key="three", first="Siemens", second="Bosch"), encoding="utf-8")
    build.ingest([more], store, processes=1)
    assert not merged(store)


def test_a_table_with_a_bad_line_changes_nothing(store: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("different\tToyota\tToyota Motor\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["names", str(table), "--store", str(store)])
    assert result.exit_code == 1
    assert "line 1: expected `same` or `apart`" in result.stderr
    assert merged(store)


def test_what_is_merely_likely_is_listed_and_not_merged(store: Path, tmp_path: Path) -> None:
    more = tmp_path / "three.md"
    more.write_text(TEXT.format(key="three", first="Toyotta", second="Bosch"), encoding="utf-8")
    build.ingest([more], store, processes=1)
    assert "likely\tToyota\tToyotta" in run("names", "--likely", "--store", store)
    table = tmp_path / "mine.tsv"
    table.write_text("apart\tToyota\tToyotta\n", encoding="utf-8")
    decide(table, store)
    assert "Toyotta" not in run("names", "--likely", "--store", store)


def test_organizations_get_the_identifiers_of_a_registry(store: Path, tmp_path: Path) -> None:
    records = tmp_path / "ror.jsonl"
    record = {
        "id": "https://ror.org/0000000",
        "names": [{"value": "Siemens (Germany)", "types": ["ror_display", "label"]}],
        "locations": [{"geonames_details": {"country_name": "Germany"}}],
    }
    records.write_text(json.dumps(record), encoding="utf-8")
    assert run("link-ror", records, "--store", store) == (
        "Siemens\thttps://ror.org/0000000\tSiemens (Germany)\tGermany\n"
    )
    assert identifiers(store) == [Literal("https://ror.org/0000000", datatype=XSD.anyURI)]
    record["id"] = "https://ror.org/1111111"
    records.write_text(json.dumps(record), encoding="utf-8")
    run("link-ror", records, "--store", store)
    assert identifiers(store) == [Literal("https://ror.org/1111111", datatype=XSD.anyURI)]


def identifiers(store: Path) -> list[object]:
    with Store.open(store).reading() as graph:
        node = ID.organization("siemens")
        found = graph.quads_for_pattern(node, DCTERMS.identifier, None, GRAPH.registry)
        return [quad.object for quad in found]


def test_a_store_without_organizations_lists_nothing(tmp_path: Path) -> None:
    made = Store.create(tmp_path / "empty", "union")
    with made.writer() as writer:
        writer.publish()
    with made.reading() as graph:
        assert list(likely_names(graph, decisions=build.kept_decisions(made))) == []
