"""Kinds of settings: how a value is read from a file, the environment or an option."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Read = Callable[[Any], Any]
"""Makes a value of what a file, the environment or an option gives; raises ValueError."""


@dataclass(frozen=True)
class Setting:
    """One setting: how a value is read, what it is without one, and what it is for."""

    read: Read
    default: Any
    meaning: str
    wanted: str
    """What a value has to be, to be said where it is not."""


def number(least: float, most: float, default: float, meaning: str) -> Setting:
    def read(value: Any) -> float:
        found = float(_plain(value))
        if not least <= found <= most:
            raise ValueError
        return found

    return Setting(read, default, meaning, f"a number from {least:g} to {most:g}")


def count(least: int, most: int, default: int | None, meaning: str) -> Setting:
    def read(value: Any) -> int:
        found = int(str(_plain(value)))
        if not least <= found <= most:
            raise ValueError
        return found

    return Setting(read, default, meaning, f"a whole number from {least:,} to {most:,}")


UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}


def size(least: int, default: int, meaning: str) -> Setting:
    def read(value: Any) -> int:
        found = re.fullmatch(r"(\d{1,15})\s*([kmgt]?)(i?b)?", str(_plain(value)).strip().lower())
        if not found or int(found[1]) * UNITS[found[2]] < least:
            raise ValueError
        return int(found[1]) * UNITS[found[2]]

    wanted = f"a number of bytes, such as {shown_size(default)}, of at least {shown_size(least)}"
    return Setting(read, default, meaning, wanted)


def shown_size(value: int) -> str:
    """Write a number of bytes with its unit.

    >>> shown_size(64 << 20), shown_size(1000)
    ('64 MiB', '1000')
    """
    for unit in "TGMK":
        whole, rest = divmod(value, UNITS[unit.lower()])
        if whole and not rest:
            return f"{whole} {unit}iB"
    return str(value)


def choice(choices: tuple[str, ...], default: str | None, meaning: str) -> Setting:
    def read(value: Any) -> str:
        # TOML has true and false where one easily means "on" and "off".
        text = {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)
        if text.lower() not in choices:
            raise ValueError
        return text.lower()

    return Setting(read, default, meaning, f"one of {', '.join(choices)}")


def flag(meaning: str) -> Setting:
    words = {"true": True, "on": True, "yes": True, "1": True}
    words |= {"false": False, "off": False, "no": False, "0": False}

    def read(value: Any) -> bool:
        return value if isinstance(value, bool) else words[str(value).lower()]

    return Setting(read, False, meaning, "true or false")


def text(pattern: str, wanted: str, meaning: str, default: str | None = None) -> Setting:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError
        return value

    return Setting(read, default, meaning, wanted)


def path(meaning: str, default: Path | None = None) -> Setting:
    def read(value: Any) -> Path:
        if not isinstance(value, str | Path) or not str(value):
            raise ValueError
        return Path(value)

    return Setting(read, default, meaning, "the path of a file or folder")


def hosts(meaning: str) -> Setting:
    def read(value: Any) -> tuple[str, ...]:
        names = re.split(r"[\s,]+", value.strip()) if isinstance(value, str) else [*value]
        if not all(isinstance(name, str) and re.fullmatch(r"[\w.:\[\]-]+", name) for name in names):
            raise ValueError
        return tuple(name.lower() for name in names)

    return Setting(read, (), meaning, "names of hosts")


def prefix(meaning: str) -> Setting:
    def read(value: Any) -> str:
        found = re.fullmatch(r"/?((?:[\w.~-]+/?)*)", str(value))
        if not found:
            raise ValueError
        return "/" + found[1].strip("/") if found[1].strip("/") else ""

    return Setting(read, "", meaning, "a path such as /kg")


def _plain(value: Any) -> Any:
    """Refuse true and false, which Python takes for numbers."""
    if isinstance(value, bool):
        raise ValueError
    return value
