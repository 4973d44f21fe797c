"""How much memory a process has, and how much more there is to have."""

from __future__ import annotations

import os
import resource
from dataclasses import dataclass
from pathlib import Path

MACHINE = Path("/proc")
GROUP = Path("/sys/fs/cgroup")
"""What the kernel tells of this group of processes (cgroup, version 2)."""


@dataclass(frozen=True)
class Memory:
    """What a process has of memory, in bytes."""

    addressed: int
    resident: int


def used_memory() -> Memory:
    """Say how much memory this process has; zeros where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text().split()
    except OSError:
        return Memory(0, 0)
    size = resource.getpagesize()
    return Memory(int(pages[0]) * size, int(pages[1]) * size)


def resident(process: int) -> int:
    """Return the bytes of memory that a process has, 0 for one that has ended."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def free_memory() -> int:
    """Return the bytes that may be used, of the machine's and this group's; 0 where not told."""
    machine = 0
    for line in lines(MACHINE / "meminfo"):
        if line.startswith("MemAvailable:"):
            machine = int(line.split()[1]) << 10
    most, used = group_limit(), lines(GROUP / "memory.current")
    if most is not None and used:
        return min(machine, max(0, most - int(used[0]) + given_up()))
    return machine


def all_memory() -> int:
    """Return the bytes of memory that the machine has, or this group may have of it."""
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    most = group_limit()
    return machine if most is None else min(machine, most)


def group_limit() -> int | None:
    """Return the bytes that this group of processes, a container's for one, may use."""
    most = lines(GROUP / "memory.max")
    return int(most[0]) if most and most[0].isdecimal() else None


def given_up() -> int:
    """Return the bytes of files, counted as used, that the kernel drops when it needs room."""
    for line in lines(GROUP / "memory.stat"):
        if line.startswith("inactive_file "):
            return int(line.split()[1])
    return 0


def lines(path: Path) -> list[str]:
    """Read one of the kernel's files; none where it is not there."""
    try:
        return path.read_text().splitlines()
    except OSError:
        return []
