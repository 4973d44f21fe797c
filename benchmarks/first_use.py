"""What a newcomer waits for: building the corpus, the second start, a concept page, a query.

Run it when nothing else runs:  .venv/bin/python benchmarks/first_use.py
"""

from __future__ import annotations

import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

INTERORG = Path(sys.executable).parent / "interorg"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/interorg/ontology#Claim> }"
PATHS = {
    "home": "/",
    "concept page": "/concept/JointVenture",
    "concept page with many mentions": "/concept/Trust",
    "document page": "/id/document/nummi",
    "search": "/search?q=trust",
    "query": f"/sparql?format=json&query={quote(COUNT)}",
}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def started(store: Path, port: int) -> tuple[subprocess.Popen[bytes], float]:
    """Start the demo and wait until it answers."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [INTERORG, "demo", "--store", store, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{port}/health").read()
            return process, time.perf_counter() - start
        except URLError:
            time.sleep(0.05)
    raise SystemExit("The server ended before it answered.")


def main() -> None:
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        store, port = Path(folder) / "store", free_port()
        for name in ("first start, graph built", "second start"):
            process, taken = started(store, port)
            rows.append((name, f"{taken:.1f} s"))
            if name == "second start":
                for label, path in PATHS.items():
                    url = f"http://127.0.0.1:{port}{path}"
                    times = [seconds(lambda: urlopen(url).read()) for _ in range(31)][1:]  # noqa: B023
                    median, worst = statistics.median(times) * 1000, max(times) * 1000
                    rows.append((label, f"{median:.0f} ms, worst {worst:.0f} ms"))
            process.terminate()
            process.wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rows.append(("peak memory of the largest process", f"{peak:.0f} MiB"))
    for label, value in rows:
        print(f"{label:36} {value}")


if __name__ == "__main__":
    main()
