r"""Drafts as a table that spreadsheet programs open: tab-separated, one row for each concept.

Lists stand in one cell, separated by " | "; a bar or a backslash within an item has a backslash
before it. Cells with tabs, line breaks or quotes stand in quotes, as these programs write them.
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..extra_modules import OntologyError
from .drafts import Draft, in_order

COLUMNS = (
    "id",
    "kind",
    "label",
    "alternative labels",
    "hidden labels",
    "context labels",
    "definition",
    "broader",
    "sources",
    "unsure sources",
    "source note",
    "deprecated",
    "replaced by",
)
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
YES, NO = frozenset(["yes", "true", "1"]), frozenset(["", "no", "false", "0"])
LARGEST_CELL = 10_000_000


@dataclass(frozen=True)
class Row:
    """A draft and the line of the file on which it begins."""

    line: int
    draft: Draft


def write_sheet(drafts: Iterable[Draft]) -> str:
    """Write drafts as a table with a line of headings."""
    return "".join([_line(COLUMNS), *(_line(_cells(draft)) for draft in drafts)])


def _cells(draft: Draft) -> tuple[str, ...]:
    return (
        draft.id,
        draft.kind,
        draft.label,
        joined(draft.alt_labels),
        joined(draft.hidden_labels),
        joined(draft.context_labels),
        draft.definition,
        joined(draft.broader),
        joined(draft.sources),
        joined(draft.unsure_sources),
        joined(draft.source_notes),
        "yes" if draft.deprecated else "",
        joined(draft.replaced_by),
    )


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    # Only with both characters in the line's end are cells with either of them put into quotes.
    csv.writer(written, delimiter="\t", lineterminator="\r\n").writerow(cells)
    return written.getvalue().removesuffix("\r\n") + "\n"


def read_sheet(content: bytes, name: str) -> list[Row]:
    """Read a table that may have been through a spreadsheet program; empty rows are passed over.

    Columns are known by their headings, in any order. Raises OntologyError for what is no table of
    concepts.
    """
    before = csv.field_size_limit(LARGEST_CELL)
    try:
        lines = csv.reader(io.StringIO(decoded(content, name), newline=""), delimiter="\t")
        headings = [heading.strip().lower() for heading in next(lines, [])]
        if missing := [column for column in COLUMNS if column not in headings]:
            raise OntologyError(
                f"Expected the columns {', '.join(COLUMNS)} in {name}, separated by tabs, found no "
                f"{', '.join(missing)}. Begin with a file that `interorg ontology export-concepts` "
                "wrote, and save it as tab-separated text."
            )
        rows, line = [], lines.line_num + 1
        for cells in lines:
            if any(cell.strip() for cell in cells):
                padded = cells + [""] * (len(headings) - len(cells))
                rows.append(
                    Row(line, _draft(dict(zip(headings, padded, strict=False)), name, line))
                )
            line = lines.line_num + 1
        return rows
    except csv.Error as error:
        raise OntologyError(f"{name} cannot be read as a table: {error}.") from error
    finally:
        csv.field_size_limit(before)


def decoded(content: bytes, name: str) -> str:
    """Decode UTF-8, or the UTF-16 that Excel calls Unicode text."""
    encodings = (e for mark, e in BYTE_ORDER_MARKS.items() if content.startswith(mark))
    try:
        return content.decode(next(encodings, "utf-8"))
    except UnicodeDecodeError as error:
        raise OntologyError(
            f"Expected {name} in UTF-8, found the byte {content[error.start]:#04x} at position "
            f"{error.start}. Save it as UTF-8, or in Excel as Unicode text."
        ) from error


def _draft(cells: dict[str, str], name: str, line: int) -> Draft:
    answer = cells["deprecated"].strip().lower()
    if answer not in YES | NO:
        raise OntologyError(
            f"Expected yes or nothing under deprecated on line {line} of {name}, found {answer!r}."
        )
    label = cells["label"].strip()
    others, hidden = items(cells["alternative labels"]), items(cells["hidden labels"])
    return Draft(
        id=cells["id"].strip(),
        kind=cells["kind"].strip(),
        label=label,
        alt_labels=others,
        hidden_labels=hidden,
        context_labels=in_order(items(cells["context labels"]), (label, *others, *hidden)),
        definition=cells["definition"].strip(),
        broader=items(cells["broader"]),
        sources=items(cells["sources"]),
        unsure_sources=items(cells["unsure sources"]),
        source_notes=items(cells["source note"]),
        deprecated=answer in YES,
        replaced_by=items(cells["replaced by"]),
    )


def joined(items: Iterable[str]) -> str:
    r"""Write a list into one cell.

    >>> print(joined(["give and take", "either|or"]))
    give and take | either\|or
    """
    return " | ".join(re.sub(r"([\\|])", r"\\\1", item) for item in items)


def items(cell: str) -> tuple[str, ...]:
    r"""Read a list from one cell; an item that is given twice counts once.

    >>> items(r"give and take | either\|or")
    ('give and take', 'either|or')
    """
    pieces: list[list[str]] = [[]]
    for bare, escaped, bar in re.findall(r"([^\\|]+)|\\(.?)|(\|)", cell, re.DOTALL):
        if bar:
            pieces.append([])
        else:
            pieces[-1].append(bare or escaped)
    found = ("".join(piece).strip() for piece in pieces)
    return tuple(dict.fromkeys(item for item in found if item))
