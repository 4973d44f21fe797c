"""What becomes of a form, where no label names it: success, failure, stability."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..sentences import children, of_lemma
from .spans import ConceptSpan

RULE = "mention.fortune"
TROUBLES = frozenset(["AllianceFailure", "RelationshipInstability"])
FORTUNES = {
    "success": "AlliancePerformance",
    "performance": "AlliancePerformance",
    "effectiveness": "AlliancePerformance",
    "succeed": "AlliancePerformance",
    "failure": "AllianceFailure",
    "collapse": "AllianceFailure",
    "breakdown": "AllianceFailure",
    "fail": "AllianceFailure",
    "instability": "RelationshipInstability",
    "longevity": "RelationshipLongevity",
    "survival": "RelationshipLongevity",
    "stability": "RelationshipLongevity",
}
"""By lemma of a noun ("the success of alliances") or a verb ("alliances fail")."""


def fortunes(doc: Doc, found: list[ConceptSpan]) -> Iterator[ConceptSpan]:
    """Find the success, failure, stability of a form where no label names them."""
    covered = {index for span in found for index in range(span.start, span.end)}
    forms = [span for span in found if span.kind == "form"]
    for token in of_lemma(doc, FORTUNES):
        concept = FORTUNES[token.lemma_.lower()]
        if token.i in covered or token.pos_ not in ("NOUN", "VERB"):
            continue
        if token.pos_ == "VERB":
            # "fail to" is a denial, not a failure.
            owners = [] if any(children(token, "xcomp")) else [*children(token, "nsubj")]
        else:
            owners = [*children(token, "compound", "poss")]
            for preposition in children(token, "prep"):
                if preposition.lower_ in ("of", "in"):
                    owners.extend(children(preposition, "pobj"))
        if any(form.covers(owner) for form in forms for owner in owners):
            kind = "challenge" if concept in TROUBLES else "benefit"
            label = token.lemma_.lower()
            yield ConceptSpan(token.i, token.i + 1, token.i, concept, kind, label, 0.8, RULE)
