"""Whether the service works, and what it has counted."""

from __future__ import annotations

import time

from flask import Blueprint, Response, jsonify

from interorg.ingest.failure import Failure, TooLong

from ..context import service
from .measures import CONTENT_TYPE, Gauge, write
from .surroundings import usage
from .watching import watch

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


@room.get("/metrics")
def metrics() -> Response:
    """Give all counts in the text format of Prometheus."""
    parts, used = service(), usage()
    gauges = [
        Gauge("interorg_generation", "Generation served.", parts.store.current().number),
        Gauge(
            "interorg_queries_running",
            "Queries that wait or run.",
            getattr(parts.pool, "running", 0),
        ),
        Gauge(
            "interorg_in_memory",
            "Whether queries are answered from memory.",
            getattr(parts.pool, "in_memory", False),
        ),
        Gauge("interorg_query_processes", "Query processes.", parts.pool.limits.processes),
        Gauge("interorg_processes", "All processes of the service.", used.processes),
        Gauge("interorg_memory_bytes", "Memory of all processes.", used.memory),
        Gauge("interorg_start_time_seconds", "When the service started.", BEGAN),
    ]
    return Response(write([*watch().measures, *gauges]), content_type=CONTENT_TYPE)
