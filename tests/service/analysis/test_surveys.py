"""Surveys are read once, and nobody waits for one where another will do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from flask import Flask

from interorg.ingest.failure import Failure, TooLong
from interorg.service.analysis import surveys
from interorg.service.analysis.survey import Survey
from interorg.service.analysis.surveys import PERIODS, survey_of
from interorg.service.engine.pool import Pool
from interorg.service.storage.generations import Generation

ELSEWHERE = Path("/dev/null")


class Slow:
    """A pool that can be made to keep its answers back, or to have none."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.asked = threading.Event()
        self.open = threading.Event()
        self.open.set()
        self.readings = 0
        self.broken = False

    def select(self, name: str, **bindings: Any) -> list[dict[str, str]]:
        self.readings += name == "analysis_claims"
        self.asked.set()
        assert self.open.wait(30)
        if self.broken:
            raise Failure("The store does not answer.")
        return self.pool.select(name, **bindings)

    def survey(self, number: int, path: Path = ELSEWHERE) -> Survey:
        return survey_of(cast(Pool, self), Generation(number, path))

    @contextmanager
    def reading(self, number: int, path: Path = ELSEWHERE) -> Iterator[Future[Survey]]:
        """Have a request read something meanwhile, which takes as long as this lasts."""
        self.asked.clear()
        self.open.clear()
        with ThreadPoolExecutor(1) as threads:
            future = threads.submit(self.survey, number, path)
            try:
                assert self.asked.wait(30)
                yield future
            finally:
                self.open.set()


@pytest.fixture
def slow(analysed: Flask, monkeypatch: pytest.MonkeyPatch) -> Slow:
    monkeypatch.setattr(surveys, "PATIENCE", 0.02)
    return Slow(analysed.extensions["interorg"].pool)


def test_what_was_read_is_given_while_another_is_being_read(slow: Slow) -> None:
    first = slow.survey(1, ELSEWHERE / "1")
    with slow.reading(2, ELSEWHERE / "2") as second:
        assert slow.survey(1, ELSEWHERE / "1") is first
        with pytest.raises(TooLong, match="first time"):
            slow.survey(2, ELSEWHERE / "2")
    assert slow.survey(2, ELSEWHERE / "2") is second.result() is not first
    assert slow.survey(1, ELSEWHERE / "1") is first and slow.readings == 2


def test_those_who_wait_for_a_survey_are_given_the_one_that_was_read(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surveys, "PATIENCE", 30)
    with ThreadPoolExecutor(4) as threads:
        with slow.reading(7) as first:
            waiting = [threads.submit(slow.survey, number) for number in (7, 7, 8)]
        assert {first.result()} == {each.result() for each in waiting}
    assert slow.readings == 1


def test_counts_of_a_period_before_do_while_a_slow_store_is_asked_anew(slow: Slow) -> None:
    first = slow.survey(7)
    with slow.reading(8) as second:
        assert slow.survey(8) is first is slow.survey(7 + PERIODS)
        with pytest.raises(TooLong):
            slow.survey(8 + PERIODS)
    assert slow.survey(8) is second.result() is not first


def test_a_store_that_fails_is_asked_again(slow: Slow) -> None:
    slow.broken = True
    with pytest.raises(Failure, match="does not answer"):
        slow.survey(7)
    slow.broken = False
    assert slow.survey(7).size > 0
