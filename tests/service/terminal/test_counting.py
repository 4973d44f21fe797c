"""How much the competency questions find in a graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from interorg.corpus import FOLDER
from interorg.ontology.competency import load_questions
from interorg.ontology.documentation.proof import CORPUS_ROWS
from interorg.service.building.build import ingest
from interorg.service.cli import main
from interorg.service.engine.pool import JSON, Answer
from interorg.service.storage.store import Store
from interorg.service.terminal.counting import count_answers, rows_of


@pytest.mark.parametrize(
    ("answer", "rows"),
    [
        (Answer(JSON, b'{"head": {"vars": ["a"]}, "results": {"bindings": [{}, {}]}}'), 2),
        (Answer(JSON, b'{"head": {}, "boolean": true}'), 1),
        (Answer(JSON, b'{"head": {}, "boolean": false}'), 0),
        (Answer("application/n-triples", b"<a:> <b:> <c:> .\n<a:> <b:> <d:> .\n"), 2),
        (Answer("application/n-triples", b""), 0),
    ],
)
def test_rows_and_triples_are_counted(answer: Answer, rows: int) -> None:
    assert rows_of(answer) == rows


def test_every_question_is_asked_and_told_with_its_rows(published: Store) -> None:
    command = ["ontology", "count-answers", "--store", str(published.path)]
    header, *lines = CliRunner().invoke(main, command, catch_exceptions=False).output.splitlines()
    assert header == "question\trows"
    assert [line.split("\t")[0] for line in lines] == [q.name for q in load_questions()]
    counts = dict(line.split("\t") for line in lines)
    assert counts["contradicting-claims"] == "0"


def test_the_documentation_tells_what_the_questions_find_in_the_shipped_corpus(
    tmp_path: Path,
) -> None:
    ingest([FOLDER / "cases", FOLDER / "literature"], tmp_path / "store")
    found = [f"{name}\t{rows}" for name, rows in count_answers(tmp_path / "store", 30)]
    told = CORPUS_ROWS.read_text(encoding="utf-8").splitlines()[1:]
    assert found == told, "write it anew with `interorg ontology count-answers`"
