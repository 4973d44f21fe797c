"""Tables as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io

from ..exports.tables import harmless
from .table import Table

MARK = "\ufeff"
"""Excel reads UTF-8 only after it."""


def as_csv(table: Table, excel: bool = False) -> bytes:
    """Write columns and rows in UTF-8, without title and notes, which tools trip on."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(_safe, table.columns))
    for row in table.rows:
        writer.writerow(map(_safe, row))
    return ((MARK if excel else "") + text.getvalue()).encode()


def _safe(cell: object) -> object:
    return harmless(cell.replace("\0", "")) if isinstance(cell, str) else cell
