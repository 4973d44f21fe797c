"""Which of the works that a sentence cites a statement in it is credited to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..citations import citations_in, credited_to_reviewed, works_for
from ..document import Document
from ..evidence import Citation
from ..reference_list import Reference, numbered_references
from ..sentences import Sentence, children
from .rules import Candidate


@dataclass(frozen=True)
class Works:
    """What a document can be expected to cite."""

    known: Mapping[tuple[str, int], str]
    """By surname and year, as `citations.works_for` gives them."""
    references: Mapping[int, Reference]
    """Its own reference list by number."""


def works_of(document: Document) -> Works:
    """Return the works a document may cite: the bibliography's, and its numbered references."""
    return Works(works_for(document), numbered_references(document))


def credits(
    document: Document,
    offset: int,
    sentence: Sentence,
    candidate: Candidate,
    works: Works,
) -> tuple[Citation, ...]:
    """Return the citations a statement is credited to, at their offsets in the document; the
    sentence begins at `offset`."""
    text = document.text[offset : offset + len(sentence.span.text)]
    own = _own_clause(candidate, sentence)
    found = [c for c in _of_sentence(document, text, works) if c.start >= own]
    predicate = candidate.predicate.idx - sentence.span.start_char
    return tuple(
        replace(c, start=c.start + offset, end=c.end + offset)
        for c in _credited(text, predicate, found)
    )


def _of_sentence(document: Document, text: str, works: Works) -> tuple[Citation, ...]:
    """Return the citations of a sentence; a note may credit the work it reviews in words."""
    found = citations_in(text, works.known, works.references)
    reviewed = document.metadata.reviews
    if found or reviewed is None:
        return found
    credit = credited_to_reviewed(text, reviewed)
    return (credit,) if credit else ()


def _own_clause(candidate: Candidate, sentence: Sentence) -> int:
    """Return where the clause of the predicate begins when it is one of its own: in "Parkhe (1993)
    doubts it, but contracts may help" only the first clause is Parkhe's."""
    verb = candidate.predicate
    if verb.dep_ == "conj" and any(children(verb, "nsubj", "nsubjpass")):
        return verb.left_edge.idx - sentence.span.start_char
    return 0


def _credited(text: str, predicate: int, citations: Sequence[Citation]) -> Iterator[Citation]:
    """Yield the citations that the statement is credited to.

    A name before its year credits what its verb governs; a bracket credits what stands before it.
    """
    if len(citations) == 1:
        yield citations[0]
        return
    before = [c for c in citations if c.start <= predicate]
    after = [c for c in citations if c.start > predicate]
    brackets = [c for c in after if text[: c.start].rstrip().endswith(("(", ";"))]
    if brackets:
        yield from brackets
    elif before:
        yield before[-1]
