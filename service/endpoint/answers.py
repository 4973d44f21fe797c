"""From a question to its answer: from the cache, or rewritten and asked of the pool.

question ─ standard ─ full text ─ substring ─ joins ─▶ Prepared ─ pool ─▶ Answer ─▶ cache
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from interorg.ingest.failure import BadQuery

from ..cache import Cache
from ..columns.making import FILE
from ..columns.plan import Plan
from ..columns.selects import plan
from ..columns.worth import Place
from ..engine.exchange import Client
from ..engine.pool import JSON, TURTLE, Answer, Pool
from ..furnishing.tending import Tending
from ..negotiation import SOLUTIONS, TRIPLES
from ..rewriting import full_text, rewrite, standard, substring
from ..search.literal_reader import literals_of
from ..storage.generations import Generation
from ..storage.store import Mode, Store
from .question import Question

INDEXED = frozenset({"full text", "substring"})
"""Rewritings that write texts from an index into the query."""
TRIES = 3
"""A query is prepared anew so often when publications come between."""


@dataclass
class Prepared:
    """The query as it is evaluated, and how it came to that."""

    query: str
    applied: tuple[str, ...] = ()
    """Names of what was done to it."""
    plan: Plan | None = None
    """Another way to its rows."""
    texts: int | None = None
    """When more texts hold the words of `text:query` than were taken: how many were."""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each part of this took."""

    @property
    def indexed(self) -> bool:
        """Whether it holds what an index of one generation gave."""
        return not INDEXED.isdisjoint(self.applied)


@dataclass(frozen=True)
class Given:
    """An answer, and where it came from."""

    answer: Answer
    kept: bool
    """Whether it is in the cache now."""
    prepared: Prepared | None = None
    """None for an answer that was in the cache."""

    @property
    def applied(self) -> tuple[str, ...]:
        """Names of what was done so that it came sooner."""
        if self.prepared is None:
            return ()
        return ("columns",) if self.answer.from_columns else self.prepared.applied


class Answers:
    """Answers questions; safe for threads."""

    def __init__(self, store: Store, pool: Pool, default_graph: Mode, capacity: int) -> None:
        """`capacity` bounds the bytes of answers that are kept; 0 keeps none."""
        self.store = store
        self.pool = pool
        self.default_graph = default_graph
        self.cache: Cache[Answer] = Cache(capacity)
        # Only our own engine reads what a rewriting may write, and only it has an index here.
        self.ours = isinstance(pool, Pool)
        self.tending = Tending(store) if self.ours else None

    def answer(self, question: Question, client: Client | None = None) -> Given:
        """Answer from the cache or by the pool; raises what `Pool.query` raises, and NoIndex."""
        for _ in range(TRIES):
            generation = self.store.current()
            if question.lasting and (found := self.cache.get(generation.number, question.key)):
                return Given(found, kept=True)
            prepared = self.prepare(question, generation)
            answer = self.ask(question, prepared, client)
            # A publication came between: the texts in the query are not those of the answer.
            stale = prepared.indexed and answer.generation != generation.number
            if not stale:
                break
        kept = question.lasting and prepared.texts is None and not stale
        if kept:
            self.cache.put(answer.generation, question.key, answer)
        return Given(answer, kept, prepared)

    def prepare(self, question: Question, generation: Generation) -> Prepared:
        """Rewrite the query of a question; raises BadQuery and NoIndex for a wrong `text:query`."""
        prepared = Prepared(question.query)
        if not self.ours or self.tending is None:
            return prepared
        began = time.perf_counter()
        self.tending.look(generation)
        literals = literals_of(generation)
        query = standard.rewrite(question.query)
        found = full_text.rewrite(query, literals, dataset=question.confined)
        candidates = substring.candidates(found.query, literals)
        narrowed = substring.with_texts(found.query, candidates)
        names = {
            "standard": query != question.query,
            "full text": found.query != query,
            "substring": narrowed != found.query,
        }
        searched = time.perf_counter()
        statistics = self.tending.statistics
        whole = not question.confined and self.default_graph == self.store.mode
        joined = rewrite.rewrite(narrowed, statistics) if statistics and whole else None
        prepared.query = joined.query if joined else narrowed
        if statistics and whole and (generation.path / FILE).exists():
            place: Place = "memory" if self.pool.in_memory else "disk"
            prepared.plan = plan(found.query, narrowed, statistics, place, candidates)
        applied = tuple(name for name, done in names.items() if done)
        prepared.applied = (*applied, *(joined.applied if joined else ()))
        prepared.texts = found.taken
        prepared.seconds = {
            "full text": searched - began,
            "joins": time.perf_counter() - searched,
        }
        return prepared

    def ask(self, question: Question, prepared: Prepared, client: Client | None) -> Answer:
        """Have the pool answer what was prepared."""
        try:
            return self._query(question, prepared.query, client, prepared.plan)
        except BadQuery:
            if prepared.query == question.query:
                raise
            # The place of the mistake is to be that in the query as it was sent.
            return self._query(question, question.query, client)

    def _query(
        self,
        question: Question,
        query: str,
        client: Client | None,
        plan: Plan | None = None,
    ) -> Answer:
        media_type, checked = question.media_type, question.checked
        more: dict[str, Any] = {"asked": question.query, "plan": plan} if self.ours else {}
        return self.pool.query(
            query,
            solutions=media_type if media_type in SOLUTIONS else JSON,
            triples=media_type if media_type in TRIPLES else TURTLE,
            default_graphs=question.default_graphs,
            named_graphs=question.named_graphs,
            base=question.base,
            default_graph=None if checked.own_dataset else self.default_graph,
            undeclared=checked.undeclared,
            client=client,
            **more,
        )
