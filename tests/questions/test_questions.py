"""The competency questions on fixture.trig: every expected row was worked out by hand from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, Quad, QuerySolutions, RdfFormat, Store

from interorg.ontology.competency import load_questions, read_question
from interorg.ontology.files import OntologyError, read_modules
from interorg.ontology.terms import GRAPH
from interorg.service.inference import materialise

Cell = str | int | float | None

NOT_IN_THE_DEFAULT_GRAPH = (GRAPH.summary, GRAPH.meta)

TRUST = "interorganizational trust"
VENTURE, ALLIANCE = "joint venture", "strategic alliance"
EQUITY, CONTRACTUAL = "equity joint venture", "contractual joint venture"
TRUST_NOTE, LEARNING_NOTE = "A note on trust in ventures", "A note on learning in alliances"
ARTICLE, HANDBOOK = "Joint ventures reconsidered", "A handbook of alliances"
Q01 = "In joint ventures trust curbs opportunism (Parkhe, 1993, p. 12)."
Q02 = "An alliance should be built on trust when it is formed, says Parkhe (1993)."
Q04 = "Alliances let partners learn from each other (Hamel, 1991)."
Q06 = "A consortium needs clear objectives."
Q11 = "Monitoring may not curb opportunism in equity joint ventures."
Q13 = "Alliances do not make partners learn."
Q15 = "Equity joint ventures slow the transfer of knowledge."
Q26 = "Equity joint ventures may pass on knowledge."

# Columns in the order of each query; None where a row has no value.
EXPECTED: dict[str, list[tuple[Cell, ...]]] = {
    "benefits-and-challenges-of-a-form": [
        ("benefit", "risk sharing", 2, 0),
        ("benefit", "knowledge transfer", 1, 1),
        ("challenge", "cultural differences", 1, 0),
        ("challenge", "distrust", 1, 1),
    ],
    "challenges-without-a-remedy": [("distrust", 2)],
    "claimed-and-actual-duration": [
        (VENTURE, "short-term", 1, "Asbir", 1983, 2010, 27),
        (VENTURE, "short-term", 1, "Birch Cedar Venture", 1990, 1995, 5),
    ],
    "claims-about-forms-by-year": [
        (1991, ALLIANCE, 1, 1),
        (1993, VENTURE, 1, 1),
        (1993, ALLIANCE, 1, 1),
        (2005, VENTURE, 6, 1),
        (2005, ALLIANCE, 4, 1),
        (2026, "consortium", 1, 1),
        (2026, VENTURE, 3, 2),
        (2026, ALLIANCE, 3, 1),
    ],
    "claims-credited-to-a-work": [
        (
            *(TRUST_NOTE, TRUST, "mitigates", "opportunism", "affirmed", "asserted"),
            *("Parkhe (1993)", "p. 12", Q01),
        ),
        (
            *(TRUST_NOTE, ALLIANCE, "requires", TRUST, "affirmed", "prescriptive"),
            *("Parkhe (1993)", None, Q02),
        ),
    ],
    "conditions-by-stage": [
        ("consortium", "clear objectives", None, "asserted", LEARNING_NOTE, Q06),
        (ALLIANCE, TRUST, "formation stage", "prescriptive", TRUST_NOTE, Q02),
    ],
    "contradicting-claims": [
        (
            *(EQUITY, "enables", "knowledge transfer", HANDBOOK, Q26),
            *("affirmed", "hinders", ARTICLE, Q15),
        ),
        (
            *(ALLIANCE, "enables", "interorganizational learning", LEARNING_NOTE, Q04),
            *("denied", "enables", ARTICLE, Q13),
        ),
    ],
    "evidence-against-a-benefit": [
        (
            *(ALLIANCE, "interorganizational learning", "enabling denied", "asserted"),
            *(None, ARTICLE, Q13),
        ),
        (EQUITY, "knowledge transfer", "hindering held", "asserted", None, ARTICLE, Q15),
    ],
    "mechanisms-against-a-challenge": [
        (TRUST, "opportunism", VENTURE, "affirmed", "asserted", TRUST_NOTE, Q01, 0.9),
        ("monitoring", "opportunism", EQUITY, "denied", "hedged", ARTICLE, Q11, 0.7),
    ],
    "organizations-in-several-relationships": [
        ("Aster", "Asbir", EQUITY, "Cedar Pact", ALLIANCE),
        ("Birch", "Asbir", EQUITY, "Birch Cedar Venture", CONTRACTUAL),
        ("Cedar", "Birch Cedar Venture", CONTRACTUAL, "Cedar Pact", ALLIANCE),
        ("Dogwood", "Cedar Pact", ALLIANCE, "Dogwood Net", "supply network"),
    ],
    "theories-by-discipline-and-form": [
        ("game theory", "management", ALLIANCE, 2),
        ("organizational learning theory", "economics", ALLIANCE, 1),
        ("transaction cost economics", "management", VENTURE, 1),
    ],
    "two-forms-compared": [
        ("causes", "cultural differences", 0, 0, 1, 0),
        ("causes", "distrust", 0, 0, 1, 0),
        ("enables", "interorganizational learning", 1, 1, 0, 0),
        ("enables", "risk sharing", 0, 1, 2, 0),
        ("has characteristic", "short-term", 0, 0, 1, 0),
        ("hinders", "knowledge transfer", 0, 1, 0, 0),
        ("requires", "partner commitment", 0, 0, 0, 1),
    ],
}


@pytest.fixture(scope="module")
def store() -> Store:
    """The fixture with what follows from it, all in the default graph that a union store has."""
    full = Store()
    full.bulk_extend(Quad(*triple, GRAPH.ontology) for triple in read_modules())
    full.load(path=Path(__file__).parent / "fixture.trig", format=RdfFormat.TRIG)
    materialise(full, full.quads_for_pattern(None, None, None, GRAPH.inferred))
    union = Store()
    union.bulk_extend(
        Quad(*quad.triple) for quad in full if quad.graph_name not in NOT_IN_THE_DEFAULT_GRAPH
    )
    return union


@pytest.fixture(scope="module")
def rdflib_graph(store: Store) -> rdflib.Graph:
    content = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return rdflib.Graph(bind_namespaces="none").parse(data=content, format="nt")


def cell(value: str, datatype: str) -> Cell:
    if not datatype.endswith(("integer", "decimal")):
        return value
    return float(value) if "." in value else int(value)


def of_pyoxigraph(answer: QuerySolutions) -> list[tuple[Cell, ...]]:
    return [
        tuple(t and cell(t.value, t.datatype.value if isinstance(t, Literal) else "") for t in row)
        for row in answer
    ]


def of_rdflib(answer: Iterable[rdflib.query.ResultRow]) -> list[tuple[Cell, ...]]:
    return [
        tuple(None if t is None else cell(str(t), str(getattr(t, "datatype", ""))) for t in row)
        for row in answer
    ]


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_a_question_is_answered_as_worked_out_by_hand(question, store):
    assert of_pyoxigraph(store.query(question.sparql)) == EXPECTED[question.name]


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_another_engine_gives_the_same_answer(question, rdflib_graph):
    assert of_rdflib(rdflib_graph.query(question.sparql)) == EXPECTED[question.name]


def test_there_are_twelve_questions_and_each_says_what_it_asks():
    questions = load_questions()
    assert {question.name for question in questions} == set(EXPECTED)
    assert len({question.question for question in questions}) == 12
    for question in questions:
        assert question.question.endswith("?") and not question.question.startswith("#")
        assert re.match(r"Competency question \d+\. ", question.note)


def test_what_a_scholar_may_change_can_be_changed_by_hand(store):
    questions = {question.name: question.sparql for question in load_questions()}
    changed = questions["evidence-against-a-benefit"].replace(
        "iorc:LearningBenefit", "iorc:RiskSharing"
    )
    rows = of_pyoxigraph(store.query(changed))
    assert [row[:3] for row in rows] == [(ALLIANCE, "risk sharing", "enabling denied")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT * WHERE {}", "two comments"),
        ("# Which?\n", "two comments"),
        ("# Not asked.\n# A note.\nASK {}", "no question"),
    ],
)
def test_a_query_without_a_question_is_refused(tmp_path, text, complaint):
    path = tmp_path / "odd.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=complaint):
        read_question(path)
