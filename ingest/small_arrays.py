"""Arrays of weights kept as bytes with one scale a row; files of them need no pickle."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
Floats = np.ndarray[Any, np.dtype[np.float32]]
SCALES = ".scales"
"""What stands behind the name of an array, for the scales of its rows."""


def shrunk(arrays: Mapping[str, Floats], levels: int) -> dict[str, Array]:
    """Return arrays whose numbers are one of `levels` steps on either side of zero, and scales.

    An array of one dimension stays as it is.
    """
    found: dict[str, Array] = {}
    for name, array in arrays.items():
        if array.ndim < 2:
            found[name] = array
            continue
        rows = array.reshape(array.shape[0], -1)
        scales = np.maximum(np.abs(rows).max(axis=1), 1e-9) / levels
        found[name] = np.rint(rows / scales[:, None]).astype(np.int8).reshape(array.shape)
        found[name + SCALES] = scales.astype(np.float32)
    return found


def restored(stored: Mapping[str, Array]) -> dict[str, Floats]:
    """Return the arrays that were shrunk."""
    found = {}
    for name, array in stored.items():
        if not name.endswith(SCALES):
            found[name] = array.astype(np.float32)
            if name + SCALES in stored:
                found[name] *= stored[name + SCALES].reshape(-1, *(1,) * (array.ndim - 1))
    return found


def save(path: Path, arrays: Mapping[str, Floats], levels: int) -> None:
    """Write arrays in small numbers."""
    held: dict[str, Any] = dict(shrunk(arrays, levels))
    np.savez_compressed(path, **held)


def load(path: Path) -> dict[str, Floats]:
    """Read the arrays of a file that `save` wrote."""
    with np.load(path, allow_pickle=False) as held:
        return restored({name: held[name] for name in held.files})
