"""The component that marks names in a Doc, in the place of the stock model's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from .decoding import Shares, names_of, organization_shares
from .network import Network, scores, trained

MARKER = "interorg_entities"
"""The component's name in a pipeline."""
SHARES = "organization_shares"
"""Key in a Doc's `user_data`: for each token the probability that it is in such a name."""


class EntityMarker:
    """Marks names of all types, and keeps how far each word is of an organization's name."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """Mark the names of many texts, some at a time."""
        rest = iter(stream)
        while docs := list(islice(rest, batch_size)):
            for doc, found in zip(docs, scores(self.network, docs), strict=True):
                doc.set_ents([Span(doc, n.start, n.end, n.type) for n in names_of(found)])
                doc.user_data[SHARES] = organization_shares(found)
                yield doc


@Language.factory(MARKER, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_marker(nlp: Language, name: str) -> EntityMarker:
    """Make the component with the weights of the package."""
    return EntityMarker(trained())


def organization_share(span: Span) -> float | None:
    """Return how far the words are an organization's name, 0 to 1; None where nobody judged."""
    shares = cast("Shares | None", span.doc.user_data.get(SHARES))
    return None if shares is None else float(shares[span.start : span.end].mean())
