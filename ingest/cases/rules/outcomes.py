"""Rules for what a relationship worked with, gained and suffered from."""

from __future__ import annotations

from collections.abc import Iterator

from .scene import Finding, Reading, Rule, Scene

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
        for predicate, noun in nouns:
            concept = scene.concept_at(noun)
            if concept is None:
                continue
            if any(predicate in group for group in KINDS.get(concept.kind, ())):
                yield Finding(reference, concept.kind, concept.concept, 0.65)


RULES = (
    Rule(
        "case.outcome",
        outcomes,
        "The alliance suffered from mistrust.",
        "The alliance did not suffer from mistrust.",
    ),
)
