"""What is offered at a place of a query, as an editor takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from interorg.ontology.prefixes import PREFIXES

from .names import Names
from .terms import Term

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
BARE = frozenset(XSD + name for name in ("integer", "decimal", "boolean"))
"""Datatypes whose values are written without quotes."""
LONGEST = 200
"""Characters of a text that is offered."""
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True)
class Option:
    """One thing to choose: `apply` is what is written."""

    label: str
    apply: str
    type: str
    """class, property, term, thing, text, variable, keyword, function or namespace."""
    detail: str = ""
    """What it is called."""
    info: str = ""
    """What it means."""
    count: int | None = None
    prefix: str | None = None
    """A prefix that has to be declared for it."""

    def data(self) -> dict[str, Any]:
        """Return it as JSON."""
        declared = {"name": self.prefix, "iri": PREFIXES[self.prefix]} if self.prefix else None
        return {
            "label": self.label,
            "apply": self.apply,
            "type": self.type,
            "detail": self.detail,
            "info": self.info,
            "count": self.count,
            "prefix": declared,
        }


@dataclass(frozen=True)
class Written:
    """A term as it is written in a query, and the prefix to be declared for that, if any."""

    text: str
    prefix: str | None = None


def option_of(
    term: Term, names: Names, count: int | None = None, predicate: bool = False
) -> Option:
    """Offer a term; `rdf:type` is offered as `a`."""
    if predicate and term.iri == TYPE:
        return Option("a", "a", "property", term.label, "", count)
    text, prefix = names.written(term.iri)
    return Option(text, text, term.kind, term.label, term.definition, count, prefix)


def written_term(term: dict[str, Any], names: Names) -> Written | None:
    """Write a term of a result; None for one that cannot be written, or is too long."""
    if term["type"] == "uri":
        return Written(*names.written(term["value"]))
    if term["type"] != "literal" or len(term["value"]) > LONGEST:
        return None
    text = f'"{term["value"].translate(ESCAPES)}"'
    if language := term.get("xml:lang"):
        return Written(f"{text}@{language}")
    datatype = term.get("datatype", "")
    if datatype in BARE:
        return Written(term["value"])
    if datatype and datatype != XSD + "string":
        name, prefix = names.written(datatype)
        return Written(f"{text}^^{name}", prefix)
    return Written(text)
