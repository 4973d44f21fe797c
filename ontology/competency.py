"""The competency questions: what the graph is for, each in English and as SPARQL."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .files import HERE, OntologyError

TOPICS = {
    9: "Forms and how they differ",
    16: "Mechanisms",
    23: "Benefits, and evidence for or against",
    29: "Challenges and success",
    33: "Drivers and context",
    39: "Cases and organizations",
    46: "Literature, theory and time",
    50: "Trust in the data",
    51: "Cases and organizations",
}
"""What the questions up to a number are about."""


@dataclass(frozen=True)
class Question:
    """A question that the ontology must be able to answer."""

    name: str
    """Name of its file, which says what it answers."""
    number: int
    """Place in the list of competency questions, from 1."""
    question: str
    """The question in English."""
    note: str
    """How to read its answer, or what to change in it."""
    sparql: str
    """The whole query, comments included."""

    @property
    def topic(self) -> str:
        return next(topic for last, topic in TOPICS.items() if self.number <= last)


def read_question(path: Path) -> Question:
    """Read a query whose first line is a comment with the question, the second one on the query."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()[:2]
    if len(lines) < 2 or not all(line.startswith("# ") for line in lines):
        raise OntologyError(
            f"{path.name} must begin with two comments: the question, ending in a question mark, "
            "and a line on the query. Add them."
        )
    question, note = (line.removeprefix("# ").strip() for line in lines)
    if not question.endswith("?"):
        raise OntologyError(f"The first line of {path.name} is no question: {question!r}. Mend it.")
    numbered = re.fullmatch(r"Competency question (\d+)\. (.+)", note)
    if not numbered or not 1 <= int(numbered[1]) <= max(TOPICS):
        raise OntologyError(
            f"The second line of {path.name} must read 'Competency question N. A note.', N from 1 "
            f"to {max(TOPICS)}, but reads {note!r}. Mend it."
        )
    return Question(path.stem, int(numbered[1]), question, numbered[2], text)


@cache
def load_questions() -> tuple[Question, ...]:
    """Read the competency questions, in the order of their numbers."""
    questions = [read_question(path) for path in (HERE / "questions").glob("*.rq")]
    return tuple(sorted(questions, key=lambda question: question.number))


def by_topic() -> dict[str, tuple[Question, ...]]:
    """Give the competency questions by what they are about."""
    return {
        topic: tuple(question for question in load_questions() if question.topic == topic)
        for topic in TOPICS.values()
    }
