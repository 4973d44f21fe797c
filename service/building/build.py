"""From files to a published generation: read what changed, join, infer, index, publish."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pyoxigraph import Literal, Triple

from interorg.ingest import pipeline
from interorg.ingest.discover import Refusal
from interorg.ingest.document import Document
from interorg.ingest.failure import Failure, NotAStore, NotFound
from interorg.ontology.concepts import version as ontology_version
from interorg.ontology.extra_modules import ExtraModule, OntologyError, using
from interorg.ontology.inference import rules_digest
from interorg.ontology.terms import GRAPH, ID, IOR, document_graph

from ..counts.making import renew
from ..furnishing.parts import furnish
from ..storage.history import documents_read, record_build
from ..storage.store import Store
from ..storage.writer import Writer
from .changes import SHARE, Changes
from .fixed_graphs import fixed_graphs
from .increments import differences
from .naming import kept_decisions
from .orphans import find_orphans, names_of, refusal

FIXED = ID.activity("fixed-graphs")

FEW = 20
"""Changes of so few documents are followed one by one in a store of any size."""

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
    outdated: tuple[str, ...] = ()
    """Keys of the documents whose last reading was with another ontology or release."""
    modules: tuple[str, ...] = ()
    """Files of the extra modules that were used."""
    dropped: tuple[str, ...] = ()
    """Files of the extra modules that the store read with until now."""

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


def ingest(
    paths: Iterable[Path],
    store_path: Path,
    exclude: Sequence[str] = (),
    progress: Progress | None = None,
    processes: int | None = None,
    exactly: bool = False,
    modules: Sequence[ExtraModule] | None = None,
) -> Report:
    """Read the documents under the paths into a store and publish it.

    With `exactly`, documents of the store that are not under the paths are dropped. Where nothing
    can be read and no store is there, none is made, and the report's generation is 0.

    `modules` are read beside the ontology's own and kept in the store, which reads with those it
    has when none are given; an empty list drops them. Failure says what is wrong with one, and
    which documents would be left with mentions of concepts that are gone.

    A document whose text, pipeline and ontology are those of the last time is not read again.
    Every document is one transaction: after a kill the next run goes on where this one was.
    """
    _refuse_faults(modules)
    documents, refused = pipeline.documents(paths, exclude)
    if not documents and not (store_path / "format").exists():
        return Report((), 0, tuple(sorted(refused)), 0, 0, 0, 0)
    store = Store.open_or_create(store_path, "union")
    with store.writer() as writer, using(used := _extra(store, modules)):
        kept = store.extra_modules()
        seen = documents_read(writer.graph)
        left = set() if exactly else seen.keys() - {document.key for document in documents}
        if orphans := find_orphans(writer.graph, left):
            raise refusal(orphans, kept)
        if used != kept:
            store.put_extra_modules(used)
        changes = _changes(store, len(seen))
        for key in sorted(set(seen) - {d.key for d in documents}) if exactly else ():
            _drop(key, store, writer, changes)
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
                graph = document_graph(result.document.key)
                with changes.noting(writer.graph, graph):
                    writer.replace_graph(graph, result.nquads)
                read.append(name)
                refused.extend(result.left_out)
                sentences += result.sentences
                claims += result.claims
                cases += result.cases
            if progress:
                progress(done, len(todo), name)
        generation = publish(store, writer, changes)
        now = documents_read(writer.graph)
    return Report(
        tuple(sorted(read)),
        len(documents) - len(todo),
        tuple(sorted(refused)),
        sentences,
        claims,
        cases,
        generation,
        tuple(sorted(key for key, reading in now.items() if reading[1:] != version)),
        names_of(used),
        tuple(name for name in names_of(kept) if name not in names_of(used)),
    )


def _extra(store: Store, modules: Sequence[ExtraModule] | None) -> tuple[ExtraModule, ...]:
    """Return the modules to read with: those given, else those that the store has."""
    if modules is None:
        kept = store.extra_modules()
        _refuse_faults(kept)  # The ontology may have changed since they were kept.
        return kept
    return tuple(modules)


def _refuse_faults(modules: Sequence[ExtraModule] | None) -> None:
    """Raise Failure when one of the modules cannot be used."""
    if not modules:
        return
    from interorg.ontology.extending.module_check import refuse_faults

    try:
        refuse_faults(modules)
    except OntologyError as error:
        raise Failure(str(error)) from error


def remove(key: str, store_path: Path) -> int:
    """Drop a document's graph and stored text, and publish what is left."""
    store = Store.open(store_path)
    with store.writer() as writer, using(store.extra_modules()):
        seen = documents_read(writer.graph)
        changes = _changes(store, len(seen))
        if key not in seen:
            publish(store, writer, changes)  # completes a removal killed before publishing
            raise NotFound(f"Expected the key of a document in the store, found {key!r}.")
        _drop(key, store, writer, changes)
        return publish(store, writer, changes)


def _changes(store: Store, documents: int) -> Changes:
    """Begin to note what a run changes; after a killed run nobody knows, so all counts as changed.

    Must be asked before the run changes anything.
    """
    return Changes(
        everything=store.is_unpublished() or not store.is_published(),
        most=max(FEW, documents // SHARE),
    )


def changes_of(store: Store, writer: Writer) -> Changes:
    """Begin to note what a run changes; must be asked before the run changes anything."""
    return _changes(store, len(documents_read(writer.graph)))


def _drop(key: str, store: Store, writer: Writer, changes: Changes) -> None:
    store.mark_unpublished()
    graph = document_graph(key)
    with changes.noting(writer.graph, graph):
        writer.drop_graph(graph)


def publish(store: Store, writer: Writer, changes: Changes) -> int:
    """Refresh what follows from the documents and publish; nothing new, nothing published.

    What an earlier run wrote and was killed before publishing is published too.
    """
    if _fix(store, writer):
        changes.everything = True
    if not store.is_unpublished():
        try:
            current = store.current()
        except NotAStore:
            pass
        else:
            if current.text_path.is_dir():
                return current.number
    for name, difference in differences(writer.graph, changes, kept_decisions(store)).items():
        writer.change_graph(name, difference.removed, difference.added)
    record_build(store, writer, pipeline.version(), ontology_version())
    number = release(store, writer)
    kept = {digest for digest, *_ in documents_read(writer.graph).values()}
    for stale in sorted(store.documents() - kept):
        store.forget_document(stale)
    return number


def release(store: Store, writer: Writer) -> int:
    """Publish what the writer holds, with its counts, full-text index and statistics."""
    renew(writer)
    number = writer.publish(lambda folder: furnish(writer.graph, folder))
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


def _fix(store: Store, writer: Writer) -> bool:
    """Bring the fixed graphs up to this release when they are of another; tell whether they were.

    What other rules derived is outdated as well.
    """
    version = Literal(f"{ontology_version()} {pipeline.version()}, derived by {rules_digest()}")
    here = list(writer.graph.quads_for_pattern(FIXED, IOR.ontologyVersion, None, GRAPH.meta))
    if [quad.object for quad in here] == [version]:
        return False
    store.mark_unpublished()
    for name, nquads in fixed_graphs():
        writer.replace_graph(name, nquads)
    signed = Triple(FIXED, IOR.ontologyVersion, version)
    writer.change_graph(GRAPH.meta, [quad.triple for quad in here], [signed])
    return True
