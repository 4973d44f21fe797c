"""Rules for what a relationship worked with, gained and suffered from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...sentences import conjoined
from .scene import Finding, Reading, Rule, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ...concepts.spans import ConceptSpan

WORKS_WITH = frozenset("use employ adopt apply introduce".split())
WORKS_BY = frozenset({"rely on", "rest on", "depend on", "govern by", "coordinate through"})
GAINS = frozenset("achieve gain bring yield deliver enjoy provide generate produce attain".split())
GAINS_FROM = frozenset({"benefit from", "profit from", "lead to"})
SUFFERS = frozenset("face encounter experience lack".split())
SUFFERS_FROM = frozenset(
    {"suffer from", "struggle with", "hamper by", "plague by", "weaken by", "beset by"}
    | {"undermine by", "trouble by", "hinder by"}
)
KINDS = {
    "mechanism": (WORKS_WITH, WORKS_BY),
    "benefit": (GAINS, GAINS_FROM),
    "challenge": (SUFFERS, SUFFERS_FROM),
}


def outcomes(scene: Scene) -> Iterator[Reading]:
    """The alliance suffered from mistrust; the venture relied on contracts."""
    for clause in scene.clauses:
        reference = scene.reference_at(clause.subject)
        if reference is None or reference.plural or reference.kind == "new":
            continue
        if clause.mood != "asserted":
            continue
        lemma = clause.verb.lemma_.lower()
        nouns = [(lemma, clause.object)] if not clause.passive else []
        nouns += [
            (f"{lemma} {word}", noun)
            for word in ("on", "by", "through", "from", "with", "to")
            for noun in clause.prepositions(word)
        ]
        found = [
            concept
            for predicate, noun in nouns
            for concept in listed(scene, noun)
            if any(predicate in group for group in KINDS.get(concept.kind, ()))
        ]
        done = scene.concept_at(clause.verb)
        if done is not None and done.kind == "benefit" and not clause.passive:
            # "It reduced costs": the whole phrase is the benefit.
            found.append(done)
        for concept in found:
            yield Finding(reference, concept.kind, concept.concept, 0.65)


def listed(scene: Scene, noun: Token | None) -> Iterator[ConceptSpan]:
    """Yield the concept of a noun and of all that are listed after it.

    In "economies of scale and market access" the parser hangs the second upon "scale".
    """
    if noun is None or _denied(noun):
        return
    for token in conjoined(noun):
        concept = None if _denied(token) else scene.concept_at(token)
        if concept is None:
            continue
        yield concept
        for inner in scene.doc[token.i + 1 : concept.end]:
            for child in inner.children:
                if child.dep_ == "conj" and child.i >= concept.end:
                    yield from listed(scene, child)


def _denied(noun: Token) -> bool:
    return any(child.lower_ in ("no", "neither", "little", "few") for child in noun.lefts)


RULES = (
    Rule(
        "case.outcome",
        outcomes,
        "The alliance suffered from mistrust.",
        "The alliance did not suffer from mistrust.",
    ),
)
