"""Files that appear only when they are complete."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from interorg.ingest.failure import Failure


@contextmanager
def opened(output: BinaryIO | Path) -> Iterator[BinaryIO]:
    """Give a stream to write to; a file at a path keeps its old content until all is written."""
    if not isinstance(output, Path):
        yield output
        return
    target = output.resolve()
    try:
        if target.exists() and not target.is_file():
            # A folder fails here with its reason; a pipe or device cannot be replaced by a file.
            with target.open("wb") as stream:
                yield stream
            return
        partial = target.with_name(f"{target.name}.partial")
        try:
            with partial.open("wb") as stream:
                yield stream
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise Failure(f"Cannot write {output}: {error.strerror or error}.") from error
