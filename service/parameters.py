"""Parameters of an address: what they may be, how they are read, in what words they are refused."""

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
WHOLE = re.compile(r"-?\d{1,40}", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,40}(\.\d{1,400})?([eE][+-]?\d{1,3})?", re.ASCII)
TRUTH = {"true": True, "false": False}
BY_HAND = TRUTH | {"1": True, "on": True, "yes": True, "0": False, "off": False, "no": False}
"""What the boxes of forms send, and what people write."""


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
    pattern: str = ""
    """What a text must look like as a whole, as a regular expression of JSON Schema."""
    looks: str = ""
    """The same in words."""
    default: Any = None
    example: Any = None

    def schema(self) -> dict[str, Any]:
        """Describe a value, or the list of them, as JSON Schema."""
        found: dict[str, Any] = {"type": self.type}
        if self.choices:
            found["enum"] = list(self.choices)
        elif self.type == "string":
            found |= {"minLength": 1, "maxLength": self.longest}
            found |= {"pattern": self.pattern} if self.pattern else {}
        bounds = {"minimum": self.least, "maximum": self.greatest, "default": self.default}
        found |= {name: each for name, each in bounds.items() if each is not None}
        if not self.several:
            return found
        fewest = max(1, self.fewest)
        return {"type": "array", "items": found, "minItems": fewest, "maxItems": self.most}

    def read(self, texts: Sequence[str], truth: Mapping[str, bool] = TRUTH) -> Any:
        """Return the value or the tuple of values; raise BadQuery for what it cannot be."""
        if self.several:
            if 0 < len(texts) < self.fewest or len(texts) > self.most:
                wanted = f"{self.fewest} to {self.most}" if self.fewest else f"at most {self.most}"
                raise BadQuery(f"Expected {wanted} values of {self.name}, found {len(texts)}.")
            return tuple(dict.fromkeys(self._value(text, truth) for text in texts))
        if len(texts) > 1:
            raise BadQuery(f"Expected one value of {self.name}, found {len(texts)}.")
        return self._value(texts[0], truth) if texts else self.default

    def _value(self, text: str, truth: Mapping[str, bool]) -> Any:
        value = self._typed(text, truth)
        if self.choices and value not in self.choices:
            raise self._refused(text, f"one of {', '.join(self.choices)}")
        if self.type == "string" and not 0 < len(text) <= self.longest:
            raise self._refused(text, f"1 to {self.longest:,} characters")
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise self._refused(text, self.looks)
        low = self.least is not None and value < self.least
        if low or (self.greatest is not None and value > self.greatest):
            most = "" if self.greatest is None else f" to {self.greatest:,}"
            raise self._refused(text, f"a number from {self.least:,}{most}")
        return value

    def _typed(self, text: str, truth: Mapping[str, bool]) -> Any:
        if self.type == "integer":
            if not WHOLE.fullmatch(text):
                raise self._refused(text, "a whole number")
            return int(text)
        if self.type == "number":
            if not DECIMAL.fullmatch(text) or not math.isfinite(float(text)):
                raise self._refused(text, "a number")
            return float(text)
        if self.type == "boolean":
            if text not in truth:
                raise self._refused(text, "true or false")
            return truth[text]
        return text

    def _refused(self, text: str, expected: str) -> BadQuery:
        return BadQuery(f"Expected {expected} as {self.name}, found {text[:60]!r}.")


def read(
    parameters: Sequence[Parameter],
    given: MultiDict[str, str],
    truth: Mapping[str, bool] = TRUTH,
) -> Mapping[str, Any]:
    """Read all parameters of an address; raise BadQuery for one that it has not."""
    known = {each.name: each for each in parameters}
    for name in given:
        if name not in known:
            takes = f"takes {', '.join(known)}" if known else "takes no parameters"
            raise BadQuery(f"There is no parameter {name[:60]!r} here. This address {takes}.")
    for each in parameters:
        if each.fewest and each.name not in given:
            raise BadQuery(f"The parameter {each.name} is missing: {each.description}")
    return {name: each.read(given.getlist(name), truth) for name, each in known.items()}


def filled(given: MultiDict[str, str]) -> MultiDict[str, str]:
    """Leave out the fields that a form sends along empty, and spaces around the others."""
    return MultiDict((n, text.strip()) for n, text in given.items(multi=True) if text.strip())


def read_by_hand(
    parameters: Sequence[Parameter], given: MultiDict[str, str], strangers: bool = False
) -> Mapping[str, Any]:
    """Read the parameters of a page, which forms fill in, and people change and pass on.

    `strangers` may stand beside them, which others add to the links they pass on. What cannot be
    is refused in the same words as by `read`.
    """
    names = {each.name for each in parameters}
    kept = filled(given)
    for name in [name for name in kept if strangers and name not in names]:
        del kept[name]
    return read(parameters, kept, BY_HAND)
