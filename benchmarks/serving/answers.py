"""Whether two servers gave the same answer: rows in a form that does not depend on the server."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float", "int", "long")}
Row = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rows:
    """The rows of an answer, as they were written and by what they mean."""

    exact: Counter[Row]
    meant: Counter[Row]

    def __len__(self) -> int:
        return self.exact.total()


def rows(body: bytes) -> Rows:
    """Read an answer in JSON; raises ValueError for what is none."""
    read = json.loads(body)
    if "boolean" in read:
        only: Counter[Row] = Counter([(("boolean", str(read["boolean"])),)])
        return Rows(only, only)
    found = read["results"]["bindings"]
    return Rows(
        Counter(tuple(sorted((name, exact(term)) for name, term in row.items())) for row in found),
        Counter(tuple(sorted((name, meant(term)) for name, term in row.items())) for row in found),
    )


def exact(term: Mapping[str, Any]) -> str:
    """Write a term with its type; names of blank nodes tell nothing."""
    if term["type"] == "bnode":
        return "_:"
    kind = "literal" if term["type"] == "typed-literal" else term["type"]
    datatype = str(term.get("datatype", "")).replace(XSD + "string", "")
    return f"{kind} {term['value']} {datatype} {str(term.get('xml:lang', '')).lower()}"


def meant(term: Mapping[str, Any]) -> str:
    """Write a number by its value, whatever its datatype; other terms exactly."""
    if term.get("datatype") in NUMBERS:
        try:
            return f"number {round(Decimal(term['value']), 9).normalize():f}"
        except InvalidOperation:
            pass
    return exact(term)


def difference(one: Rows, other: Rows) -> str:
    """Say how an answer deviates from another one; empty if it does not."""
    if one.exact == other.exact:
        return ""
    if one.meant == other.meant:
        return "equal values, other datatypes"
    lacking, extra = one.meant - other.meant, other.meant - one.meant
    first = next(iter(extra or lacking))
    return (
        f"{len(other)} rows for {len(one)}: {lacking.total()} lacking, {extra.total()} others, "
        f"such as {dict(first)}"
    )
