"""Annotated sentences to learn from: what rules read in them, and whether it is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interorg.ontology.concepts import load_concepts
from interorg.ontology.relations import load_relation_types

from ..concepts.mentions import concepts_in
from ..document import Document
from ..evaluation.excerpts import Absent, Excerpt, Excerpts
from ..evaluation.lines import BadLine, Problem, json_lines
from ..evaluation.statements import Judge, Statement, statements_of
from ..evaluation.texts import Texts
from ..language import annotate
from ..pipeline import prose
from .candidates import read_by_rules
from .discourse import Placed, sentences_of
from .features import features


@dataclass(frozen=True)
class Example:
    """What rules read of a pair of concepts in an annotated sentence."""

    source: str
    """The file or address the sentence is from: examples of one source stay in one fold."""
    features: tuple[int, ...]
    right: bool


@dataclass(frozen=True)
class Annotated:
    """A sentence and what its annotators found in it."""

    source: str
    excerpt: Excerpt
    statements: tuple[Statement, ...]


def annotated(paths: Iterable[Path], folders: Sequence[Path]) -> tuple[list[Annotated], list[str]]:
    """Read lines of gold claims; sentences annotated twice are joined. Also say what is absent."""
    judge = Judge(load_concepts(), load_relation_types())
    excerpts = Excerpts(Texts(folders))
    found: dict[tuple[Document, int, int], Annotated] = {}
    absent: list[str] = []
    for path in paths:
        problems: list[Problem] = []
        for line in json_lines(path, problems):
            try:
                wanted, _ = statements_of(line, judge)
                excerpt = excerpts.excerpt(line)
            except (BadLine, Absent) as error:
                absent.append(f"{line.name}: {error.message}")
                continue
            source = str(line.values.get("source", line.file))
            place = (excerpt.document, excerpt.start, excerpt.end)
            earlier = found[place].statements if place in found else ()
            found[place] = Annotated(source, excerpt, tuple(dict.fromkeys((*earlier, *wanted))))
        absent.extend(map(str, problems))
    return list(found.values()), absent


def examples_of(sentences: Sequence[Annotated]) -> Iterator[Example]:
    """Yield an example for everything rules read in the sentences, each within its paragraph."""
    right = Judge(load_concepts(), load_relation_types()).fits("tree")
    groups: dict[int, list[Annotated]] = defaultdict(list)
    for each in sentences:
        groups[id(each.excerpt.document)].append(each)
    for group in groups.values():
        document = group[0].excerpt.document
        parsed = list(annotate(document, prose(document)))
        concepts = [concepts_in(doc) for _, doc in parsed]
        for placed in sentences_of(parsed, concepts):
            holder = holder_of(placed, group)
            if holder is None:
                continue
            for read in read_by_rules(placed.sentence):
                said = read.candidate
                made = Statement(said.subject.concept, said.relation, said.object.concept)
                yield Example(
                    holder.source,
                    tuple(features(placed.sentence, read)),
                    any(right(wanted, made) for wanted in holder.statements),
                )


def holder_of(placed: Placed, group: Sequence[Annotated]) -> Annotated | None:
    """Return the annotated sentence that most of a parsed one is of."""
    start = placed.block.start + placed.sentence.span.start_char
    end = placed.block.start + placed.sentence.span.end_char

    def shared(each: Annotated) -> int:
        return min(end, each.excerpt.end) - max(start, each.excerpt.start)

    best = max(group, key=shared)
    return best if shared(best) > 0.5 * (end - start) else None
