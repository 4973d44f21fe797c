"""What all rules read in a sentence, each pair of concepts once."""

from __future__ import annotations

from dataclasses import dataclass

from ..sentences import Sentence
from .rules import RULES, Candidate


@dataclass(frozen=True)
class Read:
    """The surest reading of a pair of concepts in a sentence, and the rules that read the pair."""

    rule: str
    candidate: Candidate
    rules: tuple[str, ...]


def read_by_rules(sentence: Sentence) -> list[Read]:
    """Return what rules read, in the order they are tried; of two readings of a pair the surer."""
    if len(sentence.concepts) + len(sentence.topics) < 2 or not sentence.concepts:
        return []
    found: dict[frozenset[str], list[tuple[str, Candidate]]] = {}
    for rule in RULES:
        for candidate in rule.read(sentence):
            ends = frozenset((candidate.subject.concept, candidate.object.concept))
            found.setdefault(ends, []).append((rule.id, candidate))
    reads = []
    for readings in found.values():
        rule_id, best = max(readings, key=lambda reading: reading[1].trust)
        reads.append(Read(rule_id, best, tuple(dict.fromkeys(name for name, _ in readings))))
    return reads
