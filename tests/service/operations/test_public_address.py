"""The address under which the service is seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from interorg.service.operations.public_address import read_forwarded, seen_from_outside

OFF = {"URL_PREFIX": "", "BASE_IRI": None, "TRUSTED_PROXIES": 0}


def seen(path: str, headers: dict[str, str], **config: Any) -> tuple[str, str, str]:
    """Return the address, the path and the client as an application behind it sees them."""

    def app(environ: Any, start: Any) -> Iterable[bytes]:
        request = Request(environ)
        text = f"{request.base_url} {request.path} {request.remote_addr}"
        return Response(text)(environ, start)

    address = {"REMOTE_ADDR": "10.0.0.1"}
    answer = Client(seen_from_outside(app, {**OFF, **config})).get(
        path, headers=headers, environ_overrides=address
    )
    base, inner, client = answer.text.split(" ")
    return base, inner, client


def test_nothing_is_believed_of_what_nobody_vouches_for() -> None:
    headers = {"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Host": "evil", "Forwarded": "for=6.6.6.6"}
    assert seen("/a", headers) == ("http://localhost/a", "/a", "10.0.0.1")


@pytest.mark.parametrize("path", ["/kg/a", "/a"])
def test_a_prefix_may_come_or_be_taken_off_by_a_proxy(path: str) -> None:
    assert seen(path, {}, URL_PREFIX="/kg")[:2] == ("http://localhost/kg/a", "/a")


def test_a_path_that_only_begins_like_the_prefix_is_another() -> None:
    assert seen("/kgb", {}, URL_PREFIX="/kg")[1] == "/kgb"
    assert seen("/kg", {}, URL_PREFIX="/kg")[1] == "/"


def test_the_base_iri_is_the_address_whatever_was_asked_for() -> None:
    base = "https://example.org:8443/kg"
    assert seen("/kg/a", {"Host": "other"}, BASE_IRI=base)[:2] == (f"{base}/a", "/a")


def test_a_trusted_proxy_says_who_asks_for_what() -> None:
    headers = {
        "X-Forwarded-For": "6.6.6.6, 192.0.2.1",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "example.org",
        "X-Forwarded-Prefix": "/kg",
    }
    found = seen("/a", headers, TRUSTED_PROXIES=1)
    assert found == ("https://example.org/kg/a", "/a", "192.0.2.1")


def test_the_standard_header_says_the_same() -> None:
    headers = {"Forwarded": 'for=6.6.6.6, for="[2001:db8::1]:9";proto=https;host=example.org'}
    found = seen("/a", headers, TRUSTED_PROXIES=1)
    assert found == ("https://example.org/a", "/a", "2001:db8::1")


@given(st.text(st.characters(codec="latin-1"), max_size=80))
def test_any_forwarded_header_is_read(header: str) -> None:
    assert set(read_forwarded(header)) <= {"for", "proto", "host"}
