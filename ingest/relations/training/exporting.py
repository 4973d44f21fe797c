"""Writing what was trained as the files the classifier reads."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from ..encoders import marks_of
from ..marking import LONGEST
from ..pieces import LEVELS, quantized
from .encoder import Encoder

MULTIPLIED = frozenset({"MatMul", "Gemm"})
INPUTS = ("vectors", "mask", "first", "second")


def write_pieces(base: Path, out: Path) -> None:
    """Write vocabulary and vectors of a base model, which no training changes."""
    from safetensors.numpy import load_file

    stored = load_file(base / "model.safetensors")
    name = next(name for name in stored if name.endswith("word_embeddings.weight"))
    rows = stored[name].astype(np.float32)
    vectors, scales = quantized(rows)
    centre = rows.mean(axis=0)
    np.savez_compressed(out / "pieces.npz", vectors=vectors, scales=scales, centre=centre)
    held = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    text = json.dumps({**held, "truncation": None, "padding": None}, separators=(",", ":"))
    (out / "tokenizer.json").write_text(text + "\n", encoding="utf-8")


def shorten(encoder: Encoder) -> None:
    """Drop the vectors of places that no marked pair reaches."""
    below = encoder.body.embeddings
    rows = below.position_embeddings.weight[:LONGEST].detach()
    below.position_embeddings = torch.nn.Embedding.from_pretrained(rows)
    below.position_ids = below.position_ids[:, :LONGEST]


def shrink(model: Any) -> None:
    """Keep each matrix as small whole numbers with one scale a column.

    Only the weights: were activations made bytes too, their scale would be that of a whole batch,
    and the answer for a pair would hang on its neighbours.
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
        names = [f"{held.name}_bytes", f"{held.name}_scales"]
        graph.initializer.remove(held)
        for name, array in zip(names, (small, scales.astype(np.float32)), strict=True):
            graph.initializer.append(numpy_helper.from_array(array, name))
        restored.append(helper.make_node("DequantizeLinear", names, [held.name], axis=1))
    for place, node in enumerate(restored):
        graph.node.insert(place, node)


def write_encoder(encoder: Encoder, path: Path) -> None:
    """Write an encoder with weights of one byte, and the vectors of its marks beside it."""
    width = encoder.marks.shape[1]
    shorten(encoder)
    example = (
        torch.zeros(2, 12, width),
        torch.ones(2, 12, dtype=torch.long),
        torch.tensor([1, 2]),
        torch.tensor([5, 6]),
    )
    lengths = {0: "pairs", 1: "length"}
    axes = {"vectors": lengths, "mask": lengths, "first": {0: "pairs"}, "second": {0: "pairs"}}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            encoder,
            example,
            str(whole),
            input_names=list(INPUTS),
            output_names=["scores"],
            dynamic_axes={**axes, "scores": {0: "pairs"}},
            opset_version=17,
            dynamo=False,
        )
        model = onnx.load(str(whole))
    shrink(model)
    path.write_bytes(gzip.compress(model.SerializeToString(), mtime=0))
    np.save(marks_of(path), encoder.marks.detach().numpy())
