"""Which of the works that a sentence cites a statement in it is credited to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..citing.citation_marks import reach
from ..citing.citations import citations_in, credited_to_reviewed, works_for
from ..citing.notes import notes_of
from ..citing.reference_list import References, numbered_references
from ..document import Document
from ..evidence import Citation
from ..sentences import Sentence, children
from .rules import Candidate

JOINED = re.compile(r"[\s\]),;]*(?:and|&|as well as|or)?[\s,;(\[]*(?:(?:see|also|e\.g\.),? ?)*")
"""What stands between works that are cited together."""


@dataclass(frozen=True)
class Works:
    """What a document can be expected to cite."""

    known: Mapping[tuple[str, int], str]
    """By surname and year, as `citations.works_for` gives them."""
    references: References
    """Its own reference list by number."""
    notes: References
    """What its footnotes cite, by their numbers."""


def works_of(document: Document) -> Works:
    """Return the works a document may cite: the bibliography's, its own list's, its footnotes'."""
    return Works(works_for(document), numbered_references(document), notes_of(document))


def credits(
    document: Document,
    offset: int,
    sentence: Sentence,
    candidate: Candidate,
    works: Works,
) -> tuple[Citation, ...]:
    """Return the citations a statement is credited to, at their offsets in the document; the
    sentence begins at `offset`."""
    text = _with_marks(document, offset, sentence)
    predicate = candidate.predicate.idx - sentence.span.start_char
    found = _of_clause(_of_sentence(document, text, works), candidate, sentence)
    return tuple(
        replace(c, start=c.start + offset, end=c.end + offset)
        for c in _credited(text, predicate, found)
    )


def _with_marks(document: Document, offset: int, sentence: Sentence) -> str:
    """Return a sentence as its document has it, with the marks behind its full stop and without
    those of the sentence before, which a parse leaves at its head."""
    parsed = sentence.span.text
    lead = len(parsed) - len(parsed.lstrip())
    end = reach(document.text, offset + len(parsed.rstrip()))
    return " " * lead + document.text[offset + lead : end]


def _of_sentence(document: Document, text: str, works: Works) -> tuple[Citation, ...]:
    """Return the citations of a sentence; a note may credit the work it reviews in words."""
    found = citations_in(text, works.known, works.references, works.notes)
    reviewed = document.metadata.reviews
    if found or reviewed is None:
        return found
    credit = credited_to_reviewed(text, reviewed)
    return (credit,) if credit else ()


def _of_clause(
    citations: Sequence[Citation], candidate: Candidate, sentence: Sentence
) -> list[Citation]:
    """Return the citations of the predicate's clause, where it is one of several with subjects.

    In "Parkhe (1993) doubts it, but contracts may help" only the first clause is Parkhe's, and in
    "Norms curb greed [1], and contracts raise costs [2]" each has its own. What stands behind the
    full stop is of the whole sentence.
    """
    span, verb = sentence.span, candidate.predicate
    own = verb.dep_ == "conj" and _has_subject(verb)
    begin = verb.left_edge.idx - span.start_char if own else 0
    next_one = (
        c.left_edge.idx - span.start_char for c in children(verb, "conj") if _has_subject(c)
    )
    stop, end = len(span.text.rstrip()), min(next_one, default=len(span.text))
    here = [c for c in citations if c.start >= begin]
    inside = [c for c in here if c.start < end or c.start >= stop]
    return inside or here


def _has_subject(verb: Token) -> bool:
    return any(children(verb, "nsubj", "nsubjpass"))


def _credited(text: str, predicate: int, citations: Sequence[Citation]) -> Iterator[Citation]:
    """Yield the citations that the statement is credited to.

    A name before its year credits what its verb governs; a bracket, or a number, credits what
    stands before it.
    """
    if len(citations) == 1:
        yield citations[0]
        return
    before = [c for c in citations if c.start <= predicate]
    after = [c for c in citations if c.start > predicate and _is_aside(text, c)]
    if after:
        yield from after
        return
    group: list[Citation] = []
    for citation in reversed(before):
        if group and not JOINED.fullmatch(text[citation.end : max(citation.end, group[0].start)]):
            break
        group.insert(0, citation)
    yield from group


def _is_aside(text: str, citation: Citation) -> bool:
    """Tell whether a citation stands in brackets or is a raised number, and not in the sentence."""
    before = text[: citation.start]
    return (
        before.count("(") > before.count(")")
        or before.count("[") > before.count("]")
        or not text[citation.start].isalpha()
    )
