"""How organizations that one sentence names are related, and what of it goes into the graph."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import Literal

from interorg.ingest.document import Document, Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport, Evidence, Extraction, Tie, Value
from interorg.ingest.graph.mention_records import mentions_of
from interorg.ingest.graph.quads import dated
from interorg.ingest.graph.triples import quads_of
from interorg.ingest.language import annotate
from interorg.ingest.organizations.recognition import candidates_of
from interorg.ingest.pipeline import extract
from interorg.ingest.relations.classifier import Pair
from interorg.ingest.relations.labels import LABELS, UNDEFINED
from interorg.ingest.relations.tie_grammar import allows, joins
from interorg.ingest.relations.ties import KINDS, MOST, ties_in
from interorg.ontology.files import read_modules
from interorg.ontology.terms import ID, IOR, IORV, RDF, XSD


def document(*paragraphs: str, metadata: Metadata | None = None) -> Document:
    passages = tuple(Passage("paragraph", text) for text in paragraphs)
    return compose("d", "d.md", Reading(passages, metadata or Metadata()))


def ties(text: str, acronyms: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    read = document(text)
    annotated = list(annotate(read, read.blocks))
    docs = [doc for _, doc in annotated]
    mentions = mentions_of(read, annotated, [()] * len(docs), candidates_of(docs))
    found = ties_in(read, annotated, list(mentions), acronyms or {})
    return [(tie.subject, tie.kind, tie.object) for tie in found]


def values(extraction: Extraction, predicate: object) -> set[Literal]:
    quads = quads_of(document("A contract."), extraction, "test")
    return {q.object for q in quads if q.predicate == predicate and isinstance(q.object, Literal)}


def test_every_label_but_the_undefined_one_is_a_kind_of_the_ontology() -> None:
    known = {
        t.subject for t in read_modules() if (t.predicate, t.object) == (RDF.type, IOR.TieKind)
    }
    assert set(KINDS) == set(LABELS) - {UNDEFINED}
    assert {IORV[kind] for kind in KINDS.values()} == known


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Alder Inc. acquired Birch Ltd. for $3 billion in 2004.",
            ("Birch Ltd.", "AcquiredBy", "Alder Inc."),
        ),
        (
            "Cedar Systems is a wholly-owned subsidiary of Dogwood Corporation.",
            ("Cedar Systems", "SubsidiaryOf", "Dogwood Corporation"),
        ),
    ],
)
def test_a_tie_has_its_direction_whichever_name_stands_first(
    text: str, tie: tuple[str, str, str]
) -> None:
    assert ties(text) == [tie]


@pytest.mark.parametrize(
    "text",
    [
        "Alder Inc. and Birch Ltd. were named in the report by Cedar Systems.",
        "Alder Inc. acquired land in Ohio. Birch Ltd. sells paper.",
    ],
)
def test_two_organizations_in_a_text_make_no_tie(text: str) -> None:
    assert ties(text) == []


def allowed(text: str, label: str, subject: str, object: str) -> bool:
    """Say whether the grammar allows that the first naming of one stands so to that of another."""
    read = document(text)
    ((_, doc),) = annotate(read, read.blocks)
    spans = [(text.index(name), text.index(name) + len(name)) for name in (subject, object)]
    pair = Pair(doc.text, spans[0], spans[1])
    return joins(doc, pair) and allows(doc, pair, label, inverted=False)


@pytest.mark.parametrize(
    ("text", "allow"),
    [
        ("Alder acquired Birch.", True),
        ("Birch, which Alder acquired in 2001, may close.", True),
        ("Cedar says that Alder acquired Birch.", True),
        ("Alder did not acquire Birch.", False),
        ("Alder may acquire Birch.", False),
        ("If Alder acquires Birch, prices will rise.", False),
        ("Alder bought the plant, and Birch left the market.", False),
        ("Alder bought Birch's share in the venture.", False),
    ],
)
def test_an_acquisition_must_be_a_fact_of_one_clause_and_of_the_whole(
    text: str, allow: bool
) -> None:
    assert allowed(text, "acquired_by", "Birch", "Alder") is allow


@pytest.mark.parametrize(
    ("text", "allow"),
    [
        ("Alder and Birch are subsidiaries of Cedar.", True),
        ("Alder is a subsidiary of Cedar.", True),
        ("Alder is no subsidiary of Cedar.", False),
        ("Alder is the parent company of Cedar.", False),
        ("Birch (formerly Alder) is a subsidiary of Cedar.", False),
        ("Alder sold its shares, and Birch became a subsidiary of Cedar.", False),
    ],
)
def test_a_subsidiary_must_be_what_the_clause_speaks_of(text: str, allow: bool) -> None:
    assert allowed(text, "subsidiary_of", "Alder", "Cedar") is allow


def test_neighbours_in_a_list_may_work_together_but_have_no_direction() -> None:
    text = "Alder and Birch opened a laboratory."
    assert allowed(text, "collaboration", "Alder", "Birch")
    assert not allowed(text, "shareholder_of", "Alder", "Birch")


@pytest.mark.parametrize(
    ("text", "other", "allow"),
    [
        ("Alder bought Birch; Cedar; and Dogwood.", "Dogwood", True),
        ("Alder bought Birch, a maker of pumps; Cedar, a part of Elm; and Dogwood.", "Elm", False),
        ("Alder, a maker of pumps; Birch, a subsidiary of Cedar; and Dogwood.", "Cedar", False),
        ("Alder, a maker of pumps; Birch, a subsidiary of Cedar; and Dogwood.", "Dogwood", False),
        ("Alder, which makes pumps (and valves; tubes) bought Birch.", "Birch", True),
    ],
)
def test_items_parted_by_semicolons_are_tied_only_by_a_verb_before_them(
    text: str, other: str, allow: bool
) -> None:
    assert allowed(text, "acquired_by", other, "Alder") is allow


def test_a_short_name_and_its_long_one_are_no_two_organizations() -> None:
    text = "Alder Birch Cedar Inc. (ABC) owns ABC."
    assert ties(text, {"ABC": "Alder Birch Cedar Inc."}) == []


def test_a_long_list_of_names_asks_for_a_bounded_number_of_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Pair] = []

    def counted(pairs: list[Pair], *, transformer: bool = True) -> list[object]:
        asked.extend(pairs)
        return []

    names = "Toyota Honda Nissan Mazda Subaru Volvo Renault Peugeot Fiat Ford".split()
    monkeypatch.setattr("interorg.ingest.relations.ties.relate", counted)
    with pytest.raises(ValueError, match="zip"):
        ties(f"{', '.join(names)} and General Motors met in Geneva.")
    assert 2 <= len(asked) <= MOST


def test_an_agreement_gives_no_ties(read: Callable[..., Extraction]) -> None:
    text = "Alder Inc. acquired Birch Ltd. for $3 billion in 2004."
    assert read(text).ties
    assert extract(document(text, metadata=Metadata(kind="agreement"))).ties == ()


def test_a_tie_goes_into_the_graph_with_its_sentence() -> None:
    read = document("Alder bought Birch.")
    evidence = Evidence("d", 0, 19, "Alder bought Birch.", "tie.pair-classifier", 0.97)
    same = Tie("Alder", "BrandOf", "Alder", evidence)
    quads = quads_of(
        read, Extraction(ties=(Tie("Birch", "AcquiredBy", "Alder", evidence), same)), "test"
    )
    ((node, _),) = {(q.subject, q.object) for q in quads if q.object == IOR.OrganizationTie}
    told = {q.predicate: q.object for q in quads if q.subject == node}
    assert told[IOR.tieSubject] == ID.organization("birch")
    assert told[IOR.tieObject] == ID.organization("alder")
    assert told[IOR.hasTieKind] == IORV.AcquiredBy
    assert told[IOR.hasExtractionMethod] == IORV.StatisticalModel
    assert told[IOR.hasEvidence] == ID.span("d/0-19")


@pytest.mark.parametrize(
    ("said", "kind", "written"),
    [
        ("1999-05-03", XSD.date, "1999-05-03"),
        ("1999-05", XSD.gYearMonth, "1999-05"),
        ("1999", XSD.gYear, "1999"),
        ("1999-02-30", XSD.gYearMonth, "1999-02"),
    ],
)
def test_a_date_has_the_type_of_what_is_known_of_it(said: str, kind: object, written: str) -> None:
    assert dated(said) == Literal(written, datatype=kind)  # type: ignore[arg-type]


def test_what_a_contract_says_stands_on_its_report_and_on_a_value_with_its_clause() -> None:
    clause = Evidence("d", 0, 11, "A contract.", "case.agreement-date", 0.9)
    said = (
        Value("agreementDate", "1999-05-03", clause),
        Value("expirationDate", "2004", clause),
        Value("term", "P5Y", clause),
        Value("governingLaw", "Texas", clause),
        Value("individual", "A person", clause),
    )
    extraction = Extraction(cases=(CaseReport("d", "A case", said),))
    assert values(extraction, IOR.reportedAgreementDate) == {dated("1999-05-03")}
    assert values(extraction, IOR.reportedExpirationDate) == {dated("2004")}
    assert values(extraction, IOR.reportedTerm) == {Literal("P5Y")}
    assert values(extraction, IOR.reportedGoverningLaw) == {Literal("Texas")}
    assert values(extraction, IOR.reportedIndividual) == {Literal("A person")}
    assert values(extraction, IOR.reportedDate) == {dated("1999-05-03"), dated("2004")}
    assert values(extraction, IOR.reportedText) == {
        Literal("P5Y"), Literal("Texas"), Literal("A person")
    }  # fmt: skip
