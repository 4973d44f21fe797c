"""Lines of the CORE format: a tokenized sentence, two entities in it, and how they are related."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .lines import BadLine, Line, Problem, json_lines, shown

ENDS = ("e1", "e2")
OFFERED = frozenset({"product_or_service_of", "brand_of"})
"""Relations whose first end, before inversion, is a thing that is offered, not who offers it."""
PRONOUNS = frozenset(
    "a an he her his i it its our she that the their them these they this those we which "
    "who".split()
)


@dataclass(frozen=True)
class Entity:
    """An entity as it stands in the text: code points, from 0, end exclusive."""

    start: int
    end: int
    text: str
    named: bool
    """Whether it stands there by name, not as "it" or "the company"."""


@dataclass(frozen=True)
class EntityPair:
    """One line: the tokens joined by spaces, both entities, and the relation in truth."""

    name: str
    text: str
    one: Entity
    other: Entity
    relation: str
    inverted: bool

    def organizations(self) -> list[Entity]:
        """Return the ends that name organizations: no pronouns, no products, no brands."""
        ends = [self.one, self.other]
        if self.relation in OFFERED:
            del ends[1 if self.inverted else 0]
        return [end for end in ends if end.named]


def entity_pairs(path: Path, problems: list[Problem]) -> list[EntityPair]:
    """Read all lines; those that are not of the format are added to `problems`."""
    found = []
    for line in json_lines(path, problems):
        try:
            found.append(entity_pair(line))
        except BadLine as error:
            problems.append(line.problem(error.message))
    return found


def entity_pair(line: Line) -> EntityPair:
    """Make a pair of one line, or raise BadLine."""
    tokens = line.take("context", list, "the sentence as a list of tokens")
    if not tokens or not all(isinstance(token, str) for token in tokens):
        raise BadLine(f"Expected `context` to be a list of tokens, found {shown(tokens)}.")
    one, other = (_entity(line, end, tokens) for end in ENDS)
    return EntityPair(
        line.name,
        " ".join(tokens),
        one,
        other,
        line.take("relation", str, "the name of a relation"),
        bool(line.find("invert_relation", int, "0 or 1")),
    )


def _entity(line: Line, end: str, tokens: list[str]) -> Entity:
    first = line.take(f"{end}_start", int, "the entity's first token, from 0")
    last = line.take(f"{end}_end", int, "the entity's last token, from 0")
    if not 0 <= first <= last < len(tokens):
        raise BadLine(
            f"Expected `{end}_start` and `{end}_end` to be first and last of {len(tokens)} tokens, "
            f"found {first} and {last}."
        )
    start = sum(len(token) + 1 for token in tokens[:first])
    text = " ".join(tokens[first : last + 1])
    return Entity(start, start + len(text), text, is_named(tokens[first : last + 1]))


def is_named(tokens: list[str]) -> bool:
    """Tell whether words name something: one has a capital that no sentence start explains.

    >>> is_named(["The", "company"]), is_named(["The", "Alder", "Group"]), is_named(["iPhone"])
    (False, True, True)
    """
    capitals = [any(mark.isupper() for mark in token) for token in tokens]
    return any(capitals[1:]) or (capitals[0] and tokens[0].lower() not in PRONOUNS)
