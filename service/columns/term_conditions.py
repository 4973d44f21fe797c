"""Conditions that are decided by looking at terms: parts of texts, languages, sizes of numbers.

The engine decides of every term that may mean something else than it looks like here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..rewriting.cursor import Cursor, NotCovered
from ..rewriting.syntax import Filter, Term
from ..rewriting.terms import Terms
from .conditions import reader
from .naming import Names
from .rows import Rows, Test

XSD = "http://www.w3.org/2001/XMLSchema#"
PARTS = {"CONTAINS": "contains", "STRSTARTS": "starts_with", "STRENDS": "ends_with"}
TEXT = "terms.term[2:length(terms.term) - strpos(reverse(terms.term), '\"')]"
"""What stands between the quotation marks; a tag of a language holds none."""
LANGUAGE = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*")
SIZE = re.compile(rf'"(-?\d{{1,15}}(?:\.\d{{1,9}})?)"\^\^<{XSD}(?:integer|decimal)>')
NUMBER = rf'^"-?[0-9]{{1,15}}([.][0-9]{{1,9}})?"\^\^<{XSD}(integer|decimal)>$'
"""Numbers that DECIMAL(25, 9) holds without loss."""
SIGNS = {"=": "=", "!=": "<>", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def of_terms(
    condition: Filter, rows: Rows, names: Names, prefixes: Mapping[str, str]
) -> Test | None:
    """Read a condition on one variable as a test of the terms that it may be."""
    for read in (part, language, size):
        cursor, terms = reader(condition.text, prefixes)
        cursor.expect("FILTER")
        brackets = cursor.accept("(")
        try:
            found = read(cursor, terms, names)
            if brackets:
                cursor.expect(")")
        except NotCovered:
            continue
        if cursor.token.start < 0:
            return found
    return None


def part(cursor: Cursor, terms: Terms, names: Names) -> Test:
    """Read `CONTAINS (LCASE (STR (?x)), "word")` and its like."""
    function = PARTS.get(cursor.word)
    if function is None:
        raise NotCovered
    cursor.take()
    cursor.expect("(")
    lowered, string = wrapped(cursor, "LCASE"), wrapped(cursor, "STR")
    variable(terms)
    for _ in range(lowered + string):
        cursor.expect(")")
    cursor.expect(",")
    word = plain_string(terms.term())
    cursor.expect(")")
    needle = names.text(word)
    whole, text = "terms.term", TEXT
    if string:
        text = f"CASE WHEN terms.kind = 2 THEN terms.term[2:-2] ELSE {text} END"
    if lowered:
        whole, text = f"lower({whole})", f"lower({text})"
    ordinary = "terms.kind <> 0" if string else "terms.kind = 1"
    # The first condition keeps few, for which the last is worked out.
    return Test(
        f"contains({whole}, {needle}) AND {ordinary} AND {function}({text}, {needle})",
        f"NOT ({ordinary})",
    )


def language(cursor: Cursor, terms: Terms, names: Names) -> Test:
    """Read `LANG (?x) = "en"` and `LANGMATCHES (LANG (?x), "en")`."""
    matches = wrapped(cursor, "LANGMATCHES")
    if not wrapped(cursor, "LANG"):
        raise NotCovered
    variable(terms)
    cursor.expect(")")
    cursor.expect("," if matches else "=")
    tag = plain_string(terms.term())
    if matches:
        cursor.expect(")")
    if not LANGUAGE.fullmatch(tag):
        raise NotCovered
    true = f"ends_with(terms.term, {names.text(chr(34) + '@' + tag)})"
    if matches:
        follows = "terms.term[length(terms.term) - strpos(reverse(terms.term), '\"') + 1:]"
        longer = f"starts_with({follows}, {names.text(chr(34) + '@' + tag + '-')})"
        true = f"({true} OR (starts_with(terms.term, '\"') AND {longer}))"
    return Test(true, "false")


def size(cursor: Cursor, terms: Terms, names: Names) -> Test:
    """Read `?x >= 10` and `10 < ?x`."""
    left = terms.term()
    sign = cursor.take().text
    if cursor.word == "=" and sign in "!<>":
        sign += cursor.take().text
    right = terms.term()
    if left.variable:
        number = right
    else:
        number, sign = left, TURNED.get(sign, sign)
        left = right
    found = SIZE.fullmatch(number.value)
    if not left.variable or not found or sign not in SIGNS:
        raise NotCovered
    is_number = f"regexp_full_match(terms.term, '{NUMBER}')"
    is_iri = "starts_with(terms.term, '<')"
    value = "TRY_CAST(split_part(terms.term, '\"', 2) AS DECIMAL(25, 9))"
    true = f"{is_number} AND {value} {SIGNS[sign]} CAST('{found[1]}' AS DECIMAL(25, 9))"
    if sign == "!=":
        # An IRI has no size, yet it is another term than any number.
        true = f"({true} OR {is_iri})"
    return Test(true, f"NOT {is_number} AND NOT {is_iri}")


def wrapped(cursor: Cursor, function: str) -> bool:
    """Go into the call of a function if it is here."""
    if not cursor.accept(function):
        return False
    cursor.expect("(")
    return True


def variable(terms: Terms) -> None:
    """Go past a variable."""
    if not terms.term().variable:
        raise NotCovered


def plain_string(term: Term) -> str:
    """Return a string of ASCII that stands in the tables as it is written."""
    value = term.value
    if len(value) < 2 or value[0] != '"' or value[-1] != '"':
        raise NotCovered
    if "\\" in value or not value.isascii() or not value.isprintable():
        raise NotCovered
    return value[1:-1]
