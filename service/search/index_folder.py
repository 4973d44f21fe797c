"""The folder of a full-text index, as those see it who may only read it."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tantivy import Index


def open_index(folder: Path) -> Index:
    """Open an index to read it; where its folder cannot be written, by a temporary one."""
    lock = folder / ".tantivy-meta.lock"
    if os.access(lock if lock.exists() else folder, os.W_OK):
        return Index.open(str(folder))
    # Opening takes a lock beside the files, which is written. They stay open when links go.
    with TemporaryDirectory(prefix="interorg-index-") as made:
        links = Path(made) / "links"
        links.mkdir()
        for file in folder.resolve().iterdir():
            if file.suffix != ".lock":
                (links / file.name).symlink_to(file)
        index = Index.open(str(links))
        # A thread of the index looks for changes and locks by path: under a new name, nothing
        # is written to the folder any more while it is removed.
        links.rename(Path(made) / "opened")
        return index


def let_others_read(folder: Path) -> None:
    """Give the files of an index the rights of its folder; some are made for their owner alone."""
    for name in ("meta.json", ".managed.json"):
        (folder / name).chmod(folder.stat().st_mode & 0o666)
