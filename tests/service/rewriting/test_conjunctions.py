"""Filters are parted at the && that joins their conditions, and at no other."""

import pytest

from interorg.service.rewriting.conjunctions import split
from interorg.service.rewriting.syntax import Filter, variables_in


def parts(text: str) -> list[str]:
    condition = Filter(7, 7 + len(text), text, variables_in(text), "EXISTS" in text)
    return [part.text for part in split(condition)]


def test_conditions_become_filters_of_their_own_variables() -> None:
    text = 'FILTER (STRENDS(?a, "x && y") && ?b != ?c && (?d || ?e))'
    found = split(Filter(0, len(text), text, variables_in(text), False))
    assert [part.text for part in found] == [
        'FILTER (STRENDS(?a, "x && y"))',
        "FILTER (?b != ?c)",
        "FILTER ((?d || ?e))",
    ]
    assert [sorted(part.variables) for part in found] == [["a"], ["b", "c"], ["d", "e"]]


@pytest.mark.parametrize(
    "text",
    [
        "FILTER (?a = 1)",
        "FILTER (?a || ?b && ?c)",
        "FILTER (?a && ?b || ?c)",
        "FILTER ((?a && ?b))",
        "FILTER (!(?a && ?b))",
        "FILTER REGEX(?a, '&&')",
        "FILTER (?a = '&&')",
        "FILTER (EXISTS { ?a ?b ?c } && ?d)",
        "FILTER (?a # && ?c\n)",
    ],
)
def test_what_is_no_conjunction_stays_whole(text: str) -> None:
    assert parts(text) == [text]


def test_a_comment_between_conditions_does_not_swallow_one() -> None:
    assert parts("FILTER (?a # first\n && ?b # second\n)") == ["FILTER (?a)", "FILTER (?b)"]
