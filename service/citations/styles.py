"""Formatted references after APA (7th), Chicago author-date (17th) and Harvard (Cite Them Right).

Titles are left as the record has them: no style's rule of capitals can be kept by a machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .record import Name, Record, one_line

BEGIN, END = "\1", "\2"
"""Around what is set in italics; no text of a record holds either."""
PARTS = ("article", "chapter", "entry")
"""What is in a whole that has a title of its own."""
MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True)
class Piece:
    """A stretch of a reference."""

    text: str
    italic: bool = False


def apa(record: Record) -> list[Piece]:
    """Format a record as the seventh edition of the APA's manual asks."""
    who = apa_people(record.authors or (record.editors if record.kind == "book" else ()))
    if not record.authors and record.editors and who:
        who += " (Eds.)" if len(record.editors) > 1 else " (Ed.)"
    title = record.title if record.kind in PARTS else italic(record.title)
    if record.kind == "dataset":
        title += f"{f' (Version {record.version})' if record.version else ''} [Data set]"
    title += f" (p. {record.pages})" if record.kind == "document" and record.pages else ""
    title += f" [{record.note}]" if record.note else ""
    when = f"({apa_date(record)})"
    ended = f"{who}." if who.endswith(")") else stopped(who)
    opening = [f"{ended} {when}", title] if who else [title, when]
    return pieces(*opening, apa_place(record), last=link(record))


def apa_people(names: Sequence[Name]) -> str:
    written = [", ".join(filter(None, (each.family, each.initials))) for each in names]
    if len(written) > 20:
        return f"{', '.join(written[:19])}, . . . {written[-1]}"
    return ", ".join([*written[:-2], ", & ".join(written[-2:])])


def apa_date(record: Record) -> str:
    year, *rest = record.date_parts or (0,)
    if not year:
        return "n.d."
    if record.kind != "document" or not rest or not 1 <= rest[0] <= 12:
        return str(year)
    return f"{year}, {' '.join([MONTHS[rest[0] - 1], *map(str, rest[1:])])}"


def apa_place(record: Record) -> str:
    """Say what it is in: the journal with volume and pages, the book, the data set."""
    if record.kind == "article":
        volume = f"{italic(record.volume)}{f'({record.number})' if record.number else ''}"
        parts = (italic(record.container), volume, dashed(record.pages))
        return ", ".join(part for part in parts if part)
    inside = f" (pp. {dashed(record.pages)})" if record.kind == "chapter" and record.pages else ""
    inside += f" (Version {record.version})" if record.kind == "entry" and record.version else ""
    editors = " & ".join(" ".join(filter(None, (e.initials, e.family))) for e in record.editors)
    by = f"{editors} ({'Eds.' if len(record.editors) > 1 else 'Ed.'}), " if editors else ""
    whole = f"In {by}{italic(record.container)}{inside}" if record.container else ""
    return ". ".join(filter(None, (whole, record.publisher)))


def chicago(record: Record) -> list[Piece]:
    """Format a record after the author-date system of the seventeenth edition."""
    names = record.authors or (record.editors if record.kind == "book" else ())
    who = chicago_people(names)
    if not record.authors and who:
        who += ", eds" if len(names) > 1 else ", ed"
    book = record.kind in ("book", "report", "dataset")
    title = italic(record.title) if book else quoted(record.title, "“", "”")
    version = f"Version {record.version}" if record.version else ""
    when = str(record.year or "n.d.")
    opening = [who, when, title] if who else [title, when]
    return pieces(
        *opening,
        record.note,
        chicago_place(record),
        version,
        record.publisher,
        last=link(record),
    )


def chicago_people(names: Sequence[Name]) -> str:
    if not names:
        return ""
    first = ", ".join(filter(None, (names[0].family, names[0].given)))
    others = [" ".join(filter(None, (each.given, each.family))) for each in names[1:]]
    if len(names) > 10:
        return f"{', '.join([first, *others[:6]])}, et al"
    return ", and ".join([", ".join([first, *others[:-1]]), *others[-1:]])


def chicago_place(record: Record) -> str:
    pages = dashed(record.pages)
    if record.kind == "article":
        number = f" ({record.number})" if record.number else ""
        volume = " ".join(filter(None, (italic(record.container), record.volume))) + number
        return ": ".join(filter(None, (volume, pages)))
    if record.container:
        *others, last = ["", *(" ".join((e.given, e.family)).strip() for e in record.editors)]
        editors = " and ".join(filter(None, (", ".join(others[1:]), last)))
        by = f", edited by {editors}" if editors else ""
        return f"In {italic(record.container)}{by}{f', {pages}' if pages else ''}"
    return f"P. {pages}" if record.kind == "document" and pages else ""


def harvard(record: Record) -> list[Piece]:
    """Format a record as Cite Them Right does; where there is only an address, say when it held."""
    names = record.authors or (record.editors if record.kind == "book" else ())
    who = harvard_people(names)
    if not record.authors and who:
        who += " (eds)" if len(names) > 1 else " (ed.)"
    part = record.kind in PARTS
    title = quoted(record.title, "‘", "’", stop="") if part else italic(record.title)
    when = f"({record.year or 'no date'})"
    opening = f"{who} {when} {title}" if who else f"{title} {when}"
    noted = f"{opening}{f' [{record.note}]' if record.note else ''}"
    return pieces(
        ", ".join(filter(None, (noted, harvard_place(record)))),
        f"Version {record.version}" if record.version else "",
        record.publisher,
        last=harvard_link(record),
    )


def harvard_people(names: Sequence[Name]) -> str:
    written = [
        ", ".join(filter(None, (each.family, each.initials.replace(" ", "")))) for each in names
    ]
    if len(written) > 3:
        return f"{written[0]} {italic('et al.')}"
    return " and ".join(filter(None, (", ".join(written[:-1]), *written[-1:])))


def harvard_place(record: Record) -> str:
    pages = dashed(record.pages)
    span = f"pp. {pages}" if "–" in pages else f"p. {pages}" if pages else ""
    if record.kind == "article":
        number = f"{record.volume}{f'({record.number})' if record.number else ''}"
        return ", ".join(filter(None, (italic(record.container), number, span)))
    if record.container:
        editors = harvard_people(record.editors)
        by = f"{editors} ({'eds' if len(record.editors) > 1 else 'ed.'}) " if editors else ""
        return f"in {by}{italic(record.container)}{f', {span}' if span else ''}"
    return span


def harvard_link(record: Record) -> str:
    if record.doi or not record.address:
        return f"Available at: {link(record)}" if record.doi else ""
    today = date.today()
    accessed = f"{today.day} {MONTHS[today.month - 1]} {today.year}"
    return f"Available at: {record.address} (Accessed: {accessed})."


Style = Callable[[Record], list[Piece]]
STYLES: dict[str, tuple[str, Style]] = {
    "apa": ("APA (7th)", apa),
    "chicago": ("Chicago (author-date)", chicago),
    "harvard": ("Harvard", harvard),
}
"""By the name that an address gives them: what each is called, and how it writes."""


def formatted(record: Record, style: str) -> list[Piece]:
    """Format a record in one of STYLES."""
    return STYLES[style][1](clean(record))


def plain(record: Record, style: str) -> str:
    """Format a record as a text without italics."""
    return "".join(piece.text for piece in formatted(record, style))


def clean(record: Record) -> Record:
    """Fold white space everywhere, so that nothing but this module marks italics."""
    texts = {
        name: one_line(value)
        for name, value in vars(record).items()
        if isinstance(value, str) and name != "kind"
    }
    people = {
        field: tuple(Name(one_line(each.family), one_line(each.given)) for each in names)
        for field, names in (("authors", record.authors), ("editors", record.editors))
    }
    return replace(record, **texts, **people)  # type: ignore[arg-type]


def pieces(*sentences: str, last: str = "") -> list[Piece]:
    """End every sentence with a full stop, but not an address, and cut out what is in italics."""
    ended = [stopped(each) for each in sentences if each]
    text = " ".join([*ended, *([last] if last else [])])
    cut = re.split(f"{BEGIN}(.*?){END}", text)
    return [Piece(each, bool(place % 2)) for place, each in enumerate(cut) if each]


def stopped(sentence: str) -> str:
    """End a sentence; signs that end one already may stand within italics or quotation marks."""
    return sentence if sentence.rstrip(f"{END}”’)")[-1:] in tuple(".?!") else f"{sentence}."


def quoted(text: str, opening: str, closing: str, stop: str = ".") -> str:
    ended = text if not stop or text[-1:] in tuple(".?!") else f"{text}{stop}"
    return f"{opening}{ended}{closing}"


def italic(text: str) -> str:
    return f"{BEGIN}{text}{END}" if text else ""


def dashed(pages: str) -> str:
    return re.sub(r"\s*-+\s*", "–", pages)


def link(record: Record) -> str:
    return f"https://doi.org/{record.doi}" if record.doi else record.address
