"""Words that fit a place whatever the graph holds: of SPARQL, and names of the query itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interorg.ontology.prefixes import PREFIXES

from ..gate.tokens import tokens
from .holes import Hole, Typed
from .options import Option

OUTSIDE = (
    *("SELECT", "SELECT DISTINCT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "FROM", "FROM NAMED"),
    *("GROUP BY", "HAVING", "ORDER BY", "ASC", "DESC", "LIMIT", "OFFSET", "PREFIX", "BASE"),
    *("AS", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "DISTINCT"),
)
INSIDE = (
    *("FILTER", "OPTIONAL", "UNION", "MINUS", "BIND", "VALUES", "GRAPH", "SELECT"),
    *("FILTER NOT EXISTS", "FILTER EXISTS"),
)
FUNCTIONS = (
    *("BOUND", "COALESCE", "IF", "EXISTS", "NOT EXISTS", "IN", "NOT IN", "isIRI", "isLiteral"),
    *("isBlank", "isNumeric", "STR", "LANG", "LANGMATCHES", "DATATYPE", "IRI", "sameTerm"),
    *("STRLEN", "SUBSTR", "UCASE", "LCASE", "STRSTARTS", "STRENDS", "CONTAINS", "STRBEFORE"),
    *("STRAFTER", "CONCAT", "REPLACE", "REGEX", "ABS", "ROUND", "CEIL", "FLOOR", "YEAR", "MONTH"),
    *("DAY", "NOW", "AS"),
)
KEYWORDS = {
    "prologue": OUTSIDE,
    "keyword": (*INSIDE, *OUTSIDE),
    "subject": INSIDE,
    "expression": FUNCTIONS,
}


@dataclass(frozen=True)
class Words:
    """The words for one place."""

    query: str
    typed: Typed
    hole: Hole

    def options(self) -> Iterator[Option]:
        """Give variables, keywords and prefixes that begin with what was typed."""
        text = self.typed.text
        before = self.query[: self.typed.start]
        if re.search(r"\bPREFIX\s+\Z", before, re.IGNORECASE):
            for name, iri in PREFIXES.items():
                if name.startswith(text.removesuffix(":")):
                    yield Option(f"{name}:", f"{name}: <{iri}>", "namespace", iri)
            return
        if text[:1] in ('"', "'", "<"):
            return
        yield from self._variables(text)
        if text and ":" not in text:
            yield from self._keywords(text)

    def _variables(self, text: str) -> Iterator[Option]:
        wanted = text.replace("$", "?")
        if not text and self.hole.part in ("prologue", "keyword"):
            return
        met = dict.fromkeys(
            token.text.replace("$", "?")
            for token in tokens(self.query)
            if token.kind == "variable" and token.start != self.typed.start
        )
        for name in met:
            if name.startswith(wanted) or (text and name[1:].startswith(text)):
                yield Option(name, name, "variable")

    def _keywords(self, text: str) -> Iterator[Option]:
        kind = "function" if self.hole.part == "expression" else "keyword"
        for word in KEYWORDS.get(self.hole.part, ()):
            if word.lower().startswith(text.lower()):
                yield Option(word, word, kind)
