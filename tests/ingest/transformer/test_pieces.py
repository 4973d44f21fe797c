"""Word pieces and their vectors, kept as small whole numbers."""

import numpy as np

from interorg.ingest.transformer.pieces import LEVELS, pieces, quantized


def test_vectors_come_back_within_half_a_step() -> None:
    vectors = np.random.default_rng(1).normal(size=(5, 8)).astype(np.float32)
    small, scales = quantized(vectors)
    assert np.abs(small * scales[:, None] - vectors).max() <= scales.max() / 2 + 1e-6
    assert np.abs(small).max() == LEVELS


def test_one_word_has_one_vector_wherever_it_stands() -> None:
    vocabulary = pieces()
    first, second = vocabulary.ids("trust"), vocabulary.ids("mutual trust")[-1:]
    assert first == second
    assert np.array_equal(vocabulary.rows(first), vocabulary.rows(second))
