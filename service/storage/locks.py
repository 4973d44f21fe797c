"""Advisory locks on files: one writer, and readers that keep a generation from being removed."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class Lock:
    """A held lock; it ends with `release`, with the process, or with its last inherited copy."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def release(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def lock_exclusive(path: Path) -> Lock | None:
    """Lock a file for one holder, making it if need be; None when anyone else holds it."""
    return _lock(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644), fcntl.LOCK_EX)


def lock_alone(path: Path) -> Lock | None:
    """Lock a file that is there for one holder, writing nothing; None when anyone else holds it."""
    return _lock(os.open(path, os.O_RDONLY | os.O_CLOEXEC), fcntl.LOCK_EX)


def lock_shared(path: Path) -> Lock | None:
    """Lock a file along with other readers; None when it is being removed or was."""
    try:
        held = _lock(os.open(path, os.O_RDONLY | os.O_CLOEXEC), fcntl.LOCK_SH)
    except FileNotFoundError:
        return None
    if held and not os.fstat(held.descriptor).st_nlink:
        held.release()
        return None
    return held


def _lock(descriptor: int, kind: int) -> Lock | None:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return Lock(descriptor)
