"""Tables in text, and the numbers in them."""

from __future__ import annotations

from collections.abc import Sequence

from timings import Table, geometric, means


def milliseconds(seconds: float) -> str:
    """Write milliseconds with three significant digits, without an exponent."""
    value = seconds * 1000
    if value != value:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def mib(size: int) -> str:
    return f"{size / (1 << 20):,.0f} MiB"


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Set columns: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in (head, *lines)) for i in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *lines)
    )


def timing_table(found: Table, servers: Sequence[str]) -> str:
    """Set medians and minima in milliseconds, ratios to the first server, and what deviates."""
    lines = []
    for query, row in found.items():
        cells = [
            "failed"
            if row[s].failure
            else f"{milliseconds(row[s].median)} / {milliseconds(row[s].least)}"
            for s in servers
        ]
        lines.append([query, f"{row[servers[0]].count:,}", *cells])
    mean = means(found, servers)
    over = mean[servers[0]][1]
    lines.append([f"geometric mean of {over}", "", *(milliseconds(mean[s][0]) for s in servers)])
    lines.append(
        ["ratio to the first", "", *(f"{mean[s][0] / mean[servers[0]][0]:.2f}" for s in servers)]
    )
    own = [geometric(r[s].median for r in found.values() if not r[s].failure) for s in servers]
    lines.append(["of all it answered", "", *map(milliseconds, own)])
    notes = [
        f"  {query}, {server}: {timing.failure or timing.deviation}"
        for query, row in found.items()
        for server, timing in row.items()
        if timing.failure or timing.deviation
    ]
    text = table(["median / minimum, ms", "rows", *servers], lines)
    return "\n".join([text, *(["deviations from the first:", *notes] if notes else [])])
