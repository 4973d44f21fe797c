"""The baseline: any two concepts of a sentence whose kinds fit a relation are said to be in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from interorg.ontology.concepts import ConceptScheme

from .statements import Statement


@cache
def usual_relations() -> dict[tuple[str, str], str]:
    """Return the usual relation of two kinds of concept, subject first."""
    text = Path(__file__).with_name("cooccurrence.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(subject, object): relation for subject, relation, object in rows}


def cooccurring(found: Iterable[str], concepts: ConceptScheme) -> Iterator[Statement]:
    """Relate every two concepts of one sentence, in the order of the text, by their kinds."""
    known = [concepts[each] for each in dict.fromkeys(found) if each in concepts]
    for one, other in combinations(known, 2):
        for subject, object in ((one, other), (other, one)):
            relation = usual_relations().get((subject.kind, object.kind))
            if relation is not None:
                yield Statement(subject.id, relation, object.id)
                break
