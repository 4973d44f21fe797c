"""BibTeX: one entry, whose texts are read as they are and not as commands of LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from .record import Name, Record, one_line

TYPES = {
    "article": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "entry": "incollection",
}
CONTAINERS = {"article": "journal", "chapter": "booktitle", "entry": "booktitle"}
COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)")
"""Places between two signs that LaTeX would set as one."""
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def write_bibtex(record: Record) -> str:
    """Write a record as an entry.

    >>> print(write_bibtex(Record("book", "Roe1999", "On 50% & Ties", "", (Name("Roe", "A."),))))
    @book{Roe1999,
      author = {Roe, A.},
      title = {On 50\\% \\& {Ties}},
    }
    <BLANKLINE>
    """
    lines = [f"@{TYPES.get(record.kind, 'misc')}{{{key(record)},"]
    lines += [f"  {field} = {value}," for field, value in fields(record)]
    return "\n".join([*lines, "}", ""])


def key(record: Record) -> str:
    return re.sub(r"[^A-Za-z0-9.:_-]+", "-", record.key).strip("-") or "interorg"


def fields(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields that have a value, in the order in which people read them."""
    year, month = (*record.date_parts, None, None)[:2]
    given = {
        "author": people(record.authors),
        "editor": people(record.editors),
        "title": protected(escaped(record.title)),
        CONTAINERS.get(record.kind, "howpublished"): escaped(record.container),
        "institution" if record.kind == "report" else "publisher": guarded(
            escaped(record.publisher)
        ),
        "year": str(year or ""),
        "volume": escaped(record.volume),
        "number": escaped(record.number),
        "pages": "--".join(filter(None, map(escaped, record.first_and_last_page))),
        "edition": escaped(record.version),
        "doi": verbatim(record.doi),
        "url": verbatim(record.address),
        "language": escaped(record.language),
        "copyright": escaped(record.rights),
        "note": escaped(record.note),
    }
    yield from ((field, f"{{{value}}}") for field, value in given.items() if value)
    if month:
        yield "month", MONTHS[(month - 1) % 12]


def protected(title: str) -> str:
    """Keep styles from setting in lower case what has capitals, but for the first word."""
    first, *others = title.split(" ")
    return " ".join([first, *(f"{{{w}}}" if w != w.lower() else w for w in others)])


def people(names: tuple[Name, ...]) -> str:
    return " and ".join(filter(None, map(person, names)))


def person(name: Name) -> str:
    """Write a name; braces keep an organization's together, and a word that parts names."""
    family, given = escaped(name.family), escaped(name.given)
    if not given or not family:
        return f"{{{family}{given}}}" if family or given else ""
    return f"{guarded(family)}, {guarded(given)}"


def guarded(part: str) -> str:
    """Put what a reader could part at a comma or `and` into braces, and what holds a command."""
    return f"{{{part}}}" if re.search(r"(?i)[,\\]|\band\b", part) else part


def escaped(text: str) -> str:
    """Write a text so that LaTeX sets it as it is.

    >>> escaped("{a}_b -- c"), escaped("Zoë")
    ('\\\\textbraceleft{}a\\\\textbraceright{}\\\\_b -{}- c', 'Zoë')
    """
    parted = LIGATURES.sub("\0", one_line(text))
    return "".join(COMMANDS.get(sign, sign) for sign in parted).replace("\0", "{}")


def verbatim(text: str) -> str:
    """Write an address, which is taken as it is; braces in it would end the field."""
    return quote(one_line(text), safe="!#$%&'()*+,-./:;=?@[]_~<>")
