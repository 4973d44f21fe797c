"""Which families of concepts an entry is about: the forms, benefits, challenges among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from interorg.ontology.terms import CONCEPT

from ..content.vocabulary import Vocabulary

FAMILY_OF = {
    "form": "form",
    "benefit": "benefit",
    "challenge": "challenge",
    "mechanism": "mechanism",
    "factor": "factor",
    "driver": "factor",
    "contingency": "factor",
    "successFactor": "factor",
    "theory": "theory",
    "discipline": "discipline",
}
"""The field of the index in which concepts of a kind are counted."""

TOGETHER = 50_000
"""Sets of concepts whose families are kept: many claims are about the same few."""


def concept_key(iri: str) -> str:
    """Return the id by which filters name a concept."""
    return iri.removeprefix(CONCEPT)


class Families:
    """Sorts concepts by their kinds, with all that are broader; each is looked up once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}
        self._together: dict[frozenset[str], Mapping[str, tuple[str, ...]]] = {}

    def of(self, concepts: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the concepts of each family in order."""
        asked = frozenset(concepts)
        known = self._together.get(asked)
        if known is None:
            found: dict[str, list[str]] = {}
            for family, key in {pair for concept in asked for pair in self._of(concept)}:
                found.setdefault(family, []).append(key)
            known = {family: tuple(sorted(keys)) for family, keys in found.items()}
            if len(self._together) < TOGETHER:
                self._together[asked] = known
        return known

    def _of(self, concept: str) -> tuple[tuple[str, str], ...]:
        known = self._known.get(concept)
        if known is None:
            kinds = ((iri, self.vocabulary.kind(iri)) for iri in self._with_broader(concept))
            known = tuple(
                (FAMILY_OF[kind], concept_key(iri)) for iri, kind in kinds if kind in FAMILY_OF
            )
            self._known[concept] = known
        return known

    def _with_broader(self, concept: str) -> set[str]:
        return {concept, *self.vocabulary.above(concept)}
