"""What is cited, in no format: who wrote it, when, what it is called, where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["article", "book", "chapter", "report", "document", "entry", "dataset"]
"""`document` is a text without a publisher that is known, `entry` a thing in a data set."""
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")


@dataclass(frozen=True)
class Name:
    """A person; or an organization, whose whole name is `family`."""

    family: str
    given: str = ""

    @property
    def initials(self) -> str:
        """Give the given names as initials, hyphens kept: `Bing-Sheng` is `B.-S.`"""
        return " ".join(
            "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
            for word in self.given.replace(".", ". ").split()
            if word[0].isalpha()
        )


@dataclass(frozen=True)
class Record:
    """One thing to be cited; a text that is not known is empty."""

    kind: Kind
    key: str
    """Names it among others, such as `Gulati1995`."""
    title: str
    address: str = ""
    """Where it is shown."""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    """Of the whole; of the book that a chapter is in."""
    date: str = ""
    """ISO 8601, to the day, month or year."""
    container: str = ""
    """The journal, the book of a chapter or the data set of an entry."""
    publisher: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    language: str = ""
    rights: str = ""
    version: str = ""
    note: str = ""
    """What of it is cited, such as a claim in a document."""

    @property
    def date_parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known."""
        found = DATE.match(self.date)
        return tuple(int(part) for part in found.groups() if part) if found else ()

    @property
    def year(self) -> int | None:
        return next(iter(self.date_parts), None)

    @property
    def first_and_last_page(self) -> tuple[str, str]:
        first, _, last = self.pages.replace("–", "-").partition("-")
        return first.strip(), last.strip("- ")


def name(text: str) -> Name:
    """Read one name; without a comma it is that of an organization.

    >>> name("Das, T. K."), name("interorg contributors")
    (Name(family='Das', given='T. K.'), Name(family='interorg contributors', given=''))
    """
    family, _, given = (part.strip() for part in text.partition(","))
    return Name(family, given) if family else Name(given)


def names(texts: Iterable[str]) -> tuple[Name, ...]:
    """Read names, several of which may stand in one text.

    >>> [each.family for each in names(["Roe, A. and Poe, B.", "Bureau of Trade and Ties"])]
    ['Roe', 'Poe', 'Bureau of Trade and Ties']
    """
    found: list[Name] = []
    for text in texts:
        parts = re.split(r"\s*;\s*", text)
        people = re.split(r"\s+(?:and|&)\s+", text)
        if len(people) > 1 and all("," in each for each in people):
            parts = people
        found += [name(part) for part in parts if part.strip(" ,")]
    return tuple(found)


def whole_name(name: Name) -> str:
    """Write a name on one line, the family's first.

    >>> whole_name(Name("Das", "T. K."))
    'Das, T. K.'
    """
    return ", ".join(filter(None, map(one_line, (name.family, name.given))))


def one_line(text: str) -> str:
    """Fold white space, and drop what no file of references can hold.

    >>> one_line(" On\\n\\tties\\x00 ")
    'On ties'
    """
    visible = (sign if sign.isprintable() or sign.isspace() else "" for sign in text)
    return " ".join("".join(visible).split())
