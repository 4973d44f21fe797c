"""Texts are not read with concepts that should not be used any more."""

from __future__ import annotations

import pytest

from interorg.ingest.concepts.lexicon import trie, words
from interorg.ontology.extra_modules import ExtraModule, using

CONCEPT = """
@prefix ex: <https://example.org/> .
@prefix ior: <https://w3id.org/interorg/ontology#> .
@prefix iorc: <https://w3id.org/interorg/concept/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:SeedCircle a ior:FormConcept ; skos:prefLabel "seed circle"@en ;
    skos:definition "A group of farms that share seed."@en ; skos:broader iorc:Partnership .
"""


def is_found(label: str) -> bool:
    node = trie()
    for word in words(label):
        if word not in node.children:
            return False
        node = node.children[word]
    return node.entry is not None


@pytest.mark.parametrize(
    ("statement", "found"), [("", True), ("ex:SeedCircle owl:deprecated true .", False)]
)
def test_a_deprecated_concept_is_not_looked_for(statement: str, found: bool) -> None:
    with using([ExtraModule("farms.ttl", (CONCEPT + statement).encode())]):
        assert is_found("seed circle") is found
        assert is_found("joint venture")
