"""What is written for reference managers is read back by readers that are not ours."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry
from hypothesis import given
from odd_records import RECORDS
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from interorg.service.citations import FORMATS, Name, Record
from interorg.service.citations.bibtex import write_bibtex
from interorg.service.citations.coins import coins
from interorg.service.citations.csl import write_csl
from interorg.service.citations.dublin_core import dublin_core
from interorg.service.citations.highwire import highwire
from interorg.service.citations.record import one_line
from interorg.service.citations.ris import write_ris
from interorg.service.citations.things import TITLE, of_entry

AS_IT_IS = ("url", "doi")


def bibtex_entry(record: Record) -> Entry:
    library = parse_string(FORMATS["bib"].write(record))
    assert not library.failed_blocks, library.failed_blocks
    (entry,) = library.entries
    return entry


def set_by_latex(value: str) -> str:
    """Return what LaTeX sets; the reader lacks some commands of its kernel or takes others."""
    known = get_default_latex_context_db()
    signs = {"braceleft": "{", "braceright": "}", "asciicircum": "^", "asciitilde": "~"}
    own = [MacroTextSpec(f"text{name}", sign) for name, sign in signs.items()]
    known.add_context_category("signs", prepend=True, macros=own)
    return str(LatexNodes2Text(latex_context=known).latex_to_text(value))


def ris_fields(text: str) -> list[tuple[str, str]]:
    """Read lines of RIS as its description has them: two signs, two spaces, a dash and a space."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    fields = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line, re.DOTALL) for line in lines]
    assert all(fields) and "\n" not in "".join(lines)
    return [(field[1], field[2]) for field in fields if field]


@given(RECORDS)
def test_bibtex_is_one_sound_entry_whose_texts_are_set_as_they_are(record: Record) -> None:
    fields = {field.key: field.value for field in bibtex_entry(record).fields}
    for name, text in (("title", record.title), ("volume", record.volume), ("note", record.note)):
        wanted = one_line(text)
        assert "".join(set_by_latex(fields.get(name, "")).split()) == "".join(wanted.split())
    for name, text in (("url", record.address), ("doi", record.doi)):
        assert bool(fields.get(name)) == bool(text)
        assert not set(fields.get(name, "")) & set("{}\\")
    assert fields.get("year", "") == str(record.year or "")


@given(RECORDS)
def test_every_name_of_bibtex_is_parted_as_it_was(record: Record) -> None:
    written = FORMATS["bib"].write(record)
    library: Library = parse_string(
        written, append_middleware=[SeparateCoAuthors(), SplitNameParts()]
    )
    assert not library.failed_blocks, (written, library.failed_blocks[0].error)
    (entry,) = library.entries
    found = entry.fields_dict.get("author")
    wanted = [name for name in record.authors if one_line(name.family + name.given)]
    assert len(found.value if found else []) == len(wanted)


def test_a_name_keeps_its_halves_and_an_organization_is_one(article: Record) -> None:
    from dataclasses import replace

    from interorg.service.citations import Name

    odd = (Name("van de Ven", "A."), Name("Trade and Ties, Bureau of"), Name("Smith, Jr.", "J."))
    entry = bibtex_entry(replace(article, authors=odd))
    assert entry.fields_dict["author"].value == (
        "van de Ven, A. and {Trade and Ties, Bureau of} and {Smith, Jr.}, J."
    )


def test_bibtex_keeps_capitals_and_parts_pages(article: Record) -> None:
    written = FORMATS["bib"].write(article)
    assert "@article{DasTeng1998," in written and "pages = {491--512}" in written
    assert "journal = {Academy of Management Review}" in written


@given(RECORDS)
def test_ris_is_read_line_by_line(record: Record) -> None:
    fields = ris_fields(FORMATS["ris"].write(record))
    assert fields[0][0] == "TY" and fields[-1] == ("ER", "")
    found = dict(fields)
    for tag, text in (("TI", record.title), ("VL", record.volume), ("N1", record.note)):
        assert found.get(tag, "") == one_line(text)
    authors = [value for tag, value in fields if tag == "AU"]
    assert all(value.count(",") <= 1 for value in authors)


def test_ris_has_the_tags_of_an_article(article: Record) -> None:
    assert ris_fields(FORMATS["ris"].write(article)) == [
        ("TY", "JOUR"),
        ("AU", "Das, T. K."),
        ("AU", "Teng, Bing-Sheng"),
        ("TI", article.title),
        ("T2", "Academy of Management Review"),
        ("PY", "1998"),
        ("DA", "1998"),
        ("VL", "23"),
        ("IS", "3"),
        ("SP", "491"),
        ("EP", "512"),
        ("DO", "10.5465/amr.1998.926623"),
        ("ID", "DasTeng1998"),
        ("ER", ""),
    ]


@given(RECORDS)
def test_csl_holds_texts_as_they_are_and_only_known_variables(record: Record) -> None:
    (item,) = json.loads(FORMATS["json"].write(record))
    assert item.keys() <= CSL_VARIABLES and item["type"] in CSL_TYPES
    assert item.get("title", "") == one_line(record.title)
    for name in item.get("author", ()):
        assert name.keys() in ({"literal"}, {"family", "given"})
    issued: Any = item.get("issued", {"date-parts": [[]]})
    assert tuple(issued["date-parts"][0]) == record.date_parts


CSL_VARIABLES = frozenset(
    "id type title container-title publisher volume issue number page version DOI URL language "
    "note author editor issued".split()
)
CSL_TYPES = frozenset("article-journal book chapter report document entry dataset".split())


@pytest.mark.parametrize("ending", FORMATS)
def test_nothing_but_a_key_is_still_a_record(ending: str) -> None:
    written = FORMATS[ending].write(Record("document", "", ""))
    assert written.strip()


BOOK = Record(
    "book",
    "Ebers1999",
    "On ties",
    editors=(Name("Ebers", "M."),),
    publisher="Browne and Sons",
)
REPORT = Record("report", "NAO2009", "On failure", authors=(Name("Audit Office"),), number="HC 5")


def test_editors_and_numbers_of_reports_stand_where_readers_look() -> None:
    assert "A3  - Ebers, M." in write_ris(BOOK)
    chapter = replace(BOOK, kind="chapter", container="A book")
    assert "A2  - Ebers, M." in write_ris(chapter)
    assert "publisher = {{Browne and Sons}}" in write_bibtex(BOOK)
    assert "SN  - HC 5" in write_ris(REPORT)
    (written,) = json.loads(write_csl(REPORT))
    assert written["number"] == "HC 5" and "issue" not in written


def test_an_organization_is_one_author_in_an_openurl(article: Record, note: Record) -> None:
    both = replace(article, authors=(*article.authors, Name("Bureau of Trade and Ties")))
    for record, person, people in ((both, "rft.au", 2), (note, "rft.creator", 0)):
        found = parse_qs(coins(record), strict_parsing=True)
        assert len(found.get(person, [])) == people
        assert found["rft.aucorp"] == [record.authors[-1].family]
    assert parse_qs(coins(both))["rft.au"] == ["Das, T. K.", "Teng, Bing-Sheng"]


def test_an_openurl_names_a_person_once_however_the_initials_are_written(article: Record) -> None:
    """Zotero takes `aulast` beside `au` for another person where it spaces initials otherwise."""
    close = replace(article, authors=(Name("Das", "T.K."), Name("Thoenig", "J.-Chr.")))
    found = parse_qs(coins(close), strict_parsing=True)
    assert found["rft.au"] == ["Das, T.K.", "Thoenig, J.-Chr."]
    assert not found.keys() & {"rft.aulast", "rft.aufirst"}


def test_an_openurl_keeps_editors_language_rights_and_what_of_it_is_cited(note: Record) -> None:
    chapter = replace(BOOK, kind="chapter", container="A book", language="en", rights="CC0-1.0")
    found = parse_qs(coins(chapter), strict_parsing=True)
    assert found["rft.contributor"] == ["Ebers, M."] and "rft.au" not in found
    assert (found["rft.language"], found["rft.rights"]) == (["en"], ["CC0-1.0"])
    claimed = parse_qs(coins(note), strict_parsing=True)
    assert claimed["rft.description"] == ["Claim: Joint venture enables risk sharing (p. 7)"]


def test_an_openurl_of_an_entry_is_part_of_the_data_set_and_of_a_release() -> None:
    found = parse_qs(coins(of_entry("Trust", "trust", "https://e.org/t", "1.2", "2026-11-23")))
    assert found["rft.type"] == ["dictionaryEntry"] and found["rft.edition"] == ["1.2"]
    assert found["rft.source"] == [TITLE] and found["rft.date"] == ["2026-11-23"]


def test_meta_tags_say_all_that_is_known(article: Record) -> None:
    tags = [*highwire(article)]
    assert [each for name, each in tags if name == "citation_author"] == [
        "Das, T. K.",
        "Teng, Bing-Sheng",
    ]
    found = dict(tags)
    assert found["citation_journal_title"] == "Academy of Management Review"
    assert (found["citation_firstpage"], found["citation_lastpage"]) == ("491", "512")
    assert found["citation_doi"] == article.doi and "citation_publisher" not in found
    assert dict(highwire(replace(REPORT, publisher="The Office")))[
        "citation_technical_report_institution"
    ] == ("The Office")
    core = [*dublin_core(article)]
    assert [text for name, text in core if name == "DC.creator"] == [
        "Das, T. K.",
        "Teng, Bing-Sheng",
    ]
    assert [text for name, text in core if name == "DC.type"] == ["JournalArticle", "Text"]
    assert ("DC.identifier", f"doi:{article.doi}") in core and ("DC.date", "1998") in core
    assert all(text for _, text in core)
