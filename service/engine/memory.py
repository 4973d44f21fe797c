"""How much memory a process has, and how much more there is to have."""

from __future__ import annotations

import resource
from dataclasses import dataclass
from pathlib import Path


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
    for line in lines("/proc/meminfo"):
        if line.startswith("MemAvailable:"):
            machine = int(line.split()[1]) << 10
    most, used = lines("/sys/fs/cgroup/memory.max"), lines("/sys/fs/cgroup/memory.current")
    if most and used and most[0].isdecimal():
        return min(machine, max(0, int(most[0]) - int(used[0])))
    return machine


def lines(path: str) -> list[str]:
    """Read one of the kernel's files; none where it is not there."""
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
