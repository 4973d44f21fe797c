"""What sentences state of concepts, held against annotations; a baseline's answers too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from interorg.ontology.concepts import load_concepts
from interorg.ontology.relations import load_relation_types

from ..document import Document
from ..evidence import Extraction
from .answer import Answer
from .claim_figures import Scored, answer_of
from .cooccurrence import cooccurring
from .excerpts import Absent, Excerpt, Excerpts
from .lines import BadLine, Line, Problem, json_lines
from .statements import LEVELS, Judge, Statement, statements_of
from .texts import Texts

Extract = Callable[[Document], Extraction]
"""Reads claims and mentions from a document: the ordinary pipeline."""


@dataclass(frozen=True)
class Annotated:
    """A sentence and the statements that a reader found in it."""

    name: str
    excerpt: Excerpt
    wanted: tuple[Statement, ...]


def evaluate_claims(path: Path, extract: Extract, folders: Sequence[Path] = ()) -> Answer:
    """Score the claims of all annotated sentences of a file or folder.

    A line holds its `sentence`, or points to it by source, offsets and digest; its paragraph, if
    known, is read as the document. Lines of cases are passed over. Precision, recall and F1 are
    strict.
    """
    problems: list[Problem] = []
    absent: list[str] = []
    judge = Judge(load_concepts(), load_relation_types())
    excerpts = Excerpts(Texts(folders))
    annotated: dict[tuple[Document, int, int], Annotated] = {}
    for line in json_lines(path, problems):
        if "cases" in line.values and "claims" not in line.values:
            continue
        try:
            wanted, unknown = statements_of(line, judge)
            excerpt = excerpts.excerpt(line)
        except BadLine as error:
            problems.append(line.problem(error.message))
        except Absent as error:
            absent.append(error.message)
        else:
            problems += _unknown(line, unknown)
            place = (excerpt.document, excerpt.start, excerpt.end)
            # A sentence may be annotated on several lines.
            first = annotated.get(place, Annotated(line.name, excerpt, ()))
            both = tuple(dict.fromkeys((*first.wanted, *wanted)))
            annotated[place] = replace(first, wanted=both)
    scored = [
        each for group in _by_document(annotated.values()) for each in read(group, extract, judge)
    ]
    return answer_of(scored, judge, tuple(absent), tuple(problems))


def _unknown(line: Line, ids: Sequence[str]) -> list[Problem]:
    if not ids:
        return []
    expected = f"Expected ids of the ontology, found {', '.join(sorted(set(ids)))}."
    return [line.problem(expected)]


def _by_document(annotated: Iterable[Annotated]) -> list[list[Annotated]]:
    groups: dict[int, list[Annotated]] = defaultdict(list)
    for each in annotated:
        groups[id(each.excerpt.document)].append(each)
    return list(groups.values())


def read(group: Sequence[Annotated], extract: Extract, judge: Judge) -> list[Scored]:
    """Read one document and share what was found among its annotated sentences."""
    document = group[0].excerpt.document
    extraction = extract(document)
    found: dict[str, list[Statement]] = {each.name: [] for each in group}
    for claim in extraction.claims:
        statement = Statement(
            claim.subject,
            claim.relation,
            claim.object,
            claim.polarity,
            claim.modality,
            frozenset(claim.contexts),
            claim.evidence.confidence,
        )
        holder = holder_of(statement, claim.evidence.start, claim.evidence.end, group, judge)
        if holder is not None:
            found[holder.name].append(statement)
    scored = []
    for each in group:
        linked = tuple(
            mention.concept
            for mention in extraction.mentions
            if mention.concept is not None
            and each.excerpt.shares(mention.evidence.start, mention.evidence.end)
        )
        scored.append(
            Scored(
                each.name,
                each.excerpt.text,
                each.wanted,
                surest(found[each.name]),
                tuple(dict.fromkeys(cooccurring(linked, judge.concepts))),
                frozenset(linked),
            )
        )
    return scored


def holder_of(
    statement: Statement, start: int, end: int, group: Sequence[Annotated], judge: Judge
) -> Annotated | None:
    """Return the sentence that a claim belongs to, of those that share a stretch with its evidence.

    Evidence of two sentences, cut otherwise or with the one before, goes to the one it fits best,
    else to that which holds its end; None where no annotated sentence does.
    """
    near = [each for each in group if each.excerpt.shares(start, end)]
    for level in LEVELS:
        fits = judge.fits(level)
        for each in near:
            if any(fits(wanted, statement) for wanted in each.wanted):
                return each
    return next((each for each in near if each.excerpt.shares(end - 1, end)), None)


def surest(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Keep each statement once, as it is surest."""
    kept: dict[tuple[str, str, str], Statement] = {}
    for each in sorted(found, key=lambda statement: -statement.confidence):
        kept.setdefault((each.subject, each.relation, each.object), each)
    return tuple(kept.values())
