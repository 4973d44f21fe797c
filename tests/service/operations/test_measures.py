"""Counters and histograms in the text format of Prometheus."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from interorg.service.operations.measures import BUCKETS, Counter, Gauge, Histogram, sample, write

LINE = re.compile(r'[a-z_]+(\{([a-z]+="(?:[^"\\\n]|\\[\\"n])*",?)+\})? [0-9.e+-]+')


def test_counts_of_many_threads_are_all_there() -> None:
    counter = Counter("asked_total", "Asked.", ("route",))
    with ThreadPoolExecutor(8) as threads:
        for _ in range(1000):
            threads.submit(counter.add, "/a")
    assert [*counter.lines()] == ['asked_total{route="/a"} 1000']


def test_a_counter_without_labels_is_there_before_it_counts() -> None:
    assert [*Counter("cut_total", "Cut.").lines()] == ["cut_total 0"]
    assert [*Counter("asked_total", "Asked.", ("route",)).lines()] == []


def test_buckets_of_a_histogram_add_up() -> None:
    histogram = Histogram("took_seconds", "Took.")
    for seconds in (0.0005, 0.001, 0.02, 100.0):
        histogram.observe(seconds)
    lines = [*histogram.lines()]
    assert lines[0] == 'took_seconds_bucket{le="0.001"} 2'
    assert lines[3] == 'took_seconds_bucket{le="0.03"} 3'
    assert lines[len(BUCKETS)] == 'took_seconds_bucket{le="+Inf"} 4'
    assert lines[-2:] == ["took_seconds_sum 100.0215", "took_seconds_count 4"]


def test_each_measure_says_what_it_is() -> None:
    written = write([Counter("cut_total", "Cut."), Gauge("held_bytes", "Held.", 2.5e9)])
    assert written.splitlines() == [
        "# HELP cut_total Cut.",
        "# TYPE cut_total counter",
        "cut_total 0",
        "# HELP held_bytes Held.",
        "# TYPE held_bytes gauge",
        "held_bytes 2500000000",
    ]


@given(st.text(st.characters(exclude_characters="\r")), st.floats(0, 1e15))
def test_any_label_stays_on_its_line(text: str, value: float) -> None:
    assert LINE.fullmatch(sample("asked_total", [("route", text)], value))
