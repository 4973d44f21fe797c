"""Other names of organizations, and what a user decided of two names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..failure import Failure
from .names import normalized, organization_slug

KINDS = ("same", "apart", "likely")
"""`likely` decides nothing: so it stands in lists from which a user makes a table."""
EXPECTED = "expected `same` or `apart`, a tab, and two names or more with tabs between them"


@dataclass(frozen=True)
class Decisions:
    """What a user decided: which names are of one organization, and which never are."""

    same: tuple[tuple[str, ...], ...] = ()
    """Names of one organization each; the first is the one to show."""
    apart: tuple[tuple[str, ...], ...] = ()
    _known: Mapping[str, str] = field(init=False, compare=False, repr=False)
    _apart: frozenset[frozenset[str]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        known = {normalized(name): names[0] for names in self.same for name in names}
        pairs = frozenset(
            frozenset((organization_slug(one), organization_slug(other)))
            for names in self.apart
            for one in names
            for other in names
            if one is not other
        )
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_apart", pairs)

    def known_as(self, name: str) -> str | None:
        """Return the name by which the user calls the organization of a name, if any."""
        return self._known.get(normalized(name))

    def tells_apart(self, one: str, other: str) -> bool:
        """Tell whether the organizations with these slugs are said to be two."""
        return frozenset((one, other)) in self._apart

    @property
    def shown(self) -> frozenset[str]:
        """The normalized names that stand for all others of their line."""
        return frozenset(normalized(names[0]) for names in self.same)

    def text(self) -> str:
        """Write the decisions as a table that `decisions_in` reads."""
        lines = [("same", *names) for names in self.same]
        lines += [("apart", *names) for names in self.apart]
        return "".join("\t".join(line) + "\n" for line in lines)


UNDECIDED = Decisions()


@cache
def aliases() -> Mapping[str, str]:
    """Return the other names that come with the program: normalized name → the name to show."""
    table: dict[str, str] = {}
    text = Path(__file__).with_name("aliases.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, *others = line.split("\t")
            table.update((normalized(other), name) for other in others)
    return table


def decisions_in(text: str, source: str) -> Decisions:
    """Read a user's table; Failure names the first line that is wrong and says how."""
    same: list[tuple[str, ...]] = []
    apart: list[tuple[str, ...]] = []
    where: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, *cells = line.split("\t")
        names = tuple(cell.strip() for cell in cells if cell.strip())
        found = f"{source}, line {number}"
        if kind.strip() not in KINDS or len(names) < 2:
            raise Failure(f"{found}: {EXPECTED}, found {line!r}.")
        if kind.strip() == "likely":
            continue
        if kind.strip() == "same":
            for name in names:
                if (first := where.setdefault(normalized(name), number)) != number:
                    raise Failure(
                        f"{found}: expected every name on one line, found {name!r} on line "
                        f"{first} too. Make one line of both."
                    )
            same.append(names)
            continue
        slugs = [organization_slug(name) for name in names]
        if len(set(slugs)) < len(slugs):
            raise Failure(
                f"{found}: expected names that differ in more than spelling and legal form, "
                f"found {' and '.join(map(repr, names))}, which have one address in the graph."
            )
        apart.append(names)
    decided = Decisions(tuple(same), tuple(apart))
    for names in decided.same:
        for one in names:
            for other in names:
                if decided.tells_apart(organization_slug(one), organization_slug(other)):
                    raise Failure(
                        f"{source}: expected {one!r} and {other!r} to be either `same` or "
                        "`apart`, found both."
                    )
    return decided
