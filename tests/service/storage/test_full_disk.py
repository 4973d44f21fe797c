"""A publication for which there is no room leaves everything as it was."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from interorg.service.storage.store import Store


def test_a_publication_that_fails_leaves_nothing_in_the_way(store: Store) -> None:
    before = store.current()

    def fill(folder: Path) -> None:
        (folder / "text").write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with store.writer() as writer:
        with pytest.raises(OSError, match="No space"):
            writer.publish(fill)
        left = [path.name for path in (store.path / "generations").iterdir()]
        assert left == [str(before.number)]
        assert store.current() == before
        assert writer.publish() == before.number + 1
