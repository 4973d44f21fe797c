"""A thing that a page names and links to."""

from __future__ import annotations

from dataclasses import dataclass

from interorg.ontology.terms import BASE

from .vocabulary import Vocabulary


@dataclass(frozen=True, order=True)
class Node:
    """`id` is the end of the IRI, such as concept/Trust; the whole IRI where it is foreign."""

    label: str
    id: str
    iri: str


def node(iri: str, label: str | None = None, vocabulary: Vocabulary | None = None) -> Node:
    """Name a thing by a label of its own, by the vocabulary's, or by the end of its IRI."""
    if label is None:
        label = vocabulary.label(iri) if vocabulary else last(iri)
    return Node(label, iri.removeprefix(BASE), iri)


def last(iri: str) -> str:
    """Return what follows the last slash or hash."""
    return iri.replace("#", "/").rsplit("/", 1)[-1]
