"""Unique lines in order, however many: sorted in memory by portions, merged from disk."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

PORTION = 250_000
"""Lines held in memory at once, some 60 MB; a hundred million make 400 files to merge."""


def sorted_lines(lines: Iterable[bytes], portion: int = PORTION) -> Iterator[bytes]:
    """Yield each distinct line once, in the order of its bytes; each ends with a line feed.

    What does not fit into one portion goes to files in the system's temporary folder.
    """
    rest = iter(lines)
    first = sorted(set(islice(rest, portion)))
    following = next(rest, None)
    if following is None:
        yield from first
        return
    with TemporaryDirectory(prefix="interorg-export-") as folder, ExitStack() as files:
        runs = [_stored(Path(folder) / "0", first)]
        del first
        more = {following, *islice(rest, portion - 1)}
        while more:
            runs.append(_stored(Path(folder) / str(len(runs)), sorted(more)))
            more = set(islice(rest, portion))
        opened = [files.enter_context(run.open("rb")) for run in runs]
        for line, _ in groupby(heapq.merge(*opened)):
            yield line


def _stored(path: Path, lines: list[bytes]) -> Path:
    with path.open("wb") as file:
        file.writelines(lines)
    return path
