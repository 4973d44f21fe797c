"""Which version a term came with, and what changed from one version to the next."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..files import Statements, read_modules
from ..prefixes import shortened
from ..snapshots import RELEASES, Change, Row, compare, read_snapshot, releases, snapshot
from ..terms import ONTOLOGY, OWL
from .glossary import Term

WORDS = {
    "role": "is another sort of term",
    "kind": "is of another kind",
    "label": "is called otherwise",
    "definition": "is defined otherwise",
    "parents": "stands elsewhere",
    "domain": "has another domain",
    "range": "has another range",
}

UNPUBLISHED = frozenset({"0.1.0"})
"""Versions that were never given out; only the list of their terms was kept."""


@dataclass(frozen=True)
class Step:
    """What changed from one version to the next; `rows` are the terms of the newer one."""

    older: str
    newer: str
    changes: tuple[Change, ...]
    rows: dict[str, Row]

    def of(self, *what: str) -> list[Change]:
        """Give the changes of some sorts."""
        return [change for change in self.changes if change.what in what]

    def added(self) -> dict[str, list[Row]]:
        """Give the new terms by what they are."""
        found: dict[str, list[Row]] = {}
        for change in self.of("added"):
            row = self.rows[change.id]
            found.setdefault(row.role, []).append(row)
        return found


@cache
def current() -> str:
    """Give the number of the version that the modules are."""
    return Statements(read_modules()).one(ONTOLOGY, OWL.versionInfo)


@cache
def versions() -> dict[str, tuple[Row, ...]]:
    """Give the terms of every version, the oldest first; the last is that of the modules."""
    found = {name: read_snapshot(path) for name, path in releases().items()}
    found.pop(current(), None)
    return {**found, current(): snapshot(read_modules())}


@cache
def steps() -> tuple[Step, ...]:
    """Give what changed at each version, the newest first."""
    names = list(versions())
    found = [
        Step(
            older,
            newer,
            compare(versions()[older], versions()[newer]),
            {row.id: row for row in versions()[newer]},
        )
        for older, newer in itertools.pairwise(names)
    ]
    return tuple(reversed(found))


@cache
def _first() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, rows in versions().items():
        for row in rows:
            found.setdefault(row.id, name)
    return found


def since(term: Term) -> str:
    """Give the first version that had a term."""
    return _first().get(shortened(term.iri), current())


def change_log() -> str:
    """Write the changes of all versions in Markdown, for ontology/CHANGES.md."""
    lines: list[str] = []
    for step in steps():
        lines += [f"## {step.newer}", ""]
        lines += notes(step.newer)
        lines += change_lines(step)
    first = next(iter(versions()))
    lines += [f"## {first}", "", f"The first version, with {len(versions()[first]):,} terms."]
    if first in UNPUBLISHED:
        lines[-1] += " It was never published: only the list of its terms was kept."
    lines.append("")
    return "\n".join(lines)


def notes(version: str, folder: Path = RELEASES) -> list[str]:
    """Give what somebody wrote on a version, VERSION.md, to stand below the heading of the version.

    A first-level heading is left out, as the version has one, and all others are third-level.
    """
    path = folder / f"{version}.md"
    if not path.exists():
        return []
    text = re.sub(r"^# .*\n+", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"^#{2,} ", "### ", text, flags=re.M)
    return [*text.strip().splitlines(), ""]


def change_lines(step: Step) -> Iterator[str]:
    """Write the lines of one version: what is new, deprecated, removed and otherwise changed."""
    for role, rows in sorted(step.added().items()):
        yield f"### New: {role}"
        yield ""
        yield from (f"* `{row.id}` {row.label}: {row.definition}" for row in rows)
        yield ""
    deprecated = [c for c in step.of("deprecated") if c.after]
    if deprecated:
        yield from ("### Deprecated", "")
        yield from (f"* `{c.id}`, replaced by {c.after}" for c in deprecated)
        yield ""
    removed = step.of("removed")
    if removed:
        yield from ("### Removed", "")
        yield from (f"* `{c.id}` {c.before}" for c in removed)
        yield ""
    for what, words in WORDS.items():
        changes = step.of(what)
        if changes:
            yield from (f"### A term {words}", "")
            yield from (
                f"* `{c.id}`: {c.before or 'nothing'} → {c.after or 'nothing'}" for c in changes
            )
            yield ""
    if not step.changes:
        yield from ("Nothing changed.", "")
