"""Paths of any length over one property, as a walk that remembers what it has reached."""

from __future__ import annotations

from collections.abc import Mapping

from ..rewriting.cursor import NotCovered
from ..rewriting.statistics import Statistics
from ..rewriting.syntax import Term, Triple
from .naming import Names
from .rows import Domain


def source(
    triple: Triple, names: Names, statistics: Statistics, domains: Mapping[str, Domain]
) -> str:
    """Write a source with the columns s and o for `s property* o` or `s property+ o`."""
    text, iri = triple.predicate.text, triple.predicate.value
    if not iri or text[-1] not in "*+":
        raise NotCovered
    step = names.table(Term(iri, iri))
    no_steps = text[-1] == "*"
    if triple.subject.variable and triple.object.variable:
        return between(triple, step, no_steps, statistics, domains)
    if triple.object.variable:
        return walk(names.term(triple.subject, required=True), step, no_steps, "s", "o")
    if triple.subject.variable:
        return walk(names.term(triple.object, required=True), step, no_steps, "o", "s")
    raise NotCovered


def walk(start: str, step: str, no_steps: bool, near: str, far: str) -> str:
    """Walk from one term; `near` and `far` are the columns of a step."""
    first = f"SELECT {start}::UINTEGER AS v"
    if not no_steps:
        first = f"SELECT {far} AS v FROM {step} WHERE {near} = {start}"
    return (
        f"(WITH RECURSIVE walk(v) AS ({first} UNION "
        f"SELECT q.{far} FROM {step} q JOIN walk ON q.{near} = walk.v) "
        f"SELECT {start}::UINTEGER AS {near}, v AS {far} FROM walk)"
    )


def between(
    triple: Triple,
    step: str,
    no_steps: bool,
    statistics: Statistics,
    domains: Mapping[str, Domain],
) -> str:
    """Walk from everywhere in a hierarchy that is known to be small."""
    known = statistics.properties.get(triple.predicate.value)
    if known is None or not known.edges:
        raise NotCovered
    first = f"SELECT s, o FROM {step}"
    if no_steps:
        ends = [domains[name] for name in triple.nodes if name in domains]
        if not ends:
            raise NotCovered
        least = min(ends, key=lambda domain: domain.size)
        first = f"({first} UNION SELECT v, v FROM ({least.query}))"
    return (
        f"(WITH RECURSIVE walk(s, o) AS ({first} UNION "
        f"SELECT walk.s, q.o FROM walk JOIN {step} q ON q.s = walk.o) SELECT s, o FROM walk)"
    )
