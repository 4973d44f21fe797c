"""Whether the service works, and what it has counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

from flask import Blueprint, Response, jsonify, request
from flask.blueprints import BlueprintSetupState
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.openmetrics import exposition as openmetrics
from prometheus_client.registry import Collector

from interorg.ingest.failure import Failure, TooLong

from ..context import service
from ..negotiation import choose
from .surroundings import usage
from .watching import Watch, watch

TEXT, OPEN_METRICS = "text/plain", "application/openmetrics-text"
# The library's own choice by Accept fails on versions that are no numbers.
WRITTEN: Mapping[str, tuple[Callable[[CollectorRegistry], bytes], str]] = {
    TEXT: (generate_latest, CONTENT_TYPE_PLAIN_0_0_4),
    OPEN_METRICS: (openmetrics.generate_latest, openmetrics.CONTENT_TYPE_LATEST),
}

room = Blueprint("operations", __name__)
BEGAN = time.time()
PATIENCE = 0.5
"""Seconds for the query that tries a query process."""


@room.get("/health")
def health() -> Response:
    """Say whether queries are answered now, and from which generation; 503 when they are not."""
    parts = service()
    try:
        generation = parts.store.current().number
        parts.pool.query("ASK {}", seconds=PATIENCE)
        status = "ok"
    except TooLong:
        status = "busy"
    except (Failure, OSError) as failure:
        response = jsonify(status="unavailable", reason=str(failure))
        response.status_code = 503
        response.headers["Retry-After"] = "5"
        return response
    response = jsonify(status=status, generation=generation)
    response.headers["Cache-Control"] = "no-store"
    return response


class State(Collector):
    """How things stand at the moment when they are asked for."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        parts, used = service(), usage()
        pool = parts.pool
        for name, about, value in (
            ("generation", "Generation served.", parts.store.current().number),
            ("queries_running", "Queries that wait or run.", pool.running),
            ("in_memory", "Whether queries are answered from memory.", pool.in_memory),
            ("query_processes", "Query processes.", pool.limits.processes),
            ("processes", "All processes of the service.", used.processes),
            ("memory_bytes", "Memory of all processes.", used.memory),
            ("start_time_seconds", "When the service started.", BEGAN),
        ):
            yield GaugeMetricFamily(f"interorg_{name}", about, value)


@room.record
def set_up(state: BlueprintSetupState) -> None:
    """Have the counts of an application tell this too."""
    watching: Watch = state.app.extensions["interorg.watch"]
    watching.measures.registry.register(State())


@room.get("/metrics")
def metrics() -> Response:
    """Give all counts in the format of Prometheus or of OpenMetrics, as Accept says."""
    chosen = choose(request.headers.get("Accept"), list(WRITTEN)) or TEXT
    write, content_type = WRITTEN[chosen]
    response = Response(write(watch().measures.registry), content_type=content_type)
    response.vary.add("Accept")
    return response
