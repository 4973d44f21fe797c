"""Where terms are used: the shapes, rules and questions that name them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode

from ..competency import load_questions
from ..files import HERE, shapes
from ..prefixes import PREFIXES

NAME = re.compile(r"\b(ior|iorc|iort|iorv):([A-Za-z]\w*)")


@dataclass(frozen=True)
class Use:
    """A shape, rule or question that names terms."""

    kind: str
    """The page that shows it: shapes, rules or questions."""
    name: str
    """Its anchor there."""
    title: str
    """What it is for, or its name."""
    source: str
    """The whole of it, in Turtle or SPARQL."""

    def terms(self) -> set[NamedNode]:
        """Give the terms of ours that it names."""
        return {NamedNode(PREFIXES[prefix] + name) for prefix, name in NAME.findall(self.source)}


@cache
def all_shapes() -> tuple[Use, ...]:
    """Read the node shapes, each with the block that describes it."""
    found = []
    for path in shapes():
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            named = re.search(r"^iors:(\w+)\s", block, re.M)
            if named:
                found.append(Use("shapes", named[1], _words(named[1]), block.strip("\n")))
    return tuple(found)


@cache
def all_rules() -> tuple[Use, ...]:
    """Read the rules by which more is derived, in the order of their names."""
    paths = sorted((HERE / "rules").glob("*.rq"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in paths}
    return tuple(Use("rules", name, _comment(text), text) for name, text in texts.items())


@cache
def all_questions() -> tuple[Use, ...]:
    """Give the competency questions, in the order of their numbers."""
    return tuple(Use("questions", q.name, q.question, q.sparql) for q in load_questions())


def uses(node: NamedNode, of: Iterable[Use]) -> list[Use]:
    """Give those that name a term."""
    named = _by_term(tuple(of))
    return named.get(node, [])


@cache
def _by_term(of: tuple[Use, ...]) -> dict[NamedNode, list[Use]]:
    found: dict[NamedNode, list[Use]] = defaultdict(list)
    for use in of:
        for node in use.terms():
            found[node].append(use)
    return found


def _comment(text: str) -> str:
    """Give the comment at the top of a query."""
    return " ".join(_top(text.splitlines()))


def _top(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("#"):
            return
        yield line.lstrip("# ")


def _words(name: str) -> str:
    """Write a name as words.

    >>> _words("TextSpanShape")
    'text span'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Shape")).lower()
