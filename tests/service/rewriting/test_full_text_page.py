"""The examples of docs/full-text.md are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, QuerySolutions, RdfFormat, Store

from interorg.service.rewriting.full_text import rewrite
from interorg.service.rewriting.substring import narrow
from interorg.service.search.literal_reader import Literals
from interorg.service.search.literals import build_literals

PAGE = Path(__file__).parents[3] / "docs" / "full-text.md"
EXAMPLES = re.findall(r"```sparql\n(.*?)```\n\n(\|.*?)\n\n", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def graph() -> Store:
    graph = Store()
    [turtle] = re.findall(r"```turtle\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    graph.load(turtle.encode(), RdfFormat.TURTLE)
    return graph


@pytest.fixture(scope="module")
def literals(graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Literals:
    folder = tmp_path_factory.mktemp("index") / "literals"
    build_literals(graph, folder)
    return Literals(folder)


def table(found: object) -> list[list[str]]:
    """Lay solutions out as the page does, scores left out."""
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    rows = [[shown(name, solution[name]) for name in names] for solution in found]
    return [names, *rows]


def shown(name: str, value: object) -> str:
    if name == "score":
        return "…"
    if isinstance(value, Literal):
        return value.value
    return "" if value is None else str(value)[1:-1].replace("http://example.org/", ":")


def test_every_example_has_its_answer() -> None:
    assert len(EXAMPLES) == PAGE.read_text("utf-8").count("```sparql") == 6


@pytest.mark.parametrize(("query", "answer"), EXAMPLES)
def test_an_example_has_the_answer_shown(
    graph: Store, literals: Literals, query: str, answer: str
) -> None:
    names, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in answer.splitlines()
    ]
    rewritten = narrow(rewrite(query, literals).query, literals)
    assert rewritten != query
    assert table(graph.query(rewritten)) == [names, *rows]
