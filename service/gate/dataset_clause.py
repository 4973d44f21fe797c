"""Reads the FROM clauses of a query, so that several are merged like those of the protocol."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from pyoxigraph import NamedNode

from .tokens import Token

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(frozen=True)
class Dataset:
    """The graphs that a query names by FROM and FROM NAMED, as absolute IRIs."""

    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


def read_dataset(found: Sequence[Token], base: str) -> Dataset | None:
    """Read the clauses of a query's tokens; None without any, or where one cannot be resolved."""
    prefixes: dict[str, str] = {}
    default: list[str] = []
    named: list[str] = []
    prologue = True
    for place, token in enumerate(found):
        if token.kind == "open":
            break
        if token.kind != "word":
            continue
        after = list(found[place + 1 : place + 3])
        match token.upper:
            case "BASE" if prologue and after:
                base = urljoin(base, after[0].text[1:-1])
            case "PREFIX" if prologue and len(after) == 2:
                prefixes[after[0].text] = urljoin(base, after[1].text[1:-1])
            case "FROM":
                into = named if after and after[0].upper == "NAMED" else default
                iri = resolve(after[into is named :][:1], prefixes, base)
                if iri is None:
                    return None
                into.append(iri)
            case word if word in FORMS:
                prologue = False
    if not default and not named:
        return None
    return Dataset(tuple(dict.fromkeys(default)), tuple(dict.fromkeys(named)))


def resolve(term: Sequence[Token], prefixes: dict[str, str], base: str) -> str | None:
    """Return the absolute IRI that an IRI or a prefixed name stands for, or None."""
    if not term or term[0].kind not in ("iri", "name"):
        return None
    text = term[0].text
    if term[0].kind == "iri":
        iri = text[1:-1] if SCHEME.match(text[1:-1]) else urljoin(base, text[1:-1])
    else:
        prefix, local = text.split(":", 1)
        if prefix + ":" not in prefixes:
            return None
        iri = prefixes[prefix + ":"] + re.sub(r"\\(.)", r"\1", local)
    try:
        return NamedNode(iri).value
    except ValueError:
        return None
