"""The encoders of the classifier: each is trained without one fold, and scores that fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from ...transformer.pieces import Floats, pieces
from ...transformer.sessions import with_marks
from ...transformer.training.fitting import Schedule
from ..encoders import scored_by
from ..marking import marked
from ..pair import trimmed
from .encoder import MARK_WORDS, Encoder, trained
from .exporting import write_encoder
from .records import Numbers, Record, directed, folds


def held_out_logs(
    data: Sequence[Record], base: Path, out: Path, count: int, report: Callable[[str], None]
) -> tuple[Numbers, Floats]:
    """Train and write the encoders; return which pairs were held out and their log-probabilities.

    The logarithms are those of the written files. Weights that stand in `out` from a run that was
    broken off are used again.
    """
    vocabulary = pieces()
    pairs = [marked(trimmed(each.pair), vocabulary) for each in data]
    truth, fold = directed(data), folds(data)
    mark_ids = [vocabulary.ids(word)[0] for word in MARK_WORDS]
    places, logs = [], []
    for number in range(count):
        kept = out / f"encoder-{number}.pt"
        seen = np.flatnonzero(fold != number).tolist()
        unseen = np.flatnonzero(fold == number).tolist()
        if kept.exists():
            encoder = Encoder(base, mark_ids)
            encoder.load_state_dict(torch.load(kept, weights_only=True))
            encoder.eval()
        else:
            chosen = [pairs[i] for i in seen]
            encoder = trained(base, mark_ids, chosen, truth[seen], number + 1, Schedule(), report)
            torch.save(encoder.state_dict(), kept)
        path = out / f"encoder-{number}.onnx.xz"
        write_encoder(encoder, path)
        places.append(unseen)
        logs.append(scored_by([with_marks(path)], [data[i].pair for i in unseen], vocabulary))
    return np.concatenate(places), np.concatenate(logs)
