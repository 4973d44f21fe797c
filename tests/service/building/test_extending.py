"""Concepts of extra modules, from the command line through texts to queries, search and pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from interorg.ingest.failure import Failure
from interorg.ontology.extra_modules import ExtraModule, extra_modules
from interorg.service import cli
from interorg.service.building import build
from interorg.service.commands import extending
from interorg.service.storage.store import Store
from interorg.service.web import create_app

SPACE = "https://example.org/my#"
CIRCLE = SPACE + "CareCircle"
TEXT = """---
key: wards
---

# Wards

Trust among hospitals matters. Care circles reduce transaction costs.
"""
OTHERS = [
    "Joint ventures share risk.",
    "Relational norms curb opportunism.",
    "Care circles may suffer from goal conflict.",
    "Care circles enable knowledge transfer.",
    "Mutual trust reduces opportunism.",
]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def add(module: Path, *more: str) -> Result:
    return run(
        *("ontology", "add-concept", "CareCircle", "--kind", "form", "--label", "care circle"),
        *("--definition", "Providers that share the care of the same people."),
        *("--broader", "ServiceDeliveryNetwork", "--alt-label", "circle of carers"),
        *("--module", module, *more),
    )


def claims(store: Path) -> set[tuple[str, ...]]:
    query = """PREFIX ior: <https://w3id.org/interorg/ontology#>
        SELECT DISTINCT ?subject ?relation ?object WHERE {
          ?claim ior:expresses ?stated .
          ?stated ior:claimSubject ?subject ; ior:claimRelation ?relation ; ior:claimObject ?object
        }"""
    lines = run("query", query, "--store", store).stdout.splitlines()[1:]
    return {tuple(re.split(r"[/#]", cell)[-1].strip(">") for cell in x.split("\t")) for x in lines}


def mentions(store: Path) -> set[str]:
    query = "SELECT DISTINCT ?c { ?m <https://w3id.org/interorg/ontology#mentionsConcept> ?c }"
    return set(run("query", query, "--store", store).stdout.split()[1:])


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "wards.md").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _no_module_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTERORG_ONTOLOGY", raising=False)


def test_the_next_ingest_finds_a_concept_that_was_added(texts: Path, tmp_path: Path) -> None:
    module, store = tmp_path / "my.ttl", tmp_path / "store"
    assert run("ingest", texts, "--store", store).exit_code == 0
    assert ("CareCircle", "Mitigates", "TransactionCosts") not in claims(store)
    assert add(module).exit_code == 0
    read = run("ingest", texts, "--store", store, "--ontology", module)
    assert "Read 1 documents" in read.stdout and "Read with my.ttl" in read.stderr
    assert f"<{CIRCLE}>" in mentions(store)
    assert ("CareCircle", "Mitigates", "TransactionCosts") in claims(store)
    assert run("search", "circle of carers", "--store", store).stdout.startswith("1 found")


def test_what_one_adds_to_a_kept_module_is_found_by_naming_the_file_again(
    texts: Path, tmp_path: Path
) -> None:
    module, store = tmp_path / "my.ttl", tmp_path / "store"
    add(module)
    run("ingest", texts, "--store", store, "--ontology", module)
    assert "1 unchanged" in run("ingest", texts, "--store", store, "--ontology", module).stdout
    with module.open("a", encoding="utf-8") as file:
        file.write('iorc:Trust skos:altLabel "hospitals matters"@en .\n')
    assert "0 unchanged" in run("ingest", texts, "--store", store, "--ontology", module).stdout


def test_a_store_goes_on_with_its_modules_until_told_otherwise(texts: Path, tmp_path: Path) -> None:
    module, store = tmp_path / "my.ttl", tmp_path / "store"
    add(module)
    run("ingest", texts, "--store", store, "--ontology", module)
    module.unlink()
    again = run("ingest", texts, "--store", store)
    assert "1 unchanged" in again.stdout and "Read with my.ttl" in again.stderr
    (texts / "more.md").write_text(f"---\nkey: more\n---\n\n{OTHERS[2]}\n", encoding="utf-8")
    run("ingest", texts / "more.md", "--store", store)
    assert ("CareCircle", "Causes", "GoalConflict") in claims(store)
    assert run("remove", "more", "--store", store).exit_code == 0
    assert ("CareCircle", "Mitigates", "TransactionCosts") in claims(store)
    assert run("search", "care circle", "--store", store).stdout.splitlines()[1].endswith(CIRCLE)
    dropped = run("ingest", texts, "--store", store, "--ontology", "none")
    assert "No longer read with my.ttl.\n" in dropped.stderr and dropped.exit_code == 0
    assert Store.open(store).extra_modules() == ()
    assert f"<{CIRCLE}>" not in mentions(store)


def test_concepts_that_documents_still_mention_cannot_be_dropped(
    texts: Path, tmp_path: Path
) -> None:
    module, store = tmp_path / "my.ttl", tmp_path / "store"
    add(module)
    more = tmp_path / "more.md"
    more.write_text(f"---\nkey: more\n---\n\n{OTHERS[0]}\n", encoding="utf-8")
    run("ingest", texts, more, "--store", store, "--ontology", module)
    refused = run("ingest", more, "--store", store, "--ontology", "none")
    assert refused.exit_code == 1
    assert (
        f"found none with {CIRCLE}, mentioned in wards: ingest these documents again in the same "
        "run, or give my.ttl to --ontology too.\n" in refused.stderr
    )
    assert [each.name for each in Store.open(store).extra_modules()] == ["my.ttl"]
    assert "1 unchanged" in run("ingest", more, "--store", store).stdout
    done = run("ingest", texts, "--store", store, "--ontology", "none")
    assert "1 documents of the store were read with another ontology" in done.stderr
    assert "\n  more\n" in done.stderr and "No longer read with my.ttl" in done.stderr
    assert mentions(store) and f"<{CIRCLE}>" not in mentions(store)


def test_other_modules_may_come_when_nothing_mentions_those_that_go(
    texts: Path, tmp_path: Path
) -> None:
    first, second, store = tmp_path / "one.ttl", tmp_path / "two.ttl", tmp_path / "store"
    add(first)
    add(second)
    (texts / "wards.md").write_text(f"---\nkey: wards\n---\n\n{OTHERS[0]}\n", encoding="utf-8")
    more = tmp_path / "more.md"
    more.write_text(f"---\nkey: more\n---\n\n{OTHERS[3]}\n", encoding="utf-8")
    run("ingest", texts, "--store", store, "--ontology", first)
    modules = [ExtraModule("two.ttl", second.read_bytes())]
    report = build.ingest([more], store, modules=modules, processes=1)
    assert (report.modules, report.dropped) == (("two.ttl",), ("one.ttl",))
    assert report.outdated == ("wards",)


def test_a_module_with_a_byte_order_mark_is_read(texts: Path, tmp_path: Path) -> None:
    module, store = tmp_path / "my.ttl", tmp_path / "store"
    add(module)
    module.write_bytes(b"\xef\xbb\xbf" + module.read_bytes())
    assert run("ingest", texts, "--store", store, "--ontology", module).exit_code == 0
    assert "1 unchanged" in run("ingest", texts, "--store", store).stdout
    assert f"<{CIRCLE}>" in mentions(store)


def test_hidden_labels_and_source_notes_can_be_given(texts: Path, tmp_path: Path) -> None:
    module, store = tmp_path / "my.ttl", tmp_path / "store"
    assert "Warning: CareCircle: it has no source." in add(module, "--dry-run").stderr
    told = add(module, "--hidden-label", "wards matter", "--source-note", "seen on the wards")
    assert "it has no source" not in told.stderr
    text = module.read_text(encoding="utf-8")
    assert 'skos:hiddenLabel "wards matter"@en' in text
    assert 'ior:sourceNote "seen on the wards"@en' in text
    (texts / "wards.md").write_text("Wards matter for trust.", encoding="utf-8")
    run("ingest", texts, "--store", store, "--ontology", module)
    assert f"<{CIRCLE}>" in mentions(store)


def test_the_environment_may_name_modules_too(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path / "my.ttl")
    monkeypatch.setenv("INTERORG_ONTOLOGY", str(tmp_path / "my.ttl"))
    run("ingest", texts, "--store", tmp_path / "store")
    assert f"<{CIRCLE}>" in mentions(tmp_path / "store")
    sheet = run("ontology", "export-concepts", "-")
    assert CIRCLE in sheet.stdout
    run("ontology", "release", tmp_path / "release")
    assert "example.org/my" not in (tmp_path / "release" / "interorg.nt").read_text("utf-8")


def test_documents_are_read_alike_in_one_process_and_in_two(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, sentence in enumerate(OTHERS):
        (texts / f"{number}.md").write_text(sentence, encoding="utf-8")
    add(tmp_path / "my.ttl")
    modules = [ExtraModule("my.ttl", (tmp_path / "my.ttl").read_bytes())]
    build.ingest([texts], tmp_path / "one", processes=1, modules=modules)
    monkeypatch.setattr("interorg.ingest.pipeline.FEW", 0)
    build.ingest([texts], tmp_path / "two", processes=2, modules=modules)
    found = claims(tmp_path / "two")
    assert found == claims(tmp_path / "one")
    assert ("CareCircle", "Enables", "KnowledgeTransfer") in found
    assert extra_modules() == ()


def test_a_broken_module_is_refused_before_anything_is_made(texts: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("x:A a x:B .", encoding="utf-8")
    refused = run("ingest", texts, "--store", tmp_path / "store", "--ontology", broken)
    assert refused.exit_code == 1
    assert re.search(r"Error: broken\.ttl: .* line 1 ", refused.stderr)
    assert not (tmp_path / "store").exists()
    with pytest.raises(Failure, match=r"broken\.ttl"):
        modules = [ExtraModule("broken.ttl", broken.read_bytes())]
        build.ingest([texts], tmp_path / "store", modules=modules)
    missing = run("ingest", texts, "--store", tmp_path / "s", "--ontology", tmp_path / "no.ttl")
    assert "Expected a Turtle file of concepts at" in missing.stderr


def test_on_a_terminal_what_is_missing_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extending, "on_terminal", lambda: True)
    module = tmp_path / "my.ttl"
    answers = "form\nA meaning.\nServiceDeliveryNetwork\ncircle of carers | ring of carers\n"
    given = ["ontology", "add-concept", "CareCircle", "--label", "care circle", "--module", module]
    asked = CliRunner().invoke(cli.main, [str(each) for each in given], input=answers)
    assert asked.exit_code == 0 and "Definition, one sentence: " in asked.output
    assert '"circle of carers"@en , "ring of carers"@en' in module.read_text(encoding="utf-8")


def test_nothing_is_written_while_there_is_a_problem(tmp_path: Path) -> None:
    module = tmp_path / "my.ttl"
    refused = add(module, "--alt-label", "joint venture")
    assert refused.exit_code == 1
    assert "the label 'joint venture' belongs to JointVenture already" in refused.stderr
    assert refused.stderr.endswith("Nothing was written.\n") and not module.exists()
    dry = add(module, "--dry-run")
    assert "adds CareCircle (form): care circle" in dry.stdout and not module.exists()


def test_a_table_goes_out_and_comes_back_by_the_commands(tmp_path: Path) -> None:
    module, sheet = tmp_path / "my.ttl", tmp_path / "concepts.tsv"
    add(module, "--namespace", SPACE)
    assert run("ontology", "export-concepts", sheet, "--ontology", module).exit_code == 0
    before = module.read_bytes()
    same = run("ontology", "import-concepts", sheet, "--module", module, "--ontology", module)
    assert same.stdout == "478 concepts unchanged.\n" and module.read_bytes() == before
    rows = sheet.read_text(encoding="utf-8")
    sheet.write_text("\ufeff" + rows.replace("care circle\t", "ring of care\t"), encoding="utf-8")
    changed = run("ontology", "import-concepts", sheet, "--module", module)
    assert "Line 479: changes https://example.org/my#CareCircle: label" in changed.stdout
    assert '"ring of care"@en' in module.read_text(encoding="utf-8")
    sheet.write_text(rows.replace("\tform\t", "\tshape\t", 1), encoding="utf-8")
    refused = run("ontology", "import-concepts", sheet, "--module", module)
    assert refused.exit_code == 1 and re.search(r"Error: Line \d+: ", refused.stderr)


def test_a_module_is_a_file_or_one_of_ours() -> None:
    refused = add(Path("film"), "--dry-run")
    assert refused.exit_code == 1
    assert "Expected the name of a module, one of activity" in refused.stderr


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The pages of a store that was read with a module."""
    folder = tmp_path_factory.mktemp("extended")
    add(folder / "my.ttl")
    (folder / "wards.md").write_text(TEXT, encoding="utf-8")
    modules = [ExtraModule("my.ttl", (folder / "my.ttl").read_bytes())]
    build.ingest([folder / "wards.md"], folder / "store", modules=modules)
    app = create_app({"STORE": folder / "store", "WORKERS": 1, "TIMEOUT": 20.0})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


PAGE = f"/concept?iri={quote(CIRCLE, safe='')}"


def test_a_foreign_concept_has_a_page_with_its_claims(pages: FlaskClient) -> None:
    page = pages.get(PAGE, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "<h1>Care circle</h1>" in page.text
    assert "Care circles reduce transaction costs." in page.text
    assert 'href="/concept/ServiceDeliveryNetwork"' in page.text
    data = pages.get(PAGE.replace("?", ".json?")).json
    assert data["concept"]["id"] == CIRCLE and data["concept"]["kind"] == "form"
    assert data["claims"]["total"] == 2
    turtle = pages.get(PAGE.replace("?", ".ttl?"))
    assert turtle.mimetype == "text/turtle" and f"<{CIRCLE}>" in turtle.text


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=care+circle",
        "/concept/ServiceDeliveryNetwork",
        "/concept/TransactionCosts",
        f"/search?kind=concept&concept={quote(CIRCLE, safe='')}",
        "/search?kind=concept&form=ServiceDeliveryNetwork",
    ],
)
def test_pages_lead_to_a_foreign_concept(pages: FlaskClient, address: str) -> None:
    page = pages.get(address, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert f'href="{PAGE}"' in page.text


def test_claims_of_a_foreign_concept_are_found_by_its_iri(pages: FlaskClient) -> None:
    found = pages.get(f"/search.json?kind=claim&subject={quote(CIRCLE, safe='')}").json
    assert found["total"] == 2
    claim = pages.get(f"/{found['hits'][0]['id']}", headers={"Accept": "text/html"})
    assert f'href="{PAGE}"' in claim.text
    forms = json.dumps(found["facets"]["form"])
    assert "Care circle" in forms and "Service delivery network" in forms


@pytest.mark.parametrize("address", ["/concept", "/concept?iri=x+y", "/concept?iri=urn:x:none"])
def test_unknown_iris_are_not_found(pages: FlaskClient, address: str) -> None:
    assert pages.get(address).status_code == 404


def test_a_page_of_an_unknown_ending_is_not_found(pages: FlaskClient) -> None:
    refused = pages.get(PAGE.replace("?", ".exe?"))
    assert refused.status_code == 404 and "not in 'exe'" in refused.text
