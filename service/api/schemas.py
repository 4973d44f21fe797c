"""Types as JSON Schema (2020-12): dataclasses and typed dictionaries become named definitions."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import textwrap
from collections.abc import Mapping
from itertools import pairwise
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

Schema = dict[str, Any]
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


class Definitions:
    """Named schemas, gathered while types are described."""

    def __init__(self, place: str = "#/components/schemas/") -> None:
        self.place = place
        self.found: dict[str, Schema] = {}
        self._types: dict[str, Any] = {}

    def of(self, type: Any) -> Schema:
        """Describe a type; raise TypeError for one that JSON cannot hold."""
        if type in PLAIN:
            return {"type": PLAIN[type]}
        if type is Any:
            return {}
        origin, arguments = get_origin(type), get_args(type)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (Union, UnionType):
            return self._any(arguments)
        if origin in (tuple, list):
            return self._sequence(arguments)
        if inspect.isclass(origin) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        described = origin or type
        if dataclasses.is_dataclass(described) or is_typeddict(described):
            return self._named(type, described, arguments)
        raise TypeError(f"JSON cannot hold {type!r}.")

    def _any(self, types: tuple[Any, ...]) -> Schema:
        every = [self.of(each) for each in types]
        if all(set(each) == {"type"} for each in every):
            return {"type": [each["type"] for each in every]}
        return {"anyOf": every}

    def _sequence(self, types: tuple[Any, ...]) -> Schema:
        if len(types) == 1 or types[1:] == (Ellipsis,):
            return {"type": "array", "items": self.of(types[0])}
        items = [self.of(each) for each in types]
        size = len(items)
        return {"type": "array", "prefixItems": items, "minItems": size, "maxItems": size}

    def _named(self, type: Any, described: Any, arguments: tuple[Any, ...]) -> Schema:
        name = described.__name__ + "".join(f"Of{each.__name__}" for each in arguments)
        if self._types.setdefault(name, type) != type:
            raise TypeError(f"Two types are called {name}: {type} and {self._types[name]}.")
        if name not in self.found:
            self.found[name] = {}  # It may hold itself.
            self.found[name] = self._object(described, arguments)
        return {"$ref": f"{self.place}{name}"}

    def _object(self, described: Any, arguments: tuple[Any, ...]) -> Schema:
        free = getattr(described, "__parameters__", ())
        meant: dict[TypeVar, Any] = dict(zip(free, arguments, strict=True))
        notes = field_notes(described)
        properties = {}
        for name, hint in get_type_hints(described).items():
            properties[name] = self.of(meant.get(hint) or _filled(hint, meant))
            if name in notes:
                properties[name] = {**properties[name], "description": notes[name]}
        needed = getattr(described, "__required_keys__", properties)
        text = inspect.cleandoc(described.__doc__ or "").replace("\n", " ")
        return {
            "type": "object",
            "description": text,
            "properties": properties,
            "required": [name for name in properties if name in needed],
        }


def _filled(hint: Any, meant: Mapping[TypeVar, Any]) -> Any:
    """Put types in the place of those that a generic type leaves open."""
    free = getattr(hint, "__parameters__", ())
    return hint[tuple(meant[each] for each in free)] if free else hint


def field_notes(described: type) -> dict[str, str]:
    """Return the texts that stand below the fields of a class in its source."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(described))).body[0]
    except (OSError, SyntaxError, TypeError):
        return {}  # Without its source a class is described by its types alone.
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    notes = {}
    for field, below in pairwise(body):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            notes[field.target.id] = inspect.cleandoc(str(below.value.value)).replace("\n", " ")
    return notes
