"""The derived graphs kept up to date in parts are what they are when derived from nothing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from interorg.ingest.document import Document, Passage, Reading, compose
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
from interorg.ontology.files import HERE, read_turtle
from interorg.ontology.inference import materialise
from interorg.ontology.terms import GRAPH, IOR, IORV, RDF, document_graph
from interorg.service.building.changes import Changes
from interorg.service.building.increments import DERIVED, differences
from interorg.service.building.joining import identities
from interorg.service.storage.writer import Writer, united

KEYS = ("one", "two", "three", "four")
# Names of which some are merged: by legal form, as a short form, by initials, by an acronym that a
# document defines, and, if all else fails, not at all.
NAMES = (
    *("Toyota", "Toyota Motor", "Toyota Motor Corp.", "General Motors", "GM"),
    *("Zebra Iron Group", "Zebra Iron", "ZIG", "Suzuki"),
)
FORMS = (
    *("JointVenture", "EquityJointVenture", "Consortium", "SupplyNetwork"),
    *("PublicPublicPartnership", "InternationalJointVenture"),
)
RELATIONS = ("Enables", "Hinders", "Causes", "Mitigates", "Complements", "SubstitutesFor")
CONCEPTS = ("JointVenture", "Trust", "RiskSharing")
STAYS = (True, True, True, False)
REVIEWS = (None, None, "Unreviewed", "Accepted", "Corrected", "Rejected")

Content = tuple[Extraction, tuple[str | None, ...]]
"""What is read from a document, and the review status of each of its claims."""


def evidence(key: str, number: int) -> Evidence:
    return Evidence(key, 10 * number, 10 * number + 9, "some words", "some.rule", 0.8)


@st.composite
def claims(draw: st.DrawFn, key: str, number: int) -> Claim:
    compared = draw(st.integers(0, 5)) == 0
    subject, target = draw(st.permutations(CONCEPTS))[:2]
    cited = (Citation(number, number + 1, "Roe (1999)", "Roe1999"),) if number == 1 else ()
    return Claim(
        subject,
        "ComparesWith" if compared else draw(st.sampled_from(RELATIONS)),
        target,
        evidence(key, number),
        draw(st.sampled_from(("Affirmed", "Affirmed", "Denied", "MixedPolarity"))),
        draw(st.sampled_from(("Asserted", "Asserted", "Hedged", "Prescriptive"))),
        draw(st.sampled_from(((), (), (), ("InternationalScope",)))),
        draw(st.sampled_from((None, None, None, "Usually", "SingleCase"))),
        "DurationOrientation" if compared else None,
        draw(st.sampled_from(("LessThan", "GreaterThan"))) if compared else None,
        citations=cited,
    )


@st.composite
def reports(draw: st.DrawFn, key: str, number: int) -> CaseReport:
    at = evidence(key, 20 + number)
    partners = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
    values = [Value("form", draw(st.sampled_from(FORMS)), at)]
    values += [Value("partner", name, at) for name in partners]
    name = draw(st.sampled_from(("Nummi", "Nummi", None, "Concert")))
    values += [Value("name", name, at)] if name else []
    if year := draw(st.sampled_from((None, None, 1980, 1999))):
        values.append(Value("startYear", year, at))
    if year := draw(st.sampled_from((None, None, 1985))):
        values.append(Value("endYear", year, at))
    if holder := draw(st.sampled_from((None, None, *NAMES))):
        values.append(Value("share", 40, at, of=holder))
    if draw(st.booleans()):
        values += [Value("status", "Ended", at), Value("mechanism", "Trust", at)]
    return CaseReport(key, name or f"tie {number}", tuple(values))


@st.composite
def contents(draw: st.DrawFn, key: str) -> Content:
    stated = tuple(draw(claims(key, number)) for number in range(draw(st.integers(0, 3))))
    named = draw(st.lists(st.sampled_from((*NAMES, "Trust")), max_size=2, unique=True))
    mentions = [
        Mention(evidence(key, 40 + number), *((name, None) if name == "Trust" else (None, name)))
        for number, name in enumerate(named)
    ]
    return (
        Extraction(
            stated,
            tuple(draw(reports(key, number)) for number in range(draw(st.integers(0, 2)))),
            tuple(mentions),
            draw(st.sampled_from(((), (), (("GM", "General Motors"),)))),
            ties=tuple(
                Tie(one, "AcquiredBy", other, evidence(key, 60))
                for one, other in draw(st.sampled_from(((), (), (NAMES[:2],), (NAMES[1:3],))))
            ),
        ),
        tuple(draw(st.sampled_from(REVIEWS)) for _ in stated),
    )


Batch = dict[str, Content | None]
"""The documents that one run adds or replaces, by their keys, and removes (None)."""


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True))
    return {
        key: draw(contents(key)) if draw(st.sampled_from(STAYS)) else None for key in sorted(keys)
    }


def quads(key: str, content: Content) -> set[Quad]:
    """Return a document's graph, with the review status that a person gave to its claims."""
    extraction, reviews = content
    document: Document = compose(key, f"{key}.md", Reading((Passage("paragraph", "Some words."),)))
    found = quads_of(document, extraction, "test")
    nodes = sorted({q.subject for q in found if q.object == IOR.Claim}, key=str)
    reviewed = zip(nodes, reviews, strict=False)
    graph = document_graph(key)
    return found | {
        Quad(node, IOR.hasReviewStatus, IORV[status], graph) for node, status in reviewed if status
    }


@cache
def ontology() -> tuple[Quad, ...]:
    """Return the modules that bear on claims and cases, without texts, which no rule reads."""
    return tuple(
        Quad(*triple, GRAPH.ontology)
        for module in ("core", "forms", "relations")
        for triple in read_turtle(HERE / "modules" / f"{module}.ttl")
        if not isinstance(triple.object, Literal)
    )


class InMemory(Writer):
    """A writer whose graph lies in no folder."""

    def __init__(self) -> None:
        self.mode = "union"
        self._graph = Store()


def opened() -> Writer:
    """Make a store that holds the ontology and what follows from it alone."""
    writer = InMemory()
    writer.graph.bulk_extend(ontology())
    writer.graph.bulk_extend(Quad(*quad.triple) for quad in ontology())
    update(writer, Changes(everything=True))
    return writer


def change(writer: Writer, batch: Batch) -> Changes:
    changes = Changes()
    for key, content in batch.items():
        graph = document_graph(key)
        with changes.noting(writer.graph, graph):
            if content:
                writer.replace_graph(graph, serialized(quads(key, content)))
            else:
                writer.drop_graph(graph)
    return changes


def update(writer: Writer, changes: Changes) -> None:
    for name, difference in differences(writer.graph, changes).items():
        writer.change_graph(name, difference.removed, difference.added)


def derived(store: Store) -> list[str]:
    return sorted(
        str(quad) for name in DERIVED for quad in store.quads_for_pattern(None, None, None, name)
    )


def derived_anew(writer: Writer) -> list[str]:
    """Derive from a copy of all that is stated, read whole."""
    copy = Store()
    copy.bulk_extend(ontology())
    for key in KEYS:
        copy.extend(writer.quads(document_graph(key)))
    materialise(copy, identities(copy))
    return derived(copy)


def claim(key: str, polarity: str = "Affirmed") -> Content:
    said = Claim("JointVenture", "Enables", "RiskSharing", evidence(key, 0), polarity)
    return Extraction((said,)), ()


def report(key: str, *partners: str, **acronyms: str) -> Content:
    values = [Value("form", "PublicPublicPartnership", evidence(key, 1))]
    values += [Value("partner", name, evidence(key, 1)) for name in partners]
    found = CaseReport(key, "tie", tuple(values))
    return Extraction(cases=(found,), acronyms=tuple(acronyms.items())), ()


def named(key: str, year: int) -> Content:
    values = Value("name", "Nummi", evidence(key, 1)), Value("startYear", year, evidence(key, 1))
    return Extraction(cases=(CaseReport(key, "Nummi", values),)), ()


def tied(key: str, name: str = "") -> Content:
    values = [Value("form", "JointVenture", evidence(key, 1))]
    values += [Value("partner", partner, evidence(key, 1)) for partner in ("Suzuki", "Toyota")]
    values += [Value("name", name, evidence(key, 1))] if name else []
    return Extraction(cases=(CaseReport(key, name or "a tie", tuple(values)),)), ()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@example([{"one": claim("one")}, {"two": claim("two", "Denied")}, {"one": None}])
@example([{"one": report("one", "GM", "Suzuki")}, {"two": report("two", "GM", GM="Great Mills")}])
@example([{"one": named("one", 1980)}, {"one": named("one", 1999)}])
@example([{"one": tied("one"), "two": tied("two", "Nummi")}, {"two": None}])
@given(st.lists(batches(), min_size=3, max_size=7))
def test_graphs_kept_up_to_date_are_those_derived_from_nothing(history: list[Batch]) -> None:
    writer = opened()
    for batch in history:
        update(writer, change(writer, batch))
        assert derived(writer.graph) == derived_anew(writer)
    held = {quad.triple for quad in writer.quads() if united(quad.graph_name)}
    assert {quad.triple for quad in writer.quads(DefaultGraph())} == held


@pytest.fixture
def writer() -> Writer:
    return opened()


def test_one_document_less_changes_nothing_but_what_followed_from_it(writer: Writer) -> None:
    update(writer, change(writer, {"one": claim("one"), "two": claim("two")}))
    before = derived(writer.graph)
    found = differences(writer.graph, change(writer, {"two": None}))
    gone = found[GRAPH.inferred].removed
    assert not found[GRAPH.inferred].added
    assert not found[GRAPH.summary].removed
    assert {t.predicate for t in gone} == {
        *(IOR.claimSubject, IOR.claimRelation, IOR.claimObject, IOR.statedIn, IOR.corroborates)
    }
    update(writer, change(writer, {"two": claim("two")}))
    assert derived(writer.graph) == before


def test_a_name_that_a_document_explains_moves_the_cases_of_other_documents(
    writer: Writer,
) -> None:
    update(writer, change(writer, {"one": report("one", "GM", "Suzuki")}))
    short, long = (
        NamedNode(f"https://w3id.org/interorg/id/organization/{slug}")
        for slug in ("gm", "great-mills")
    )
    assert list(writer.graph.quads_for_pattern(short, IOR.partnerIn, None, GRAPH.inferred))
    explained = report("four", "Great Mills", GM="Great Mills")
    update(writer, change(writer, {"four": explained}))
    assert not list(writer.graph.quads_for_pattern(short, IOR.partnerIn, None, GRAPH.inferred))
    found = {
        quad.object for quad in writer.graph.quads_for_pattern(long, None, None, GRAPH.inferred)
    }
    assert IOR.PublicSectorOrganization in found
    update(writer, change(writer, {"four": None}))
    assert list(writer.graph.quads_for_pattern(short, IOR.partnerIn, None, GRAPH.inferred))
    assert not list(writer.graph.quads_for_pattern(long, RDF.type, None, GRAPH.inferred))


def test_with_many_changed_documents_everything_counts_as_changed(writer: Writer) -> None:
    changes = Changes(most=2)
    for key in ("one", "two", "three"):
        assert not changes.everything
        with changes.noting(writer.graph, document_graph(key)):
            pass
    assert changes.everything
    assert not changes.footprint.readings
