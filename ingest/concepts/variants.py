"""Ways of saying a label that follow from its form: "cost sharing", "share costs", "sharing of
costs". A variant never takes a label's place, and one that two concepts would share is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interorg.ontology.concepts import load_concepts
from interorg.ontology.extra_modules import kept_with_ontology

from .lacking import lacking
from .pairings import pairings
from .templates import ENDINGS, FATES, FORMS, OPENINGS

COST_OF = re.compile(r"^(\w+(?:ing|tion|ment)|search|exit) costs?$")
# A preposition before somebody or something that a determiner may go with: "failure of the
# alliance", but not "economies of the scale".
DETERMINED = re.compile(
    r"\b(of|in|on|over|between|among|with|into) (?=(?!the |an? |one )(?:\w+ )?"
    r"(?:partner|member|party|parent|firm|supplier|buyer|market|alliance|partnership|venture|"
    r"relationship|network|consortium|coalition|collaboration|cost|risk|benefit|gain|profit|"
    r"contribution|result)s?$)"
)
# Words that cannot be in the object of a verb or after "of": not "share joint".
NO_OBJECTS = frozenset(
    "joint mutual interorganizational inter-organizational interfirm interpartner organizational "
    "informational technical new fair unfair poor collaborative cooperative shared common quick "
    "peer foreign cultural cognitive regional economic social structural professional "
    "international market difficult between it to of over for".split()
)

OF_RELATIONS = frozenset(
    "partner alliance partnership venture consortium network collaboration cooperation trust "
    "opportunism accountability interoperability coalition supplier transaction interfirm "
    "interorganizational stakeholder commitment legitimacy".split()
)
"""A phrase with one of these is about organizations wherever it stands."""

NOTIONS = frozenset(["benefit", "mechanism", "challenge", "driver", "successFactor"])
"""Kinds whose labels name actions and states; a form's label is a name."""


@dataclass(frozen=True)
class Variant:
    """Another way of saying a label of a concept."""

    text: str
    concept: str
    label: str
    needs_context: bool = False
    """Said of other things too, so that it counts only where organizations are spoken of."""


def _of_relations(text: str) -> bool:
    return any(word.rstrip("s") in OF_RELATIONS for word in text.split())


def variants(label: str) -> Iterator[str]:
    """Yield the variants of one label; some may come twice.

    >>> sorted(variants("cost sharing"))
    ['share cost', 'sharing of cost', 'sharing of the cost']
    """
    said = label.lower()
    plain = [said, *_of_ending(said), *_of_opening(said), *_of_fate(said), *_of_cost(said)]
    yield from plain[1:]
    for text in plain:
        determined = DETERMINED.sub(r"\1 the ", text, count=1)
        if determined != text:
            yield determined


def _of_ending(label: str) -> Iterator[str]:
    """Turn round a label by its last words.

    >>> list(_of_ending("power asymmetry"))[:3]
    ['asymmetry of power', 'asymmetry in power', 'asymmetric power']
    """
    words = label.split()
    for length in (1, 2):
        rest = words[:-length]
        if not 0 < len(rest) < 3 or NO_OBJECTS.intersection(rest):
            continue
        for pattern in ENDINGS.get(" ".join(words[-length:]), ()):
            yield pattern.format(" ".join(rest))


def _of_opening(label: str) -> Iterator[str]:
    """Say the first words of a label otherwise.

    >>> list(_of_opening("loss of control"))[:2]
    ['lose control', 'losing control']
    """
    words = label.split()
    for length in (1, 2):
        rest = " ".join(words[length:])
        if rest:
            for other in OPENINGS.get(" ".join(words[:length]), ()):
                yield f"{other} {rest}"


def _of_fate(label: str) -> Iterator[str]:
    """Say of every form what a label says of one.

    >>> list(_of_fate("alliance failure"))[2:4]
    ['partnership failure', 'failure of partnership']
    """
    form, _, fate = label.rpartition(" ")
    if form in FORMS and fate in FATES:
        for other in FORMS:
            yield f"{other} {fate}"
            yield f"{fate} of {other}"


def _of_cost(label: str) -> Iterator[str]:
    """Name the cost of an action the other way round.

    >>> list(_of_cost("coordination costs"))
    ['cost of coordination']
    """
    found = COST_OF.match(label)
    if found:
        yield f"cost of {found[1]}"


@kept_with_ontology
def all_variants() -> tuple[Variant, ...]:
    """Return the variants of all labels that belong to one concept and are no label already."""
    concepts = load_concepts()
    labels = {label.lower() for c in concepts.values() for label in c.labels}
    owners: dict[str, set[str]] = {}
    found: dict[str, Variant] = {}
    for text, challenge, noun in lacking():
        if text not in labels and challenge in concepts:
            owners.setdefault(text, set()).add(challenge)
            found[text] = Variant(text, challenge, noun, not _of_relations(text))
    lacks = set(found)
    for concept in concepts.values():
        if concept.kind not in NOTIONS:
            continue
        for label in concept.labels:
            for text in variants(label):
                if text not in labels and text not in lacks:
                    owners.setdefault(text, set()).add(concept.id)
                    found[text] = Variant(text, concept.id, label, not _of_relations(text))
    known = labels | set(found)
    for text, name, closing in pairings():
        if text not in known and name in concepts:
            owners.setdefault(text, set()).add(name)
            found[text] = Variant(text, name, closing, not _of_relations(text))
    return tuple(v for text, v in sorted(found.items()) if len(owners[text]) == 1)
