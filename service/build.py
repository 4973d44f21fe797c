"""From files to a published generation: read what changed, join, infer, index, publish."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from interorg.ingest import pipeline
from interorg.ingest.discover import Refusal
from interorg.ingest.document import Document
from interorg.ingest.failure import NotAStore, NotFound
from interorg.ingest.quads import serialized
from interorg.ontology.concepts import version as ontology_version
from interorg.ontology.terms import GRAPH, ID, IOR, PROV, RDF, XSD, document_graph

from .fixed_graphs import fixed_graphs
from .joining import derived
from .search import build_index
from .store import Store
from .workers import read_query
from .writer import Writer

FIXED = ID.activity("fixed-graphs")
BUILD = ID.activity("build")

Progress = Callable[[int, int, str], None]
"""Called with the number done, the number in all, and the name of the last document."""


@dataclass(frozen=True)
class Report:
    """What an ingest did."""

    read: tuple[str, ...]
    """Names of the documents read in this run."""
    unchanged: int
    refused: tuple[Refusal, ...]
    sentences: int
    claims: int
    case_reports: int
    generation: int

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


def ingest(
    paths: Iterable[Path],
    store_path: Path,
    exclude: Sequence[str] = (),
    progress: Progress | None = None,
    processes: int | None = None,
    exactly: bool = False,
) -> Report:
    """Read the documents under the paths into a store and publish it.

    With `exactly`, documents of the store that are not under the paths are dropped. Where nothing
    can be read and no store is there, none is made, and the report's generation is 0.

    A document whose text, pipeline and ontology are those of the last time is not read again.
    Every document is one transaction: after a kill the next run goes on where this one was.
    """
    documents, refused = pipeline.documents(paths, exclude)
    if not documents and not (store_path / "format").exists():
        return Report((), 0, tuple(sorted(refused)), 0, 0, 0, 0)
    store = Store.open_or_create(store_path, "union")
    with store.writer() as writer:
        seen = _seen(writer)
        for key in sorted(set(seen) - {d.key for d in documents}) if exactly else ():
            store.mark_unpublished()
            writer.drop_graph(document_graph(key))
        version = (pipeline.version(), ontology_version())
        todo = [d for d in documents if seen.get(d.key) != (d.digest, *version)]
        read: list[str] = []
        sentences = claims = cases = 0
        for done, result in enumerate(pipeline.run(todo, processes or os.cpu_count() or 1), 1):
            name = result.document.name
            if isinstance(result, pipeline.Spoiled):
                refused.append(Refusal(name, result.reason))
            else:
                store.mark_unpublished()
                store.put_document(result.document.digest, stored(result.document))
                writer.replace_graph(document_graph(result.document.key), result.nquads)
                read.append(name)
                sentences += result.sentences
                claims += result.claims
                cases += result.cases
            if progress:
                progress(done, len(todo), name)
        generation = publish(store, writer)
    return Report(
        tuple(sorted(read)),
        len(documents) - len(todo),
        tuple(sorted(refused)),
        sentences,
        claims,
        cases,
        generation,
    )


def remove(key: str, store_path: Path) -> int:
    """Drop a document's graph and stored text, and publish what is left."""
    store = Store.open(store_path)
    with store.writer() as writer:
        if key not in _seen(writer):
            publish(store, writer)  # completes a removal that was killed before publishing
            raise NotFound(f"Expected the key of a document in the store, found {key!r}.")
        store.mark_unpublished()
        writer.drop_graph(document_graph(key))
        return publish(store, writer)


def publish(store: Store, writer: Writer) -> int:
    """Refresh what follows from the documents and publish; nothing new, nothing published.

    What an earlier run wrote and was killed before publishing is published too.
    """
    _fix(store, writer)
    if not store.is_unpublished():
        try:
            current = store.current()
        except NotAStore:
            pass
        else:
            if current.text_path.is_dir():
                return current.number
    for name, quads in derived(writer).items():
        writer.replace_graph(name, serialized(quads))
    _sign(writer)
    number = release(store, writer)
    kept = {digest for digest, *_ in _seen(writer).values()}
    for stale in sorted(store.documents() - kept):
        store.forget_document(stale)
    return number


def release(store: Store, writer: Writer) -> int:
    """Publish what the writer holds, with its full-text index."""

    def index(folder: Path) -> None:
        build_index(writer.graph, folder / "text")

    number = writer.publish(index)
    store.mark_published()
    return number


def stored(document: Document) -> bytes:
    """Write what pages need of a document: its text, blocks and rights."""
    about = document.metadata
    content = {
        "key": document.key,
        "name": document.name,
        "title": document.title,
        "kind": document.kind,
        "text": document.text,
        "blocks": [asdict(block) for block in document.blocks],
        "rights": about.rights,
        "language": about.language,
        "writer": about.writer,
        "date": about.date,
    }
    return json.dumps(content, ensure_ascii=False).encode()


def _seen(writer: Writer) -> dict[str, tuple[str, str, str]]:
    """Return digest, pipeline and ontology version of every document in the store, by key."""
    rows = writer.query(read_query("documents_read"))
    assert isinstance(rows, QuerySolutions)
    return {
        row["key"].value: (row["digest"].value, row["pipeline"].value, row["ontology"].value)
        for row in rows
    }


def _fix(store: Store, writer: Writer) -> None:
    """Bring the fixed graphs up to this release when they are of another."""
    version = Literal(f"{ontology_version()} {pipeline.version()}")
    here = writer.graph.quads_for_pattern(FIXED, IOR.ontologyVersion, version, GRAPH.meta)
    if next(here, None) is not None:
        return
    store.mark_unpublished()
    for name, nquads in fixed_graphs():
        writer.replace_graph(name, nquads)
    quad = Quad(FIXED, IOR.ontologyVersion, version, GRAPH.meta)
    writer.replace_graph(GRAPH.meta, serialized([quad]))


def _sign(writer: Writer) -> None:
    """Note in the meta graph when and by which release the generation was made."""
    now = Literal(datetime.now(UTC).isoformat(timespec="seconds"), datatype=XSD.dateTime)
    kept = [q for q in writer.quads(GRAPH.meta) if q.subject == FIXED]
    about: dict[NamedNode, NamedNode | Literal] = {
        RDF.type: IOR.CurationActivity,
        PROV.endedAtTime: now,
    }
    signed = [Quad(BUILD, predicate, value, GRAPH.meta) for predicate, value in about.items()]
    writer.replace_graph(GRAPH.meta, serialized([*kept, *signed]))
