"""Writing what was trained as the files that the reader opens."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ....transformer.sessions import marks_of
from ....transformer.training.exporting import shorten, write_model
from ..candidates import FEATURES
from ..window import LONGEST
from .model import Reader


def write_reader(reader: Reader, path: Path) -> None:
    """Write a reader with small weights, and the vectors of its marks beside it."""
    width = reader.marks.shape[1]
    shorten(reader.body, LONGEST)
    example = (
        torch.zeros(2, 12, width),
        torch.ones(2, 12, dtype=torch.long),
        torch.tensor([1, 2]),
        torch.tensor([[0, 1, 2], [1, 3, 3], [1, 2, 4]]),
        torch.zeros(3, FEATURES),
        torch.tensor([[0, 5], [1, 6]]),
    )
    rows, both = {0: "windows"}, {0: "windows", 1: "length"}
    axes = {
        "vectors": both,
        "mask": both,
        "anchor": rows,
        "names": {0: "candidates"},
        "features": {0: "candidates"},
        "years": {0: "dates"},
        "roles": {0: "candidates"},
        "dated": {0: "dates"},
        "whole": rows,
    }
    write_model(reader, example, axes, path, ("roles", "dated", "whole"))
    np.save(marks_of(path), reader.marks.detach().numpy())
