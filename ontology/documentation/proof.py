"""The competency questions with their marks: do they pass, and what does the corpus answer?"""

from dataclasses import dataclass
from functools import cache

from pyoxigraph import DefaultGraph, Quad, Store

from ..answers import APART, FIXTURES, Table, answer, expected, fixture
from ..competency import TOPICS, Question, load_questions
from ..files import OntologyError, read_modules
from ..inference import materialise
from ..terms import GRAPH

CORPUS_ROWS = FIXTURES / "corpus-rows.tsv"
"""How many rows each question has on the graph of the shipped corpus: question, rows."""


@dataclass(frozen=True)
class Asked:
    """A question, what it has to answer on its fixture, and whether it does."""

    question: Question
    fixture: str
    table: Table
    passed: bool
    corpus_rows: int | None
    """Rows on the graph of the shipped corpus; None where nobody counted."""
    rows_alone: int
    """Rows on the ontology alone, without any data."""
    alone: bool
    """The rows on the fixture are those on the ontology alone: no data bears on them."""


@cache
def asked() -> tuple[Asked, ...]:
    """Put every question to its fixture, in the order of their numbers."""
    rows = corpus_rows()
    found = []
    for question in load_questions():
        name, table = expected(question)
        passed = answer(question, fixture(name)) == table
        bare = answer(question, _ontology_alone())
        counted = rows.get(question.name)
        same = bool(bare.rows) and bare == table
        found.append(Asked(question, name, table, passed, counted, len(bare.rows), same))
    return tuple(found)


@cache
def _ontology_alone() -> Store:
    """Give a store as `fixture` does, with no data in it."""
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object, GRAPH.ontology) for t in read_modules())
    materialise(store)
    joined = [q.triple for q in store if q.graph_name not in APART]
    store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in joined)
    return store


def by_topic() -> dict[str, list[Asked]]:
    """Give the questions by topic, in the order of the topics."""
    return {
        topic: found
        for topic in TOPICS.values()
        if (found := [each for each in asked() if each.question.topic == topic])
    }


def unwritten() -> list[int]:
    """Give the numbers of the questions that no query asks yet."""
    numbers = {each.question.number for each in asked()}
    return [number for number in range(1, max(TOPICS) + 1) if number not in numbers]


def corpus_rows() -> dict[str, int]:
    """Read how many rows each question has on the shipped corpus."""
    if not CORPUS_ROWS.exists():
        return {}
    header, *lines = CORPUS_ROWS.read_text(encoding="utf-8").splitlines()
    if header != "question\trows":
        raise OntologyError(
            f"{CORPUS_ROWS.name} must begin with the columns question and rows, but begins with "
            f"{header!r}. Write it anew with interorg ontology count-answers."
        )
    cells = (line.split("\t") for line in lines)
    return {name: int(rows) for name, rows in cells}
