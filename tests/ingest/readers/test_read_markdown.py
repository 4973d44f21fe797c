"""Markdown and its front matter."""

from pathlib import Path

import pytest

from interorg.ingest.document import Cell, Metadata, Passage, Reading, WorkRecord, compose
from interorg.ingest.failure import Unreadable
from interorg.ingest.readers import read_file


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "note.md"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def test_front_matter_becomes_metadata(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """---
key: note-x
title: "A note on X (1998): trust"
kind: note
writer: interorg contributors
date: 2026-11-22
language: en
rights: CC-BY-4.0
reviews:
  key: X1998
  authors: ["Xu, A.", "Yi, B."]
  year: 1998
  title: "Trust"
  discipline: Economics
sources:
  - X1998
  - Y1999
---

Partners trust.
""",
    )
    assert reading.metadata == Metadata(
        key="note-x",
        title="A note on X (1998): trust",
        kind="note",
        writer="interorg contributors",
        date="2026-11-22",
        language="en",
        rights="CC-BY-4.0",
        sources=("X1998", "Y1999"),
        reviews=WorkRecord("X1998", ("Xu, A.", "Yi, B."), 1998, "Trust", "", "Economics"),
    )
    assert [passage.text for passage in reading.passages] == ["Partners trust."]


def test_the_front_matter_of_journals_is_understood(tmp_path: Path) -> None:
    front = (
        "---\ntitle: 'Ties'\nauthor:\n- name: 'A. Xu'\n  affil: 'U'\n- name: 'B. Yi'\n"
        "date: 31-10-2020\nlicense: 'CC BY-SA 2.5 CA'\nabstract: 'On *ties*.'\n---\n\nText.\n"
    )
    reading = read(tmp_path, front)
    assert reading.metadata.writer == "A. Xu; B. Yi"
    assert reading.metadata.date == "2020-10-31"
    assert reading.metadata.rights == "CC-BY-SA-2.5-CA"
    assert [p.text for p in reading.passages] == ["Abstract", "On ties.", "Text."]


def test_values_stay_the_words_that_were_written(tmp_path: Path) -> None:
    metadata = read(tmp_path, "---\ntitle: 1984\nlanguage: no\ndate: 1984\n---\nTekst.\n").metadata
    assert (metadata.title, metadata.language, metadata.date) == ("1984", "no", "1984")


def test_a_text_without_front_matter_is_all_body(tmp_path: Path) -> None:
    reading = read(tmp_path, "# Ties\n\nFirms ally.\n")
    assert reading.metadata == Metadata(title="Ties")
    assert reading.passages == (Passage("heading", "Ties", 1), Passage("paragraph", "Firms ally."))


def test_a_rule_above_a_text_is_no_front_matter(tmp_path: Path) -> None:
    reading = read(tmp_path, "---\n\nFirms ally.\n\n---\n\nThey part.\n")
    assert [passage.text for passage in reading.passages] == ["Firms ally.", "They part."]


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("title: [torn", "line 3"),
        ('title: "a" b', "line 2"),
        ("key: Not a key!", "letters, digits"),
        ("kind: poem", "case, note, article, agreement, web"),
        ("title: [a, b]", "found a list"),
        ("reviews:\n  year: 1998", "name a key"),
        ("reviews:\n  key: X\n  year: soon", "'soon'"),
        ("a: " + "[" * 2000, "flatten it"),
    ],
)
def test_broken_front_matter_is_refused_with_its_reason(
    tmp_path: Path, front: str, words: str
) -> None:
    with pytest.raises(Unreadable, match="Expected") as caught:
        read(tmp_path, f"---\n{front}\n---\n\nText.\n")
    assert words in caught.value.message


def test_front_matter_that_never_ends_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="closes the front matter"):
        read(tmp_path, "---\ntitle: Ties\n\nText.\n")


def test_blocks_keep_their_kind_and_depth(tmp_path: Path) -> None:
    text = """## Reasons {#why}

- risk sharing
  - of *research*

  More on risk.
- learning

> Partners [learn](http://example.org).

| Form | Reason |
| --- | --- |
| alliance | speed |

```python
code()
```

![A figure](f.png "Figure 1: a network")
"""
    assert read(tmp_path, text).passages == (
        Passage("heading", "Reasons", 2),
        Passage("item", "risk sharing", 1),
        Passage("item", "of research", 2),
        Passage("paragraph", "More on risk."),
        Passage("item", "learning", 1),
        Passage("quote", "Partners learn."),
        Passage("cell", "Form", cell=Cell("0", 0, 0)),
        Passage("cell", "Reason", cell=Cell("0", 0, 1)),
        Passage("cell", "alliance", cell=Cell("0", 1, 0)),
        Passage("cell", "speed", cell=Cell("0", 1, 1)),
        Passage("paragraph", "Figure 1: a network"),
    )


def test_of_markup_html_and_footnotes_only_the_raised_numbers_stay(tmp_path: Path) -> None:
    text = (
        "Trust[^1] **matters** &amp; `pays`[^2],\nthey say<!-- so -->.\n\n"
        "[^1]: A long note.\n\n[^2]: http://example.org\n\n<div class='x'>A <b>box</b></div>\n"
    )
    reading = read(tmp_path, text)
    assert [(passage.kind, passage.text) for passage in reading.passages] == [
        ("paragraph", "Trust¹ matters & pays², they say."),
        ("reference", "¹ A long note."),
        ("reference", "² http://example.org"),
        ("paragraph", "A  box"),
    ]


def test_what_stands_under_references_is_a_reference(tmp_path: Path) -> None:
    text = "## Ties\n\nText.\n\n## References\n\nXu 1998.\n\n- Yi 1999.\n\n## Appendix\n\nMore.\n"
    document = compose("a", "a.md", read(tmp_path, text))
    kinds = {document.text[block.start : block.end]: block.kind for block in document.blocks}
    assert kinds["Xu 1998."] == kinds["Yi 1999."] == "reference"
    assert kinds["Text."] == kinds["More."] == "paragraph"
