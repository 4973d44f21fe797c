"""How much one client may ask."""

from __future__ import annotations

import pytest

from interorg.service.operations import rates as module
from interorg.service.operations.rates import REMEMBERED, Places, Rates, client_of


def test_a_client_may_ask_a_burst_and_then_as_fast_as_its_bucket_fills() -> None:
    rates = Rates(per_minute=60, at_once=0)
    assert [rates.enter("a", 0.0) for _ in range(10)] == [None] * 10
    assert rates.enter("a", 0.0) == pytest.approx(1.0)
    assert rates.enter("a", 0.5) == pytest.approx(0.5)
    assert rates.enter("a", 1.1) is None
    assert rates.enter("b", 1.1) is None


def test_a_bucket_never_holds_more_than_a_burst() -> None:
    rates = Rates(per_minute=60, at_once=0)
    rates.enter("a", 0.0)
    assert [rates.enter("a", 1e6) is None for _ in range(12)] == [True] * 10 + [False] * 2


def test_a_client_may_have_so_many_requests_at_once() -> None:
    rates = Rates(per_minute=0, at_once=2)
    assert [rates.enter("a"), rates.enter("a"), rates.enter("b")] == [None] * 3
    assert rates.enter("a") == 1.0
    rates.leave("a")
    assert rates.enter("a") is None


def test_without_limits_everyone_may_ask() -> None:
    rates = Rates(per_minute=0, at_once=0)
    assert {rates.enter("a", 0.0) for _ in range(1000)} == {None}


def test_only_so_many_clients_are_remembered() -> None:
    rates = Rates(per_minute=6, at_once=0)
    for number in range(REMEMBERED + 50):
        rates.enter(str(number), float(number))
    rates.leave("0")
    assert len(rates._accounts) == REMEMBERED


def test_what_ran_for_a_forgotten_client_gives_it_no_more_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 1)
    kept = Rates(0, 1)
    assert kept.enter("one") is None and kept.enter("two") is None
    kept.leave("one")
    assert kept.enter("one") is None
    kept.leave("one")
    kept.leave("one")
    assert kept.enter("one") is None and kept.enter("one") == 1.0


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("127.0.0.1", None),
        ("127.8.8.8", None),
        ("::1", None),
        ("::ffff:127.0.0.1", None),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::/64"),
        ("2001:db8:0:1:ffff::2", "2001:db8:0:1::/64"),
        ("", None),
        (None, None),
        ("a name", "a name"),
    ],
)
def test_a_client_is_its_address_or_its_network(address: str | None, client: str | None) -> None:
    assert client_of(address) == client


def test_places_are_given_back() -> None:
    places = Places(2)
    assert [places.enter(), places.enter(), places.enter()] == [True, True, False]
    places.leave()
    assert places.enter() and places.taken == 2
