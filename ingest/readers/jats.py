"""JATS, the format of journal articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..citing.citation_marks import note_of, raised
from ..document import Metadata, Passage, Reading, fold
from .raised_marks import in_tree
from .stated import iso_date, language_tag, licence
from .tree import Grammar, Place, find, first_text, inline, local, passages, path

if TYPE_CHECKING:
    from .tree import Element

GRAMMAR = Grammar(
    headings=frozenset({"title"}),
    sections=frozenset({"sec", "app", "boxed-text"}),
    lists=frozenset({"list", "def-list"}),
    items=frozenset({"list-item", "def-item"}),
    quotes=frozenset({"disp-quote", "verse-group"}),
    cells=frozenset({"td", "th"}),
    blocks=frozenset(
        "p fig fig-group caption table-wrap table-wrap-group table thead tbody tfoot tr statement "
        "supplementary-material speech term def".split()
    ),
    skipped=frozenset(
        "disp-formula inline-formula tex-math math graphic inline-graphic media code preformat "
        "object-id label fn table-wrap-foot disp-formula-group attrib".split()
    ),
)
HREF = "{http://www.w3.org/1999/xlink}href"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def reading_of(root: Element) -> Reading:
    """Read an article: title, abstract, body and reference list."""
    in_tree(root, frozenset({"sup"}))
    for mark in root.iter("xref"):
        if mark.get("ref-type") in ("bibr", "fn") and not in_brackets(mark):
            in_tree(mark, frozenset({"xref"}))
    title = first_text(root, "front/article-meta/title-group/article-title", GRAMMAR)
    meta = next(iter(find(root, "front/article-meta")), root)
    found = [Passage("heading", title, 1)] if title else []
    for abstract in find(meta, "abstract"):
        if not find(abstract, "title"):
            found.append(Passage("heading", "Abstract", 2))
        found.extend(passages(abstract, GRAMMAR, Place(level=2)))
    for body in find(root, "body"):
        found.extend(passages(body, GRAMMAR, Place()))
    found.extend(footnotes(root))
    found.extend(references(root))
    return Reading(
        tuple(found),
        Metadata(
            title=title,
            kind="article",
            writer="; ".join(authors(meta)) or None,
            date=date(meta),
            language=language_tag(root.get(LANGUAGE, "")),
            rights=rights(meta),
        ),
    )


def in_brackets(mark: Element) -> bool:
    """Tell whether a number stands between brackets of the text: "[<xref>3</xref>]"."""
    before, parent = mark.getprevious(), mark.getparent()
    ahead = before.tail if before is not None else parent.text if parent is not None else None
    return (ahead or "").rstrip()[-1:] in ("[", "(", ",", "–", "-") or (
        not (ahead or "").strip() and (mark.tail or "").lstrip()[:1] in ("]", ")")
    )


def footnotes(root: Element) -> Iterator[Passage]:
    """Give the numbered footnotes of an article, those of its tables and authors not."""
    for note in root.iter():
        label = next(iter(find(note, "label")), None) if local(note) == "fn" else None
        held = {local(around) for around in note.iterancestors()}
        if label is None or held & {"table-wrap", "table-wrap-foot", "front"}:
            continue
        number = raised("".join(map(str, label.itertext())).strip().strip("[]()."))
        words = " ".join(inline(each, GRAMMAR) for each in note if each is not label)
        if note_of(f"{number} {words}") is not None:
            yield Passage("paragraph", f"{number} {words}", 0, None, path(note))


def references(root: Element) -> Iterator[Passage]:
    """Give the heading and the entries of the reference lists."""
    for listed in root.iter():
        if local(listed) == "ref-list":
            title = first_text(listed, "title", GRAMMAR) or "References"
            yield Passage("heading", title, 2)
            for entry in find(listed, "ref"):
                yield Passage("reference", spaced(entry), 0, None, path(entry))


def spaced(entry: Element) -> str:
    """Return an entry's text; where its parts are tagged and no more, spaces keep them apart."""
    if find(entry, "mixed-citation"):
        return fold(inline(entry, GRAMMAR))
    words = (text for text in entry.itertext() if text.strip())
    return fold(" ".join(words))


def authors(meta: Element) -> Iterator[str]:
    """Give the names of the authors, given names first."""
    for contributor in find(meta, "contrib-group/contrib"):
        if contributor.get("contrib-type", "author") != "author":
            continue
        for name in find(contributor, "name") + find(contributor, "name-alternatives/name"):
            parts = (first_text(name, part, GRAMMAR) for part in ("given-names", "surname"))
            yield " ".join(part for part in parts if part)
        for group in find(contributor, "collab"):
            yield fold(group.text or "")


def date(meta: Element) -> str | None:
    """Return the earliest date of publication, as far as it is given."""
    dates = []
    for published in find(meta, "pub-date"):
        parts = [first_text(published, part, GRAMMAR) for part in ("year", "month", "day")]
        given = parts[: parts.index(None)] if None in parts else parts
        stated = iso_date("-".join(part for part in given if part))
        if stated:
            dates.append(stated)
    # Within a year the fuller date says more, though the shorter one sorts first.
    return min(dates, key=lambda stated: (stated[:4], -len(stated), stated), default=None)


def rights(meta: Element) -> str | None:
    """Return the licence: its address where one is given, else its words."""
    for element in find(meta, "permissions/license"):
        addresses = [each.get(HREF, "") for each in element.iter() if isinstance(each.tag, str)]
        listed = [fold(each.text or "") for each in find(element, "license_ref")]
        known = [address for address in (*listed, *addresses) if "creativecommons" in address]
        found = licence(known[0] if known else inline(element, GRAMMAR))
        if found:
            return found
    return licence(first_text(meta, "permissions/copyright-statement", GRAMMAR) or "")
