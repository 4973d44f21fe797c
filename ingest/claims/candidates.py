"""How each pair of concepts in a sentence is read: by rules, by the encoder, or by both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..sentences import Sentence
from .encoder.labels import RULE
from .encoder.reading import candidate_of
from .encoder.scoring import Said, Sayings
from .rules import RULES, Candidate
from .sides import across

LIKELY = 0.1
"""What the encoder holds less likely than this is not read by it alone."""


@dataclass(frozen=True)
class Read:
    """One reading of a pair of concepts, the rules that read the pair, and the encoder's word."""

    rule: str
    candidate: Candidate
    rules: tuple[str, ...]
    said: Said | None
    """What the encoder says of the pair, where it was asked."""

    @property
    def ends(self) -> frozenset[str]:
        """The two concepts."""
        return frozenset((self.candidate.subject.concept, self.candidate.object.concept))

    @property
    def agreed(self) -> bool:
        """Tell whether the encoder gives the pair this relation in this direction."""
        said, read = self.said, self.candidate
        return (
            said is not None
            and said.relation == read.relation
            and said.subject.concept == read.subject.concept
        )


def readings(sentence: Sentence, sayings: Sayings) -> list[Read]:
    """Return what rules read of each pair, surest first, and what the encoder reads otherwise."""
    reads = list(_by_rules(sentence, sayings))
    agreed = {read.ends for read in reads if read.agreed}
    rules = {read.ends: read.rules for read in reads}
    for ends, said in sayings.items():
        if said.related >= LIKELY and ends not in agreed:
            candidate = candidate_of(sentence, said)
            subject, object = candidate.subject, candidate.object
            named = not (subject.before or object.before)
            if named and across(subject.token, candidate.relation, object.token):
                continue
            reads.append(Read(RULE, candidate, rules.get(ends, ()), said))
    return reads


def _by_rules(sentence: Sentence, sayings: Sayings) -> Iterator[Read]:
    """Yield what rules read, in the order they are tried; of two readings of a pair the surer."""
    if len(sentence.concepts) + len(sentence.topics) < 2 or not sentence.concepts:
        return
    found: dict[frozenset[str], list[tuple[str, Candidate]]] = {}
    for rule in RULES:
        for candidate in rule.read(sentence):
            ends = frozenset((candidate.subject.concept, candidate.object.concept))
            found.setdefault(ends, []).append((rule.id, candidate))
    for ends, readings in found.items():
        rule_id, best = max(readings, key=lambda reading: reading[1].trust)
        rules = tuple(dict.fromkeys(name for name, _ in readings))
        yield Read(rule_id, best, rules, sayings.get(ends))
