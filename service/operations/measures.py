"""Counters and histograms, safe for threads, in the text format that Prometheus reads."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
"""Upper ends in seconds."""
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Counter:
    """Counts events, one number for each combination of labels."""

    kind = "counter"

    def __init__(self, name: str, about: str, labels: Sequence[str] = ()) -> None:
        self.name = name
        self.about = about
        self.labels = labels
        self._lock = threading.Lock()
        self._values: dict[tuple[str, ...], float] = {}

    def add(self, *labels: str, by: float = 1) -> None:
        with self._lock:
            self._values[labels] = self._values.get(labels, 0) + by

    def lines(self) -> Iterator[str]:
        with self._lock:
            values = sorted(self._values.items())
        for labels, value in values or ([((), 0.0)] if not self.labels else []):
            yield sample(self.name, zip(self.labels, labels, strict=True), value)


class Histogram:
    """Counts how often something took how many seconds."""

    kind = "histogram"

    def __init__(self, name: str, about: str, labels: Sequence[str] = ()) -> None:
        self.name = name
        self.about = about
        self.labels = labels
        self._lock = threading.Lock()
        self._counts: dict[tuple[str, ...], list[int]] = {}
        self._sums: dict[tuple[str, ...], float] = {}

    def observe(self, seconds: float, *labels: str) -> None:
        with self._lock:
            counts = self._counts.setdefault(labels, [0] * (len(BUCKETS) + 1))
            counts[bisect_left(BUCKETS, seconds)] += 1
            self._sums[labels] = self._sums.get(labels, 0.0) + seconds

    def lines(self) -> Iterator[str]:
        with self._lock:
            found = [(key, [*counts], self._sums[key]) for key, counts in self._counts.items()]
        for labels, counts, total in sorted(found):
            named = [*zip(self.labels, labels, strict=True)]
            so_far = 0
            for end, number in zip((*(f"{end:g}" for end in BUCKETS), "+Inf"), counts, strict=True):
                so_far += number
                yield sample(f"{self.name}_bucket", [*named, ("le", end)], so_far)
            yield sample(f"{self.name}_sum", named, total)
            yield sample(f"{self.name}_count", named, so_far)


class Gauge:
    """A number as it is when it is asked for."""

    kind = "gauge"
    labels: Sequence[str] = ()

    def __init__(self, name: str, about: str, value: float) -> None:
        self.name = name
        self.about = about
        self.value = value

    def lines(self) -> Iterator[str]:
        yield sample(self.name, (), self.value)


def write(measures: Iterable[Counter | Histogram | Gauge]) -> str:
    """Write measures in the text format, version 0.0.4."""
    lines: list[str] = []
    for measure in measures:
        lines.append(f"# HELP {measure.name} {measure.about}")
        lines.append(f"# TYPE {measure.name} {measure.kind}")
        lines += measure.lines()
    return "\n".join(lines) + "\n"


def sample(name: str, labels: Iterable[tuple[str, str]], value: float) -> str:
    """Write one line.

    >>> sample("asked_total", [("route", "/sparql")], 3)
    'asked_total{route="/sparql"} 3'
    """
    inner = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels)
    return f"{name}{{{inner}}} {value:.15g}" if inner else f"{name} {value:.15g}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
