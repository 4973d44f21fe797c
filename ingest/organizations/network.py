"""The network that says of each word whether it begins, continues or ends a name, and of what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.tokens import Doc
from thinc.api import Linear, Maxout, Model, chain, with_array

from .. import small_arrays

WEIGHTS = Path(__file__).parent / "weights" / "names.npz"

TYPES = tuple(
    "ORG PERSON GPE NORP PRODUCT WORK_OF_ART FAC LOC EVENT LAW DATE MONEY PERCENT CARDINAL "
    "ORDINAL QUANTITY TIME LANGUAGE".split()
)
"""The types of names and expressions, as OntoNotes has them; organizations come first."""

PARTS = 4
"""Tags of each type: first of several words, inner, last, only; tag 0 is of no name."""
TAGS = 1 + PARTS * len(TYPES)
ORGANIZATION_TAGS = slice(1, 1 + PARTS)

# The shape of the stock component whose vectors of words are where training starts.
WIDTH, DEPTH = 96, 4
ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}

LEVELS = 127
"""Steps of a weight on either side of zero: as many as a byte holds."""

Scores = npt.NDArray[np.float32]
"""A row for each word, a column for each tag."""
Network = Model[list[Doc], list[Scores]]


def untrained() -> Network:
    """Build the network with vectors of its own, shared with no other component."""
    vectors: Any = build_Tok2Vec_model(
        MultiHashEmbed(
            width=WIDTH,
            attrs=list(ROWS),
            rows=list(ROWS.values()),
            include_static_vectors=False,
        ),
        MaxoutWindowEncoder(width=WIDTH, window_size=1, maxout_pieces=3, depth=DEPTH),
    )
    judge: Any = chain(
        Maxout(nO=WIDTH, nI=2 * WIDTH, nP=2, normalize=True, dropout=0.1), Linear(TAGS, WIDTH)
    )
    return chain(vectors, beside_mean(), with_array(judge))


def beside_mean() -> Model[list[Scores], list[Scores]]:
    """Put the mean of a text's vectors beside each: what it is about bears on what names are."""

    def forward(
        model: Model[list[Scores], list[Scores]], texts: list[Scores], is_train: bool
    ) -> tuple[list[Scores], Callable[[list[Scores]], list[Scores]]]:
        def backward(gradients: list[Scores]) -> list[Scores]:
            return [g[:, :WIDTH] + g[:, WIDTH:].mean(axis=0) for g in gradients]

        return [
            np.hstack([text, np.broadcast_to(text.mean(axis=0), text.shape)]) for text in texts
        ], backward

    return Model("beside_mean", forward)


def start_from(network: Network, stock: Language) -> None:
    """Give the network the vectors of words that a stock model of the same shape recognizes by."""
    network.layers[0].from_bytes(
        stock.get_pipe("ner").model.get_ref("tok2vec").layers[0].to_bytes()  # type: ignore[attr-defined]
    )


def save(network: Network, path: Path) -> None:
    """Write what was learned, in small numbers."""
    arrays = {name: node.get_param(param) for name, node, param in _learned(network)}
    small_arrays.save(path, arrays, LEVELS)


@cache
def trained(path: Path = WEIGHTS) -> Network:
    """Load the trained network; it is kept."""
    network = untrained()
    network.initialize()
    stored = small_arrays.load(path)
    for name, node, param in _learned(network):
        node.set_param(param, stored[name])
    return network


def _learned(network: Network) -> Iterator[tuple[str, Any, str]]:
    """Yield each array that is learned: its name in a file, its node, and its name in that."""
    for place, node in enumerate(network.walk()):
        for param in node.param_names:
            if node.has_param(param):
                yield f"{place}.{node.name}.{param}", node, param


def scores(network: Network, docs: list[Doc]) -> list[Scores]:
    """Return for every Doc how well each tag fits each word."""
    filled = [doc for doc in docs if len(doc)]
    found = iter(network.predict(filled) if filled else [])
    empty = np.zeros((0, TAGS), dtype=np.float32)
    return [np.asarray(next(found)) if len(doc) else empty for doc in docs]
