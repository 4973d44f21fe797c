"""What it takes to derive: everything, and what one document more or less changes.

A store of about a million triples is made of copies of the corpus (copies.py), which takes a
minute or two. Run it when nothing else runs:  .venv/bin/python benchmarks/materialise.py
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, TypeVar

import owlrl
import rdflib
from copies import Copies
from pyoxigraph import Quad, RdfFormat, serialize

import interorg.corpus
from interorg.ingest.graph.quads import serialized
from interorg.ontology.files import HERE, read_turtle
from interorg.ontology.terms import GRAPH, document_graph
from interorg.service.building import build
from interorg.service.building.changes import Changes
from interorg.service.building.increments import Difference, differences
from interorg.service.building.joining import identities
from interorg.service.storage.store import Store
from interorg.service.storage.writer import DOCUMENTS, Writer, is_document

T = TypeVar("T")
P = ParamSpec("P")
FIXED = (GRAPH.ontology, GRAPH.concepts, GRAPH.corpus, GRAPH.meta)
PEER_MODULES = ("core", "forms", "dimensions", "evidence", "relations")
PEER_DOCUMENTS = 4


def timed(action: Callable[P, T], *given: P.args, **named: P.kwargs) -> tuple[T, float]:
    start = time.perf_counter()
    result = action(*given, **named)
    return result, time.perf_counter() - start


def read_corpus(folder: Path) -> tuple[dict[str, list[Quad]], list[Quad], Copies]:
    """Read the corpus into a store; return its documents by key, the fixed quads, a copier."""
    build.ingest([Path(interorg.corpus.__file__).parent], folder)
    with Store.open(folder).reading() as graph:
        documents = {
            name.value.removeprefix(DOCUMENTS): list(
                graph.quads_for_pattern(None, None, None, name)
            )
            for name in graph.named_graphs()
            if is_document(name)
        }
        fixed = [q for name in FIXED for q in graph.quads_for_pattern(None, None, None, name)]
        return documents, fixed, Copies(graph)


def fill(writer: Writer, quads: Iterator[Quad]) -> int:
    """Add quads to a store, and to its union; return how many there were."""
    number = 0

    def doubled() -> Iterator[Quad]:
        nonlocal number
        for quad in quads:
            number += 1
            yield quad
            if quad.graph_name != GRAPH.meta:
                yield Quad(*quad.triple)

    writer.graph.bulk_extend(doubled())
    return number


def apply(writer: Writer, found: dict[object, Difference]) -> None:
    for name, difference in found.items():
        writer.change_graph(name, difference.removed, difference.added)


def everything(writer: Writer, triples: int) -> None:
    print(f"all of {triples:,} triples")
    _, seconds = timed(list, identities(writer.graph))
    print(f"  identity                      {seconds:7.2f} s")
    found, seconds = timed(differences, writer.graph, Changes(everything=True))
    rate = seconds / triples * 100_000
    print(f"  identity and rules            {seconds:7.2f} s, {rate:.2f} s per 100,000 triples")
    derived = sum(len(difference.added) for difference in found.values())
    _, seconds = timed(apply, writer, found)
    print(f"  writing {derived:,} triples       {seconds:7.2f} s")


def one_document(writer: Writer, keys: list[str]) -> None:
    """Remove documents and add them again, one by one."""
    removed, added, sizes, writing = [], [], [], []
    for key in keys:
        name = document_graph(key)
        quads = list(writer.quads(name))
        sizes.append(len(quads))
        for content, seconds in ((b"", removed), (serialized(quads), added)):
            changes = Changes()
            with changes.noting(writer.graph, name):
                writer.replace_graph(name, content)
            found, took = timed(differences, writer.graph, changes)
            seconds.append(took)
            writing.append(timed(apply, writer, found)[1])
    _, identity = timed(list, identities(writer.graph))
    print(f"one of {len(keys)} documents of {min(sizes)} to {max(sizes)} triples, median / worst")
    for what, seconds in (("removed", removed), ("added", added), ("writing", writing)):
        print(f"  {what:8}  {statistics.median(seconds):7.2f} s / {max(seconds):.2f} s")
    print(f"  of which identity, over all documents  {identity:.2f} s")


def peer(documents: dict[str, list[Quad]]) -> None:
    """Let owlrl derive the OWL 2 RL closure of a small slice."""
    modules = [t for m in PEER_MODULES for t in read_turtle(HERE / "modules" / f"{m}.ttl")]
    stated = [q.triple for key in sorted(documents)[:PEER_DOCUMENTS] for q in documents[key]]
    graph = rdflib.Graph()
    graph.parse(data=serialize((*modules, *stated), format=RdfFormat.N_TRIPLES), format="nt")
    before = len(graph)
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics)
    _, seconds = timed(closure.expand, graph)
    rate = seconds / before * 100_000
    print(f"owlrl on {before:,} triples: {seconds:.1f} s, {rate:.0f} s per 100,000 triples")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=28, help="how often the corpus is repeated")
    parser.add_argument("--peer", action="store_true", help="run owlrl on a slice as well")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        documents, fixed, copies = read_corpus(Path(folder) / "corpus")
        if asked.peer:
            peer(documents)
        with Store.create(Path(folder) / "large", "union").writer() as writer:
            quads = (
                quad
                for number in range(asked.copies)
                for key, own in documents.items()
                for quad in copies.copy(key, own, number)
            )
            triples = fill(writer, (quad for part in (fixed, quads) for quad in part))
            everything(writer, triples)
            names = sorted(f"{key}-{asked.copies // 2}" for key in documents)
            one_document(writer, names[:: max(1, len(names) // 12)])


if __name__ == "__main__":
    main()
