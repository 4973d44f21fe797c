"""CONTAINS, STRSTARTS, STRENDS, REGEX and = on texts: only those texts are read that may match.

The texts that can fulfil a FILTER are joined, as VALUES, with the triple patterns whose object it
is about, and the FILTER stays. Since every text that fulfils it is among them, once, each solution
that is lost would have been lost at the FILTER. They are put where the triple patterns begin, so
that these still are one basic graph pattern.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..search.literal_reader import Literals
from .full_text import edited
from .full_text_patterns import Group, Names, Term
from .full_text_walk import PatternError, read_patterns
from .text_conditions import Condition, all_of, conditions, split

MOST = 2_000
"""So many texts are looked up one by one sooner than all are read."""
MOST_ALONE = 10_000
"""The same where no other pattern could lead to fewer of them."""
LONGEST = 1 << 20
"""Characters of these texts."""
NAMES = ("CONTAINS", "REGEX", "STRSTARTS", "STRENDS", "LCASE", "STR")


@dataclass(frozen=True)
class Candidates:
    """The only texts with which a variable can fulfil the filters of its group."""

    variable: str
    texts: tuple[str, ...]
    """As SPARQL writes them."""
    place: int
    """Where triple patterns begin that have the variable as an object."""
    filters: tuple[int, ...]
    """A place in each filter of the group."""


def narrow(query: str, literals: Literals | None, *, most: int | None = None) -> str:
    """Add the texts that can fulfil the filters of a query, where they are few."""
    return with_texts(query, candidates(query, literals, most=most))


def with_texts(query: str, found: Sequence[Candidates]) -> str:
    """Write candidates into their query."""
    edits = [(c.place, c.place, f"VALUES ?{c.variable} {{ {' '.join(c.texts)} }} ") for c in found]
    return edited(query, edits) if edits else query


def candidates(
    query: str, literals: Literals | None, *, most: int | None = None
) -> tuple[Candidates, ...]:
    """Find the texts that can fulfil the filters of a query, where they are few."""
    if literals is None or not any(name in query.upper() for name in NAMES):
        return ()
    try:
        patterns = read_patterns(query)
    except PatternError:
        return ()
    return tuple(
        each
        for group in patterns.groups
        for each in candidates_of(query, group, patterns.names, literals, most)
    )


def candidates_of(
    query: str, group: Group, names: Names, literals: Literals, most: int | None
) -> Iterator[Candidates]:
    """Find those of one group."""
    if most is None:
        alone = sum(len(statement.verbs) for statement in group.statements) == 1
        most = MOST_ALONE if alone else MOST
    filters = tuple(term[0].start for term in group.filters if term)
    found = all_of([each for term in group.filters for each in conditions(query, term)])
    for condition in found:
        place = object_of(condition, group, names, literals)
        if place is None:
            continue
        block, properties = place
        texts = literals.containing(condition.alternatives, most, properties)
        if texts is not None and sum(map(len, texts)) <= LONGEST:
            yield Candidates(condition.variable, tuple(texts), block, filters)


def object_of(
    condition: Condition, group: Group, names: Names, literals: Literals
) -> tuple[int, Sequence[str]] | None:
    """Return where triple patterns begin that have the variable as an object, and its properties.

    None when it may also be something that is not in the index, or when few texts are read anyway.
    """
    for statement in group.statements:
        for verb in statement.verbs:
            if not any(is_variable(each, condition.variable) for each in verb.objects):
                continue
            if names.iri(statement.subject) is not None:
                return None
            properties = last_steps(verb.path, names)
            if properties is None or not literals.all_texts(properties):
                continue
            if condition.any_node and not (
                properties and all(map(literals.only_texts, properties))
            ):
                continue
            return statement.block, properties
    return None


def is_variable(term: Term, name: str) -> bool:
    return len(term) == 1 and term[0].kind == "variable" and term[0].text[1:] == name


def last_steps(path: Term, names: Names) -> tuple[str, ...] | None:
    """Return the properties that a path can end with; none for a variable, None if unknown."""
    if len(path) == 1 and path[0].kind == "variable":
        return ()
    found = []
    for alternative in split(path, "|"):
        *_, last = split(alternative, "/")
        iri = names.iri(last)
        if iri is None:
            return None
        found.append(iri)
    return tuple(found)
