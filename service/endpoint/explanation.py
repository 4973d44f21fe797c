"""Says how a query is answered: what was made of it, and what took how long."""

from __future__ import annotations

from typing import Any

from ..engine.pool import Answer
from ..rewriting.explain import MEANINGS as JOINS
from .answers import Prepared
from .question import Question

MEANINGS = {
    "standard": "what the engine reads otherwise than SPARQL 1.1 is written so that it agrees",
    "full text": "text:query is answered from the index of texts, and its finds joined as VALUES",
    "substring": "only texts that may fulfil the FILTER are looked at, found in the index",
    "columns": "rows are joined and counted in tables of numbers, the rest is done with them",
    **JOINS,
}


def explain(
    question: Question, prepared: Prepared, answer: Answer, seconds: float
) -> dict[str, Any]:
    """Describe one answer; `seconds` is what it took the pool, waiting and transport included."""
    steps = {**prepared.seconds, "query process": answer.seconds, "pool in all": seconds}
    rewritten: str | None = prepared.query if prepared.applied else None
    applied = prepared.applied
    if prepared.plan and answer.from_columns:
        rewritten, applied = prepared.plan.outline, ("columns",)
    return {
        "query": question.query,
        "rewritten": rewritten,
        "applied": [{"name": name, "meaning": MEANINGS[name]} for name in applied],
        "milliseconds": {name: round(taken * 1000, 3) for name, taken in steps.items()},
        "bytes": answer.size,
        "truncated": answer.truncated,
        "unknown_functions": list(answer.unknown),
        "generation": answer.generation,
    }
