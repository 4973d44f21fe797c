"""How the sentences of a document become claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from ..citations import citations_in, credited_to_reviewed
from ..concepts.mentions import ConceptSpan
from ..document import Block, Document
from ..evidence import Citation, Claim, Polarity
from ..passages import passage
from ..sentences import Sentence, children
from .rules import RULES, Candidate, Rule
from .stance import stance_of

CONTEXT_PREPOSITIONS = frozenset("in within for during among across between under".split())
VIEWPOINTS = frozenset("from on under within to for in with".split())
CONTEXT_KINDS = frozenset(["form", "dimensionValue", "contingency"])


def claims_in(
    document: Document,
    block: Block,
    doc: Doc,
    concepts: list[ConceptSpan],
    first_sentence: int,
    works: Mapping[tuple[str, int], str],
) -> Iterator[Claim]:
    """Yield the claims of one parsed block; `first_sentence` numbers its first sentence."""
    sentence: Sentence | None = None
    for number, span in enumerate(doc.sents, start=first_sentence):
        inside = tuple(c for c in concepts if span.start <= c.start and c.end <= span.end)
        sentence = Sentence(span, inside, alone(sentence))
        if len(inside) + (sentence.previous is not None) < 2:
            continue
        start, end = block.start + span.start_char, block.start + span.end_char
        citations = citations_of(document, document.text[start:end], works)
        seen: set[tuple[str, str, str]] = set()
        for rule in RULES:
            for candidate in rule.read(sentence):
                statement = (
                    candidate.subject.concept,
                    candidate.relation,
                    candidate.object.concept,
                )
                if statement in seen:
                    continue
                claim = _claim(document, block, sentence, number, rule, candidate, citations)
                if claim is not None:
                    seen.add(statement)
                    yield claim


def quoted(sentence: Sentence, candidate: Candidate) -> Span:
    """Return what shows a statement: its sentence, with the one before where that names an end."""
    if sentence.previous is None or not (candidate.subject.before or candidate.object.before):
        return sentence.span
    return sentence.span.doc[sentence.previous.span.start : sentence.span.end]


def alone(sentence: Sentence | None) -> Sentence | None:
    """Return the sentence without what stands before it: antecedents are sought one step back."""
    return replace(sentence, previous=None) if sentence is not None else None


def _claim(
    document: Document,
    block: Block,
    sentence: Sentence,
    number: int,
    rule: Rule,
    candidate: Candidate,
    citations: tuple[Citation, ...],
) -> Claim | None:
    stance = stance_of(candidate.predicate, sentence.span)
    if stance.second_hand:
        return None
    subject, object = candidate.subject, candidate.object
    denied = (stance.polarity == "Denied") ^ subject.negated ^ candidate.inverted_polarity
    denied = denied or object.negated
    polarity: Polarity = "Denied" if denied else "Affirmed"
    confidence = candidate.confidence * subject.confidence * object.confidence
    generality = stance.generality
    if subject.definite and candidate.predicate.tag_ == "VBD":
        generality = "SingleCase"
    offset = block.start + sentence.span.start_char
    return Claim(
        subject=subject.concept,
        relation=candidate.relation,
        object=object.concept,
        evidence=passage(
            document,
            block,
            quoted(sentence, candidate),
            sentence=number,
            rule=rule.id,
            confidence=round(confidence, 2),
        ),
        polarity=polarity,
        modality=stance.modality,
        contexts=tuple(sorted(set(_contexts(sentence, candidate)))),
        generality=generality,
        framed_by=tuple(sorted(set(_framing(sentence, candidate)))),
        citations=tuple(
            replace(c, start=c.start + offset, end=c.end + offset)
            for c in _credited(
                document.text[offset : block.start + sentence.span.end_char],
                offset_of(candidate, sentence),
                [c for c in citations if c.start >= _own_clause(candidate, sentence)],
            )
        ),
    )


def _contexts(sentence: Sentence, candidate: Candidate) -> Iterator[str]:
    """Yield the concepts that limit where the statement holds: "in joint ventures"."""
    arguments = {candidate.subject.concept, candidate.object.concept}
    for anchor in (candidate.predicate, candidate.object.token, candidate.subject.token):
        for preposition in children(anchor, "prep"):
            if preposition.lower_ not in CONTEXT_PREPOSITIONS:
                continue
            for token in children(preposition, "pobj"):
                for span in sentence.headed_by(token):
                    if span.kind in CONTEXT_KINDS and span.concept not in arguments:
                        yield span.concept


def _framing(sentence: Sentence, candidate: Candidate) -> Iterator[str]:
    """Yield the theories a statement is made from: "from an agency perspective", "on this theory".

    They stand before the predicate, after a preposition of viewpoint or as the subject of a verb
    that holds the statement.
    """
    above = {token.i for token in candidate.predicate.ancestors} | {candidate.predicate.i}
    for span in sentence.concepts:
        head = sentence.span.doc[span.head]
        if span.kind != "theory" or span.start > candidate.predicate.i:
            continue
        viewpoint = any(
            token.lower_ in VIEWPOINTS
            for token in head.ancestors
            if token.dep_ in ("prep", "pcomp")
        )
        speaks = head.dep_ == "nsubj" and head.head.i in above and head.head != candidate.predicate
        if viewpoint or speaks:
            yield span.concept


def citations_of(
    document: Document, text: str, works: Mapping[tuple[str, int], str]
) -> tuple[Citation, ...]:
    """Return the citations of a sentence; a note may credit the work it reviews in words."""
    found = citations_in(text, works)
    reviewed = document.metadata.reviews
    if found or reviewed is None:
        return found
    credit = credited_to_reviewed(text, reviewed)
    return (credit,) if credit else ()


def offset_of(candidate: Candidate, sentence: Sentence) -> int:
    """Return where the predicate stands in its sentence."""
    return candidate.predicate.idx - sentence.span.start_char


def _own_clause(candidate: Candidate, sentence: Sentence) -> int:
    """Return where the clause of the predicate begins when it is one of its own: in "Parkhe (1993)
    doubts it, but contracts may help" only the first clause is Parkhe's."""
    verb = candidate.predicate
    if verb.dep_ == "conj" and any(children(verb, "nsubj", "nsubjpass")):
        return verb.left_edge.idx - sentence.span.start_char
    return 0


def _credited(text: str, predicate: int, citations: Sequence[Citation]) -> Iterator[Citation]:
    """Yield the citations that the statement is credited to.

    A name before its year credits what its verb governs; a bracket credits what stands before it.
    """
    if len(citations) == 1:
        yield citations[0]
        return
    before = [c for c in citations if c.start <= predicate]
    after = [c for c in citations if c.start > predicate]
    brackets = [c for c in after if text[: c.start].rstrip().endswith(("(", ";"))]
    if brackets:
        yield from brackets
    elif before:
        yield before[-1]
