"""What a passage is about: the forms and mechanisms that may be meant without being named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span

from interorg.ontology.concepts import load_concepts

from ..concepts.spans import ConceptSpan

TOPICAL = frozenset(["form", "mechanism"])
DECAY = 0.6
"""What of its weight a topic keeps from one sentence to the next."""
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
HEADING_WEIGHT = 1.5
TITLE_WEIGHT = 1.0


@dataclass
class Salience:
    """How much each form and mechanism is in the reader's mind, sentence after sentence."""

    title: tuple[ConceptSpan, ...] = ()
    """What the title of the document names."""
    heading: tuple[ConceptSpan, ...] = ()
    _weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _spans: dict[str, ConceptSpan] = field(default_factory=dict)

    def begin_section(self, concepts: Iterable[ConceptSpan]) -> None:
        """Begin a section: its heading is in mind, the section before is not."""
        self.heading = tuple(c for c in concepts if c.kind in TOPICAL)
        self.begin_paragraph()

    def begin_paragraph(self) -> None:
        """Begin a paragraph with what title and heading name alone."""
        self._weights.clear()
        for weight, named in ((TITLE_WEIGHT, self.title), (HEADING_WEIGHT, self.heading)):
            for span in named:
                self._raise(span, weight)

    def after(self, sentence: Span, concepts: Iterable[ConceptSpan]) -> None:
        """Take up what a sentence named: its subject most, its first before its last."""
        for concept in self._weights:
            self._weights[concept] *= DECAY
        for place, span in enumerate(c for c in concepts if c.kind in TOPICAL):
            head = sentence.doc[span.head]
            weight = 2.0 if head.dep_ in SUBJECTS else 1.0
            self._raise(span, weight - 0.1 * min(place, 5))

    def topics(self) -> tuple[ConceptSpan, ...]:
        """Return the form and the mechanism most in mind, the likelier first.

        A general name is taken up in a special one: "the collaboration" is the joint venture that
        the passage is about.
        """
        weights = specialized(self._weights)
        ranked = sorted(weights, key=lambda concept: (-weights[concept], concept))
        first: dict[str, ConceptSpan] = {}
        for concept in ranked:
            first.setdefault(self._spans[concept].kind, self._spans[concept])
        return tuple(first.values())

    def _raise(self, span: ConceptSpan, weight: float) -> None:
        self._weights[span.concept] += weight
        self._spans[span.concept] = replace(span, start=0, end=0, head=-1)


def specialized(weights: Mapping[str, float]) -> dict[str, float]:
    """Give the weight of each concept to the heaviest of those it is broader than, if there is one.

    >>> specialized({"Partnership": 1.0, "PublicPrivatePartnership": 2.0, "Trust": 0.5})
    {'PublicPrivatePartnership': 3.0, 'Trust': 0.5}
    """
    scheme = load_concepts()
    broader = {concept: scheme.ancestors(concept) for concept in weights if concept in scheme}
    found = dict(weights)
    for concept in sorted(weights, key=lambda c: -len(broader.get(c, ()))):
        below = [c for c in found if concept in broader.get(c, ())]
        if below:
            heir = max(below, key=lambda c: (found[c], c))
            found[heir] += found.pop(concept)
    return dict(sorted(found.items()))


def foreseen(doc: Doc, concepts: Iterable[ConceptSpan]) -> tuple[ConceptSpan, ...]:
    """Return the form that a whole paragraph speaks of most, for sentences before it is named."""
    counts: dict[str, int] = defaultdict(int)
    spans: dict[str, ConceptSpan] = {}
    for span in concepts:
        if span.kind == "form" and span.end <= len(doc):
            counts[span.concept] += 1
            spans.setdefault(span.concept, replace(span, start=0, end=0, head=-1))
    best = sorted(counts, key=lambda concept: (-counts[concept], concept))
    return tuple(spans[concept] for concept in best[:1])
