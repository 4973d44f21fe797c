"""The twelve queries, asked of every server in turns, and their answers held against each other."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from answers import Rows, difference, rows
from asking import Client, Reply

QUERIES = Path(__file__).parent / "queries"


@dataclass
class Timing:
    """What one server did with one query."""

    seconds: list[float] = field(default_factory=list)
    failure: str = ""
    deviation: str = ""
    count: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds) if self.seconds else float("nan")

    @property
    def least(self) -> float:
        return min(self.seconds, default=float("nan"))


Table = dict[str, dict[str, Timing]]
"""Timings by query and server."""


def queries(folder: Path = QUERIES) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.rq"))}


def compared(clients: Mapping[str, Client], asked: Mapping[str, str], rounds: int) -> Table:
    """Ask each query once to warm up and then in rounds, server by server.

    The first server's answer is the one that others are held against. A server that fails a query
    is not asked it again.
    """
    table: Table = {}
    for name, query in asked.items():
        row = table[name] = {server: Timing() for server in clients}
        first: Rows | None = None
        for number in range(rounds + 1):
            for server, client in clients.items():
                timing = row[server]
                if timing.failure:
                    continue
                reply = client.ask(query)
                if number:
                    timing.seconds.append(reply.seconds)
                    timing.failure = "" if reply.status == 200 else told(reply)
                else:
                    first = judge(timing, reply, first)
    return table


def judge(timing: Timing, reply: Reply, first: Rows | None) -> Rows | None:
    """Note how an answer deviates from the first; return the one to hold others against."""
    if reply.status != 200:
        timing.failure = told(reply)
        return first
    try:
        found = rows(reply.body)
    except (ValueError, KeyError) as error:
        timing.failure = f"an answer that cannot be read: {error!r}"
        return first
    timing.count = len(found)
    if first is None:
        return found
    timing.deviation = difference(first, found)
    return first


def told(reply: Reply) -> str:
    """Shorten what a server said in place of an answer."""
    words = " ".join(reply.body[:300].decode("utf-8", "replace").split())
    return f"{reply.status or 'no answer'}: {words[:160]}"


def geometric(values: Iterable[float]) -> float:
    found = list(values)
    return statistics.geometric_mean(found) if found else float("nan")


def means(table: Table, servers: Sequence[str]) -> dict[str, tuple[float, int]]:
    """Give the geometric mean of medians per server, over what all servers answered."""
    whole = [row for row in table.values() if not any(row[s].failure for s in servers)]
    return {s: (geometric(row[s].median for row in whole), len(whole)) for s in servers}
