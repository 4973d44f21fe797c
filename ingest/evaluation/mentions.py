"""Which names in a sentence are organizations, held against the entities of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .answer import Answer, Mistake, Table, calibration_of, figures_of, intervals
from .calibration import Sure
from .entity_pairs import Entity, EntityPair, entity_pairs
from .lines import Json, Problem
from .pairing import paired
from .scores import Counts, interval, share, total


@dataclass(frozen=True)
class Name:
    """A name found in a text: code points, from 0, end exclusive."""

    start: int
    end: int
    text: str
    confidence: float
    organization: bool
    """Whether it is taken for an organization; if not it is a candidate, such as a place."""

    def overlaps(self, entity: Entity) -> bool:
        """Tell whether they share a character."""
        return self.start < entity.end and entity.start < self.end


NamesIn = Callable[[Sequence[str]], list[list[Name]]]
"""What finds the names of each text, candidates among them."""


def evaluate_mentions(path: Path, names_in: NamesIn) -> Answer:
    """Score the names that are found where the lines name an organization.

    Only two entities a line are annotated: other organizations count as wrong answers, so
    precision is a lower bound.
    """
    problems: list[Problem] = []
    pairs = entity_pairs(path, problems)
    return scored(pairs, names_in([pair.text for pair in pairs]), tuple(problems))


def scored(
    pairs: Sequence[EntityPair], found: Sequence[list[Name]], problems: tuple[Problem, ...] = ()
) -> Answer:
    """Make the answer of pairs and the names found in the text of each."""
    overlap, exact, candidates, sure, missed = [], [], [], [], []
    for pair, names in zip(pairs, found, strict=True):
        wanted = list(dict.fromkeys(pair.organizations()))
        firms = [name for name in names if name.organization]
        pairing = paired(wanted, firms, lambda entity, name: name.overlaps(entity))
        overlap.append(Counts(len(pairing), len(firms), len(wanted)))
        same = sum((e.start, e.end) in {(n.start, n.end) for n in firms} for e in wanted)
        exact.append(Counts(same, len(firms), len(wanted)))
        seen = sum(any(name.overlaps(entity) for name in names) for entity in wanted)
        candidates.append(Counts(seen, len(names), len(wanted)))
        right = {answer for _, answer in pairing}
        sure += [Sure(name.confidence, at in right) for at, name in enumerate(firms)]
        reached = {entity for entity, _ in pairing}
        missed += [_miss(pair, e, names) for at, e in enumerate(wanted) if at not in reached]
    calibrated, tables = calibration_of(sure)
    rows = {"overlap": overlap, "exact": exact, "candidates": candidates}
    figures: dict[str, Json] = {
        "lines": len(pairs),
        **figures_of(total(overlap)),
        "overlap_recall": figures_of(total(overlap))["recall"],
        "exact": figures_of(total(exact)),
        "candidates_recall": figures_of(total(candidates))["recall"],
        "interval": intervals(interval(overlap)),
        **calibrated,
        "per_label": {name: figures_of(total(counts)) for name, counts in rows.items()},
    }
    table = Table(
        "Recall by measure (precision is a lower bound: two names a line are annotated)",
        ("", "recall", "lower precision", "wanted"),
        tuple(
            (name, total(counts).recall, total(counts).precision, total(counts).wanted)
            for name, counts in rows.items()
        ),
    )
    kinds = Table("What was missed", ("", "share", "times"), _kinds_of(missed))
    return Answer(
        "mentions", len(pairs), figures, (table, kinds, *tables), tuple(missed), problems=problems
    )


def _miss(pair: EntityPair, entity: Entity, names: Sequence[Name]) -> Mistake:
    """Say of a name that was not taken for an organization whether it was seen at all."""
    near = [name for name in names if name.overlaps(entity)]
    if not near:
        return Mistake(1.0, f"not seen: {entity.text!r} in {pair.name}")
    return Mistake(0.5, f"candidate only: {entity.text!r} seen as {near[0].text!r} in {pair.name}")


def _kinds_of(missed: Sequence[Mistake]) -> tuple[tuple[str, float, int], ...]:
    kinds = [mistake.text.partition(":")[0] for mistake in missed]
    return tuple(
        (kind, share(kinds.count(kind), len(kinds)), kinds.count(kind))
        for kind in sorted(set(kinds))
    )
