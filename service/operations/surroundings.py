"""Memory and processes of the service, as the system tells."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Usage:
    """What this process and all that it started hold."""

    processes: int
    memory: int
    """Bytes that are their own, what they share counted once."""


def usage() -> Usage:
    """Add up this process and its descendants; zeros where there is no /proc."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.name)] = int(fields[1])
    family = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    known = [pid for pid in family if pid in parents]
    return Usage(len(known), sum(_memory(pid) for pid in known))


def _memory(pid: int) -> int:
    """Return the proportional share, which the system counts slowly but rightly; else its own."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
        resident, shared = Path(f"/proc/{pid}/statm").read_text().split()[1:3]
        return (int(resident) - int(shared)) * PAGE
    except OSError:
        return 0
