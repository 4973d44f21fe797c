"""Example queries beside the competency questions: on counts made beforehand."""

from __future__ import annotations

from functools import cache

from interorg.ontology.competency import TOPICS, Question

from ..stored_queries import QUERIES

TOPIC = "Counts at a glance"


class Example(Question):
    """A query of the editor that is no competency question; its number puts it after them."""

    @property
    def topic(self) -> str:
        return TOPIC


@cache
def load_examples() -> tuple[Example, ...]:
    """Read the queries `example_NAME.rq`: two comments, the question and a note, then the query."""
    found = []
    for number, path in enumerate(sorted(QUERIES.glob("example_*.rq")), max(TOPICS) + 1):
        text = path.read_text("utf-8")
        question, note = (line.removeprefix("# ") for line in text.splitlines()[:2])
        name = path.stem.removeprefix("example_").replace("_", "-")
        found.append(Example(name, number, question, note, text))
    return tuple(found)
