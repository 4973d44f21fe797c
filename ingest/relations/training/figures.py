"""How good the classifier is on pairs it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...evaluation.entity_pairs import Entity, EntityPair
from ...evaluation.relations import Related, scored
from ...transformer.pieces import Floats
from ..labels import LABELS
from .records import Record

SHOWN = (
    "pairs",
    "micro_f1_without_undefined",
    "macro_f1",
    "accuracy",
    "expected_calibration_error",
    "asserted",
    "interval",
)


def figures(data: Sequence[Record], probabilities: Floats, confidence: float) -> dict[str, Any]:
    """Return the figures of `interorg evaluate relations` for given probabilities."""
    answers = [Related(LABELS[int(row.argmax())], False, float(row.max())) for row in probabilities]
    answer = scored([_pair(record) for record in data], answers, confidence)
    return {name: answer.figures[name] for name in SHOWN if name in answer.figures}


def _pair(record: Record) -> EntityPair:
    text = record.pair.text
    one, other = (
        Entity(start, end, text[start:end], True)
        for start, end in (record.pair.one, record.pair.other)
    )
    return EntityPair("", text, one, other, record.label, record.inverted)
