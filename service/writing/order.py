"""What the process that writes is told to do, in a form that crosses its socket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

Kind = Literal["update", "replace", "merge", "add", "delete"]
"""Run an update; make a graph hold a body; add to a graph; add quads to theirs; remove a graph."""


@dataclass(frozen=True)
class Conditions:
    """When a change may be made, by generation; None is no condition."""

    match: tuple[int, ...] | None = None
    """Only when one of these is served; an empty one: only when the graph is there."""
    none_match: tuple[int, ...] | None = None
    """Only when none of these is served; an empty one: only when the graph is not there."""


@dataclass(frozen=True)
class Order:
    """One change. The body that goes with it is an update, or `parts` one after the other."""

    kind: Kind
    graph: str | None = None
    """None is the default graph."""
    base: str | None = None
    parts: tuple[tuple[str, int], ...] = ()
    """Media type and length of each piece of RDF."""
    default_graphs: tuple[str, ...] | None = None
    """The dataset of an update's patterns, where the request names one."""
    named_graphs: tuple[str, ...] | None = None
    conditions: Conditions = Conditions()

    def as_header(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_header(cls, header: Mapping[str, Any]) -> Order:
        """Make an order of its header as JSON has brought it."""
        values = {field.name: header[field.name] for field in fields(cls)}
        for name in ("default_graphs", "named_graphs"):
            values[name] = _tuple(values[name])
        values["parts"] = tuple((str(name), int(length)) for name, length in header["parts"])
        wanted = header["conditions"]
        values["conditions"] = Conditions(_tuple(wanted["match"]), _tuple(wanted["none_match"]))
        return cls(**values)


def _tuple(values: list[Any] | None) -> tuple[Any, ...] | None:
    return None if values is None else tuple(values)
