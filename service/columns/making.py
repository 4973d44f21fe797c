"""Makes the tables of a generation, from what the engine writes of its default graph.

terms            (id, term, kind)           what numbers stand for, as N-Triples writes it
properties       (name, id, number, rows)   the IRIs of properties, in angle brackets
p0, p1, and on   (s, o)                     the statements of the property of that number, in the
                                            order of objects where these are few
w0, w1, and on   (s, c0, c5, …)             what is said once of a subject, side by side (widening)

The kind of a term is 1 for strings and 2 for IRIs that mean just what they look like, else 0: those
with escapes, and with the only two letters outside ASCII whose lower case has letters of ASCII.
Terms are numbered so that those stand together that are asked for together: the subjects of a wide
table, then the values of each property. Which number a term has stands in a file beside.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, RdfFormat, Store

from interorg.ingest.failure import Failure

from ..engine.seclusion import end_with_parent
from ..storage.locks import lock_exclusive
from . import digests, widening

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE = "tables.duckdb"
"""Its place in the folder of a generation."""
LOCK = "columns-lock"
PART = ".columns-"
"""How folders begin in which tables are being made, or were when a process was killed."""
LEAST = 200_000
"""Triples below which the engine alone is quick enough."""
MOST_PROPERTIES = 2_000
"""A graph of more properties gets no tables: each takes some room."""
MEMORY = "1GB"
"""What is larger is put on the disk while the tables are made."""
Settings = dict[str, str | bool | int | float | list[str]]

SPLIT = r"""
CREATE TEMP TABLE read AS
WITH lines AS (
    SELECT line, strpos(line, ' ') AS first
    FROM read_csv(
        ?, columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = '\x01',
        quote = '', escape = '', max_line_size = 67108864, buffer_size = 134217728,
        parallel = false
    )
), parted AS (
    SELECT line, first, strpos(line[first + 1:], ' ') + first AS second FROM lines
)
SELECT
    line[:first - 1] AS s,
    line[first + 1:second - 1] AS p,
    line[second + 1:length(line) - 2] AS o
FROM parted
"""
FOUND = """
CREATE TEMP TABLE found AS
WITH each AS (SELECT s AS term FROM read UNION SELECT o FROM read UNION SELECT p FROM read)
SELECT CAST(row_number() OVER () AS UINTEGER) AS id, term FROM each
"""
NAMED = """
CREATE TEMP TABLE named AS
SELECT name, CAST(row_number() OVER (ORDER BY name) - 1 AS INTEGER) AS number
FROM (SELECT DISTINCT p AS name FROM read)
"""
NUMBERED = """
CREATE TEMP TABLE numbered AS
SELECT subject.id AS s, named.number AS p, object.id AS o
FROM read
JOIN found subject ON subject.term = read.s
JOIN found object ON object.term = read.o
JOIN named ON named.name = read.p
"""
PLACED = """
CREATE TEMP TABLE placed AS
WITH objects AS (SELECT o, min(p) AS p FROM numbered GROUP BY o)
SELECT
    found.id AS old, term,
    CAST(row_number() OVER (
        ORDER BY wide NULLS LAST, objects.p NULLS LAST, term
    ) AS UINTEGER) AS id
FROM found LEFT JOIN subjects ON subjects.s = found.id LEFT JOIN objects ON objects.o = found.id
"""
TERMS = """
CREATE TABLE terms AS
SELECT
    id, term,
    CAST(CASE
        WHEN contains(term, '\\') OR contains(term, '\u0130') OR contains(term, '\u212a') THEN 0
        WHEN starts_with(term, '<') THEN 2
        WHEN starts_with(term, '"') AND NOT ends_with(term, '>') THEN 1
        ELSE 0
    END AS UTINYINT) AS kind
FROM placed
ORDER BY id
"""
ENCODED = """
CREATE TEMP TABLE encoded AS
SELECT subject.id AS s, numbered.p AS p, object.id AS o
FROM numbered
JOIN placed subject ON subject.old = numbered.s
JOIN placed object ON object.old = numbered.o
ORDER BY numbered.p, subject.id, object.id
"""
BY_OBJECT = """
SELECT p FROM encoded WHERE p NOT IN (SELECT p FROM single)
GROUP BY p HAVING count(*) > 100 * count(DISTINCT o)
"""
PROPERTIES = """
CREATE TABLE properties AS
SELECT named.name, placed.id, named.number, count(*) AS rows
FROM named JOIN placed ON placed.term = named.name JOIN encoded ON encoded.p = named.number
GROUP BY named.name, placed.id, named.number
"""


def is_made(generation: Path, triples: int) -> bool:
    """Tell whether a generation has the tables that its graph of so many triples wants."""
    return triples < LEAST or (generation / FILE).exists()


def make(generation: Path) -> bool:
    """Make the tables beside a graph if there are none; False when another process is at it.

    Two at a time would each put one of the two files in its place, whose numbers may differ.
    Takes about a minute and a half for ten million statements. Raises Failure for a graph that
    cannot have them.
    """
    lock = lock_exclusive(generation / LOCK)
    if lock is None:
        return False
    with lock:
        if not (generation / FILE).exists():
            for leftover in generation.glob(f"{PART}*"):
                shutil.rmtree(leftover)
            make_alone(generation)
    return True


def make_alone(generation: Path) -> None:
    """Make the tables aside, and put them in their place when both files are whole."""
    with tempfile.TemporaryDirectory(prefix=PART, dir=generation) as folder:
        new = Path(folder) / FILE
        dumped = Path(folder) / "statements.nt"
        os.mkfifo(dumped)
        child = write_beside(generation / "graph", dumped)
        filled = False
        try:
            fill(new, dumped)
            filled = True
        finally:
            if not filled:
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
        if status:
            raise Failure(f"The graph of {generation} could not be read ({status}).")
        # Those who find the tables expect the other file.
        digests.beside(new).replace(digests.beside(generation / FILE))
        new.replace(generation / FILE)


def write_beside(graph: Path, target: Path) -> int:
    """Write the default graph from another process; return the number of that process."""
    parent = os.getpid()
    child = os.fork()
    if not child:
        try:
            end_with_parent(parent)
            with target.open("wb") as pipe:
                store = Store.read_only(str(graph))
                store.dump(pipe, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
            os._exit(0)
        finally:
            os._exit(1)
    return child


def fill(new: Path, statements: Path) -> None:
    """Fill a new file from statements in N-Triples, a line each as the engine writes them."""
    import duckdb

    settings: Settings = {
        "memory_limit": MEMORY,
        "threads": 1,
        "temp_directory": str(new.parent / "spilled"),
        "preserve_insertion_order": False,
    }
    with duckdb.connect(str(new), config=settings) as tables:
        tables.execute("SET enable_progress_bar = false")
        tables.execute(SPLIT, [str(statements)])
        for sql in (FOUND, NAMED, NUMBERED, "DROP TABLE read"):
            tables.execute(sql)
        count = count_properties(tables)
        widening.arrange(tables)
        for sql in (PLACED, TERMS, ENCODED, PROPERTIES):
            tables.execute(sql)
        by_object = {number for (number,) in tables.execute(BY_OBJECT).fetchall()}
        for number in range(count):
            tables.execute(
                f"CREATE TABLE p{number} AS SELECT s, o FROM encoded WHERE p = {number}"
                f" ORDER BY {'o, s' if number in by_object else 's, o'}"
            )
        widening.fill(tables)
        digests.write(new, tables)


def count_properties(tables: DuckDBPyConnection) -> int:
    """Count the properties; each gets a table of its own, so that its size and ends are known."""
    ((count,),) = tables.execute("SELECT count(*) FROM named").fetchall()
    if count > MOST_PROPERTIES:
        raise Failure(f"Expected at most {MOST_PROPERTIES} properties, found {count}.")
    return int(count)
