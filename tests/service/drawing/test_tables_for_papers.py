from __future__ import annotations

import csv
import io
import re
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as some

from interorg.service.drawing.latex import as_latex
from interorg.service.drawing.latex_layout import layout
from interorg.service.drawing.latex_text import ESCAPES, SET, escaped
from interorg.service.drawing.spreadsheet import as_csv
from interorg.service.drawing.table import Table
from interorg.service.exports.tables import FORMULA, harmless

ANY = some.text(some.characters(codec="utf-8", exclude_characters="\0"))
TEXT = some.text(some.characters(exclude_categories=("Cs", "Cc")), max_size=30)
SIGN = re.compile(r"\\interorgsign\{([^{}])\}\{((?:[^{}\\]|\\[a-z]+\{\}|\\.)*)\}")
COMMANDS = {command: letter for letter, command in ESCAPES.items()}
PIECES = re.compile("|".join(re.escape(c) for c in sorted(COMMANDS, key=len, reverse=True)))


def tables(text: some.SearchStrategy[str]) -> some.SearchStrategy[Table]:
    def rows(columns: list[str]) -> some.SearchStrategy[Table]:
        cell = some.none() | some.integers() | text
        line = some.tuples(*[cell] * len(columns))
        return some.builds(
            Table, some.just("A title"), some.just(tuple(columns)), some.lists(line).map(tuple)
        )

    return some.lists(text, min_size=1, max_size=4).flatmap(rows)


@given(tables(ANY))
def test_csv_gives_back_every_cell_and_no_formula(table: Table) -> None:
    read = [*csv.reader(io.StringIO(as_csv(table).decode(), newline=""))]
    expected = [
        [
            harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
            for cell in r
        ]
        for r in (table.columns, *table.rows)
    ]
    assert read == expected
    written = [c for r, cells in zip(read, (table.columns, *table.rows), strict=True)
               for c, cell in zip(r, cells, strict=True) if isinstance(cell, str)]  # fmt: skip
    assert not any(cell.startswith(FORMULA) for cell in written)


def test_excel_is_told_the_encoding_when_it_asks() -> None:
    table = Table("t", ("a",), (("ü",),))
    assert as_csv(table, excel=True) == b"\xef\xbb\xbf" + as_csv(table)


@given(TEXT)
def test_latex_prints_the_text_and_holds_no_command_of_its_own(text: str) -> None:
    written = escaped(text)
    assert all(sign not in SET and latin.isascii() for sign, latin in SIGN.findall(written))
    latex = SIGN.sub(r"\1", written)
    bare = PIECES.sub("", latex)
    assert not set(bare.replace("{}", "")) & set(r"\{}#$%&_~^<>|")
    restored = latex
    for command in sorted(COMMANDS, key=len, reverse=True):
        restored = restored.replace(command, f"\ue000{ord(COMMANDS[command]):x}\ue001")
    restored = restored.replace("{}", "")
    restored = re.sub("\ue000([0-9a-f]+)\ue001", lambda m: chr(int(m[1], 16)), restored)
    if "\ue000" not in text and "\ue001" not in text:
        assert restored == re.sub("[\u2028\u2029]+", " ", normalize("NFC", text))


@given(tables(TEXT))
def test_a_latex_table_has_a_line_for_each_row_and_a_cell_for_each_column(table: Table) -> None:
    written = as_latex(table, "some")
    plan = layout(table)
    lines = [line for line in written.splitlines() if line.endswith(r" \\")]
    assert len(lines) == len(plan.parts) * (1 + len(table.rows))
    cells = [len(part) for part in plan.parts for _ in range(1 + len(table.rows))]
    assert [len(re.findall(r"(?<!\\)&", line)) + 1 for line in lines] == cells
    assert {n for part in plan.parts for n in part} == {*range(len(table.columns))}
    assert written.count(r"\begin{") == written.count(r"\end{")


def test_a_long_table_breaks_over_pages() -> None:
    long = Table("t", ("a",), tuple((n,) for n in range(100)), ("A note.",))
    assert r"\begin{longtable}{r}" in as_latex(long, "x") and "A note." in as_latex(long, "x")
    assert r"\begin{tabular}{l}" in as_latex(Table("t", ("a",), (("b",),)), "x")
    words = Table("t", ("a", "b"), (("a", "some words " * 400),), wide=frozenset({1}))
    assert r"\begin{longtable}" in as_latex(words, "x")


def test_a_table_too_wide_for_a_page_turns_its_headings_then_makes_several() -> None:
    names = tuple(f"a long heading {n}" for n in range(9))
    turned = as_latex(Table("t", ("", *names), (("a", *range(9)),)), "x")
    assert turned.count(r"\rotatebox{90}") == 9 and turned.count(r"\begin{table}") == 1
    names = tuple(f"a long heading {n}" for n in range(50))
    parted = as_latex(Table("t", ("", *names), (("a stub", *range(50)),)), "x")
    assert 2 < parted.count(r"\begin{table}") == parted.count("a stub & ")
    assert r"\caption{t (2 of " in parted and r"\label{tab:x-2}" in parted
