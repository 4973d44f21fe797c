"""From files to a published generation, again and again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad

from interorg.ingest.failure import Failure, NotFound
from interorg.ingest.organizations.aliases import Decisions
from interorg.ontology.terms import GRAPH, ID, IOR, PROV, RDF, local_name
from interorg.service.building import build
from interorg.service.building.changes import Changes
from interorg.service.building.increments import Difference
from interorg.service.storage.store import Store

TEXTS = {
    "norms.md": "# Norms\n\nRelational norms curb opportunism in joint ventures.\n",
    "risk.md": "# Risk\n\nJoint ventures share risk. They may suffer from goal conflict.\n",
    "venture.md": "---\nkey: venture\ntitle: A venture\nkind: case\nrights: CC-BY-4.0\n---\n\n"
    "Strategic alliances enable firms to gain access to markets.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in TEXTS.items():
        (texts / name).write_text(text, encoding="utf-8")
    return texts


def dumped(store: Path) -> list[str]:
    """Return what a store's named graphs hold, but for run data, as sorted N-Quads."""
    graph = pyoxigraph.Store.read_only(str(Store.open(store).current().graph_path))
    return sorted(
        str(quad)
        for quad in graph
        if not isinstance(quad.graph_name, pyoxigraph.DefaultGraph)
        and not str(quad.graph_name).endswith("graph/meta>")
    )


def keys(store: Path) -> set[str]:
    """Return the keys of the documents whose texts a store keeps."""
    opened = Store.open(store)
    return {json.loads(opened.get_document(digest))["key"] for digest in opened.documents()}


def test_claims_of_all_documents_are_published(folder: Path, tmp_path: Path) -> None:
    report = build.ingest([folder], tmp_path / "store")
    assert report.read == ("norms.md", "risk.md", "venture.md")
    assert report.claims >= 3
    assert report.refused == ()
    assert any(
        "claimContext> <https://w3id.org/interorg/concept/JointVenture>" in quad
        for quad in dumped(tmp_path / "store")
    )


def test_equal_inputs_give_equal_graphs_for_any_order_processes_or_working_directory(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted(folder.iterdir())
    build.ingest(files, tmp_path / "one", processes=1)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("interorg.ingest.pipeline.FEW", 0)
    build.ingest([Path(f.name) for f in reversed(files)], tmp_path / "two", processes=2)
    assert dumped(tmp_path / "one") == dumped(tmp_path / "two")


def test_what_did_not_change_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    first = build.ingest([folder], tmp_path / "store")
    second = build.ingest([folder], tmp_path / "store")
    assert second.read == ()
    assert second.unchanged == 3
    assert second.generation == first.generation
    (folder / "risk.md").write_text("# Risk\n\nJoint ventures reduce costs.\n", encoding="utf-8")
    third = build.ingest([folder], tmp_path / "store")
    assert third.read == ("risk.md",)
    text = "\n".join(dumped(tmp_path / "store"))
    assert "CostReduction" in text
    assert "suffer from goal conflict" not in text


def test_reading_step_by_step_gives_what_reading_at_once_gives(
    folder: Path, tmp_path: Path
) -> None:
    for file in sorted(folder.iterdir(), reverse=True):
        build.ingest([file], tmp_path / "steps")
    build.ingest([folder], tmp_path / "once")
    assert dumped(tmp_path / "steps") == dumped(tmp_path / "once")


def test_removing_a_document_removes_all_that_followed_from_it(
    folder: Path, tmp_path: Path
) -> None:
    build.ingest([folder], tmp_path / "store")
    build.remove("venture", tmp_path / "store")
    (folder / "venture.md").unlink()
    build.ingest([folder], tmp_path / "without")
    assert dumped(tmp_path / "store") == dumped(tmp_path / "without")
    with pytest.raises(NotFound, match="venture"):
        build.remove("venture", tmp_path / "store")


def test_bad_documents_are_listed_and_stop_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.md").write_text("", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing follows")
    (folder / "front.md").write_text("---\nkey: [\n---\n\nText.\n", encoding="utf-8")
    (folder / "french.md").write_text(
        "---\nlanguage: fr\n---\n\nLes alliances partagent les risques.\n", encoding="utf-8"
    )
    (folder / "again.md").write_text(TEXTS["venture.md"], encoding="utf-8")
    report = build.ingest([folder], tmp_path / "store")
    refused = {refusal.name: refusal.reason for refusal in report.refused}
    assert set(refused) == {
        "binary.txt",
        "broken.pdf",
        "empty.md",
        "french.md",
        "front.md",
        "venture.md",
    }
    assert "again.md" in refused["venture.md"]
    assert all(reason.startswith("Expected ") for reason in refused.values())
    assert "norms.md" in report.read


def test_a_document_whose_extraction_breaks_down_stops_no_other(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interorg.ingest.claims import discourse

    whole = discourse.document_claims

    def breaking(document, *rest):  # type: ignore[no-untyped-def]
        if document.name == "norms.md":
            raise ValueError("planted")
        return whole(document, *rest)

    monkeypatch.setattr(discourse, "document_claims", breaking)
    report = build.ingest([folder], tmp_path / "store", processes=1)
    assert [(r.name, "planted" in r.reason) for r in report.refused] == [("norms.md", True)]
    assert report.read == ("risk.md", "venture.md")


def test_a_strict_store_takes_no_documents(folder: Path, tmp_path: Path) -> None:
    Store.create(tmp_path / "store", "strict")
    with pytest.raises(Failure, match="interorg ingest"):
        build.ingest([folder], tmp_path / "store")


def test_the_stored_text_of_a_document_is_the_one_the_offsets_count(
    folder: Path, tmp_path: Path
) -> None:
    build.ingest([folder], tmp_path / "store")
    store = Store.open(tmp_path / "store")
    texts = {}
    for digest in store.documents():
        content = json.loads(store.get_document(digest))
        texts[content["key"]] = content["text"]
    graph = pyoxigraph.Store.read_only(str(store.current().graph_path))
    rows = graph.query(
        """PREFIX ior: <https://w3id.org/interorg/ontology#>
        SELECT ?key ?from ?to ?quote WHERE { ?span ior:exactQuote ?quote ; ior:beginOffset ?from ;
          ior:endOffset ?to ; ior:spanOf/ior:documentKey ?key }"""
    )
    found = [
        (texts[row["key"].value][int(row["from"].value) : int(row["to"].value)], row["quote"].value)
        for row in rows
    ]
    assert found
    assert all(text == quote for text, quote in found)


def test_a_kill_while_reading_leaves_the_last_generation_and_the_next_run_completes_it(
    folder: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    build.ingest([folder / "norms.md"], store)
    for number in range(12):
        text = "Joint ventures share risk. " * 60
        (folder / f"more-{number:02}.md").write_text(f"# More {number}\n\n{text}", "utf-8")
    command = [sys.executable, "-c", "from interorg.service.cli import main; main()", "ingest"]
    process = subprocess.Popen(
        [*command, str(folder), "--store", str(store)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not (store / "unpublished").exists():
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert any("norms" in quad for quad in dumped(store))
    report = build.ingest([folder], store)
    assert len(report.read) + report.unchanged == 15
    build.ingest([folder], tmp_path / "whole")
    assert dumped(store) == dumped(tmp_path / "whole")


def test_what_was_written_before_a_kill_in_publishing_is_published_by_the_next_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    build.ingest([folder / "norms.md"], store)
    with monkeypatch.context() as patched:
        patched.setattr(build, "differences", lambda store, changes, decisions: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build.ingest([folder / "risk.md"], store)
        with pytest.raises(ZeroDivisionError):
            build.remove(next(iter(key for key in keys(store) if "norms" in key)), store)
    assert any("norms" in quad for quad in dumped(store))
    report = build.ingest([folder / "risk.md"], store)
    assert report.unchanged == 1
    build.ingest([folder / "risk.md"], tmp_path / "whole")
    assert dumped(store) == dumped(tmp_path / "whole")


def test_derived_graphs_half_written_before_a_kill_are_mended_by_the_next_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    build.ingest([folder / "norms.md"], store)
    whole = build.differences

    def halved(
        graph: pyoxigraph.Store, changes: Changes, decisions: Decisions
    ) -> dict[NamedNode, Difference]:
        for name, found in whole(graph, changes, decisions).items():
            half = sorted(found.added, key=str)[::2]
            graph.extend(Quad(*triple, name) for triple in half)
            graph.extend(Quad(*triple) for triple in half)
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(build, "differences", halved)
        with pytest.raises(ZeroDivisionError):
            build.ingest([folder / "risk.md"], store)
    (folder / "risk.md").write_text("# Risk\n\nJoint ventures reduce costs.\n", encoding="utf-8")
    build.ingest([folder / "risk.md"], store)
    build.ingest([folder / "norms.md", folder / "risk.md"], tmp_path / "whole")
    assert dumped(store) == dumped(tmp_path / "whole")


def builds(store: Path) -> dict[int, dict[str, set[str]]]:
    """Return what each build added, changed and removed, by its number; keys without digits."""
    found: dict[int, dict[str, set[str]]] = {}
    with Store.open(store).reading() as graph:
        for activity in graph.quads_for_pattern(None, RDF.type, IOR.BuildActivity, GRAPH.meta):
            said: dict[str, set[str]] = {}
            for quad in graph.quads_for_pattern(activity.subject, None, None, GRAPH.meta):
                value = local_name(quad.object) if "Document" in str(quad) else quad.object.value
                said.setdefault(local_name(quad.predicate), set()).add(value.split("-")[0])
            found[int(said["buildNumber"].pop())] = said
    return found


def test_every_build_leaves_a_record_of_the_documents_that_it_changed(
    folder: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    build.ingest([folder], store)
    build.ingest([folder], store)
    (folder / "risk.md").write_text("# Risk\n\nJoint ventures reduce costs.\n", encoding="utf-8")
    (folder / "more.md").write_text("# More\n\nNorms curb opportunism.\n", encoding="utf-8")
    (folder / "norms.md").unlink()
    build.ingest([folder], store, exactly=True)
    build.remove("venture", store)
    kinds = ("addedDocument", "changedDocument", "removedDocument")
    assert {
        number: tuple(sorted(said.get(kind, ())) for kind in kinds)
        for number, said in builds(store).items()
    } == {
        1: (["norms", "risk", "venture"], [], []),
        2: (["more"], ["risk"], ["norms"]),
        3: ([], [], ["venture"]),
    }
    with Store.open(store).reading() as graph:
        node = ID.activity("build/2")
        versions = [
            list(graph.quads_for_pattern(node, predicate, None, GRAPH.meta))
            for predicate in (PROV.endedAtTime, IOR.pipelineVersion, IOR.ontologyVersion)
        ]
    assert [len(each) for each in versions] == [1, 1, 1]


def test_a_build_that_was_killed_before_publishing_is_recorded_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    build.ingest([folder / "norms.md"], store)
    with monkeypatch.context() as patched:
        patched.setattr(build, "release", lambda store, writer: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build.ingest([folder / "risk.md"], store)
    build.remove(next(key for key in keys(store) if "risk" in key), store)
    build.ingest([folder / "venture.md"], store)
    assert {number: said.get("addedDocument") for number, said in builds(store).items()} == {
        1: {"norms"},
        2: None,
        3: {"venture"},
    }


def test_other_rules_derive_everything_anew_from_what_was_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    first = build.ingest([folder], store)
    noted: list[bool] = []
    whole = build.differences

    def noting(
        graph: pyoxigraph.Store, changes: Changes, decisions: Decisions
    ) -> dict[NamedNode, Difference]:
        noted.append(changes.everything)
        return whole(graph, changes, decisions)

    monkeypatch.setattr(build, "differences", noting)
    monkeypatch.setattr(build, "rules_digest", lambda: "others")
    second = build.ingest([folder], store)
    (folder / "risk.md").unlink()
    build.ingest([folder], store, exactly=True)
    assert (second.read, second.generation) == ((), first.generation + 1)
    assert noted == [True, False]


def test_texts_of_changed_and_removed_documents_are_not_kept(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build.ingest([folder / "risk.md"], store)
    (folder / "risk.md").write_text("# Risk\n\nJoint ventures reduce costs.\n", encoding="utf-8")
    build.ingest([folder / "risk.md"], store)
    assert len(Store.open(store).documents()) == 1
    build.remove(next(iter(keys(store))), store)
    assert Store.open(store).documents() == set()


def test_reading_nothing_makes_no_store(tmp_path: Path) -> None:
    report = build.ingest([tmp_path / "nowhere"], tmp_path / "store")
    assert report.generation == 0
    assert len(report.refused) == 1
    assert not (tmp_path / "store").exists()


def test_reading_exactly_drops_what_is_there_no_more(folder: Path, tmp_path: Path) -> None:
    build.ingest([folder], tmp_path / "store")
    (folder / "risk.md").unlink()
    build.ingest([folder], tmp_path / "store", exactly=True)
    build.ingest([folder], tmp_path / "without")
    assert dumped(tmp_path / "store") == dumped(tmp_path / "without")
