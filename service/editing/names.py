"""The prefixes of a query, complete or not, and how IRIs are written with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from interorg.ontology.prefixes import PREFIXES

from ..gate.tokens import tokens

LOCAL = re.compile(r"(?:\w(?:[\w.-]*[\w-])?)?")
"""Local names that need no escapes."""


@dataclass(frozen=True)
class Names:
    """Prefixes by name, without the colon."""

    declared: Mapping[str, str]
    base: str | None = None

    def written(self, iri: str) -> tuple[str, str | None]:
        """Return how an IRI is written, and the known prefix to be declared for that, if any.

        >>> Names({}).written("https://w3id.org/interorg/concept/Trust")
        ('iorc:Trust', 'iorc')
        """
        for known in (self.declared, PREFIXES):
            fitting = [
                (len(start), name)
                for name, start in known.items()
                if start and iri.startswith(start) and LOCAL.fullmatch(iri[len(start) :])
            ]
            if fitting:
                length, name = max(fitting)
                free = name not in self.declared
                if free or self.declared[name] == known[name]:
                    return f"{name}:{iri[length:]}", name if free else None
        return f"<{iri}>", None

    def prologue(self) -> str:
        """Declare all prefixes of the query, and those that are known beside them."""
        base = f"BASE <{self.base}>\n" if self.base else ""
        known = {**PREFIXES, **self.declared}
        return base + "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in known.items())


def read_names(query: str) -> Names:
    """Read the declarations of a query as far as they go."""
    declared: dict[str, str] = {}
    base = None
    found = [*tokens(query)]
    for place, token in enumerate(found):
        after = found[place + 1 : place + 3]
        if token.kind == "open":
            break
        if token.upper == "PREFIX" and len(after) == 2 and after[1].kind == "iri":
            declared[after[0].text.removesuffix(":")] = after[1].text[1:-1]
        elif token.upper == "BASE" and after and after[0].kind == "iri":
            base = after[0].text[1:-1]
    return Names(declared, base)
