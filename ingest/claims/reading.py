"""How a sentence becomes claims: rules read it, and the trained component weighs what they read."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from ..document import Block, Document
from ..evidence import Claim, Polarity
from ..passages import passage
from ..sentences import Sentence
from .candidates import Read, readings
from .context import contexts, framing
from .credit import Works, credits
from .denial import contrasted, instead, lacking, none_of, spared
from .encoder.labels import RULE
from .encoder.scoring import Sayings
from .features import features
from .judgement import weights
from .rules import Candidate
from .solitary import apart
from .stance import Stance, stance_of
from .wording import worded

LESSENING = frozenset(["Mitigates", "Hinders"])
"""Relations that say themselves that something is missing."""

WORDED = frozenset(
    "Moderates Complements SubstitutesFor HasElement Exemplifies EvolvesInto Outweighs "
    "ContrastsWith AssociatedWith Studies Influences Governs Aggravates".split()
)
"""Relations that words of their own say, and that the weights hardly saw."""


def claims_in(
    document: Document,
    block: Block,
    sentence: Sentence,
    number: int,
    works: Works,
    sayings: Sayings,
) -> Iterator[Claim]:
    """Yield the claims of one sentence, which is the `number`th of its document."""
    for read, confidence in surest(sentence, sayings):
        claim = _claim(document, block, sentence, number, read, confidence, works)
        if claim is not None:
            yield claim


def surest(sentence: Sentence, sayings: Sayings) -> list[tuple[Read, float]]:
    """Return the surest reading of each pair that is sure enough to be claimed."""
    learned = weights()
    found: dict[frozenset[str], tuple[Read, float]] = {}
    for read in readings(sentence, sayings):
        confidence = learned.probability(features(sentence, read))
        confidence = max(confidence, trusted(read))
        held = found.get(read.ends)
        if confidence >= learned.default_confidence and (held is None or confidence > held[1]):
            found[read.ends] = read, confidence
    return list(found.values())


def trusted(read: Read) -> float:
    """Return a rule's own trust where it holds beside the weights: words of their own say a
    relation that these hardly saw, of two ends that the sentence names."""
    candidate = read.candidate
    if candidate.explicit:
        return candidate.trust
    ends = candidate.subject, candidate.object
    named = not any(end.before or end.span.weak for end in ends)
    if read.rule == RULE or candidate.relation not in WORDED or not named:
        return 0.0
    return candidate.trust * linked(candidate)


def linked(candidate: Candidate) -> float:
    """Return what the linker's doubts leave of the trust in how both ends are named."""
    left = 1.0
    for end in (candidate.subject.span, candidate.object.span):
        if end.likely is not None:
            left *= min(1.0, end.likely / end.confidence)
    return left


def quoted(sentence: Sentence, candidate: Candidate) -> Span:
    """Return what shows a statement: its sentence, with the one before where that names an end."""
    before = sentence.previous
    taken_up = {a.concept for a in (candidate.subject, candidate.object) if a.before}
    if before is None or not taken_up & {span.concept for span in before.concepts}:
        return sentence.span
    return sentence.span.doc[before.span.start : sentence.span.end]


def _denied(candidate: Candidate, stance: Stance) -> bool:
    """Tell whether a statement is denied: by its predicate, or by how its ends are named."""
    subject, object = candidate.subject.token, candidate.object.token
    predicate = candidate.predicate
    denied = stance.polarity == "Denied" and candidate.governed and not spared(object, predicate)
    if lacking(subject) and denied:
        # "Without trust, alliances do not last."
        denied = False
    denied ^= candidate.subject.negated ^ candidate.inverted_polarity
    lessened = candidate.relation in LESSENING
    if not candidate.inverted_polarity and none_of(object, predicate, lessened=lessened):
        denied = not denied
    if lacking(object) and candidate.relation not in LESSENING:
        # "It runs without a board", but "it does not come without costs".
        return not denied
    return denied or candidate.object.negated


def _claim(
    document: Document,
    block: Block,
    sentence: Sentence,
    number: int,
    read: Read,
    confidence: float,
    works: Works,
) -> Claim | None:
    candidate = read.candidate
    stance = stance_of(candidate.predicate, sentence.span)
    subject, object = candidate.subject, candidate.object
    if stance.second_hand or apart(subject.token, candidate.predicate):
        return None
    if contrasted(subject.token, object.token):
        return None
    if worded(subject.token) or worded(object.token):
        return None
    if instead(subject.token) or instead(object.token):
        return None
    polarity: Polarity = "Denied" if _denied(candidate, stance) else "Affirmed"
    generality = None if lacking(object.token) else stance.generality
    if subject.definite and candidate.predicate.tag_ == "VBD":
        generality = "SingleCase"
    return Claim(
        subject=subject.concept,
        relation=candidate.relation,
        object=object.concept,
        evidence=passage(
            document,
            block,
            quoted(sentence, candidate),
            sentence=number,
            rule=read.rule,
            confidence=round(confidence, 2),
        ),
        polarity=polarity,
        modality=stance.modality,
        contexts=tuple(sorted(set(contexts(sentence, candidate)))),
        generality=generality,
        dimension=candidate.dimension,
        outcome=candidate.outcome,
        framed_by=tuple(sorted(set(framing(sentence, candidate)))),
        citations=credits(
            document, block.start + sentence.span.start_char, sentence, candidate, works
        ),
    )
