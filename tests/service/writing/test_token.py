"""Who may change a store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from interorg.ingest.failure import Failure
from interorg.service.endpoint.token import is_loopback, read_token, refuse_open_door
from interorg.service.storage.store import Store

Writable = Callable[..., Flask]
GOOD = {"update": "INSERT DATA { <http://e/a> <http://e/b> 1 }"}


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text("0123456789abcdef\n")
    path.chmod(0o600)
    return path


@pytest.mark.parametrize(
    ("header", "status", "challenge"),
    [
        (None, 401, 'Bearer realm="interorg"'),
        ("Basic dXNlcjpwYXNz", 401, 'Bearer realm="interorg"'),
        ("Bearer", 400, None),
        ("Bearer  ", 400, None),
        ("Bearer wrong", 401, 'Bearer realm="interorg", error="invalid_token"'),
        ("Bearer 0123456789abcde", 401, 'Bearer realm="interorg", error="invalid_token"'),
        ("Bearer 0123456789abcdef0", 401, 'Bearer realm="interorg", error="invalid_token"'),
        ("Bearer 0123456789abcdef", 204, None),
        ("bearer 0123456789abcdef", 204, None),
    ],
)
def test_the_token_opens_the_door(
    empty: Store,
    writable: Writable,
    token_file: Path,
    header: str | None,
    status: int,
    challenge: str | None,
) -> None:
    client = writable(empty, TOKEN_FILE=token_file).test_client()
    headers = {"Authorization": header} if header else {}
    answer = client.post("/update", data=GOOD, headers=headers)
    assert answer.status_code == status
    assert answer.headers.get("WWW-Authenticate") == challenge
    assert empty.current().number == (2 if status == 204 else 1)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "localhost:8000"}, 204),
        ({"Host": "127.0.0.1"}, 204),
        ({"Host": "[::1]:8000", "Origin": "http://[::1]:8000"}, 204),
        ({"Host": "evil.example"}, 403),
        ({"Host": "localhost", "Origin": "http://evil.example"}, 403),
        ({"Host": "localhost", "Origin": "null"}, 403),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 403),
        ({"Host": "localhost", "X-Forwarded-For": "192.0.2.1"}, 403),
    ],
)
def test_without_a_token_only_programs_on_this_computer_write(
    empty: Store, writable: Writable, headers: dict[str, str], status: int
) -> None:
    client = writable(empty).test_client()
    assert client.post("/update", data=GOOD, headers=headers).status_code == status


@pytest.mark.parametrize("content", [b"", b" \n", b"two words", "gehe\u00efm".encode()])
def test_a_token_that_is_none_is_refused_at_the_start(
    empty: Store, writable: Writable, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    with pytest.raises(Failure, match="Expected one word"):
        writable(empty, TOKEN_FILE=path)
    with pytest.raises(Failure, match="cannot be read: No such file"):
        writable(empty, TOKEN_FILE=tmp_path / "none")


def test_a_token_that_others_can_read_is_warned_of(
    token_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read_token(token_file) == b"0123456789abcdef"
    assert capsys.readouterr().err == ""
    token_file.chmod(0o644)
    read_token(token_file)
    assert "chmod 600" in capsys.readouterr().err


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
def test_an_address_that_others_reach_needs_a_token(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(Failure, match="needs --token-file"):
        refuse_open_door(host, {"WRITABLE": True})
    refuse_open_door(host, {"WRITABLE": True, "TOKEN_FILE": "token"})
    refuse_open_door(host, {"WRITABLE": False})
    refuse_open_door("localhost", {"WRITABLE": True})
