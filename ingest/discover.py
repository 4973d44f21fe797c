"""Which documents lie under the paths a person named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from .readers import READERS, reader_for, unknown_suffix

UNLISTED = "Expected a folder that can be listed, found one that cannot; check its permissions."


@dataclass(frozen=True, order=True)
class Found:
    """A document to be read; `name` is its POSIX path relative to the argument it lies under.

    For an argument that is a file, the name is the file's own.
    """

    name: str
    path: Path


@dataclass(frozen=True, order=True)
class Refusal:
    """Something that is not read, and why; `skipped` says that nobody asked for it by name."""

    name: str
    reason: str
    skipped: bool = False


def discover(
    paths: Iterable[Path], exclude: Sequence[str] = ()
) -> tuple[list[Found], list[Refusal]]:
    """List the documents under files and folders, and what cannot be read, both by name.

    A file reached twice is found once, under the name that sorts first. `exclude` holds globs
    that are matched on the name and on each of its parts; hidden files and folders are left
    out in silence, as are folders that a link leads back to.
    """
    found: set[Found] = set()
    refused: set[Refusal] = set()
    for path in paths:
        if path.is_dir():
            inside, skipped = under(path, exclude)
            found.update(inside)
            refused.update(skipped)
            if not inside:
                refused.add(Refusal(path.name or str(path), no_documents(skipped)))
        elif not path.is_file():
            what = "something else" if path.exists() else "nothing"
            reason = f"Expected a file or folder, found {what}; check the path."
            refused.add(Refusal(str(path), reason))
        elif is_excluded(path.name, exclude):
            continue
        elif reader_for(path) is None:
            refused.add(Refusal(path.name, unknown_suffix(path)))
        else:
            found.add(Found(shown(path.name), path))
    return once(found), sorted(refused)


def shown(name: str) -> str:
    """Write a file's name so that it can be stored and printed, whatever its bytes.

    >>> shown("caf\\udce9.md")
    'caf\\\\xe9.md'
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def under(folder: Path, exclude: Sequence[str]) -> tuple[list[Found], list[Refusal]]:
    """List the documents in a folder, and the files that no reader takes."""
    found: list[Found] = []
    skipped: list[Refusal] = []
    for path in files(folder):
        name = shown(path.relative_to(folder).as_posix())
        if is_excluded(name, exclude):
            continue
        if path.is_dir():
            skipped.append(Refusal(name, UNLISTED))
        elif reader_for(path) is None:
            skipped.append(Refusal(name, unknown_suffix(path), skipped=True))
        else:
            found.append(Found(name, path))
    return found, skipped


def files(folder: Path, above: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Walk the files of a folder that are not hidden, following links but never in a circle.

    A folder that may not be listed is given itself, so that it can be named.
    """
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from files(entry, above | {real})
        elif entry.is_file() or not entry.exists():  # the reader says that a link leads nowhere
            yield entry


def is_excluded(name: str, exclude: Sequence[str]) -> bool:
    """Tell whether a glob matches a name or one of its parts.

    >>> is_excluded("drafts/old/a.md", ["old"]), is_excluded("a.md", ["*.txt"])
    (True, False)
    """
    candidates = (name, *name.split("/"))
    return any(fnmatchcase(part, pattern) for pattern in exclude for part in candidates)


def once(found: Iterable[Found]) -> list[Found]:
    """Sort by name and drop files that were already found under an earlier name."""
    seen: set[str] = set()
    kept: list[Found] = []
    for each in sorted(found):
        real = os.path.realpath(each.path)
        if real not in seen:
            seen.add(real)
            kept.append(each)
    return kept


def no_documents(skipped: Sequence[Refusal]) -> str:
    """Say that a folder holds nothing that can be read."""
    others = f"{len(skipped)} other files" if skipped else "no files"
    return f"Expected documents ({' '.join(READERS)}) in this folder, found {others}; name another."
