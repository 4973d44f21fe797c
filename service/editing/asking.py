"""Short questions to the served graph, which together may take so long and no longer."""

from __future__ import annotations

import json
import time
from typing import Any

from interorg.ingest.failure import BadQuery, TooLong

from ..context import Service
from ..endpoint.question import Question
from ..engine.pool import JSON, Answer
from ..gate.query_check import check
from ..rewriting.statistics import Statistics

Row = dict[str, dict[str, Any]]
"""A row of SPARQL results in JSON: terms by the names of variables."""


class Asker:
    """Asks until its time is over; what then is not known is None."""

    def __init__(self, service: Service, base: str, seconds: float) -> None:
        self.service = service
        self.base = base
        self.late = False
        """Whether an answer was missed for want of time."""
        self._until = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self._until - time.monotonic()

    @property
    def lateral(self) -> bool:
        """Tell whether LATERAL is understood: by our own engine."""
        return self.service.answers.ours

    @property
    def statistics(self) -> Statistics | None:
        """Counts of what queries without FROM see, where there are any."""
        service = self.service
        tending = service.answers.tending
        same = service.default_graph == service.store.mode
        return tending.statistics if tending and same else None

    def prepared(self, query: str) -> str:
        """Return a query as the engine is to be given it; raise BadQuery for one not allowed."""
        service = self.service
        question = Question(query, check(query), JSON, self.base, None, None, service.default_graph)
        return service.answers.prepare(question, service.store.current()).query

    def rows(self, query: str) -> list[Row] | None:
        """Return the rows of a SELECT; raise BadQuery for one that is not allowed or wrong."""
        service = self.service
        generation = service.store.current()
        # Each key that is pressed asks much the same again.
        key = ("editing", query, self.base)
        answer = service.answers.cache.get(generation.number, key)
        if answer is None:
            answer = self._ask(query)
            if answer is None:
                return None
            # Texts that an index gave are those of the state that was served when it was asked.
            if answer.generation == generation.number:
                service.answers.cache.put(answer.generation, key, answer)
        rows: list[Row] = json.loads(answer.body)["results"]["bindings"]
        return rows

    def _ask(self, query: str) -> Answer | None:
        if self.late or self.left <= 0:
            self.late = True
            return None
        prepared = self.prepared(query)
        try:
            return self.service.pool.query(
                prepared,
                base=self.base,
                seconds=max(self.left, 0.01),
                default_graph=self.service.default_graph,
            )
        except TooLong:
            self.late = True
            return None

    def finds(self, prologue: str, pattern: str) -> bool | None:
        """Tell whether a group pattern has any result; None where that is not known."""
        try:
            found = self.rows(f"{prologue}SELECT (1 AS ?found) WHERE {{ {pattern} }} LIMIT 1")
        except BadQuery:
            return None
        return None if found is None else bool(found)
