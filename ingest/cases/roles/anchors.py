"""The words that may tell of a relationship: "alliance", "teamed up", "Bluetooth Consortium"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from ..rules.forms import FormPhrase
from .candidates import EARLIER, organizations_counted

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERBS: Mapping[str, str | None] = {
    **dict.fromkeys(["ally", "align"], "StrategicAlliance"),
    **dict.fromkeys(["partner"], "Partnership"),
    **dict.fromkeys(
        "collaborate cooperate co-operate team join unite band pool work cofound co-found "
        "co-develop codevelop co-operate cosponsor co-sponsor link".split(),
        "InterorganizationalCollaboration",
    ),
    **dict.fromkeys(["license", "licence", "sublicense"], "LicensingRelationship"),
    **dict.fromkeys(["outsource"], "OutsourcingRelationship"),
    **dict.fromkeys(["franchise"], "FranchiseSystem"),
    **dict.fromkeys(
        "found establish create form launch own belong involve include set share leave agree lead "
        "host run build dissolve quit hold tie codeshare manage".split(),
        None,
    ),
}
NOUNS: Mapping[str, str | None] = {
    **dict.fromkeys("licence license".split(), "LicensingRelationship"),
    **dict.fromkeys("collaboration cooperation co-operation collaborative".split(),
        "InterorganizationalCollaboration"),
    **dict.fromkeys("outsourcing".split(), "OutsourcingRelationship"),
    **dict.fromkeys("franchise franchisee franchisor".split(), "FranchiseSystem"),
    **dict.fromkeys("partner co-founder cofounder".split(), "Partnership"),
    **dict.fromkeys(
        "agreement deal accord pact memorandum contract member membership cosponsor owner "
        "association initiative programme program project joint jointly together body foundation "
        "co-owner shareholder venture undertaking founder licensee tie-up codeshare ally parent "
        "centre center".split(), None),
}  # fmt: skip
LIKE_FORMS = re.compile(
    r"alliance|consortium|partnership|coalition|federation|association|network|venture|initiative|"
    r"programme|program|forum|council|group|foundation|union|cooperative|pool|project|accord|"
    r"collaborative|institute|committee|league",
    re.IGNORECASE,
)
"""Words that bodies are called by, and end their names."""
MOST = 4
"""Anchors of a sentence that are asked for at most."""


@dataclass(frozen=True)
class Anchor:
    """Token indexes, end exclusive, and the form that the word names, if it does."""

    start: int
    end: int
    form: str | None
    rank: int
    """How telling the word is, from 0."""


def anchors_of(
    doc: Doc, phrases: Sequence[FormPhrase], organizations: Sequence[OrganizationSpan]
) -> list[Anchor]:
    """Return the anchors of a Doc, in order; of those of one sentence the most telling.

    A sentence of several organizations without any is asked by its main verb. One that names none,
    or one where not even the sentence before names another, is not asked.
    """
    found: dict[int, Anchor] = {}
    for phrase in phrases:
        if phrase.form is not None:
            at = phrase.head.i
            found[at] = Anchor(at, at + 1, phrase.form, 0)
    for anchor in _words(doc):
        if anchor.start not in found:
            found[anchor.start] = anchor
    kept: list[Anchor] = []
    by_sentence: dict[int, list[Anchor]] = {}
    for anchor in found.values():
        by_sentence.setdefault(doc[anchor.start].sent.start, []).append(anchor)
    earlier: list[int] = []
    for sentence in doc.sents:
        here = organizations_counted(organizations, sentence.start, sentence.end)
        held = by_sentence.get(sentence.start, [])
        if not held and here > 1:
            held = [Anchor(sentence.root.i, sentence.root.i + 1, None, 4)]
        if here and here + sum(earlier[-EARLIER:]) > 1:
            kept += sorted(held, key=lambda a: (a.rank, a.start))[:MOST]
        earlier.append(here)
    return sorted(kept, key=lambda a: a.start)


def _words(doc: Doc) -> Iterator[Anchor]:
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") and lemma in VERBS:
            form = VERBS[lemma]
            yield Anchor(token.i, token.i + 1, form, 1 if form else 3)
        elif lemma in NOUNS or token.lower_ in NOUNS:
            form = NOUNS.get(lemma, NOUNS.get(token.lower_))
            yield Anchor(token.i, token.i + 1, form, 1 if form else 2)
        elif LIKE_FORMS.fullmatch(lemma):
            yield Anchor(token.i, token.i + 1, None, 2)
