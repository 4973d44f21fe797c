"""Triples as the nested JSON-LD that readers of one vocabulary expect, with a context by name."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, Triple

from interorg.ontology.terms import RDF, XSD

from .counts import Counts
from .output import opened

Definition = str | Mapping[str, str]
Json = str | int | dict[str, "Json"] | list["Json"]
Values = dict[NamedNode, list[NamedNode | Literal]]
NUMBERS = (XSD.integer.value, XSD.nonNegativeInteger.value)


@dataclass(frozen=True)
class Context:
    """A published JSON-LD context: the name to write, and its terms that are needed here.

    `terms` reads like a context of JSON-LD, with prefixes; keywords may have other names (`id`).
    Things of the classes in `roots` stand by themselves, all others inside what points to them.
    """

    name: str
    terms: Mapping[str, Definition]
    roots: frozenset[str]
    as_objects: frozenset[str] = frozenset()
    """Terms whose values readers expect as an object, even where its IRI alone would do."""
    keys: dict[str, tuple[str, str | None]] = field(init=False, repr=False)
    """By IRI the name of a term and how its values are typed."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", dict(self._keys()))

    def _keys(self) -> Iterator[tuple[str, tuple[str, str | None]]]:
        for name, definition in self.terms.items():
            if isinstance(definition, str):
                yield self._expanded(definition), (name, None)
            else:
                type = definition.get("@type")
                typed = type if type is None or type.startswith("@") else self._expanded(type)
                yield self._expanded(definition["@id"]), (name, typed)

    def _expanded(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        start = self.terms.get(prefix)
        if colon and isinstance(start, str) and not rest.startswith("//"):
            return start + rest
        defined = self.terms.get(name)
        return self._expanded(defined) if isinstance(defined, str) else name

    def key(self, iri: str) -> str:
        """Return the term of an IRI, which must be one of the context's."""
        return self.keys[iri][0]

    def keyword(self, name: str) -> str:
        return self.keys.get(name, (name, None))[0]


def write_framed(
    batches: Iterable[Iterable[Triple]], context: Context, output: BinaryIO | Path
) -> Counts:
    """Write each batch's things of the root classes, a line each, in the order of their IRIs.

    A thing must be whole in one batch.
    """
    statements = things = 0
    with opened(output) as stream:
        head = json.dumps({"@context": context.name, "@graph": []}, ensure_ascii=False)
        stream.write(head.removesuffix("]}").encode())
        for batch in batches:
            distinct = set(batch)
            statements += len(distinct)
            for thing in _framed(distinct, context):
                stream.write(b",\n" if things else b"\n")
                stream.write(json.dumps(thing, ensure_ascii=False).encode())
                things += 1
        stream.write(b"\n]}\n")
    return Counts(statements=statements)


def _framed(triples: Iterable[Triple], context: Context) -> Iterator[Json]:
    nodes: dict[NamedNode, Values] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject, value = triple.subject, triple.object
        assert isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal)
        nodes[subject][triple.predicate].append(value)
    roots = {n for n, v in nodes.items() if context.roots & {t.value for t in v[RDF.type]}}
    inner = {node: values for node, values in nodes.items() if node not in roots}
    for root in sorted(roots, key=str):
        yield _object(root, nodes[root], inner, context)


def _object(
    node: NamedNode, values: Values, inner: Mapping[NamedNode, Values], context: Context
) -> dict[str, Json]:
    types: list[Json] = [context.key(t.value) for t in sorted(values[RDF.type], key=str)]
    found: dict[str, Json] = {
        context.keyword("@id"): node.value,
        context.keyword("@type"): types[0] if len(types) == 1 else types,
    }
    for predicate in sorted(values.keys() - {RDF.type}, key=str):
        name, typed = context.keys[predicate.value]
        typed = None if name in context.as_objects else typed
        each = [
            _value(value, typed, inner, context) for value in sorted(values[predicate], key=str)
        ]
        found[name] = each[0] if len(each) == 1 else each
    return found


def _value(
    value: NamedNode | Literal,
    typed: str | None,
    inner: Mapping[NamedNode, Values],
    context: Context,
) -> Json:
    if isinstance(value, NamedNode):
        if value in inner:
            return _object(value, inner[value], inner, context)
        if typed == "@vocab":
            return context.key(value.value)
        return value.value if typed == "@id" else {context.keyword("@id"): value.value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == typed:
        return int(value.value) if datatype in NUMBERS else value.value
    if datatype == XSD.string.value and typed is None:
        return value.value
    return {"@value": value.value, "@type": datatype}
