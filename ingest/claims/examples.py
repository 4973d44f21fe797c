"""Annotated sentences to learn from: parsed, with what is in mind, and what they state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interorg.ontology.concepts import load_concepts
from interorg.ontology.relations import load_relation_types

from ..concepts.mentions import concepts_of
from ..document import Document
from ..evaluation.excerpts import Absent, Excerpt, Excerpts
from ..evaluation.lines import BadLine, Problem, json_lines
from ..evaluation.statements import Judge, Statement, statements_of
from ..evaluation.texts import Texts, digest
from ..language import annotate
from ..pipeline import prose
from ..sentences import Sentence
from .discourse import Placed, sentences_of


@dataclass(frozen=True)
class Annotated:
    """A sentence and what its annotators found in it."""

    source: str
    excerpt: Excerpt
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Labelled:
    """A parsed sentence and what it states."""

    source: str
    """The file or address it is from: sentences of one source stay in one fold."""
    digest: str
    """Of the sentence as it was cut here."""
    sentence: Sentence
    statements: tuple[Statement, ...]

    @property
    def concepts(self) -> tuple[str, ...]:
        """What the sentence itself names."""
        return tuple(dict.fromkeys(span.concept for span in self.sentence.concepts))


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


def labelled(sentences: Sequence[Annotated]) -> Iterator[Labelled]:
    """Parse annotated sentences, each within its paragraph."""
    groups: dict[int, list[Annotated]] = defaultdict(list)
    for each in sentences:
        groups[id(each.excerpt.document)].append(each)
    for group in groups.values():
        document = group[0].excerpt.document
        parsed = list(annotate(document, prose(document)))
        concepts = concepts_of([doc for _, doc in parsed])
        for placed in sentences_of(parsed, concepts):
            holder = holder_of(placed, group)
            if holder is not None:
                text = placed.sentence.span.text
                yield Labelled(holder.source, digest(text), placed.sentence, holder.statements)


def holder_of(placed: Placed, group: Sequence[Annotated]) -> Annotated | None:
    """Return the annotated sentence that most of a parsed one is of."""
    start = placed.block.start + placed.sentence.span.start_char
    end = placed.block.start + placed.sentence.span.end_char

    def shared(each: Annotated) -> int:
        return min(end, each.excerpt.end) - max(start, each.excerpt.start)

    best = max(group, key=shared)
    return best if shared(best) > 0.5 * (end - start) else None
