"""Files of RDF to be loaded: their formats, what graphs they fill, and what is wrong with them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, parse
from pyoxigraph import Store as Graph

from interorg.ingest.failure import Unreadable

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".turtle": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
PACKED = ".gz"

Target = NamedNode | DefaultGraph


@dataclass(frozen=True)
class RdfFile:
    """One file, which may be packed with gzip."""

    path: Path
    form: RdfFormat
    base: str
    packed: bool

    @classmethod
    def at(cls, path: Path, base: str | None) -> RdfFile:
        """Look at a file; relative IRIs are resolved against `base`, else its own address."""
        packed = path.suffix.lower() == PACKED
        suffix = (path.with_suffix("") if packed else path).suffix
        form = FORMATS.get(suffix.lower())
        if form is None:
            raise Unreadable(
                f"Cannot load {path}: expected a name that ends in {', '.join(FORMATS)}, or one "
                f"of these and {PACKED}, found {suffix or 'none of them'}."
            )
        file = cls(path, form, base or path.absolute().as_uri(), packed)
        with file._explained(), path.open("rb"):
            return file

    def load_into(self, graph: Graph, target: Target) -> None:
        """Load all of it, triples into `target`; raise Unreadable with what is wrong where."""
        with self._explained():
            if self.packed:
                with self._opened() as content:
                    graph.bulk_load(content, self.form, base_iri=self.base, to_graph=target)
            else:
                # The engine reads a file that it is given the path of by itself, and faster.
                graph.bulk_load(
                    path=self.path, format=self.form, base_iri=self.base, to_graph=target
                )

    def graphs(self, target: Target) -> Iterator[NamedNode | BlankNode | DefaultGraph]:
        """Yield the graphs that it fills, some of them many times."""
        if not self.form.supports_datasets:
            yield target
            return
        with self._explained(), self._opened() as content:
            for quad in parse(content, self.form, base_iri=self.base):
                unnamed = isinstance(quad.graph_name, DefaultGraph)
                yield target if unnamed else quad.graph_name

    def _opened(self) -> IO[bytes]:
        return cast(IO[bytes], gzip.open(self.path)) if self.packed else self.path.open("rb")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except SyntaxError as error:
            where = f" line {error.lineno}" if error.lineno and "line" not in str(error) else ""
            reason = f"{where}: {error}"
        except (OSError, EOFError) as error:
            reason = f": {getattr(error, 'strerror', None) or error}"
        except ValueError as error:
            reason = f": {error}"
        else:
            return
        raise Unreadable(f"Nothing was loaded: {self.path}{reason}.")
