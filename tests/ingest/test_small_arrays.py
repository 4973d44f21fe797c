"""Weights in small numbers come back as nearly what they were."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from interorg.ingest import small_arrays

numbers = st.floats(-1e3, 1e3, width=32)
shapes = array_shapes(min_dims=1, max_dims=3, max_side=5)


@given(arrays(np.float32, shapes, elements=numbers), st.sampled_from([15, 63, 127]))
def test_no_number_is_off_by_more_than_half_a_step(array: small_arrays.Floats, levels: int) -> None:
    (found,) = small_arrays.restored(small_arrays.shrunk({"held": array}, levels)).values()
    assert found.shape == array.shape
    if array.ndim == 1:
        assert (found == array).all()
        return
    rows = np.abs(array.reshape(len(array), -1)).max(axis=1)
    error = np.abs(found - array).reshape(len(array), -1).max(axis=1)
    assert (error <= rows / levels * 0.5001 + 1e-6).all()


def test_a_file_of_them_holds_whole_numbers_and_no_pickle(tmp_path: Path) -> None:
    path = tmp_path / "held.npz"
    small_arrays.save(path, {"held": np.array([[1.0, -0.5], [0.0, 0.0]], np.float32)}, 127)
    with np.load(path, allow_pickle=False) as stored:
        assert stored["held"].dtype == np.int8
    (found,) = small_arrays.load(path).values()
    np.testing.assert_allclose(found, [[1.0, -64 / 127], [0.0, 0.0]], atol=1e-6)
