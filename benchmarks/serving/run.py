"""Compare SPARQL servers on one graph: load, start, 12 queries in turns, throughput, memory.

    python benchmarks/serving/run.py [--triples 1000000] [--oxigraph PROGRAM] [--virtuoso PROGRAM]

All run on loopback, one run side by side. A server that is not there is said so and left out.
Oxigraph's server is the package oxigraph of PyPI (install it in an environment of its own),
Virtuoso is Debian's package virtuoso-opensource-7-bin. Run it when nothing else runs.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from asking import Client
from clients import BrokenAnswerError, throughput
from generate import generate
from peers import PROBE, AbsentError, Interorg, Peer, emptied, peers
from processes import NotStartedError, Peak, Running, end_in_order, memory
from report import mib, milliseconds, table, timing_table
from timings import compared, queries
from workloads import FRESH, WORKLOADS, fresh, repeated

PHASES = ("load", "queries", "repeated", "throughput")


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    file: Path
    work: Path
    rounds: int
    seconds: float
    clients: int
    limit: float


def say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)


def load(groups: dict[str, list[Peer]], asked: Asked, triples: int) -> None:
    """Load the file into every server that is there; the others are dropped from the groups."""
    lines = [["engine alone, bulk", *rate(engine_load(asked), triples)]]
    for group in list(groups):
        first = groups[group][0]
        try:
            for peer in groups[group]:
                peer.check()
            emptied(first.data)
            lines.append([group, *rate(first.load(asked.file), triples)])
            if seconds := first.prepare():
                say(f"{group}: {seconds:.0f} s for what is made beside the graph later on")
        except AbsentError as error:
            say(f"{group}: left out, {error}")
            del groups[group]
    say("", table(["load", "seconds", "triples/s"], lines))


def rate(seconds: float, triples: int) -> tuple[str, str]:
    return f"{seconds:.1f}", f"{triples / seconds:,.0f}"


def engine_load(asked: Asked) -> float:
    """Load the file with the engine's own bulk loader, in a process of its own."""
    folder = emptied(asked.work / "engine")
    code = "import sys, pyoxigraph as p; s = p.Store(sys.argv[2]); s.bulk_load(path=sys.argv[1])"
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, asked.file, folder], check=True)
    seconds = time.perf_counter() - begun
    emptied(folder)
    return seconds


@contextmanager
def served(chosen: Sequence[Peer], settle: bool) -> Iterator[dict[str, tuple[Peer, Running]]]:
    """Start servers one after another; say how long each took to answer, and end them all."""
    running: dict[str, tuple[Peer, Running]] = {}
    try:
        for peer in chosen:
            begun = peer.start()
            try:
                seconds = begun.await_answer(peer.path + PROBE)
            except NotStartedError as error:
                say(f"{peer.name}: left out, it did not start: {error}")
                continue
            say(f"{peer.name}: first answer {seconds:.2f} s after the start")
            running[peer.name] = (peer, begun)
            if settle and isinstance(peer, Interorg) and peer.in_memory:
                say(f"{peer.name}: in memory {settled(begun):.0f} s after the start")
        yield running
    finally:
        for _, begun in running.values():
            begun.stop()


def settled(running: Running) -> float:
    """Wait until a server's memory stays the same for five seconds; say when that began."""
    last, since = memory(running.pid).pss, time.perf_counter()
    while time.perf_counter() - since < 5 and running.seconds() < 900:
        time.sleep(0.5)
        now = memory(running.pid).pss
        if abs(now - last) > last / 100:
            last, since = now, time.perf_counter()
    return running.seconds() - 5


def ask_all(chosen: Sequence[Peer], asked: Asked) -> None:
    """Ask the queries of some servers in turns, and print the comparison."""
    with served(chosen, settle=True) as running:
        if not running:
            return
        peaks = {name: Peak(begun.pid) for name, (_, begun) in running.items()}
        clients = {
            name: Client(begun.port, peer.path, asked.limit)
            for name, (peer, begun) in running.items()
        }
        found = compared(clients, queries(), asked.rounds)
        say("", timing_table(found, list(clients)))
        held = {name: peak.close() for name, peak in peaks.items()}
        say("", *(f"{n}: at most {mib(m.pss)} (RSS {mib(m.rss)})" for n, m in held.items()))


def press(peer: Peer, asked: Asked) -> list[list[str]]:
    """Measure one server alone under several clients."""
    lines = []
    with served([peer], settle=True) as running:
        for _, begun in running.values():
            peak = Peak(begun.pid)
            for name in WORKLOADS:
                cells = []
                for kind in ("repeated", "fresh"):
                    start = FRESH * (1 + list(WORKLOADS).index(name))
                    made = (
                        repeated(peer.path, name)
                        if kind == "repeated"
                        else fresh(peer.path, name, start)
                    )
                    try:
                        got = throughput(begun.port, made, asked.clients, asked.seconds)
                    except (BrokenAnswerError, OSError) as error:
                        cells += [f"failed: {error}", "", ""]
                        continue
                    more = f" ({got.refused} refused)" if got.refused else ""
                    cells += [
                        f"{got.rate:,.0f}{more}",
                        f"{milliseconds(got.median)} / {milliseconds(got.worst)}",
                        f"{got.client:.0%}",
                    ]
                lines.append([f"{peer.name}: {name}", *cells])
            held = peak.close()
            lines.append([f"  at most {mib(held.pss)} (RSS {mib(held.rss)})", *[""] * 6])
    return lines


def arguments(folder: Path) -> tuple[argparse.Namespace, Asked]:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path, help="take this file of N-Quads, make none")
    parser.add_argument("--work", type=Path, help="keep files and stores in this folder")
    parser.add_argument("--oxigraph", type=Path, help="the program of Oxigraph's server")
    parser.add_argument("--virtuoso", type=Path, help="the program virtuoso-t; isql-vt beside it")
    parser.add_argument("--only", nargs="*", default=[], help="peers, by a part of the name")
    parser.add_argument("--phases", nargs="*", choices=PHASES, default=list(PHASES))
    parser.add_argument("--rounds", type=int, default=5, help="so often each query after warm-up")
    parser.add_argument("--seconds", type=float, default=5, help="so long each throughput")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--limit", type=float, default=120, help="seconds to wait for one answer")
    given = parser.parse_args()
    work = (given.work or folder).absolute()
    work.mkdir(parents=True, exist_ok=True)
    file = given.file.absolute() if given.file else work / f"{given.triples}.nq"
    asked = Asked(file, work, given.rounds, given.seconds, given.clients, given.limit)
    return given, asked


def main() -> None:
    end_in_order()
    with tempfile.TemporaryDirectory(prefix="serving-") as folder:
        compare(*arguments(Path(folder)))


def compare(given: argparse.Namespace, asked: Asked) -> None:
    """Run the phases that were asked for, one after the other."""
    if not asked.file.exists():
        say(f"Writing {asked.file} ...")
        generate(asked.file, given.triples)
    with asked.file.open("rb") as lines:
        triples = sum(1 for _ in lines)
    say(f"{triples:,} triples, {asked.rounds} rounds, {asked.clients} clients")
    groups = peers(asked.work, given.oxigraph, given.virtuoso)
    if "load" in given.phases:
        load(groups, asked, triples)
    chosen = []
    for peer in (peer for group in groups.values() for peer in group):
        if given.only and not any(part.lower() in peer.name.lower() for part in given.only):
            continue
        try:
            peer.check()
            chosen.append(peer)
        except AbsentError as error:
            say(f"{peer.name}: left out, {error}")
    cached = [p for p in chosen if isinstance(p, Interorg) and p.cached]
    plain = [p for p in chosen if p not in cached]
    if "queries" in given.phases:
        say("", "Queries in turns, result cache off")
        ask_all(plain, asked)
    if "repeated" in given.phases and cached:
        say("", "The same, repeated, result cache on")
        ask_all(cached, asked)
    if "throughput" in given.phases:
        say("", f"{asked.clients} clients for {asked.seconds:g} s each")
        one = ["requests/s", "median / 99 %, ms", "client"]
        rows = [line for peer in chosen for line in press(peer, asked)]
        say(table(["", *one, *(f"{cell}, no repeats" for cell in one)], rows))


if __name__ == "__main__":
    main()
