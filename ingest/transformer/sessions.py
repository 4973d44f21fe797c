"""Opening a tuned body: an ONNX file, compressed, whose matrices are small whole numbers."""

from __future__ import annotations

import lzma
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .pieces import Floats

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Member = tuple["InferenceSession", Floats]
"""A tuned body, and the vectors of its marks."""


def opened(path: Path) -> InferenceSession:
    """Open a file that `training.exporting` wrote."""
    # It would tell its maker what runs here, by a name looked up and a file in the user's cache.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread: files are read by several processes at a time.
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    # Else what the longest batch took is kept until the end.
    options.enable_cpu_mem_arena = False
    model = lzma.decompress(path.read_bytes())
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def with_marks(path: Path) -> Member:
    """Open a file and the vectors of its marks, which lie beside it."""
    return opened(path), np.load(marks_of(path))


def marks_of(path: Path) -> Path:
    """Return where the vectors of a body's marks are."""
    return path.with_name(f"{path.name.partition('.')[0]}.npy")
