"""A file of the digests of all terms in their order, and of the numbers that these terms have.

It is mapped into memory, where a few steps lead to a term; a table would be read in large parts.
"""

from __future__ import annotations

import errno
import mmap
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DIGEST, NUMBER = "Q", "I"
"""How they stand in the file: first all digests, then all numbers."""
CHUNK = 100_000


def beside(tables: Path) -> Path:
    """Name the file that belongs to tables."""
    return tables.with_suffix(".digests")


def digest(term: str) -> int:
    """Give the digest of a term as N-Triples writes it, DuckDB's `md5_number_lower`."""
    return int.from_bytes(md5(term.encode(), usedforsecurity=False).digest()[8:], "little")


def write(tables: Path, open_tables: DuckDBPyConnection) -> None:
    """Write the file for tables that are being made."""
    sql = "SELECT md5_number_lower(term) AS digest, id FROM terms ORDER BY digest, id"
    found = open_tables.execute(sql)
    digests, numbers = array(DIGEST), array(NUMBER)
    while rows := found.fetchmany(CHUNK):
        digests.extend(row[0] for row in rows)
        numbers.extend(row[1] for row in rows)
    with beside(tables).open("wb") as file:
        digests.tofile(file)
        numbers.tofile(file)


class Digests:
    """The file of some tables, opened."""

    def __init__(self, tables: Path) -> None:
        """Raises OSError where there is nothing to be read, as for a graph without statements."""
        path = beside(tables)
        if not path.stat().st_size:
            raise OSError(errno.ENODATA, "expected digests, found an empty file", str(path))
        with path.open("rb") as file:
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        each = array(DIGEST).itemsize
        count = len(content) // (each + array(NUMBER).itemsize)
        self.digests = content[: count * each].cast("Q")
        self.numbers = content[count * each :].cast("I")

    def numbers_of(self, digests: Iterable[int]) -> list[int]:
        """Give the numbers of the terms that have some digests."""
        found = []
        for wanted in digests:
            place = bisect_left(self.digests, wanted)
            while place < len(self.digests) and self.digests[place] == wanted:
                found.append(self.numbers[place])
                place += 1
        return found
