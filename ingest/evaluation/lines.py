"""Files of examples: JSON lines, each checked; a bad one is named and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from ..failure import Failure

Item = TypeVar("Item")
Json = object
"""What a JSON file may hold."""


@dataclass(frozen=True, order=True)
class Problem:
    """A line that cannot be scored, or only in part: where, and what was expected there."""

    file: str
    line: int
    """From 1; 0 stands for the whole file."""
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.expected}"


class BadLine(Failure):
    """A line that is not of the task's format; the message says what was expected and found."""


@dataclass(frozen=True)
class Line:
    """One JSON object of a file, and where it stands."""

    file: str
    number: int
    values: dict[str, Json] = field(hash=False)

    @property
    def name(self) -> str:
        """The line's id, else its place."""
        known = self.values.get("id")
        return known if isinstance(known, str) else f"{self.file}, line {self.number}"

    def problem(self, expected: str) -> Problem:
        """Say what is wrong with it."""
        return Problem(self.file, self.number, expected)

    def take(self, key: str, kind: type[Item], what: str) -> Item:
        """Return a value that must be there; `what` describes it, for the message."""
        if key not in self.values:
            raise BadLine(f"Expected `{key}`, {what}, found none.")
        return _checked(self.values[key], kind, f"`{key}` to be {what}")

    def find(self, key: str, kind: type[Item], what: str) -> Item | None:
        """Return a value that may be absent or null."""
        value = self.values.get(key)
        return None if value is None else _checked(value, kind, f"`{key}` to be {what} or null")


def _checked(value: Json, kind: type[Item], what: str) -> Item:
    # A bool is an int to Python, but no offset.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BadLine(f"Expected {what}, found {shown(value)}.")
    return value


def shown(value: Json, longest: int = 60) -> str:
    """Write a value for a message, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def objects(value: Json, what: str) -> list[dict[str, Json]]:
    """Return a list of objects, or raise BadLine."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise BadLine(f"Expected `{what}` to be a list of objects, found {shown(value)}.")
    return value


def files_of(path: Path, suffix: str) -> list[Path]:
    """Return the file itself, or all files of a suffix in a folder and below it, by name."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise Failure(f"Expected a file or folder at {path}, found nothing; check the path.")
    found = sorted(p for p in path.rglob(f"*{suffix}") if p.is_file())
    if not found:
        raise Failure(f"Expected files ending in {suffix} in {path}, found none; name another.")
    return found


def json_lines(path: Path, problems: list[Problem]) -> Iterator[Line]:
    """Yield the objects of a file, or of all .jsonl files of a folder; empty lines are passed over.

    What is no JSON object is added to `problems`.
    """
    for file in files_of(path, ".jsonl"):
        name = file.name if path.is_file() else file.relative_to(path).as_posix()
        text = file.read_bytes().decode("utf-8-sig", "replace")
        # Only a newline ends a line: JSON may hold other line separators unescaped.
        for number, content in enumerate(text.split("\n"), start=1):
            if not content.strip():
                continue
            try:
                value = json.loads(content)
            except ValueError as error:
                problems.append(Problem(name, number, f"Expected a JSON object, found {error}."))
                continue
            if isinstance(value, dict):
                yield Line(name, number, value)
            else:
                found = shown(value)
                problems.append(Problem(name, number, f"Expected a JSON object, found {found}."))
