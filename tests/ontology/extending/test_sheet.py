"""Concepts as a table: what is written is read back, whatever a spreadsheet program does to it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ontology.concepts import load_concepts
from interorg.ontology.extending.drafts import Draft, draft_of, in_order
from interorg.ontology.extending.sheet import COLUMNS, read_sheet, write_sheet
from interorg.ontology.extra_modules import OntologyError

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20).map(str.strip)
ITEMS = st.lists(TEXT.filter(bool), max_size=4, unique=True).map(tuple)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    label, others, hidden = draw(TEXT.filter(bool)), draw(ITEMS), draw(ITEMS)
    chosen = [each for each in (label, *others, *hidden) if draw(st.booleans())]
    return Draft(
        id=draw(TEXT.filter(bool)),
        kind=draw(st.sampled_from(["form", "benefit", ""])),
        label=label,
        alt_labels=others,
        hidden_labels=hidden,
        context_labels=in_order(chosen, (label, *others, *hidden)),
        definition=draw(TEXT),
        broader=draw(ITEMS),
        sources=draw(ITEMS),
        unsure_sources=draw(ITEMS),
        source_notes=draw(ITEMS),
        deprecated=draw(st.booleans()),
        replaced_by=draw(ITEMS),
    )


def read(content: bytes) -> list[Draft]:
    return [row.draft for row in read_sheet(content, "concepts.tsv")]


@given(st.lists(drafts(), max_size=4))
def test_any_concepts_come_back_as_they_were(given: list[Draft]) -> None:
    assert read(write_sheet(given).encode()) == given


def saved(sheet: str, encoding: str, quoting: int, ending: str) -> bytes:
    """Save a sheet as another program would: other quotes, line ends, encoding."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", quoting=quoting, lineterminator=ending)
    writer.writerows(csv.reader(io.StringIO(sheet, newline=""), delimiter="\t"))
    return written.getvalue().encode(encoding)


# A lone carriage return in a cell is what these programs and this writer treat differently.
PLAIN = st.lists(drafts().filter(lambda draft: "\r" not in write_sheet([draft])), max_size=3)


@given(
    PLAIN,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_spreadsheet_program_may_quote_and_encode_as_it_likes(
    given: list[Draft], encoding: str, quoting: int, ending: str
) -> None:
    assert read(saved(write_sheet(given), encoding, quoting, ending)) == given


def test_all_our_concepts_go_through_a_sheet_unchanged() -> None:
    ours = [draft_of(concept) for concept in load_concepts().values()]
    assert read(write_sheet(ours).encode()) == ours


def test_rows_know_their_lines_even_after_a_cell_of_several() -> None:
    first = Draft("A", "form", "a thing", definition='Said "so"\nand so.')
    sheet = write_sheet([first, Draft("B", "form", "b thing")])
    assert [row.line for row in read_sheet(sheet.encode(), "x.tsv")] == [2, 4]


def test_columns_may_stand_in_any_order_beside_others_and_rows_be_short_or_empty() -> None:
    names = ["note", *reversed(COLUMNS)]
    row = ["see me", *[""] * (len(COLUMNS) - 3), "a thing", "form", "A"]
    text = "\t".join(names) + "\n" + "\t".join(row) + "\n\t\t\n"
    assert read(text.encode()) == [Draft("A", "form", "a thing")]
    short = "\t".join(COLUMNS) + "\nA\tform\ta thing\n"
    assert read(short.encode()) == [Draft("A", "form", "a thing")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"id,kind\nA,form\n", "separated by tabs, found no id, kind"),
        (b"", "found no id, kind, label"),
        ("\t".join(COLUMNS).encode() + b"\nA\tform\t\xe4\n", "in UTF-8, found the byte 0xe4"),
        ("\t".join(COLUMNS).encode() + b"\nA" + b"\tmaybe" * 13 + b"\n", "line 2 of x.tsv"),
    ],
)
def test_what_is_no_table_of_concepts_is_refused_with_a_reason(
    content: bytes, message: str
) -> None:
    with pytest.raises(OntologyError, match=message):
        read_sheet(content, "x.tsv")
