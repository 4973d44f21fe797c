"""Statements of gold and of extraction, and when one counts for the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

from interorg.ontology.concepts import ConceptScheme, load_concepts
from interorg.ontology.relations import RelationType, load_relation_types

from ..evidence import Modality, Polarity
from .lines import BadLine, Json, Line, objects, shown

LEVELS = ("strict", "tree", "loose")


@dataclass(frozen=True)
class Statement:
    """Two concepts and how a sentence relates them, by id."""

    subject: str
    relation: str
    object: str
    polarity: str = "Affirmed"
    modality: str = "Asserted"
    contexts: frozenset[str] = frozenset()
    confidence: float = field(default=1.0, compare=False)

    def __str__(self) -> str:
        stance = "" if self.polarity == "Affirmed" else f" {self.polarity}"
        return f"{self.subject} {self.relation} {self.object}{stance}"


@dataclass(frozen=True)
class Judge:
    """Says whether a statement counts as the one that was wanted."""

    concepts: ConceptScheme
    relations: dict[str, RelationType]

    def near(self, one: str, other: str) -> bool:
        """Tell whether two concepts are the same, or parent and child."""
        if one == other:
            return True
        return other in self._around(one) or one in self._around(other)

    def _around(self, concept: str) -> tuple[str, ...]:
        known = self.concepts.get(concept)
        return known.broader if known else ()

    def symmetric(self, relation: str) -> bool:
        """Tell whether a relation reads the same both ways."""
        known = self.relations.get(relation)
        return known is not None and known.symmetric

    def fits(self, level: str) -> Callable[[Statement, Statement], bool]:
        """Return the test of a level.

        `strict`: the same concepts, relation and direction, where a symmetric relation may be read
        either way. `tree`: an end may also be parent or child of the concept that was wanted.
        `loose`: the two concepts, so taken, whatever relates them and whichever way.
        """
        if level == "strict":
            return self._strict
        return self._tree if level == "tree" else self._loose

    def _strict(self, wanted: Statement, found: Statement) -> bool:
        if wanted.relation != found.relation:
            return False
        ends = (wanted.subject, wanted.object)
        if ends == (found.subject, found.object):
            return True
        return self.symmetric(wanted.relation) and ends == (found.object, found.subject)

    def _tree(self, wanted: Statement, found: Statement) -> bool:
        if wanted.relation != found.relation:
            return False
        return self._ends(wanted, found) or (
            self.symmetric(wanted.relation) and self._ends(wanted, turned(found))
        )

    def _loose(self, wanted: Statement, found: Statement) -> bool:
        return self._ends(wanted, found) or self._ends(wanted, turned(found))

    def _ends(self, wanted: Statement, found: Statement) -> bool:
        return self.near(wanted.subject, found.subject) and self.near(wanted.object, found.object)


def turned(statement: Statement) -> Statement:
    """Return a statement with its ends exchanged."""
    return Statement(statement.object, statement.relation, statement.subject)


def statements_of(line: Line, judge: Judge) -> tuple[tuple[Statement, ...], list[str]]:
    """Return the statements of a gold line, and ids in them that the ontology does not have.

    A statement with an unknown id still counts as wanted: it can only be missed.
    """
    found, unknown = [], []
    for claim in objects(line.values.get("claims"), "claims"):
        subject, relation, object = (id_of(claim, end) for end in ("subject", "relation", "object"))
        polarity = _one_of(claim, "polarity", get_args(Polarity))
        modality = _one_of(claim, "modality", get_args(Modality))
        given = claim.get("context") or []
        contexts = frozenset(
            id_of({"context": each}, "context")
            for each in (given if isinstance(given, list) else [given])
        )
        found.append(Statement(subject, relation, object, polarity, modality, contexts))
        ends = [subject, object, *contexts]
        unknown += [each for each in ends if each not in judge.concepts]
        unknown += [relation] if relation not in judge.relations else []
    return tuple(dict.fromkeys(found)), unknown


def id_of(values: dict[str, Json], key: str) -> str:
    """Return an id of ours, which may be given as a whole IRI or as what it is called.

    Raises BadLine for what is no text.
    """
    value = values.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadLine(f"Expected `{key}` of a claim to be an id, found {shown(value)}.")
    name = re.split(r"[/#:]", value.strip())[-1]
    return _called().get(" ".join(name.lower().replace("_", " ").split()), name)


@cache
def _called() -> dict[str, str]:
    """Return the ids of concepts and relation types by what they are called, in small letters."""
    called = {each.label.lower(): each.id for each in load_relation_types().values()}
    concepts = load_concepts()
    for concept in concepts.values():
        for label in concept.alt_labels:
            called.setdefault(label.lower(), concept.id)
    return called | {concept.label.lower(): concept.id for concept in concepts.values()}


def _one_of(claim: dict[str, Json], key: str, choices: Sequence[str]) -> str:
    value = claim.get(key) or choices[0]
    for choice in choices:
        if isinstance(value, str) and value.casefold() == choice.casefold():
            return choice
    raise BadLine(f"Expected `{key}` to be one of {', '.join(choices)}, found {shown(value)}.")
