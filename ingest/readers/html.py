"""HTML: the main text of a page as trafilatura finds it, else the text of its body."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..document import Metadata, Passage, Reading
from ..failure import Unreadable
from .content import text_of
from .raised_marks import in_html
from .references import mark_references
from .stated import iso_date, language_tag, licence
from .tree import Grammar, Place, local, passages, path

if TYPE_CHECKING:
    from .tree import Element

FOUND = Grammar(
    headings=frozenset({"head"}),
    sections=frozenset(),
    lists=frozenset({"list"}),
    items=frozenset({"item"}),
    quotes=frozenset({"quote"}),
    cells=frozenset({"cell"}),
    blocks=frozenset({"p", "row", "table", "main", "div"}),
    skipped=frozenset({"code", "graphic"}),
)
"""The elements trafilatura writes."""

PAGE = Grammar(
    headings=frozenset({"h1", "h2", "h3", "h4", "h5", "h6"}),
    sections=frozenset(),
    lists=frozenset({"ul", "ol"}),
    items=frozenset({"li"}),
    quotes=frozenset({"blockquote"}),
    cells=frozenset({"td", "th"}),
    blocks=frozenset(
        "p div section article main header figure figcaption dl dt dd table thead tbody tfoot tr "
        "caption center details summary address body".split()
    ),
    skipped=frozenset(
        "script style noscript template nav footer aside form button select svg math pre iframe "
        "object head".split()
    ),
)
"""The elements of a page."""

TOO_SHORT = 250
"""Of pages with fewer characters trafilatura loses parts, or gives one run of words."""

LICENCES = (
    "//*[@rel='license']/@href"
    " | //meta[translate(@name, 'DCTERMSIGH', 'dctermsigh')='dc.rights']/@content"
    " | //meta[translate(@name, 'DCTERMSIGH', 'dctermsigh')='dcterms.rights']/@content"
    " | //meta[translate(@name, 'DCTERMSIGH', 'dctermsigh')='dcterms.license']/@content"
)


def read(path: Path) -> Reading:
    """Read a web page that was saved."""
    import trafilatura
    from lxml import etree
    from lxml import html as lxml_html

    # It warns of what its fallbacks cannot do, which is no one's concern here.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # lxml refuses text that declares an encoding, since it has none any more.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", in_html(text_of(path)).replace("\x00", ""))
    try:
        page = lxml_html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Unreadable(
            "Expected an HTML page, found nothing but blanks or comments; give one with text."
        ) from None
    written = trafilatura.extract(
        text,
        output_format="xml",
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False},
    )
    found = etree.fromstring(written) if written else None
    stated = dict(found.attrib) if found is not None else {}
    main = list(main_text(found)) if found is not None else []
    if sum(len(passage.text) for passage in main) < TOO_SHORT:
        main = list(body_text(page)) or main
    title = stated.get("title") or page.findtext(".//title") or ""
    return Reading(
        tuple(mark_references(main)),
        Metadata(
            title=" ".join(title.split()) or None,
            kind="web",
            writer=stated.get("author") or None,
            date=iso_date(stated.get("date", "")),
            language=language_tag(page.get("lang", "") or page.get("xml:lang", "")),
            rights=next(filter(None, map(licence, stated_licences(page))), None),
        ),
    )


def main_text(found: Element) -> Iterator[Passage]:
    """Give the passages of trafilatura's document; where they stood in the page is not known."""
    for line_break in found.iter("lb"):
        line_break.tail = f" {line_break.tail or ''}"
    ranks = {path(head): head.get("rend", "") for head in found.iter("head")}
    for main in found.iter("main"):
        for passage in passages(main, FOUND, Place()):
            rank = ranks.get(passage.xpath or "", "")
            level = int(rank[1]) if re.fullmatch(r"h[1-6]", rank) else passage.level
            yield replace(passage, level=level, xpath=None)


def body_text(page: Element) -> Iterator[Passage]:
    """Give all passages of a page but those of menus, forms and the like."""
    for line_break in page.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    ranks = {path(each): local(each) for each in page.iter(*PAGE.headings)}
    for body in page.iter("body"):
        for passage in passages(body, PAGE, Place()):
            rank = ranks.get(passage.xpath or "", "")
            yield replace(passage, level=int(rank[1])) if rank else passage


def stated_licences(page: Element) -> list[str]:
    """Return the licences a page states in its head or its links."""
    found = page.xpath(LICENCES)
    return [str(each) for each in found] if isinstance(found, list) else []
