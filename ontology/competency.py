"""The competency questions: what the graph is for, each in English and as SPARQL."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .files import HERE, OntologyError


@dataclass(frozen=True)
class Question:
    """A question that the ontology must be able to answer."""

    name: str
    """Name of its file, which says what it answers."""
    question: str
    """The question in English."""
    note: str
    """Its number in the list of competency questions, and how to read or change it."""
    sparql: str
    """The whole query, comments included."""


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
    return Question(path.stem, question, note, text)


@cache
def load_questions() -> tuple[Question, ...]:
    """Read the competency questions, in the order of their names."""
    return tuple(read_question(path) for path in sorted((HERE / "questions").glob("*.rq")))
