"""Says where a star is read from: from wide tables, or by a join of the tables of properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .widening import TYPE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NOTHING = "(SELECT id AS s, id AS o FROM terms WHERE false)"
MOST_PARTS = 4
"""Wide tables that are read for one star."""
MOST_SUBJECTS = 2.0
"""So many subjects a wide table may have for each statement that is looked for in it."""


class Property(NamedTuple):
    """A property by the number of its IRI and that of its table, with its statements."""

    term: int
    number: int
    rows: int


class Sought(NamedTuple):
    """A pattern of a star, as the tables know it."""

    property: Property | None
    value: int | None
    """The number of its object, where that is a constant."""
    optional: bool


@dataclass(frozen=True)
class Wide:
    """A wide table."""

    number: int
    subjects: int
    filled: Mapping[int, int]
    """By property for how many subjects it has a value."""
    types: Mapping[int, int]
    """By type how many subjects are of it."""

    def column(self, number: int) -> str:
        return f"c{number}" if number in self.filled else "NULL::UINTEGER"

    def part(self, wanted: Sequence[int], others: Sequence[int]) -> str:
        """Write a query for the subjects that have what is wanted."""
        listed = ", ".join(f"{self.column(p)} AS c{p}" for p in (*wanted, *others))
        return f"SELECT s, {listed} FROM w{self.number} WHERE {self.having('', wanted)}"

    def having(self, alias: str, wanted: Sequence[int]) -> str:
        """Write the condition that there is a value."""
        partly = [p for p in wanted if self.filled[p] < self.subjects]
        return " AND ".join(f"{alias}c{p} IS NOT NULL" for p in partly) or "true"


@dataclass(frozen=True)
class Star:
    """How patterns on one subject stand in SQL."""

    source: str
    condition: str
    node: str
    objects: Sequence[str]


class Wides:
    """What the tables of one generation have."""

    def __init__(self, tables: DuckDBPyConnection) -> None:
        found = tables.execute("SELECT name, id, number, rows FROM properties").fetchall()
        self.properties = {name: Property(*numbers) for name, *numbers in found}
        filled = counted(tables, "SELECT wide, property, filled FROM wide_columns")
        types = counted(tables, "SELECT wide, type, filled FROM wide_types")
        sizes = tables.execute("SELECT wide, subjects FROM wides ORDER BY wide").fetchall()
        self.wides = [
            Wide(wide, subjects, filled[wide], types.get(wide, {}))
            for wide, subjects in sizes
            if wide in filled
        ]
        self.single = frozenset(number for columns in filled.values() for number in columns)

    def table(self, found: Property | None) -> str:
        """Name the table of a property."""
        return NOTHING if found is None else f"p{found.number}"

    def is_single(self, sought: Sought) -> bool:
        """Tell whether no subject has several values."""
        return sought.property is not None and sought.property.number in self.single

    def type_of(self, sought: Sought) -> int | None:
        """Say which type a pattern asks for."""
        known = self.properties.get(TYPE)
        return sought.value if known is not None and sought.property == known else None

    def star(self, alias: str, star: Sequence[Sought]) -> Star:
        """Write a star, of which the first pattern is not optional."""
        chosen = self.chosen(star)
        node, sources, conditions = "", [], []
        if chosen:
            node = f"{alias}.s"
            source, condition = self.rows_of(chosen, alias, star)
            sources.append(source)
            conditions.append(condition)
        objects, joins = [], ""
        for place, sought in enumerate(star):
            own, table = f"{alias}_{place}", self.table(sought.property)
            if chosen and self.is_whole(sought, chosen):
                # Each of them is of this type, and says so once.
                objects.append("NULL")
                continue
            if chosen and sought.property and self.is_single(sought):
                objects.append(f"{alias}.c{sought.property.number}")
            elif sought.optional:
                joins += f" LEFT JOIN {table} {own} ON {own}.s = {node}"
                objects.append(f"{own}.o")
            else:
                sources.append(f"{table} {own}")
                conditions += [f"{own}.s = {node}"] if node else []
                node = node or f"{own}.s"
                objects.append(f"{own}.o")
            if sought.value is not None:
                conditions.append(f"{objects[-1]} = {sought.value}")
        first, *others = sources
        source = ", ".join([first + joins, *others])
        return Star(source, " AND ".join(conditions) or "true", node, objects)

    def rows_of(
        self, chosen: Sequence[Wide], alias: str, star: Sequence[Sought]
    ) -> tuple[str, str]:
        """Write the source and the condition for what wide tables have of a star."""
        wanted = self.numbers(star, optional=False)
        others = [number for number in self.numbers(star, optional=True) if number not in wanted]
        only = chosen[0]
        if len(chosen) == 1 and only.filled.keys() >= {*others}:
            return f"w{only.number} {alias}", only.having(f"{alias}.", wanted)
        return f"({' UNION ALL '.join(w.part(wanted, others) for w in chosen)}) {alias}", "true"

    def numbers(self, star: Sequence[Sought], optional: bool) -> list[int]:
        """List the properties of a star that wide tables have columns for."""
        found = [s.property.number for s in star if s.property and s.optional == optional]
        return [number for number in dict.fromkeys(found) if number in self.single]

    def is_whole(self, sought: Sought, chosen: Sequence[Wide]) -> bool:
        """Tell whether a pattern asks for a type that each subject of some tables is of."""
        type_ = self.type_of(sought)
        return type_ is not None and all(w.types.get(type_) == w.subjects for w in chosen)

    def chosen(self, star: Sequence[Sought]) -> list[Wide]:
        """Choose the wide tables that have all subjects of a star; none where joins do better."""
        wanted = self.numbers(star, optional=False)
        if not wanted or any(s.property is None and not s.optional for s in star):
            return []
        types = [type_ for sought in star if (type_ := self.type_of(sought)) is not None]
        found = [
            wide
            for wide in self.wides
            if wide.filled.keys() >= {*wanted} and wide.types.keys() >= {*types}
        ]
        others = [number for number in self.numbers(star, optional=True) if number not in wanted]
        saved = len(wanted) + len(others) + sum(self.is_whole(s, found) for s in star)
        statements = sum(s.property.rows for s in star if s.property and not s.optional)
        subjects = sum(wide.subjects for wide in found)
        few = saved > 1 and len(found) <= MOST_PARTS and subjects <= MOST_SUBJECTS * statements
        return found if few else []


def counted(tables: DuckDBPyConnection, sql: str) -> dict[int, dict[int, int]]:
    """Read counts by wide table."""
    found: dict[int, dict[int, int]] = {}
    for wide, what, count in tables.execute(sql).fetchall():
        found.setdefault(wide, {})[what] = count
    return found
