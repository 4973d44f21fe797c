"""Puts what properties say once of each subject side by side, in a few wide tables.

Subjects that have about the same properties and types have one table, whatever a schema says of
them; so patterns on one subject are read from a row, and need not be joined. After
Pham et al., Deriving an Emergent Relational Schema from RDF Data (WWW 2015).

wide_columns     (wide, property, filled)   for how many of its subjects a wide table has a value
wide_types       (wide, type, filled)       how many of its subjects are of a type
wides            (wide, subjects, first, last)   how many they are, and between which numbers
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
ALIKE = 0.5
"""Share of properties and types in common, of all that either has, for one table."""
MOST_WIDE = 40
"""Wide tables but the last, which has what is like none of them."""
MOST_SHAPES = 10_000
"""Sets of properties, the most frequent ones, that are compared."""
MOST_COLUMNS = 200
"""Properties, the most frequent ones, that get columns."""

SINGLE = """
CREATE TEMP TABLE single AS
SELECT p FROM (SELECT p, s, count(*) AS each FROM numbered GROUP BY p, s)
GROUP BY p HAVING max(each) = 1 ORDER BY count(*) DESC, p LIMIT $most
"""
SHAPED = """
CREATE TEMP TABLE shaped AS
SELECT s, list_sort(list(item)) AS items FROM (
    SELECT DISTINCT s, CAST(p AS BIGINT) AS item FROM numbered
    UNION ALL
    SELECT s, -1 - CAST(o AS BIGINT) FROM numbered JOIN named ON p = number WHERE name = $type
) GROUP BY s
"""
SHAPES = """
CREATE TEMP TABLE shapes AS
SELECT items, row_number() OVER (ORDER BY count(*) DESC, items) - 1 AS shape
FROM shaped GROUP BY items
"""
SUBJECTS = """
CREATE TEMP TABLE subjects AS
SELECT s, CAST(coalesce(wide, $rest) AS INTEGER) AS wide
FROM shaped JOIN shapes USING (items)
LEFT JOIN (SELECT unnest($shapes) AS shape, unnest($wides) AS wide) USING (shape)
"""
HOMES = """
CREATE TEMP TABLE homes AS SELECT placed.id AS s, wide FROM subjects JOIN placed ON old = s
"""
WIDES = """
CREATE TABLE wides AS
SELECT wide, count(*) AS subjects, min(s) AS first, max(s) AS last FROM homes GROUP BY wide
"""
COLUMNS = """
CREATE TABLE wide_columns AS
SELECT wide, p AS property, count(*) AS filled
FROM encoded JOIN single USING (p) JOIN homes USING (s) GROUP BY wide, p
"""
TYPES = """
CREATE TABLE wide_types AS
SELECT wide, o AS type, count(*) AS filled
FROM encoded JOIN named ON p = number JOIN homes USING (s) WHERE name = $type GROUP BY wide, o
"""


def arrange(tables: DuckDBPyConnection) -> None:
    """Decide which subjects stand together, in the temporary table `subjects` (s, wide)."""
    tables.execute(SINGLE, {"most": MOST_COLUMNS})
    tables.execute(SHAPED, {"type": TYPE})
    tables.execute(SHAPES)
    first = f"SELECT items FROM shapes WHERE shape < {MOST_SHAPES} ORDER BY shape"
    found = alike(frozenset(items) for (items,) in tables.execute(first).fetchall())
    given = {"rest": MOST_WIDE, "shapes": [*range(len(found))], "wides": found}
    tables.execute(SUBJECTS, given)
    tables.execute("DROP TABLE shaped")


def alike(shapes: Iterable[frozenset[int]]) -> list[int]:
    """Give each shape the number of its table; the more frequent ones come first."""
    leaders: list[frozenset[int]] = []
    found = []
    for shape in shapes:
        shares = [len(shape & leader) / len(shape | leader) for leader in leaders]
        best = max(shares, default=0.0)
        if best >= ALIKE:
            found.append(shares.index(best))
            continue
        found.append(len(leaders))
        if len(leaders) < MOST_WIDE:
            leaders.append(shape)
    return found


def fill(tables: DuckDBPyConnection) -> None:
    """Make the wide tables."""
    for sql in (HOMES, WIDES, COLUMNS):
        tables.execute(sql)
    tables.execute(TYPES, {"type": TYPE})
    found = tables.execute(
        "SELECT wide, first, last, list(property ORDER BY property) FROM wides"
        " JOIN wide_columns USING (wide) GROUP BY wide, first, last ORDER BY wide"
    ).fetchall()
    for wide, first, last, properties in found:
        columns = ", ".join(f"any_value(o) FILTER (p = {p}) AS c{p}" for p in properties)
        tables.execute(
            f"CREATE TABLE w{wide} AS SELECT s, {columns} FROM encoded"
            f" WHERE s BETWEEN {first} AND {last} GROUP BY s ORDER BY s"
        )
