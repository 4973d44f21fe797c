"""Makes the tables of a generation, from what the engine writes of its default graph.

terms            (id, digest, term, kind)   what numbers stand for, as N-Triples writes it
properties       (name, id, number)         the IRIs of properties, in angle brackets
p0, p1, and on   (s, o)                     the statements of the property of that number

The kind of a term is 1 for strings and 2 for IRIs that mean just what they look like, else 0: those
with escapes, and with the only two letters outside ASCII whose lower case has letters of ASCII.
"""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, RdfFormat, Store

from interorg.ingest.failure import Failure

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE = "columns.duckdb"
"""Its place in the folder of a generation."""
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
NUMBERED = """
CREATE TABLE terms AS
WITH found AS (SELECT s AS term FROM read UNION SELECT o FROM read UNION SELECT p FROM read),
    digested AS (SELECT term, md5_number_lower(term) AS digest FROM found)
SELECT
    CAST(row_number() OVER (ORDER BY digest, term) AS UINTEGER) AS id, digest, term,
    CAST(CASE
        WHEN contains(term, '\\') OR contains(term, '\u0130') OR contains(term, '\u212a') THEN 0
        WHEN starts_with(term, '<') THEN 2
        WHEN starts_with(term, '"') AND NOT ends_with(term, '>') THEN 1
        ELSE 0
    END AS UTINYINT) AS kind
FROM digested
ORDER BY digest, term
"""
ENCODED = """
CREATE TEMP TABLE encoded AS
SELECT subject.id AS s, read.p AS p, object.id AS o
FROM read JOIN terms subject ON subject.term = read.s JOIN terms object ON object.term = read.o
"""


def is_made(generation: Path, triples: int) -> bool:
    """Tell whether a generation has the tables that its graph of so many triples wants."""
    return triples < LEAST or (generation / FILE).exists()


def make(generation: Path) -> None:
    """Make the tables beside the graph in the folder of a generation, all or none.

    Takes about a minute and a half for ten million statements. Raises Failure for a graph that
    cannot have them.
    """
    with tempfile.TemporaryDirectory(prefix=".columns-", dir=generation) as folder:
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
        new.replace(generation / FILE)


def write_beside(graph: Path, target: Path) -> int:
    """Write the default graph from another process; return the number of that process."""
    child = os.fork()
    if not child:
        try:
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
        tables.execute(NUMBERED)
        tables.execute(ENCODED)
        tables.execute("DROP TABLE read")
        part(tables)


def part(tables: DuckDBPyConnection) -> None:
    """Give each property a table of its own, so that its size and its ends are known."""
    tables.execute("CREATE TABLE properties (name VARCHAR, id UINTEGER, number INTEGER)")
    found = tables.execute(
        "SELECT p, id FROM (SELECT DISTINCT p FROM encoded) JOIN terms ON term = p ORDER BY p"
    ).fetchall()
    if len(found) > MOST_PROPERTIES:
        raise Failure(f"Expected at most {MOST_PROPERTIES} properties, found {len(found)}.")
    for number, (name, term) in enumerate(found):
        tables.execute("INSERT INTO properties VALUES (?, ?, ?)", [name, term, number])
        tables.execute(
            f"CREATE TABLE p{number} AS SELECT s, o FROM encoded WHERE p = ? ORDER BY s, o", [name]
        )
