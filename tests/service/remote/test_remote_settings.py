"""Settings of a store elsewhere: what is refused, what is kept secret, what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from interorg.ingest.failure import Failure, NotFound
from interorg.service.engine.pool import Limits
from interorg.service.remote import RemoteStore, connect, find_mode
from interorg.service.remote.address import read_address
from interorg.service.remote.store import Elsewhere
from interorg.service.search import indexed
from interorg.service.storage.store import Store
from interorg.service.web import create_app

NOWHERE = "http://127.0.0.1:1/sparql"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "sparql",
        "file:///etc/passwd",
        "http://",
        "http://host:port/",
        "http://host:99999/",
        "http://me:secret@host/sparql",
        "http://host/spar ql",
        "http://host/sparql\r\nX: y",
        "http://host/#part",
    ],
)
def test_what_is_no_address_is_refused_without_its_secrets(url: str) -> None:
    with pytest.raises(Failure, match="Expected the address of a SPARQL endpoint") as caught:
        read_address({"ENDPOINT": url})
    assert "secret" not in caught.value.message


def test_credentials_are_in_no_text_that_is_made_of_an_address(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret\n")
    config = {
        "ENDPOINT": "https://host/sparql?key=hidden",
        "ENDPOINT_USER": "me",
        "ENDPOINT_PASSWORD_FILE": tmp_path / "password",
    }
    address = read_address(config)
    assert (address.user, address.password) == ("me", "secret")
    assert not {"secret", "hidden", "me"} & set(f"{address} {address!r}".replace("=", " ").split())


def test_a_user_needs_a_password_and_a_file_that_holds_it(tmp_path: Path) -> None:
    config = {"ENDPOINT": NOWHERE, "ENDPOINT_USER": "me"}
    with pytest.raises(Failure, match="together"):
        read_address(config)
    with pytest.raises(Failure, match="cannot be read"):
        read_address({**config, "ENDPOINT_PASSWORD_FILE": tmp_path / "none"})
    (tmp_path / "empty").touch()
    with pytest.raises(Failure, match="empty line"):
        read_address({**config, "ENDPOINT_PASSWORD_FILE": tmp_path / "empty"})


def test_a_default_graph_must_be_an_iri() -> None:
    with pytest.raises(Failure, match="absolute IRI"):
        connect({"ENDPOINT": NOWHERE, "ENDPOINT_DEFAULT_GRAPH": "not one"}, Limits())


def test_a_store_that_does_not_answer_yet_lets_the_service_start() -> None:
    with connect({"ENDPOINT": NOWHERE}, Limits()) as pool:
        assert pool.store.mode == "union"
    with pytest.raises(Failure, match="does not answer: Connection refused"):
        find_mode({"ENDPOINT": NOWHERE}, Limits())


def test_a_store_that_does_not_answer_is_told_of_with_503() -> None:
    client = create_app({"ENDPOINT": NOWHERE}).test_client()
    for path in ("/concept/Trust.json", "/sparql?query=ASK%7B%7D"):
        found = client.get(path)
        assert found.status_code == 503
        assert "does not answer" in found.text
        assert found.headers["Retry-After"]


def test_without_a_folder_beside_search_and_texts_say_what_is_missing() -> None:
    store = RemoteStore("union")
    assert not indexed(store.current())
    with pytest.raises(NotFound, match="ENDPOINT_STORE"):
        store.get_document("0" * 64)


def test_a_graph_elsewhere_is_not_written_to_or_read_as_a_whole() -> None:
    store = RemoteStore("union")
    with pytest.raises(Elsewhere, match="written to"), store.writer():
        pass
    with pytest.raises(Elsewhere, match="read as a whole"), store.reading():
        pass
    with pytest.raises(Elsewhere, match="read as a whole"):
        store.hold_current()


def test_the_state_of_a_store_elsewhere_counts_as_one_generation_for_a_while(
    monkeypatch: pytest.MonkeyPatch, published: Store
) -> None:
    now = 1_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    store = RemoteStore("union", published, freshness=100)
    first = store.current()
    now += 99
    assert store.current() == first
    now += 1
    assert store.current().number == first.number + 1
    assert store.current().path == published.current().path
