"""What the linker is asked, and what it adds to the concepts that rules have found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from interorg.ontology.concepts import load_concepts

from ...transformer.pieces import pieces
from ..spans import ConceptSpan
from .network import Guess, guesses, weights
from .stretches import NEAR, UNKNOWN_CONCEPT, Hint, Question, question, shared

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

RULE = "mention.linker"
"""The id under which concepts stand that only the linker finds."""
SURE = 0.1
"""What it holds less likely is not added."""

TOGETHER = 128
"""Sentences that are asked about at a time."""
VERBS = frozenset(["VERB", "AUX"])
DOUBTED = 0.01
"""What a rule found and the linker holds less likely is dropped."""


@dataclass(frozen=True)
class Asked:
    """A sentence of a Doc with what is asked of it."""

    doc: int
    start: int
    """Its first token in its Doc."""
    question: Question

    def reads(self, span: ConceptSpan) -> bool:
        """Tell whether a span lies in what is read of the sentence."""
        return self.start <= span.start and span.end <= self.start + len(self.question.first)


def linked(docs: Sequence[Doc], found: Sequence[list[ConceptSpan]]) -> list[list[ConceptSpan]]:
    """Return the spans that rules found in the Docs of one document, and what the linker adds.

    Of concepts that users have added it knows nothing, so it does not judge them.
    It is asked of sentences with a verb, as it was taught, in which rules found something: so it
    reads nothing into what is not of the field.
    """
    asked = (each for place, doc in enumerate(docs) for each in _asked(place, doc, found[place]))
    every = [{id(span): span for span in spans} for spans in found]
    more: list[list[ConceptSpan]] = [[] for _ in docs]
    # All stretches of a long text at once would fill the memory.
    while some := list(islice(asked, TOGETHER)):
        for each, answers in zip(some, guesses([one.question for one in some]), strict=True):
            more[each.doc] += added(docs[each.doc], each.start, answers, found[each.doc])
            likely = likelihoods(each, answers)
            for span in found[each.doc]:
                if each.reads(span) and not span.weak and span.concept in order():
                    every[each.doc][id(span)] = replace(span, likely=_likely(span, likely))
    return [
        sorted(
            [*more[place], *(s for s in spans.values() if s.likely is None or s.likely >= DOUBTED)],
            key=lambda span: (span.start, span.end),
        )
        for place, spans in enumerate(every)
    ]


def likelihoods(asked: Asked, answers: Sequence[Guess]) -> list[tuple[int, int, str, float]]:
    """Return first and last token in the Doc, a concept, and how likely it is there."""
    names = weights().names
    found = []
    for guess in answers:
        first, last = guess.stretch.first + asked.start, guess.stretch.last + asked.start
        found.append((first, last, guess.concept, guess.probability))
        if guess.hinted is not None:
            found.append((first, last, names[guess.stretch.concept], guess.hinted))
    return found


def _likely(span: ConceptSpan, likelihoods: Sequence[tuple[int, int, str, float]]) -> float:
    """Return how likely the linker holds the concept of a span somewhere in its words.

    In "rely on a contract" it may hold the last word alone for the concept.
    """
    last = span.end - 1
    return round(
        max(
            (
                likely
                for start, end, concept, likely in likelihoods
                if concept == span.concept and start <= last and span.start <= end
            ),
            default=0.0,
        ),
        2,
    )


def _asked(place: int, doc: Doc, spans: Sequence[ConceptSpan]) -> Iterator[Asked]:
    for sentence in doc.sents:
        hints = hints_of(spans, sentence.start, sentence.end, order())
        if not hints or all(token.pos_ not in VERBS for token in sentence):
            continue
        words = [token.text for token in sentence]
        yield Asked(place, sentence.start, question(words, hints, pieces()))


@cache
def order() -> Mapping[str, int]:
    """Return the place of each concept among those of the weights."""
    return {name: place for place, name in enumerate(weights().names)}


def hints_of(
    spans: Sequence[ConceptSpan], start: int, end: int, order: Mapping[str, int]
) -> list[Hint]:
    """Return what rules name between two tokens, counted from the first of them."""
    return [
        Hint(
            span.start - start,
            span.end - 1 - start,
            order.get(span.concept, UNKNOWN_CONCEPT),
            span.confidence,
        )
        for span in spans
        if start <= span.start and span.end <= end and not span.weak
    ]


def added(
    doc: Doc, start: int, answers: Sequence[Guess], found: Sequence[ConceptSpan]
) -> list[ConceptSpan]:
    """Return the likeliest guesses that say what no rule says already, none within another."""
    known = load_concepts()
    taken = [(span.start, span.end - 1, span.concept) for span in found if not span.weak]
    chosen = []
    for guess in sorted(answers, key=lambda guess: -guess.probability):
        first, last = guess.stretch.first + start, guess.stretch.last + start
        if guess.probability < SURE or guess.concept not in known:
            continue
        if any(_same(first, last, guess.concept, *other) for other in taken):
            continue
        taken.append((first, last, guess.concept))
        chosen.append(_span(doc[first : last + 1], guess))
    return chosen


def _same(first: int, last: int, concept: str, start: int, end: int, other: str) -> bool:
    """Tell whether a place is taken: by nearly the same words, or by the concept beside them."""
    if shared((first, last), (start, end)) >= NEAR:
        return True
    return concept == other and first <= end and start <= last


def _span(words: Span, guess: Guess) -> ConceptSpan:
    return ConceptSpan(
        words.start,
        words.end,
        words.root.i,
        guess.concept,
        load_concepts()[guess.concept].kind,
        words.text.lower(),
        round(guess.probability, 2),
        RULE,
        likely=round(guess.probability, 2),
    )
