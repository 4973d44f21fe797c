"""Records of the Research Organization Registry, and which of them a name belongs to."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from ..failure import Unreadable
from .names import COMMON, normalized
from .wording import wording

PIECE = 1 << 20
"""Characters of a file that are read at once: a dump has some hundred million."""
COUNTRY = re.compile(r"\s*\([^()]+\)$")
"""What ROR puts behind a name that organizations of several countries have."""
SPOKEN = ("ror_display", "label")


@dataclass(frozen=True)
class Record:
    """An organization as the registry knows it."""

    ror: str
    """Its identifier, an address."""
    names: tuple[tuple[str, bool], ...]
    """Each with whether it is what the organization is called, not merely another name of it."""
    country: str
    parent: bool = False
    """Whether it belongs to another record, as a branch abroad does."""

    @property
    def name(self) -> str:
        return self.names[0][0]


def records(path: Path) -> Iterator[Record]:
    """Read the active records of a dump or of lines one by one; Unreadable says what is wrong."""
    number = 0
    try:
        with path.open(encoding="utf-8-sig") as file:
            for item in _values(file):
                number += 1
                if item.get("status", "active") == "active":
                    yield _record(item)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise Unreadable(
            f"{path}: expected records of ROR of schema 2, as JSON, found something else after "
            f"{number:,} of them. Take the file whose name ends in schema_v2.json from the dump."
        ) from None


def _values(file: TextIO) -> Iterator[Any]:
    """Yield the JSON values of an array or of lines without holding them all."""
    decoder, text, more = json.JSONDecoder(), "", True
    while True:
        text = text.lstrip(" \t\r\n,[]")
        try:
            if not text and not more:
                return
            value, end = decoder.raw_decode(text)
        except ValueError:
            if not more:
                raise
            piece = file.read(PIECE)
            text, more = text + piece, bool(piece)
            continue
        text = text[end:]
        yield value


def _record(item: dict[str, Any]) -> Record:
    named = sorted(
        ("ror_display" not in name["types"], name["value"], not {*SPOKEN}.isdisjoint(name["types"]))
        for name in item["names"]
        if name["types"] != ["acronym"]
    )
    places = [place["geonames_details"] for place in item["locations"]]
    return Record(
        item["id"],
        tuple((value, spoken) for _, value, spoken in named),
        places[0]["country_name"] if places else "",
        any(each["type"] == "parent" for each in item.get("relationships", ())),
    )


def linked(names: Iterable[str], source: Iterable[Record]) -> Mapping[str, Record]:
    """Say which record each name belongs to, where exactly one does.

    What an organization is called goes before other names. Acronyms alone link nothing: dozens of
    organizations share them. What belongs to another record is meant by its full name alone: the
    bare name of a firm is not that of its branch abroad. Memory grows with the names alone.
    """
    wanted: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names:
        if _telling(name):
            wanted[_key(name)].add(name)
    hits: dict[str, dict[str, tuple[bool, Record]]] = defaultdict(dict)
    for record in source:
        for value, spoken in record.names:
            if record.parent and not spoken:
                continue
            bare = value if record.parent else COUNTRY.sub("", value)
            for written in {value, bare}:
                for name in wanted.get(_key(written), ()):
                    before = hits[name].get(record.ror)
                    hits[name][record.ror] = (spoken or bool(before and before[0]), record)
    found = {}
    for name, candidates in hits.items():
        called = [record for spoken, record in candidates.values() if spoken]
        others = [record for _, record in candidates.values()]
        if len(called or others) == 1:
            found[name] = (called or others)[0]
    return found


def _key(name: str) -> tuple[str, ...]:
    return wording(name)


def _telling(name: str) -> bool:
    """Tell whether a name is neither an acronym nor made of common words."""
    words = normalized(name)
    acronym = name.isupper() and " " not in words and len(words) < 7
    return len(words) > 4 and not acronym and not COMMON.issuperset(words.split())
