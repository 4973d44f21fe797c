"""Follows a plan in a query process: rows from the tables, as VALUES of a query for the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import QuerySolutions

from ..engine.terms import read_term
from . import valuation
from .making import FILE, Settings
from .naming import MANY, UNBOUND
from .plan import PLACE, Plan, Step

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Ask = Callable[[str], QuerySolutions]
"""Has the engine evaluate a query that asks for no statement."""
MOST_ROWS = 100_000
"""More are not written into a query."""
MEMORY = "400MB"
"""A query that needs more is left to the engine."""
FEW = 30
"""Terms that are looked up one by one."""
ODD = 2
"""The result of a text that is not tested yet."""
NEW = 1 << 31
"""The first number of terms that an expression made."""


class Property(NamedTuple):
    """A property by the number of its IRI, and that of its table."""

    term: int
    number: int


class NotFollowed(Exception):  # noqa: N818 - no error: the engine evaluates the query instead
    """The tables cannot give what a plan asks of them."""


class Columns:
    """The tables of one generation, opened when they are first asked for."""

    def __init__(self, generation: Path) -> None:
        self.path = generation / FILE
        self._tables: DuckDBPyConnection | None = None
        self._properties: dict[str, Property] = {}

    def query(self, plan: Plan, ask: Ask) -> str | None:
        """Give the query that is left for the engine; None if it has to do without the tables."""
        import duckdb

        try:
            return Following(self.open(), self._properties, plan, ask).query()
        except (NotFollowed, valuation.NotAlikeError, SyntaxError, duckdb.Error):
            return None

    def open(self) -> DuckDBPyConnection:
        """Open the tables for this process alone."""
        import duckdb

        if self._tables is None:
            settings: Settings = {
                "memory_limit": MEMORY,
                "threads": 1,
                "async_threads": 1,
                "temp_directory": "",
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
            self._tables = duckdb.connect(str(self.path), read_only=True, config=settings)
            self._tables.execute("SET enable_progress_bar = false")
            # It reads this one file, whatever a query may bring it to.
            self._tables.execute("SET enable_external_access = false")
            found = self._tables.execute("SELECT name, id, number FROM properties").fetchall()
            self._properties = {name: Property(*numbers) for name, *numbers in found}
        return self._tables


class Following:
    """One plan that is being followed."""

    def __init__(
        self, tables: DuckDBPyConnection, properties: dict[str, Property], plan: Plan, ask: Ask
    ) -> None:
        self.tables = tables
        self.properties = properties
        self.plan = plan
        self.ask = ask
        self.numbers = self.found([str(read_term(text)) for text in plan.terms])
        self.new: dict[str, int] = {}

    def query(self) -> str:
        """Follow it to its end; raises NotFollowed and what the tables raise."""
        plan = self.plan
        for step in plan.steps:
            self.work_out(step)
        rows = self.rows(plan.rows, MOST_ROWS)
        counted = [name in plan.counted for name in plan.columns]
        wanted = {
            value
            for row in rows
            for value, is_number in zip(row, counted, strict=True)
            if not is_number and value is not None
        }
        written = self.written(wanted)
        lines = (
            " ".join(
                number(value) if is_number else "UNDEF" if value is None else written[value]
                for value, is_number in zip(row, counted, strict=True)
            )
            for row in rows
        )
        names = " ".join(f"?{name}" for name in plan.columns)
        values = "\n".join(f"({line})" for line in lines)
        return f"{plan.head}VALUES ({names}) {{\n{values}\n}}{plan.tail}"

    def rows(self, sql: str, most: int) -> list[tuple[Any, ...]]:
        """Run a part of the plan."""
        found = self.tables.execute(f"SELECT * FROM ({self.filled(sql)}) LIMIT {most + 1}")
        rows: list[tuple[Any, ...]] = found.fetchall()
        if len(rows) > most:
            raise NotFollowed
        return rows

    def filled(self, sql: str) -> str:
        """Put in what names stand for."""
        return PLACE.sub(lambda place: self.meant(place[0][1], int(place[0][2:])), sql)

    def meant(self, kind: str, place: int) -> str:
        plan = self.plan
        if kind == "t":
            text = plan.texts[place].replace("'", "''")
            return f"'{text}'"
        if kind == "a":
            each = (
                f"SELECT s, {p}::UINTEGER AS p, o FROM p{n}" for p, n in self.properties.values()
            )
            return f"({' UNION ALL '.join(each)})"
        if kind == "p":
            known = self.properties.get(plan.properties[place])
            nothing = "(SELECT id AS s, id AS o FROM terms WHERE false)"
            return nothing if known is None else f"p{known.number}"
        term = str(read_term(plan.terms[place]))
        if kind == "r" and term not in self.numbers:
            raise NotFollowed
        return str(self.number_of(term) if kind == "v" else self.numbers.get(term, UNBOUND))

    def number_of(self, term: str) -> int:
        """Give the number of a term, a new one if the graph does not have it."""
        return self.numbers.get(term) or self.new.setdefault(term, NEW + len(self.new))

    def found(self, terms: Iterable[str]) -> dict[str, int]:
        """Find the numbers of terms that the graph has."""
        wanted = [*dict.fromkeys(terms)]
        if len(wanted) > FEW:
            sql = "SELECT term, id FROM terms JOIN (SELECT unnest(?) AS term) USING (term)"
            return dict(self.tables.execute(sql, [wanted]).fetchall())
        # One by one, as each reads but a small part of the table.
        sql = "SELECT term, id FROM terms WHERE digest = md5_number_lower(?) AND term = ?"
        each = (self.tables.execute(sql, [term, term]).fetchall() for term in wanted)
        return dict(row for found in each for row in found)

    def written(self, numbers: Iterable[int]) -> dict[int, str]:
        """Give terms as SPARQL writes them; raises NotFollowed for those that it cannot."""
        found = {number: term for term, number in self.new.items()}
        asked = [number for number in numbers if number not in found]
        # A join with a list; most of the table is passed over by what it knows of its parts.
        sql = "SELECT id, term FROM terms JOIN (SELECT unnest(?) AS id) USING (id)"
        found.update(self.tables.execute(sql, [asked]).fetchall() if asked else [])
        if any(term.startswith(("_:", "<<")) for term in found.values()):
            raise NotFollowed
        return found

    def work_out(self, step: Step) -> None:
        """Make the table of a step."""
        if step.true:
            self.sift(step)
        domains: list[list[int]] = []
        for sql, unbound in zip(step.domains, step.unbound, strict=True):
            if step.odd:
                sql = f"SELECT k0 FROM {step.table} WHERE result = {ODD}"
            values = [value for (value,) in self.rows(sql, int(MANY))]
            domains.append([*values, UNBOUND] if unbound else values)
        written = {UNBOUND: "UNDEF", **self.written({v for each in domains for v in each})}
        lines = [*combinations(domains)]
        if len(lines) > MANY:
            raise NotFollowed
        texts = [tuple(written[value] for value in line) for line in lines]
        results = valuation.valued(step, self.plan.prologue, texts, self.ask)
        if step.kind == "bind":
            terms = [str(result) for result in results.values() if result is not None]
            self.numbers.update(self.found(terms))
            numbered = {i: r and self.number_of(str(r)) for i, r in results.items()}
            self.fill(step.table, "UINTEGER", lines, numbered)
        elif step.kind == "number":
            self.fill(step.table, valuation.type_of(texts), lines, results)
        else:
            self.fill(step.table, "INTEGER", lines, results, bool(step.odd))

    def sift(self, step: Step) -> None:
        """Make the table of a step of the texts that pass its test, and of those that are odd."""
        self.tables.execute(
            self.filled(
                f"CREATE OR REPLACE TEMP TABLE {step.table} AS"
                f" SELECT d.v AS k0, CASE WHEN {step.odd} THEN {ODD} ELSE 1 END AS result"
                f" FROM ({step.domains[0]}) d JOIN terms ON terms.id = d.v"
                f" WHERE {step.true} OR {step.odd}"
            )
        )

    def fill(
        self,
        table: str,
        type_: str,
        lines: Sequence[tuple[int, ...]],
        results: dict[int, Any],
        sifted: bool = False,
    ) -> None:
        """Make a table of keys and results, or put those of odd texts into what is there."""
        keys = range(len(lines[0])) if lines else range(2)
        columns = ", ".join(f"k{key} UINTEGER" for key in keys)
        execute = self.tables.execute
        if sifted:
            execute(f"DELETE FROM {table} WHERE result = {ODD}")
        else:
            execute(f"CREATE OR REPLACE TEMP TABLE {table} ({columns}, result {type_})")
        if results:
            data = [[lines[place][key] for place in results] for key in keys]
            listed = ", ".join("unnest(?)" for _ in (*data, results))
            execute(f"INSERT INTO {table} SELECT {listed}", [*data, [*results.values()]])


def combinations(domains: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """Give each value, or each pair of two."""
    first, *others = domains
    for value in first:
        if not others:
            yield (value,)
        for second in others[0] if others else ():
            yield value, second


def number(value: int | Decimal | None) -> str:
    """Write a number that was counted; raises NotFollowed where the engine's would overflow.

    None is the sum of no rows, an integer whatever the values would have been.
    """
    if isinstance(value, Decimal):
        return f'"{value:f}"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    if value and abs(value) >> 63:
        raise NotFollowed
    return str(value or 0)
