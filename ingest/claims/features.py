"""What a rule's reading looks like to the trained component: a bag of named features."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ..concepts.spans import ConceptSpan
from ..sentences import Sentence
from .candidates import Read
from .encoder.labels import RULE

WIDTH = 1 << 14
"""Features are hashed to so many places."""
LIKELIHOODS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""From each of these on a feature says that the encoder holds a pair for related."""
LINKED = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""From each of these on a feature says that the linker holds an end for the concept."""
TOGETHER = (0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
"""The same of what the encoder says and the linker holds of both ends, multiplied."""
TOPIC = 0.6
"""How likely an end is taken to be meant that the linker was not asked about."""
STEPS = range(30, 75, 5)
"""Percentages of a rule's own trust from which on a feature says so."""
TALK = frozenset(
    "paper article study chapter section we examine investigate analyze review author figure table "
    "survey respondent interview interviewee hypothesis question shall party agreement "
    "herein".split()
)
"""Words by which a text speaks of itself, or a contract of its parties."""


def place(feature: str) -> int:
    """Return the place of a feature, the same on every machine."""
    return zlib.crc32(feature.encode()) % WIDTH


def features(sentence: Sentence, read: Read) -> list[int]:
    """Return the places of the features of a reading."""
    return sorted({place(name) for name in (*_of_reading(read), *_of_sentence(sentence))})


def _of_reading(read: Read) -> Iterator[str]:
    candidate = read.candidate
    subject, object = candidate.subject, candidate.object
    yield "bias"
    for step in STEPS:
        if read.rule != RULE and candidate.trust * 100 >= step:
            yield f"trust={step}"
    for rule in read.rules:
        yield f"rule={rule}"
    yield f"rules={min(len(read.rules), 3)}"
    yield f"kinds={subject.kind}>{object.kind}"
    yield f"relation={candidate.relation}"
    yield f"before={subject.before or object.before}"
    if read.said is not None:
        likely = read.said.related * (read.said.share if read.agreed else 1 - read.said.share)
        for end in (subject.span, object.span):
            likely *= TOPIC if end.likely is None else end.likely
        for level in TOGETHER:
            if likely >= level:
                yield f"together={level}"
    yield from _of_span("subject", subject.span)
    yield from _of_span("object", object.span)
    yield from _of_encoder(read)


def _of_encoder(read: Read) -> Iterator[str]:
    if read.said is None:
        yield "unasked"
        return
    alone = "alone" if not read.rules else "agreed" if read.agreed else "otherwise"
    if read.rule == RULE and read.rules:
        alone = "against"
    yield f"encoder={alone}"
    for level in LIKELIHOODS:
        if read.said.related >= level:
            yield f"related={level}"
            yield f"related={level}:{alone}"
        if read.said.related * read.said.share >= level:
            yield f"stated={level}"


def _of_span(end: str, span: ConceptSpan) -> Iterator[str]:
    yield f"{end}={span.rule}:{span.kind}"
    yield f"{end}={int(span.confidence * 10)}"
    yield f"{end}-words={min(len(span.label.split()), 3)}"
    if span.likely is None:
        yield f"{end}-unasked"
    for level in LINKED:
        if span.likely is not None and span.likely >= level:
            yield f"{end}-likely={level}"


def _of_sentence(sentence: Sentence) -> Iterator[str]:
    span = sentence.span
    for word in {token.lemma_.lower() for token in span} & TALK:
        yield f"talk={word}"
    named = sum(1 for token in span if token.ent_iob_ == "B" and token.ent_type_ == "ORG")
    yield f"named={min(named, 3)}"
    yield f"root={span.root.tag_}"
    yield f"tokens={min(len(span) // 10, 5)}"
    yield f"concepts={min(len(sentence.concepts), 8)}"
