from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.failure import Failure
from interorg.ingest.organizations.aliases import Decisions, decisions_in
from interorg.ingest.organizations.identity import identify
from interorg.ingest.organizations.sameness import same_organization

NAMES = st.sampled_from("Orion Helix Solaris Brandt Nordvik Tarnow Vega Kestrel Mirador".split())


def test_a_table_says_what_is_one_organization_and_what_is_not() -> None:
    decided = decisions_in("# mine\nsame\tVega\tMirador\n\napart\tOrion\tOrion Motors\n", "t.tsv")
    assert decided.same == (("Vega", "Mirador"),)
    assert "user's table" in (same_organization("MIRADOR Inc.", "Vega", decisions=decided) or "")
    assert same_organization("Orion", "Orion Motors")
    assert same_organization("Orion", "Orion Motors", decisions=decided) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("same\tVega", "line 1: expected `same` or `apart`, a tab, and two names"),
        ("\nsaem\tVega\tOrion", "line 2: expected `same` or `apart`"),
        ("same Vega Orion", "found 'same Vega Orion'"),
        ("apart\tVega Inc.\tVega Ltd", "one address in the graph"),
        ("same\tVega\tOrion\nsame\tOrion\tHelix", "found 'Orion' on line 1 too"),
        ("same\tVega\tOrion\napart\tOrion\tVega", "either `same` or `apart`, found both"),
    ],
)
def test_a_bad_line_is_named_with_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(Failure, match=r"t\.tsv") as raised:
        decisions_in(text, "t.tsv")
    assert said in str(raised.value)


def test_what_is_merely_likely_decides_nothing() -> None:
    assert decisions_in("likely\tKestrel\tKestral\n", "t.tsv") == Decisions()


@given(st.lists(NAMES, min_size=4, max_size=4, unique=True))
def test_decisions_are_written_as_they_are_read(names: list[str]) -> None:
    made = Decisions((tuple(names[:2]),), (tuple(names[2:]),))
    assert decisions_in(made.text(), "t.tsv") == made


def test_the_first_name_of_a_line_stands_for_the_others() -> None:
    decided = decisions_in("same\tMirador Shipping\tVega\n", "t.tsv")
    found = identify([], [("a", "Vega"), ("b", "Mirador Shipping")], decisions=decided)
    assert found.merges["vega"].into == "mirador-shipping"


def test_what_is_told_apart_does_not_come_together_by_a_third_name_either() -> None:
    named = [("a", "Orion"), ("b", "Orion Motors"), ("c", "Orion Motors Group")]
    assert len(identify([], named).merges) == 2
    decided = decisions_in("apart\tOrion\tOrion Motors\n", "t.tsv")
    found = identify([], named, decisions=decided)
    assert found.canonical("Orion") != found.canonical("Orion Motors")


def test_every_merge_gives_a_reason_that_names_it() -> None:
    named = [
        ("a", "Orion"),
        ("b", "Orion Motors"),
        ("c", "Orion Motors Group"),
        ("c", "ORION MOTORS"),
    ]
    merges = identify([], named).merges
    assert {key: merge.into for key, merge in merges.items()} == {
        "orion-motors-group": "orion",
        "orion-motors": "orion",
    }
    assert "'orion motors'" in merges["orion-motors"].reason
