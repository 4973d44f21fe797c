"""Parameters of an address: read strictly, since a program mends what it is told of."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from werkzeug.datastructures import MultiDict

from interorg.ingest.failure import BadQuery

Type = Literal["string", "integer", "number", "boolean"]
LONGEST = 300
"""Characters of a value, where a parameter does not say otherwise."""
MOST_VALUES = 20
"""Values of one parameter."""
WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,40}(\.\d{1,400})?([eE][+-]?\d{1,3})?", re.ASCII)
TRUTH = {"true": True, "false": False}


@dataclass(frozen=True)
class Parameter:
    """One parameter; several values of it mean any of them, where it may have several."""

    name: str
    description: str
    type: Type = "string"
    several: bool = False
    fewest: int = 0
    """Values that are needed; 0 where it can be left out."""
    most: int = MOST_VALUES
    choices: tuple[str, ...] = ()
    least: float | None = None
    greatest: float | None = None
    longest: int = LONGEST
    default: Any = None
    example: Any = None

    def schema(self) -> dict[str, Any]:
        """Describe a value, or the list of them, as JSON Schema."""
        found: dict[str, Any] = {"type": self.type}
        if self.choices:
            found["enum"] = list(self.choices)
        elif self.type == "string":
            found |= {"minLength": 1, "maxLength": self.longest}
        bounds = {"minimum": self.least, "maximum": self.greatest, "default": self.default}
        found |= {name: each for name, each in bounds.items() if each is not None}
        if not self.several:
            return found
        fewest = max(1, self.fewest)
        return {"type": "array", "items": found, "minItems": fewest, "maxItems": self.most}

    def read(self, texts: Sequence[str]) -> Any:
        """Return the value or the tuple of values; raise BadQuery for what it cannot be."""
        if self.several:
            if texts and not max(1, self.fewest) <= len(texts) <= self.most:
                wanted = f"{self.fewest} to {self.most}" if self.fewest else f"at most {self.most}"
                raise BadQuery(f"Expected {wanted} values of {self.name}, found {len(texts)}.")
            return tuple(dict.fromkeys(map(self._value, texts)))
        if len(texts) > 1:
            raise BadQuery(f"Expected one value of {self.name}, found {len(texts)}.")
        return self._value(texts[0]) if texts else self.default

    def _value(self, text: str) -> Any:
        value = self._typed(text)
        if self.choices and value not in self.choices:
            raise self._refused(text, f"one of {', '.join(self.choices)}")
        if self.type == "string" and not 0 < len(text) <= self.longest:
            raise self._refused(text, f"1 to {self.longest:,} characters")
        low = self.least is not None and value < self.least
        if low or (self.greatest is not None and value > self.greatest):
            raise self._refused(text, f"a number from {self.least:g} to {self.greatest:g}")
        return value

    def _typed(self, text: str) -> Any:
        if self.type == "integer":
            if not WHOLE.fullmatch(text):
                raise self._refused(text, "a whole number")
            return int(text)
        if self.type == "number":
            if not DECIMAL.fullmatch(text) or not math.isfinite(float(text)):
                raise self._refused(text, "a number")
            return float(text)
        if self.type == "boolean":
            if text not in TRUTH:
                raise self._refused(text, "true or false")
            return TRUTH[text]
        return text

    def _refused(self, text: str, expected: str) -> BadQuery:
        return BadQuery(f"Expected {expected} as {self.name}, found {text[:60]!r}.")


def read(parameters: Sequence[Parameter], given: MultiDict[str, str]) -> Mapping[str, Any]:
    """Read all parameters of a route; raise BadQuery for one that it has not."""
    known = {each.name: each for each in parameters}
    for name in given:
        if name not in known:
            takes = f"takes {', '.join(known)}" if known else "takes no parameters"
            raise BadQuery(f"There is no parameter {name[:60]!r} here. This address {takes}.")
    for each in parameters:
        if each.fewest and each.name not in given:
            raise BadQuery(f"The parameter {each.name} is missing: {each.description}")
    return {name: each.read(given.getlist(name)) for name, each in known.items()}
