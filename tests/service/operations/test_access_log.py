"""The access log: a line of JSON on each request, without what is secret."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from interorg.ingest.failure import Failure
from interorg.service.operations.access_log import AccessLog
from interorg.service.operations.record import record
from interorg.service.storage.store import Store
from interorg.service.web import create_app


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "access.log"


@pytest.fixture
def logged(published: Store, log: Path) -> Iterator[Flask]:
    made = create_app({"STORE": published.path, "ACCESS_LOG": str(log), "IN_MEMORY": "off"})
    yield made
    made.extensions["interorg"].pool.close()
    made.extensions["interorg.watch"].log.close()


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_a_request_is_one_line(logged: Flask, log: Path) -> None:
    secret = {"Authorization": "Bearer hush", "Accept": "application/json"}
    answer = logged.test_client().get("/about?token=hush", headers=secret)
    answer.close()
    (line,) = lines(log)
    assert line["id"] == answer.headers["Interorg-Query-Id"]
    assert (line["method"], line["route"], line["path"], line["status"]) == (
        "GET",
        "/about",
        "/about",
        200,
    )
    assert line["bytes"] == len(answer.data) and line["ms"] > 0
    assert "hush" not in log.read_text()


def test_an_error_is_written_with_what_was_said(logged: Flask, log: Path) -> None:
    logged.test_client().get("/sparql?query=nonsense").close()
    (line,) = lines(log)
    assert line["status"] == 400 and "line 1" in line["error"]


def test_what_handles_a_request_can_note_more(logged: Flask, log: Path) -> None:
    def noted() -> str:
        record().query, record().cache, record().rewriting = "ASK {}", "hit", ("joins",)
        return ""

    logged.add_url_rule("/noted", "noted", noted)
    logged.test_client().get("/noted").close()
    (line,) = lines(log)
    assert (line["cache"], line["rewriting"]) == ("hit", ["joins"])
    assert line["query"].startswith("sha256:") and "ASK" not in log.read_text()


def test_queries_are_written_when_that_is_switched_on(tmp_path: Path) -> None:
    assert AccessLog("off", whole_queries=True).query("ASK {}") == "ASK {}"
    assert AccessLog("off").query(None) is None


def test_a_log_that_was_moved_away_is_begun_anew(log: Path) -> None:
    access = AccessLog(str(log))
    access.write({"n": 1})
    log.rename(log.with_suffix(".1"))
    access.write({"n": 2, "nothing": None})
    access.close()
    assert [line["n"] for line in lines(log)] == [2] and "nothing" not in lines(log)[0]


def test_nothing_can_be_slipped_into_a_line(log: Path) -> None:
    access = AccessLog(str(log))
    access.write({"path": 'a\n{"path": "b"}\x1b'})
    access.close()
    assert len(lines(log)) == 1


def test_a_log_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"cannot be written: Is a directory"):
        AccessLog(str(tmp_path))
