"""Addresses of a search with one thing changed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from flask import request

from .search_parameters import SIZE, Asked

Parameters = dict[str, list[str]]


class Links:
    """Makes the addresses that the page of a search links to."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.parameters = asked.parameters()

    def page(self, number: int) -> str:
        """Link to another page of the same."""
        return self._link({**self.parameters, **({"page": [str(number)]} if number > 1 else {})})

    def toggled(self, name: str, value: str) -> str:
        """Choose a value of a facet, or give it up."""
        now = self.parameters.get(name, [])
        new = [each for each in now if each != value] if value in now else [*now, value]
        return self._link({**self.parameters, name: new})

    def without(self, *names: str) -> str:
        """Give up filters."""
        return self._link({k: v for k, v in self.parameters.items() if k not in names})

    def cleared(self) -> str:
        """Give up all filters."""
        return self.without(*self.asked.chosen)

    def sorted(self, sort: str) -> str:
        return self._link({**self.parameters, "sort": [sort] if sort != "relevance" else []})

    def sized(self, size: int) -> str:
        return self._link({**self.parameters, "size": [str(size)] if size != SIZE else []})

    def mended(self, text: str) -> str:
        """Ask for other words."""
        return self._link({**self.parameters, "q": [text]})

    def file(self, ending: str, **more: str) -> str:
        """Link to the same as a file."""
        parameters = {**self.parameters, **{name: [value] for name, value in more.items()}}
        if "all" in more or ending == "csv":
            parameters.pop("size", None)
        elif self.asked.page > 1:
            parameters["page"] = [str(self.asked.page)]
        return self._link(parameters, f"/search.{ending}")

    def hidden(self, *names: str) -> Iterator[tuple[str, str]]:
        """Yield what a form has to carry besides its own fields."""
        for name, values in self.parameters.items():
            if name not in names:
                yield from ((name, value) for value in values)

    def _link(self, parameters: Parameters, path: str = "/search") -> str:
        pairs = [(name, value) for name, values in parameters.items() for value in values]
        asked = f"?{urlencode(pairs)}" if pairs else ""
        return f"{request.root_path}{path}{asked}"
