"""Reading a tuned network back from the file that running opens: tuning can go on from it."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .exporting import BYTES, SCALES

POSITIONS = "body.embeddings.position_embeddings.weight"


def restored(path: Path) -> dict[str, Any]:
    """Return the weights of a file by the names that the network has for them."""
    graph = onnx.load_model_from_string(lzma.decompress(path.read_bytes())).graph
    stored = {held.name: numpy_helper.to_array(held) for held in graph.initializer}
    found = {name: held for name, held in stored.items() if not name.endswith((BYTES, SCALES))}
    for node in graph.node:
        for name in node.input:
            if name + BYTES in stored:
                matrix = stored[name + BYTES].astype(np.float32) * stored[name + SCALES]
                if node.op_type == "MatMul":
                    # The exporter names what it turned by the place of the product in the network.
                    place = node.name.removeprefix("/").removesuffix("/MatMul").replace("/", ".")
                    found[f"{place}.weight"] = matrix.T
                elif node.op_type == "Gemm":
                    found[name] = matrix
    return {name: torch.tensor(np.array(held, np.float32)) for name, held in found.items()}


def restore(network: torch.nn.Module, path: Path) -> None:
    """Give a network the weights of a file; it keeps its own vectors of places beyond those."""
    weights = restored(path)
    places = network.get_parameter(POSITIONS).detach().clone()
    read = weights[POSITIONS]
    places[: len(read)] = read
    known = network.state_dict()
    chosen = {name: held for name, held in weights.items() if name in known}
    network.load_state_dict({**chosen, POSITIONS: places}, strict=False)
