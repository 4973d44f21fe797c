"""How much each competency question finds in a graph."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from interorg.ontology.competency import load_questions

from ..engine.pool import JSON, Answer, Limits, Pool
from ..storage.store import Store

N_TRIPLES = "application/n-triples"


def count_answers(path: Path, seconds: float) -> Iterator[tuple[str, int]]:
    """Ask the store in a folder all questions; yield the name of each and how many rows it has."""
    with Pool(Store.open(path), Limits(seconds=seconds, processes=1)) as pool:
        for question in load_questions():
            answer = pool.query(question.sparql, solutions=JSON, triples=N_TRIPLES)
            yield question.name, rows_of(answer)


def rows_of(answer: Answer) -> int:
    """Count rows or triples; yes counts as one, no as none."""
    if answer.media_type == N_TRIPLES:
        return len(answer.body.splitlines())
    content = json.loads(answer.body)
    if "boolean" in content:
        return int(content["boolean"])
    return len(content["results"]["bindings"])
