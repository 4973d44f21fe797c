"""What is counted of requests, as Prometheus reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import generate_latest
from prometheus_client.openmetrics.exposition import generate_latest as generate_open_metrics
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_open
from prometheus_client.parser import text_string_to_metric_families as read_text

from interorg.service.operations.measures import Measures

NAMES = {
    "interorg_requests",
    "interorg_request_seconds",
    "interorg_query_seconds",
    "interorg_queries_stopped",
    "interorg_answers_truncated",
    "interorg_requests_refused",
}


def value(measures: Measures, name: str, **labels: str) -> float | None:
    return measures.registry.get_sample_value(name, labels)


def test_counts_of_many_threads_are_all_there() -> None:
    measures = Measures()
    with ThreadPoolExecutor(8) as threads:
        for _ in range(1000):
            threads.submit(measures.count_repeated, "/sparql", "GET")
    counted = {"route": "/sparql", "method": "GET", "status": "200"}
    assert value(measures, "interorg_requests_total", **counted) == 1000
    assert value(measures, "interorg_request_seconds_count", route="/sparql") == 1000
    assert value(measures, "interorg_query_seconds_bucket", cache="hit", le="0.001") == 1000


def test_applications_count_apart() -> None:
    one, other = Measures(), Measures()
    one.truncated.inc()
    assert value(one, "interorg_answers_truncated_total") == 1
    assert value(other, "interorg_answers_truncated_total") == 0


def test_every_count_is_there_under_its_name_and_nothing_else_is() -> None:
    measures = Measures()
    measures.count_repeated("/sparql", "POST")
    for written in (
        [*read_text(generate_latest(measures.registry).decode())],
        [*read_open(generate_open_metrics(measures.registry).decode())],
    ):
        assert {family.name for family in written} == NAMES
        samples = {sample.name for family in written for sample in family.samples}
        assert "interorg_answers_truncated_total" in samples
        assert not {name for name in samples if name.endswith("_created")}


@given(st.text(st.characters(codec="utf-8")))
def test_any_label_is_read_back_as_it_was(text: str) -> None:
    measures = Measures()
    measures.refused.labels(text).inc()
    written = generate_open_metrics(measures.registry).decode()
    refused = next(f for f in read_open(written) if f.name == "interorg_requests_refused")
    assert [sample.labels for sample in refused.samples] == [{"reason": text}]


def test_no_files_are_written_where_other_programs_count_in_several_processes(
    tmp_path: Path,
) -> None:
    code = "from interorg.service.operations.measures import Measures; Measures()"
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
