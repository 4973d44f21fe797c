"""Send a battery of hostile requests to a SPARQL server, and count what it withstands, by group.

    python benchmarks/serving/hostile.py http://127.0.0.1:8000/sparql [--deadline 3]
    python benchmarks/serving/hostile.py --serve 'interorg serve --store D --port {port}'

A case passes when the request is refused with a 4xx or 503 that says why, or is answered rightly;
when another query that is asked meanwhile is answered in time; and when the processes that listen
are the same as before. With --serve the server is started here, and anew whenever it has died or
hangs; what it holds should be some 100,000 triples or more. Start servers with a time limit of
--deadline seconds for a query. Only for servers of your own, on this machine.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from battery import (
    bombs,
    clients,
    depth,
    files,
    malformed,
    manners,
    outside,
    pages,
    runaway,
    size,
    slow,
    width,
    writing,
)
from battery.judging import Case
from battery.probe import Probe, Watch
from processes import end_in_order
from report import table
from served import Served

GROUPS = (malformed, manners, size, depth, width, outside, writing, files, pages, bombs, runaway)
ALL = (*GROUPS, slow, clients)


@dataclass(frozen=True)
class Result:
    """What came of one case."""

    case: Case
    wrong: str
    slowest: float
    """Seconds that another query took at most meanwhile."""
    seconds: float
    died: bool = False


def attacked(served: Served, watch: Watch, case: Case, limit: float) -> Result:
    """Run one case, with other queries meanwhile."""
    before = served.pids()
    begun = time.monotonic()
    with watch.over(served.server) as others:
        try:
            wrong = case.run(served.server)
        except OSError as error:
            wrong = f"no connection: {error or type(error).__name__}"
    seconds = time.monotonic() - begun
    died = before != served.pids()
    wrong = wrong or others.wrong
    if died:
        wrong = f"the server ended or was started anew; {wrong}"
    elif not wrong and others.slowest > limit:
        wrong = f"another query took {others.slowest * 1000:.0f} ms meanwhile"
    if (died or others.wrong) and not Probe(served.server).once():
        died = True
        if not served.recover():
            raise SystemExit(f"{case.group}, {case.name}: {wrong}. The server does not come back.")
    return Result(case, wrong, others.slowest, seconds, died)


def summary(results: list[Result]) -> str:
    """Set passed and failed by group, with the slowest of the other queries."""
    lines = []
    for group in dict.fromkeys(result.case.group for result in results):
        of = [result for result in results if result.case.group == group]
        passed = sum(not result.wrong for result in of)
        slowest = max(result.slowest for result in of)
        died = sum(result.died for result in of)
        lines.append(
            [group, str(passed), str(len(of) - passed), f"{slowest * 1000:.0f} ms", str(died)]
        )
    passed = sum(not result.wrong for result in results)
    died = sum(result.died for result in results)
    slowest = max(result.slowest for result in results)
    total = ["all", str(passed), str(len(results) - passed), f"{slowest * 1000:.0f} ms", str(died)]
    head = ["group", "passed", "failed", "others waited", "died or hung"]
    share = f"{passed} of {len(results)}, {passed / len(results):.1%}"
    return f"{table(head, [*lines, total])}\n{share}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("url", nargs="?", help="where a running server takes queries")
    parser.add_argument("--serve", help="a command that starts the server on {port}")
    parser.add_argument("--path", default="/sparql", help="with --serve, where it takes queries")
    parser.add_argument("--deadline", type=float, default=3, help="its time limit of a query")
    parser.add_argument("--limit", type=float, default=0.2, help="seconds other queries may take")
    parser.add_argument("--group", action="append", help="run this group only; can be repeated")
    parser.add_argument("--name", default="", help="run cases only whose name holds this")
    given = parser.parse_args()
    if bool(given.url) == bool(given.serve):
        parser.error("expected either an address or --serve")
    cases = [
        case
        for module in ALL
        for case in module.cases()
        if (not given.group or case.group in given.group) and given.name in case.name
    ]
    results: list[Result] = []
    end_in_order()
    with tempfile.TemporaryDirectory() as folder:
        where = (given.url or "", given.serve or "", given.path)
        served, watch = Served(*where, given.deadline, Path(folder)), Watch()
        try:
            Probe(served.server).once()
            for case in cases:
                result = attacked(served, watch, case, given.limit)
                results.append(result)
                if result.wrong:
                    print(f"{case.group}, {case.name}: {result.wrong}", flush=True)
        finally:
            watch.close()
            served.stop()
            if results:
                print(f"\n{summary(results)}")
    raise SystemExit(any(result.wrong for result in results))


if __name__ == "__main__":
    main()
