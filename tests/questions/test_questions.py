"""The competency questions on their fixtures: expected rows were worked out by hand from these."""

from __future__ import annotations

from functools import cache

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat

from interorg.ontology.answers import FIXTURES, Table, answer, cell, expected, fixture
from interorg.ontology.competency import load_questions, read_question
from interorg.ontology.files import OntologyError

# rdflib itself still uses what it has deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset.default_context is deprecated:DeprecationWarning"
)

QUESTIONS = {question.name: question for question in load_questions()}


@cache
def rdflib_dataset(name: str) -> rdflib.Dataset:
    content = fixture(name).dump(format=RdfFormat.N_QUADS)
    return rdflib.Dataset().parse(data=content, format="nquads")


def answer_of_rdflib(sparql: str, dataset: rdflib.Dataset) -> Table:
    found = dataset.query(sparql)
    if found.type == "ASK":
        return Table(("answer",), ((str(found.askAnswer).lower(),),))
    if found.type == "SELECT":
        columns = tuple(str(variable) for variable in found.vars or ())
        return Table(columns, tuple(tuple(cell(node(term)) for term in row) for row in found))
    triples = {tuple(cell(node(term)) for term in triple) for triple in found}
    return Table(("subject", "predicate", "object"), tuple(sorted(triples)))


def node(term: object) -> NamedNode | Literal | None:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.Literal):
        return Literal(str(term), datatype=NamedNode(str(term.datatype or rdflib.XSD.string)))
    return None


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_as_worked_out_by_hand(name):
    on, table = expected(QUESTIONS[name])
    assert table.rows, "a question whose expected answer is empty tests nothing"
    assert answer(QUESTIONS[name], fixture(on)) == table


@pytest.mark.parametrize("name", QUESTIONS)
def test_another_engine_gives_the_same_answer(name):
    on, table = expected(QUESTIONS[name])
    assert answer_of_rdflib(QUESTIONS[name].sparql, rdflib_dataset(on)) == table


def test_every_question_is_asked_once_and_has_its_topic():
    numbers = [question.number for question in QUESTIONS.values()]
    assert len(set(numbers)) == len(numbers)
    assert len({question.question for question in QUESTIONS.values()}) == len(numbers)
    assert QUESTIONS["contradicting-claims"].topic == "Literature, theory and time"


def test_every_table_of_expected_rows_belongs_to_a_question():
    assert {path.stem for path in FIXTURES.glob("*/*.tsv")} == set(QUESTIONS)


def test_what_a_scholar_may_change_can_be_changed_by_hand():
    question = QUESTIONS["evidence-against-a-benefit"]
    changed = question.sparql.replace("iorc:LearningBenefit", "iorc:RiskSharing")
    rows = answer_of_rdflib(changed, rdflib_dataset("stances")).rows
    assert [row[:3] for row in rows] == [("strategic alliance", "risk sharing", "enabling denied")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT * WHERE {}", "two comments"),
        ("# Which?\n", "two comments"),
        ("# Not asked.\n# A note.\nASK {}", "no question"),
        ("# Asked?\n# A note.\nASK {}", "must read 'Competency question N"),
        ("# Asked?\n# Competency question 52. A note.\nASK {}", "N from 1 to 51"),
    ],
)
def test_a_query_without_a_question_is_refused(tmp_path, text, complaint):
    path = tmp_path / "odd.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=complaint):
        read_question(path)
