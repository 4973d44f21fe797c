"""The templates of the documentation, and what they can call."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .axioms import Piece
from .elsewhere import external

if TYPE_CHECKING:
    from jinja2 import Environment, Template

HERE = Path(__file__).parent


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["capital"] = capital
    made.filters["plural"] = plural
    made.globals["external"] = external
    made.globals["spaced"] = spaced
    return made


def template(name: str) -> Template:
    """Give a template by the name of its file."""
    return _environment().get_template(name)


def capital(text: str) -> str:
    """Begin a text with a capital letter, and leave the others as they are."""
    return text[:1].upper() + text[1:]


def plural(text: str) -> str:
    """Give the plural of one of the kinds of term.

    >>> [plural(kind) for kind in ("class", "data property", "value")]
    ['classes', 'data properties', 'values']
    """
    if text.endswith("y"):
        return f"{text[:-1]}ies"
    return f"{text}es" if text.endswith("s") else f"{text}s"


def spaced(pieces: Iterable[Piece]) -> list[tuple[Piece, bool, bool]]:
    """Say for each piece of an expression whether it is a term, and whether a space comes before.

    >>> [space for _, _, space in spaced(["not", "(", "a", "or", "b", ")"])]
    [False, True, False, True, True, False]
    """
    found: list[tuple[Piece, bool, bool]] = []
    before: Piece = "("
    for piece in pieces:
        space = before not in ("(", "{") and piece not in (")", "}", ",")
        found.append((piece, isinstance(piece, NamedNode), space))
        before = piece
    return found
