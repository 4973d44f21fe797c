"""One file per document format, listed in one dict; `read_file` picks the reader and runs it."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ..document import Reading, fold
from ..failure import Unreadable
from .content import suspect

READERS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".xml": "xml",
    ".nxml": "xml",
    ".cnxml": "xml",
}
"""Suffix, in lower case, to the module of this package whose `read` takes the file.

The modules are imported on first use, so that looking up a suffix costs nothing.
"""


class Reader(Protocol):
    """What a module named in `READERS` offers."""

    def read(self, path: Path) -> Reading: ...


def reader_for(path: Path) -> str | None:
    """Name the reader of a file by its suffix, or None when no reader takes it.

    >>> reader_for(Path("Report.PDF"))
    'pdf'
    """
    return READERS.get(path.suffix.lower())


def read_file(path: Path) -> Reading:
    """Read one document.

    Raises `Unreadable` with one sentence for anything that cannot be read; the sentence does not
    name the file, since whoever lists it does.
    """
    name = reader_for(path)
    if name is None:
        raise Unreadable(unknown_suffix(path))
    suspect(path, name)
    reader = cast(Reader, import_module(f"{__name__}.{name}"))
    reading = reader.read(path)
    if not any(fold(passage.text) for passage in reading.passages):
        raise Unreadable(
            f"Expected text in this {path.suffix.lower()} file, found none; give a file with text."
        )
    return as_agreement(reading)


def as_agreement(reading: Reading) -> Reading:
    """Call a contract one whatever format it has, where its own file does not say what it is."""
    from .prose import is_written_as_contract, kind_and_title

    said = reading.metadata
    if said.kind not in (None, "web") or not is_written_as_contract(reading.passages):
        return reading
    kind, title = kind_and_title(reading.passages)
    if kind is None:
        return reading
    return replace(reading, metadata=replace(said, kind=kind, title=said.title or title))


def unknown_suffix(path: Path) -> str:
    """Say that no reader takes this suffix and which ones are taken."""
    return (
        f"Expected one of {' '.join(READERS)}, found {path.suffix or 'no suffix'}; "
        "convert the file or rename it."
    )
