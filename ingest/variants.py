"""Ways of saying a label that follow from its form: "cost sharing", "share costs", "sharing of
costs". A variant never takes a label's place, and one that two concepts would share is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from interorg.ontology.concepts import load_concepts

NOMINALS: Mapping[str, tuple[str, ...]] = {
    "sharing": ("share",),
    "pooling": ("pool",),
    "reduction": ("reduce", "lower", "cut", "decrease"),
    "savings": ("save",),
    "transfer": ("transfer",),
    "exchange": ("exchange",),
    "creation": ("create",),
    "allocation": ("allocate",),
    "enhancement": ("enhance",),
    "improvement": ("improve",),
    "diversification": ("diversify",),
    "utilization": ("utilize",),
    "acquisition": ("acquire",),
    "penetration": ("penetrate",),
    "expansion": ("expand",),
    "standardization": ("standardize",),
    "leakage": ("leak",),
    "alignment": ("align",),
    "building": ("build",),
}
"""Last word of a label that names an action, to the verbs of that action."""

PARTICIPLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "shared": (("share",), ("sharing of",)),
    "pooled": (("pool",), ("pooling of",)),
    "reduced": (("reduce", "lower", "cut"), ("reduction of", "reduction in", "lower")),
    "lower": (("lower", "reduce", "cut"), ("reduction of", "reduction in", "reduced")),
    "improved": (
        ("improve", "enhance"),
        ("improvement of", "improvement in", "better", "enhanced"),
    ),
    "enhanced": (("enhance", "improve"), ("enhancement of", "improved", "better")),
    "increased": (("increase", "raise"), ("increase in", "higher", "greater")),
    "conflicting": ((), ("conflict of", "incompatible", "divergent")),
    "stronger": (("strengthen",), ("strengthening of",)),
}
"""First word of a label, to verbs and to openings that say the same of the rest."""

OPENINGS: Mapping[str, tuple[str, ...]] = {
    "lack of": ("absence of", "want of", "insufficient", "inadequate", "missing"),
    "loss of": ("lose", "losing", "surrender of", "give up"),
    "access to": ("access", "gain access to", "obtain access to", "provide access to"),
    "sharing of": ("share",),
    "overcoming": ("overcome",),
    "entering": ("enter", "entry into"),
}


NOTIONS = frozenset(["benefit", "mechanism", "challenge", "driver", "successFactor"])
"""Kinds whose labels name actions and states; a form's label is a name."""


@dataclass(frozen=True)
class Variant:
    """Another way of saying a label of a concept."""

    text: str
    concept: str
    label: str


def variants(label: str) -> Iterator[str]:
    """Yield the variants of one label.

    >>> sorted(variants("cost sharing"))
    ['share cost', 'sharing of cost']
    """
    words = label.lower().split()
    if len(words) < 2:
        return
    rest, last = " ".join(words[:-1]), words[-1]
    if last in NOMINALS and len(words) <= 3:
        yield f"{last} of {rest}"
        for verb in NOMINALS[last]:
            yield f"{verb} {rest}"
        if last in ("reduction", "improvement"):
            yield f"{last} in {rest}"
    if words[0] in PARTICIPLES:
        verbs, openings = PARTICIPLES[words[0]]
        tail = " ".join(words[1:])
        for opening in (*verbs, *openings):
            yield f"{opening} {tail}"
    for opening, others in OPENINGS.items():
        if label.lower().startswith(opening + " "):
            tail = label[len(opening) + 1 :].lower()
            for other in others:
                yield f"{other} {tail}"


@cache
def all_variants() -> tuple[Variant, ...]:
    """Return the variants of all labels that belong to one concept and are no label already."""
    labels = {label.lower() for c in load_concepts().values() for label in c.labels}
    owners: dict[str, set[str]] = {}
    found: dict[str, Variant] = {}
    for concept in load_concepts().values():
        if concept.kind not in NOTIONS:
            continue
        for label in concept.labels:
            for text in variants(label):
                if text not in labels:
                    owners.setdefault(text, set()).add(concept.id)
                    found[text] = Variant(text, concept.id, label)
    return tuple(v for text, v in sorted(found.items()) if len(owners[text]) == 1)
