"""Writing what was trained as the files that the linker opens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from ....transformer.training.exporting import shorten, write_model
from ..stretches import LONGEST
from .model import Linker


def write_linker(linker: Linker, names: Sequence[str], out: Path) -> None:
    """Write the body with small weights, and what judges its states beside it."""
    shorten(linker.body, LONGEST)
    linker.eval()
    width = linker.concepts.shape[1]
    both = {0: "sentences", 1: "length"}
    axes = {"vectors": both, "mask": both, "states": both, "parts": both}
    example = (torch.zeros(2, 12, width), torch.ones(2, 12, dtype=torch.long))
    write_model(linker, example, axes, out / "linker.onnx.xz", ("states", "parts"))
    known = nn.functional.normalize(linker.concepts, dim=-1) * linker.scale
    arrays = {
        "width": linker.width.weight,
        "hint": linker.hint.weight.T,
        "bias": linker.hint.bias,
        "found": linker.found.weight[0],
        "found_bias": linker.found.bias[0],
        "meant": linker.meant.weight.T,
        "meant_bias": linker.meant.bias,
        "concepts": known,
        "concept_bias": linker.bias,
        "boost": linker.boost,
    }
    np.savez_compressed(
        out / "linker.npz",
        names=np.array(names),
        **{name: _half(held) for name, held in arrays.items()},
    )


def _half(held: Any) -> Any:
    return held.detach().numpy().astype(np.float16)
