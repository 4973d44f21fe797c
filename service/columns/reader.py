"""Follows a plan in a query process: rows from the tables, as VALUES of a query for the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import QuerySolutions

from . import valuation
from .digests import Digests
from .filling import Filling, NotFollowed
from .lexicon import Lexicon
from .making import FILE, Settings
from .naming import MANY, UNBOUND, listed
from .plan import Plan, Step
from .wide import Wides

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Ask = Callable[[str], QuerySolutions]
"""Has the engine evaluate a query that asks for no statement."""
MOST_ROWS = 100_000
"""More are not written into a query."""
MEMORY = "400MB"
"""A query that needs more is left to the engine."""
LITTLE = "24MB"
"""What is kept at most of what was read, once memory is wanted back."""
ODD = 2
"""The result of a text that is not tested yet."""


@dataclass(frozen=True)
class Opened:
    """Tables that are open, with what is known of them."""

    tables: DuckDBPyConnection
    lexicon: Lexicon
    wides: Wides


class Columns:
    """The tables of one generation, opened when they are first asked for."""

    def __init__(self, generation: Path) -> None:
        self.path = generation / FILE
        self._opened: Opened | None = None

    def query(self, plan: Plan, ask: Ask) -> str | None:
        """Give the query that is left for the engine; None if it has to do without the tables."""
        import duckdb

        try:
            return Following(self.open(), plan, ask).query()
        except (NotFollowed, valuation.NotAlikeError, SyntaxError, OSError, duckdb.Error):
            return None

    def open(self) -> Opened:
        """Open the tables for this process alone."""
        import duckdb

        if self._opened is None:
            settings: Settings = {
                "memory_limit": MEMORY,
                "threads": 1,
                "async_threads": 1,
                "temp_directory": "",
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
            tables = duckdb.connect(str(self.path), read_only=True, config=settings)
            tables.execute("SET enable_progress_bar = false")
            # It reads this one file, whatever a query may bring it to.
            tables.execute("SET enable_external_access = false")
            self._opened = Opened(tables, Lexicon(tables, Digests(self.path)), Wides(tables))
        return self._opened

    def give_back(self) -> None:
        """Let go of what was read of the tables; it is read again when it is asked for."""
        import duckdb

        for limit in (LITTLE, MEMORY) if self._opened else ():
            with suppress(duckdb.Error):
                self.open().tables.execute(f"SET memory_limit = '{limit}'")


class Following:
    """One plan that is being followed."""

    def __init__(self, opened: Opened, plan: Plan, ask: Ask) -> None:
        self.tables = opened.tables
        self.lexicon = opened.lexicon
        self.plan = plan
        self.ask = ask
        self.filling = Filling(plan, opened.lexicon, opened.wides)

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
        found = self.tables.execute(f"SELECT * FROM ({self.filling.filled(sql)}) LIMIT {most + 1}")
        rows: list[tuple[Any, ...]] = found.fetchall()
        if len(rows) > most:
            raise NotFollowed
        return rows

    def written(self, numbers: Iterable[int]) -> dict[int, str]:
        """Give terms as SPARQL writes them; raises NotFollowed for those that it cannot."""
        new = {number: term for term, number in self.filling.new.items()}
        wanted = {*numbers}
        found = self.lexicon.written(wanted - new.keys())
        found.update((number, new[number]) for number in wanted & new.keys())
        if any(term.startswith(("_:", "<<")) for term in found.values()):
            raise NotFollowed
        return found

    def work_out(self, step: Step) -> None:
        """Make the table of a step."""
        if step.digests is not None:
            self.list_texts(step)
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
            self.filling.numbers.update(self.lexicon.found(terms))
            numbered = {i: r and self.filling.number_of(str(r)) for i, r in results.items()}
            self.fill(step.table, "UINTEGER", lines, numbered)
        elif step.kind == "number":
            self.fill(step.table, valuation.type_of(texts), lines, results)
        else:
            self.fill(step.table, "INTEGER", lines, results, bool(step.odd))

    def list_texts(self, step: Step) -> None:
        """Make the table of the texts that a step is about."""
        numbers = self.lexicon.digests.numbers_of(step.digests or ())
        self.tables.execute(
            f"CREATE OR REPLACE TEMP TABLE {listed(step.table)} AS"
            " SELECT unnest(?::UINTEGER[]) AS v",
            [numbers],
        )

    def sift(self, step: Step) -> None:
        """Make the table of a step of the texts that pass its test, and of those that are odd."""
        self.tables.execute(
            self.filling.filled(
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
