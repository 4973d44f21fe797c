"""Modules that others wrote: which are in use beside ours, and what is kept as long as they are."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from pyoxigraph import RdfFormat, Triple, parse

T = TypeVar("T")
MEND = ". Mend it and try again."


class OntologyError(Exception):
    """A module is broken, or something was asked for that no module holds."""


@dataclass(frozen=True)
class ExtraModule:
    """A Turtle file of further concepts, as it was when it was read."""

    name: str
    """The file's name, for messages."""
    content: bytes

    def triples(self) -> tuple[Triple, ...]:
        """Give what it states; blank nodes are renamed so that modules can be joined.

        Raises OntologyError, which names the line of the first fault.
        """
        try:
            quads = parse(
                self.content.removeprefix(BOM_UTF8),
                format=RdfFormat.TURTLE,
                rename_blank_nodes=True,
            )
            return tuple(quad.triple for quad in quads)
        except SyntaxError as error:
            raise OntologyError(f"{self.name} is no readable Turtle file: {error}{MEND}") from error


# A context variable, so that a thread or a request never sees the modules of another.
_IN_USE: ContextVar[tuple[ExtraModule, ...]] = ContextVar("extra modules", default=())


def extra_modules() -> tuple[ExtraModule, ...]:
    """Give the modules in use beside ours; none, unless `using` says otherwise."""
    return _IN_USE.get()


@contextmanager
def using(modules: Iterable[ExtraModule]) -> Iterator[None]:
    """Read the ontology with these modules beside ours, in this thread, until the block ends."""
    before = _IN_USE.set(tuple(modules))
    try:
        yield
    finally:
        _IN_USE.reset(before)


def kept_with_ontology(function: Callable[[], T]) -> Callable[[], T]:
    """Keep what a function makes of the ontology until other modules are in use."""

    @lru_cache(maxsize=2)
    def of(_: tuple[ExtraModule, ...]) -> T:
        return function()

    @wraps(function)
    def kept() -> T:
        return of(extra_modules())

    return kept
