"""Writing what was trained as the files the classifier reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ...transformer.sessions import marks_of
from ...transformer.training.exporting import shorten, write_model
from ..marking import LONGEST
from .encoder import Encoder


def write_encoder(encoder: Encoder, path: Path) -> None:
    """Write an encoder with small weights, and the vectors of its marks beside it."""
    width = encoder.marks.shape[1]
    shorten(encoder.body, LONGEST)
    example = (
        torch.zeros(2, 12, width),
        torch.ones(2, 12, dtype=torch.long),
        torch.tensor([1, 2]),
        torch.tensor([5, 6]),
    )
    pairs = {0: "pairs"}
    both = {**pairs, 1: "length"}
    axes = {"vectors": both, "mask": both, "first": pairs, "second": pairs, "scores": pairs}
    write_model(encoder, example, axes, path)
    np.save(marks_of(path), encoder.marks.detach().numpy())
