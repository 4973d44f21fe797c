"""How far two readers agree who annotated the same sentences without sight of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from interorg.ontology.concepts import load_concepts
from interorg.ontology.relations import load_relation_types

from .answer import Answer, Mistake, Table, confusion_table, figure
from .lines import BadLine, Json, Line, Problem, json_lines
from .scores import confusion, share
from .statements import Judge, Statement, statements_of
from .texts import digest

Pair = tuple[str, str]


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Return the reliability of nominal values, from below 0 to 1; None where nothing varies.

    Each unit holds the values that readers gave it; units with fewer than two say nothing
    (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). Chance agreement is 0.
    """
    rated = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    disagreed = 0.0
    for values in rated:
        size = values.total()
        totals.update(values)
        disagreed += sum(n * (size - n) for n in values.values()) / (size - 1)
    all_values = totals.total()
    expected = sum(n * (all_values - n) for n in totals.values())
    return 1 - (all_values - 1) * disagreed / expected if expected else None


def evaluate_agreement(first: Path, second: Path) -> Answer:
    """Compare two passes over the same sentences of claims gold, known by digest or by id.

    For sentences: whether there is a claim. For claims that both found between the same two
    concepts, whichever way: relation, direction, polarity and modality.
    """
    problems: list[Problem] = []
    one, other = (_read(path, problems) for path in (first, second))
    shared = [(one[key], other[key], key) for key in one if key in other]
    holds = [("yes" if a else "no", "yes" if b else "no") for a, b, _ in shared]
    both = [pair for a, b, _ in shared for pair in _between_same_concepts(a, b)]
    asymmetric = [(a, b) for a, b in both if not _symmetric(a) and not _symmetric(b)]
    units: dict[str, list[Pair]] = {
        "claim_or_none": holds,
        "relation": [(a.relation, b.relation) for a, b in both],
        "direction": [
            ("same", "same" if a.subject == b.subject else "turned") for a, b in asymmetric
        ],
        "polarity": [(a.polarity, b.polarity) for a, b in both],
        "modality": [(a.modality, b.modality) for a, b in both],
    }
    figures: dict[str, Json] = {"sentences": len(shared), "claims_of_both": len(both)}
    rows = []
    for name, pairs in units.items():
        alpha = None if name == "direction" else krippendorff_alpha(pairs)
        agreed = share(sum(a == b for a, b in pairs), len(pairs))
        figures[name] = {
            "alpha": None if alpha is None else figure(alpha),
            "agreed": figure(agreed),
            "units": len(pairs),
        }
        rows.append((name, "–" if alpha is None else f"{alpha:.3f}", agreed, len(pairs)))
    figures["only_first"] = sum(len(set(_ends(a)) - set(_ends(b))) for a, b, _ in shared)
    figures["only_second"] = sum(len(set(_ends(b)) - set(_ends(a))) for a, b, _ in shared)
    matrix = confusion(*zip(*units["relation"], strict=True)) if both else {}
    mistakes = tuple(
        Mistake(1.0, f"{key}: {_listed(a)} against {_listed(b)}")
        for a, b, key in shared
        if bool(a) != bool(b)
    )
    alphas = Table("Agreement", ("", "alpha", "agreed", "units"), tuple(rows))
    tables = (alphas, confusion_table(matrix))
    unpaired = tuple(sorted({*one, *other} - {*one}.intersection(other)))
    return Answer(
        "agreement",
        len(shared),
        figures,
        tables,
        mistakes,
        unpaired,
        tuple(problems),
        absence="only one of both passes has them",
    )


def _read(path: Path, problems: list[Problem]) -> dict[str, tuple[Statement, ...]]:
    judge = Judge(load_concepts(), load_relation_types())
    found: dict[str, tuple[Statement, ...]] = {}
    for line in json_lines(path, problems):
        try:
            found[key_of(line)], _ = statements_of(line, judge)
        except BadLine as error:
            problems.append(line.problem(error.message))
    return found


def key_of(line: Line) -> str:
    """Return the id by which two passes know one sentence: the digest, else the line's id."""
    given = line.find("digest", str, "the sentence's digest")
    sentence = line.find("sentence", str, "a text")
    if given is None and sentence is not None:
        return digest(sentence)
    return given or line.take("id", str, "an id, where `digest` and `sentence` are absent")


def _ends(statements: Iterable[Statement]) -> dict[frozenset[str], Statement]:
    return {frozenset((each.subject, each.object)): each for each in statements}


def _between_same_concepts(
    one: Iterable[Statement], other: Iterable[Statement]
) -> list[tuple[Statement, Statement]]:
    """Pair the statements of two readers that have the same two concepts."""
    first, second = _ends(one), _ends(other)
    return [(first[ends], second[ends]) for ends in first if ends in second]


def _symmetric(statement: Statement) -> bool:
    known = load_relation_types().get(statement.relation)
    return known is not None and known.symmetric


def _listed(statements: Iterable[Statement]) -> str:
    return "; ".join(map(str, statements)) or "no claim"
