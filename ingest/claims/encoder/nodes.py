"""The concepts of a sentence and of its passage, and which two of them a statement could relate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from interorg.ontology.concepts import load_concepts
from interorg.ontology.kinds import Kind
from interorg.ontology.relations import load_relation_types

from ...concepts.spans import ConceptSpan
from ...sentences import Sentence


@dataclass(frozen=True)
class Node:
    """A concept that may be an end of a statement."""

    concept: str
    kind: str
    spans: tuple[ConceptSpan, ...]
    """Where the sentence names it, in the order of the text; nowhere, if it is only a topic."""
    topic: ConceptSpan | None
    """What the passage is about, where it is that."""


def nodes_of(sentence: Sentence) -> tuple[Node, ...]:
    """Return every concept once: topics first, then in the order of the sentence."""
    spans: dict[str, list[ConceptSpan]] = {}
    topics = {topic.concept: topic for topic in sentence.topics}
    for span in (*sentence.topics, *sentence.concepts):
        spans.setdefault(span.concept, [])
    for span in sentence.concepts:
        spans[span.concept].append(span)
    return tuple(
        Node(concept, (held[0] if held else topics[concept]).kind, tuple(held), topics.get(concept))
        for concept, held in spans.items()
    )


def pairs_of(nodes: Sequence[Node]) -> list[tuple[int, int]]:
    """Return the places of two nodes each, one of them named in the sentence, whose kinds fit."""
    return [
        (one, other)
        for one in range(len(nodes))
        for other in range(one + 1, len(nodes))
        if (nodes[one].spans or nodes[other].spans)
        and may_be_related(nodes[one].concept, nodes[other].concept)
    ]


def may_be_related(one: str, other: str) -> bool:
    """Tell whether some relation usually has ends of these concepts' kinds, either way."""
    concepts = load_concepts()
    kinds = concepts[one].kind, concepts[other].kind
    return kinds in usual_kinds() or kinds[::-1] in usual_kinds()


@cache
def usual_kinds() -> frozenset[tuple[Kind, Kind]]:
    """Return the kinds of subject and object that go together in some relation."""
    return frozenset(
        (subject, object)
        for relation in load_relation_types().values()
        for subject in relation.subject_kinds
        for object in relation.object_kinds
    )
