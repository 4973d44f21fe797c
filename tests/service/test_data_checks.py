"""The data that a store serves are checked: sound ones pass, planted faults are found."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from pyshacl import validate
from rdflib import SH

from interorg import corpus
from interorg.ingest.failure import Failure
from interorg.ontology.checks.findings import Finding
from interorg.ontology.prefixes import shortened
from interorg.ontology.terms import GRAPH, IOR, RDF, XSD, concept, document_graph
from interorg.service import cli, data_checks
from interorg.service.building import build
from interorg.service.data_checks.data import as_rdflib
from interorg.service.data_checks.numbers import gives_share, gives_year
from interorg.service.data_checks.run import bounded
from interorg.service.data_checks.shapes import shapes_graph
from interorg.service.storage.store import Store

FOLDER = Path(corpus.__file__).parent
TEXTS = [FOLDER / "cases" / "nummi.md", FOLDER / "literature" / "note-hamel-1991.md"]

NUMMI, NOTE = document_graph("nummi"), document_graph("note-hamel-1991")

Change = Callable[[Quad], Iterator[Quad]]


def make(path: Path, change: Change | None = None) -> Path:
    """Make a store of two shipped texts, what was read from the first changed quad by quad."""
    build.ingest(TEXTS, path)
    return amend(path, NUMMI, change) if change else path


def amend(path: Path, name: NamedNode, change: Change) -> Path:
    """Change a graph of a store quad by quad."""
    store = Store.open(path)
    with store.writer() as writer:
        quads = [new for quad in list(writer.quads(name)) for new in change(quad)]
        writer.replace_graph(name, "".join(f"{quad} .\n" for quad in quads).encode())
        build.release(store, writer)
    return path


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which every fifth node of a document has lost all but its class."""

    def lose(quad: Quad) -> Iterator[Quad]:
        if quad.predicate == RDF.type or sum(str(quad.subject).encode()) % 5:
            yield quad

    return make(tmp_path_factory.mktemp("spoiled") / "store", lose)


def check(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["check", *map(str, arguments)])


def errors(result: Result) -> list[tuple[str, str, str]]:
    found = json.loads(result.stdout)["findings"]
    return [(f["check"], f["subject"], f["message"]) for f in found if f["severity"] == "error"]


def test_shipped_texts_conform_and_every_shape_meets_its_nodes(tmp_path: Path) -> None:
    outcome = data_checks.check_store(make(tmp_path / "store"), processes=1)
    assert not outcome.failed
    reached = {result.check: result.reached for result in outcome.results}
    assert reached["Document"] == "2 nodes"
    assert reached["Author"] == "0 nodes"
    assert int(reached["TextSpan"].split()[0]) > 50
    assert reached["QuoteMatchesText"].split()[0] == reached["TextSpan"].split()[0]


def test_processes_find_what_one_finds(spoiled: Path) -> None:
    one = data_checks.check_store(spoiled, processes=1)
    assert one.failed
    assert data_checks.check_store(spoiled, processes=2).results == one.results


# rdflib calls re.sub in a way that Python 3.13 deprecates.
@pytest.mark.filterwarnings("ignore:'count' is passed as positional argument:DeprecationWarning")
def test_batches_find_what_pyshacl_finds_in_the_whole_graph(spoiled: Path) -> None:
    with Store.open(spoiled).reading() as graph:
        quads = list(graph.quads_for_pattern(None, None, None, DefaultGraph()))
    whole = as_rdflib(quad.triple for quad in quads)
    _, results, _ = validate(whole, shacl_graph=shapes_graph(), advanced=True)
    expected = {
        (shortened(str(focus)), str(results.value(result, SH.resultMessage)))
        for result, focus in results.subject_objects(SH.focusNode)
    }
    found = {
        (f.subject.split(" in ")[0], f"{f.message.partition(', found ')[0]}. {f.advice}")
        for result in data_checks.check_store(spoiled, processes=1).results
        if result.group not in ("Texts", "Graph")
        for f in result.findings
    }
    assert found == expected
    assert len({message for _, message in found}) > 10


def shift(quad: Quad) -> Iterator[Quad]:
    if quad.predicate == IOR.beginOffset:
        value = Literal(str(int(quad.object.value) + 1), datatype=XSD.integer)
        yield Quad(quad.subject, quad.predicate, value, quad.graph_name)
    else:
        yield quad


def stretch(quad: Quad) -> Iterator[Quad]:
    if quad.predicate == IOR.endOffset:
        value = Literal("999999", datatype=XSD.integer)
        yield Quad(quad.subject, quad.predicate, value, quad.graph_name)
    else:
        yield quad


def misname(quad: Quad) -> Iterator[Quad]:
    if quad.predicate == IOR.mentionsConcept and "concept/" in quad.object.value:
        yield Quad(quad.subject, quad.predicate, concept("Serendipity"), quad.graph_name)
    else:
        yield quad


@pytest.mark.parametrize(
    ("change", "name", "said"),
    [
        (shift, "QuoteMatchesText", "what the stored text says at its offsets, found "),
        (stretch, "QuoteMatchesText", "inside the stored text, found "),
        (misname, "Mention", "that the graph knows, found iorc:Serendipity"),
    ],
    ids=["offset", "end", "concept"],
)
def test_the_command_finds_a_planted_fault_and_ends_with_one(
    tmp_path: Path, change: Change, name: str, said: str
) -> None:
    result = check("--store", make(tmp_path / "store", change), "--json")
    assert result.exit_code == 1
    found = errors(result)
    assert found
    assert all(check == name and said in message for check, _, message in found)
    assert all(subject.endswith((" in nummi", " more")) for _, subject, _ in found)


def test_a_text_that_is_gone_is_found(tmp_path: Path) -> None:
    path = make(tmp_path / "store")
    store = Store.open(path)
    digest = next(d for d in store.documents() if b'"key": "nummi"' in store.get_document(d))
    store.forget_document(digest)
    message = "The store keeps the text of a document under its digest, found none"
    found = errors(check("--store", path, "--json"))
    assert found == [("QuoteMatchesText", "id:document/nummi in nummi", message)]


def test_loaded_data_are_checked_against_the_shipped_ontology(tmp_path: Path) -> None:
    data = tmp_path / "claim.ttl"
    claim = "<https://w3id.org/interorg/id/claim/1>"
    data.write_text(f"{claim} a <{IOR.Claim.value}> ; <{IOR.confidence.value}> 0.5 .")
    loaded = CliRunner().invoke(cli.main, ["load", str(data), "--store", str(tmp_path / "store")])
    assert loaded.exit_code == 0
    result = check("--store", tmp_path / "store")
    assert result.exit_code == 1
    assert (
        "error  Claim: id:claim/1: A claim must express exactly one proposition." in result.stdout
    )
    assert "The store keeps no texts" in result.stdout


def test_of_many_findings_of_one_kind_the_first_are_listed_and_all_are_counted() -> None:
    findings = [Finding("Claim", "error", f"id:{n}", f"must, found {n}", "Do.") for n in range(9)]
    other = Finding("Work", "info", "id:w", "should", "Do.")
    listed = list(bounded([*findings, other], listed=2))
    assert listed == [*findings[:2], other, Finding("Claim", "error", "7 more", "must", "Do.")]


def test_without_pyshacl_one_sentence_says_what_to_install(
    spoiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_checks, "find_spec", lambda name: None)
    with pytest.raises(Failure, match=r"pip install 'interorg\[check\]'"):
        data_checks.check_store(spoiled)


def test_files_and_a_store_are_not_checked_at_once(spoiled: Path) -> None:
    result = check(TEXTS[0], "--store", spoiled)
    assert result.exit_code == 2
    assert "not both" in result.stderr


def test_evidence_from_another_document_is_found(tmp_path: Path) -> None:
    path = make(tmp_path / "store")
    with Store.open(path).reading() as graph:
        span = min(q.subject.value for q in graph.quads_for_pattern(None, IOR.spanOf, None, NOTE))
        pattern = graph.quads_for_pattern(None, IOR.mentionsConcept, None, NUMMI)
        mention = min(q.subject.value for q in pattern)

    def move(quad: Quad) -> Iterator[Quad]:
        moved = quad.subject.value == mention and quad.predicate == IOR.hasEvidence
        yield Quad(quad.subject, quad.predicate, NamedNode(span), NUMMI) if moved else quad

    outcome = data_checks.check_store(amend(path, NUMMI, move), processes=1)
    errors = {f.check: f for f in outcome.findings if f.severity == "error"}
    assert set(errors) == {"EvidenceOfDocument", "StatedInEvidence"}
    found = errors["EvidenceOfDocument"]
    assert found.node == mention
    assert (found.documents, found.value) == (("nummi",), "id:document/note-hamel-1991")
    assert found.subject == f"{shortened(mention)} in nummi"
    assert found.message.endswith(", found id:document/note-hamel-1991")


def test_numbers_that_the_text_does_not_give_are_warned_of(tmp_path: Path) -> None:
    def misread(quad: Quad) -> Iterator[Quad]:
        new = {"1984": "1985", "50": "30", "50.00": "30.00"}
        if quad.predicate in (
            IOR.reportedNumber,
            IOR.reportedStartYear,
            IOR.equitySharePercent,
        ):
            value = Literal(
                new.get(quad.object.value, quad.object.value), datatype=quad.object.datatype
            )
            yield Quad(quad.subject, quad.predicate, value, NUMMI)
        else:
            yield quad

    outcome = data_checks.check_store(make(tmp_path / "store", misread), processes=1)
    found = [f for f in outcome.findings if f.check == "NumberInQuote"]
    assert {f.severity for f in found} == {"warning"}
    assert {f.value.split(" for ")[0] for f in found} == {"1985", "30"}
    assert any("A reported share should stand" in f.message for f in found)


@pytest.mark.parametrize(
    ("quote", "year", "given"),
    [
        ("It was formed in 1984.", "1984", True),
        ("It ran from 1984-86.", "1986", True),
        ("It ran through the 1980s.", "1980", True),
        ("It began in '84.", "1984", True),
        ("It began in nineteen eighty.", "1980", True),
        ("Twenty partners began in 1984.", "1985", False),
        ("It split 49-51 in 1984.", "1951", False),
    ],
)
def test_a_year_is_looked_for_as_texts_give_it(quote: str, year: str, given: bool) -> None:
    assert gives_year(quote, year) == given


@pytest.mark.parametrize(
    ("quote", "share", "given"),
    [
        ("It holds 49.5 percent.", "49.50", True),
        ("It holds 33⅓ percent.", "33.33", True),
        ("It holds fifty-one percent.", "51.00", True),
        ("They own it in equal parts.", "25.00", True),
        ("One holds 60 percent, the other the rest.", "40.00", True),
        ("It holds half.", "40.00", False),
        ("The third-largest maker of all two.", "50.00", False),
    ],
)
def test_a_share_is_looked_for_as_texts_give_it(quote: str, share: str, given: bool) -> None:
    assert gives_share(quote, share) == given


def test_terms_of_our_namespace_that_nobody_declares_are_found(tmp_path: Path) -> None:
    def invent(quad: Quad) -> Iterator[Quad]:
        yield quad
        if quad.predicate == IOR.documentKey:
            kind, property = (NamedNode(f"{IOR.Claim.value}{end}") for end in ("s", "ed"))
            yield Quad(quad.subject, RDF.type, kind, NUMMI)
            yield Quad(quad.subject, property, Literal("x"), NUMMI)

    outcome = data_checks.check_store(make(tmp_path / "store", invent), processes=1)
    found = [f for f in outcome.findings if f.severity == "error"]
    assert {(f.check, f.subject) for f in found} == {
        ("DeclaredTerms", "id:document/nummi in nummi")
    }
    assert sorted(f.message for f in found) == [
        "A class of our namespace must be declared by the ontology, found ior:Claims",
        "A property of our namespace must be declared by the ontology, found ior:Claimed",
    ]


def test_an_edge_of_the_summary_that_no_claim_bears_out_is_found(tmp_path: Path) -> None:
    path = make(tmp_path / "store")
    store = Store.open(path)
    with store.writer() as writer:
        quads = list(writer.quads(GRAPH.summary))
        edge = Quad(concept("Trust"), IOR.enables, concept("Serendipity"), GRAPH.summary)
        content = "".join(f"{quad} .\n" for quad in [*quads, edge])
        writer.replace_graph(GRAPH.summary, content.encode())
        build.release(store, writer)
    outcome = data_checks.check_store(path, processes=1)
    (found,) = (f for f in outcome.findings if f.severity == "error")
    assert (found.check, found.node) == ("SummaryEdge", concept("Trust").value)
    assert found.value == "ior:enables iorc:Serendipity"


def test_blank_nodes_are_counted_and_said_to_be_left_out(tmp_path: Path) -> None:
    data = tmp_path / "claim.ttl"
    data.write_text(f"[] a <{IOR.Claim.value}> . [] a <{IOR.Work.value}> .")
    loaded = CliRunner().invoke(cli.main, ["load", str(data), "--store", str(tmp_path / "store")])
    assert loaded.exit_code == 0
    outcome = data_checks.check_store(tmp_path / "store", processes=1)
    found = next(f for f in outcome.findings if f.check == "BlankNodes")
    assert (found.severity, found.value) == ("info", "2")
    assert not outcome.failed


def test_the_outcome_tells_the_generation_and_the_time_it_took(spoiled: Path) -> None:
    outcome = data_checks.check_store(spoiled, processes=1)
    assert (outcome.version, outcome.generation) == ("", 2)
    assert outcome.seconds is not None
    assert outcome.seconds > 0
