"""What is counted of requests and queries, in a registry of prometheus_client."""

from __future__ import annotations

from functools import lru_cache

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    values,
)

BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
"""Upper ends in seconds."""

# Since when each series is counted would be a series more for each.
disable_created_metrics()
# One process counts; where PROMETHEUS_MULTIPROC_DIR is set, files would be written for several.
values.ValueClass = values.MutexValue


class Measures:
    """The counts of one application; safe for threads."""

    def __init__(self) -> None:
        held = self.registry = CollectorRegistry()
        self.requests = Counter(
            "interorg_requests_total",
            "Requests answered.",
            ("route", "method", "status"),
            registry=held,
        )
        self.seconds = Histogram(
            "interorg_request_seconds",
            "Seconds that requests took.",
            ("route",),
            buckets=BUCKETS,
            registry=held,
        )
        self.queries = Histogram(
            "interorg_query_seconds",
            "Seconds that requests with a query took.",
            ("cache",),
            buckets=BUCKETS,
            registry=held,
        )
        self.stopped = Counter(
            "interorg_queries_stopped_total",
            "Queries that were given up.",
            ("reason",),
            registry=held,
        )
        self.truncated = Counter(
            "interorg_answers_truncated_total", "Answers that were cut.", registry=held
        )
        self.refused = Counter(
            "interorg_requests_refused_total",
            "Requests that were not handled.",
            ("reason",),
            registry=held,
        )
        # Looked up once: thousands of repeated answers may be counted in a second.
        self._hits = self.queries.labels("hit")
        self._repeated = lru_cache(64)(
            lambda route, method: (
                self.requests.labels(route, method, "200"),
                self.seconds.labels(route),
            )
        )

    def count_repeated(self, route: str, method: str) -> None:
        """Count an answer that was kept, which takes no time to speak of."""
        requests, seconds = self._repeated(route, method)
        requests.inc()
        seconds.observe(0.0)
        self._hits.observe(0.0)
