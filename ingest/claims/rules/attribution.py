"""Claims in which somebody ascribes an outcome to its causes, or makes it possible."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..arguments import Argument, arguments
from ..clause import subject_of
from ..predicates import CAUSAL, relation
from .rule import Candidate, Example, Rule

ASCRIBING = {
    ("attribute", "to"),
    ("ascribe", "to"),
    ("trace", "to"),
    ("explain", "by"),
    ("explain", "with"),
}
EASING = frozenset(
    "possible easier easy feasible likelier likely viable workable effective cheaper safer".split()
)
WANTING = frozenset("attractive worthwhile necessary desirable preferable".split())
BARRING = frozenset("difficult impossible harder unlikely".split())
SPARING = frozenset("unnecessary superfluous redundant dispensable".split())


def caused(source: Argument, target: Argument) -> str | None:
    """Return the relation of a cause to what is explained by it."""
    if source.kind not in CAUSAL or source.concept == target.concept:
        return None
    return {"challenge": "Causes", "benefit": "Enables"}.get(target.kind)


def ascribed(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        for preposition in children(verb, "prep", "agent"):
            if (verb.lemma_.lower(), preposition.lower_) not in ASCRIBING:
                continue
            for outcome in children(verb, "dobj", "nsubjpass"):
                for target in arguments(sentence, outcome):
                    for cause in children(preposition, "pobj", "pcomp"):
                        for source in arguments(sentence, cause):
                            meaning = caused(source, target)
                            if meaning:
                                yield Candidate(source, meaning, target, verb, 0.75)


def makes(sentence: Sentence) -> Iterator[Candidate]:
    """Read "trust makes contracts unnecessary"."""
    for verb in sentence.verbs:
        subject = subject_of(verb) if verb.lemma_ in ("make", "render") else None
        if subject is None:
            continue
        for adjective, object in small_clauses(verb):
            for source in arguments(sentence, subject):
                for target in arguments(sentence, object):
                    less = any(child.lower_ == "less" for child in adjective.children)
                    meaning = made(adjective.lower_, source, target, less=less)
                    if meaning and source.concept != target.concept:
                        yield Candidate(source, meaning, target, verb, 0.75)


def small_clauses(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield adjective and noun of "make O adj", whichever way the parser hangs them."""
    for adjective in children(verb, "ccomp", "acomp", "oprd", "xcomp"):
        if adjective.pos_ == "ADJ":
            for noun in (*children(adjective, "nsubj"), *children(verb, "dobj")):
                yield adjective, noun


def made(adjective: str, source: Argument, target: Argument, *, less: bool) -> str | None:
    """Return what it says of two concepts that one makes the other so, or less so."""
    if less:
        spared = adjective in WANTING and source.kind == target.kind == "mechanism"
        return "SubstitutesFor" if spared else None
    if adjective in EASING:
        return relation("raise", source.kind, target.kind)
    if adjective in WANTING and target.kind == "form":
        return relation("motivate", source.kind, target.kind)
    if adjective in BARRING:
        return relation("hinder", source.kind, target.kind)
    if adjective in SPARING and source.kind == target.kind == "mechanism":
        return "SubstitutesFor"
    return None


RULES = (
    Rule(
        "claim.ascribed",
        "An outcome is attributed to, or explained by, its causes.",
        Example(
            "Scholars attribute alliance failure to cultural differences and goal conflict.",
            (
                ("CulturalDifference", "Causes", "AllianceFailure"),
                ("GoalConflict", "Causes", "AllianceFailure"),
            ),
        ),
        "Scholars attribute the book on alliance failure to students of cultural differences.",
        ascribed,
    ),
    Rule(
        "claim.makes",
        "The subject makes the object possible, difficult or unnecessary.",
        Example(
            "Goal conflict makes knowledge transfer difficult.",
            (("GoalConflict", "Hinders", "KnowledgeTransfer"),),
        ),
        "Goal conflict makes the manager of knowledge transfer difficult.",
        makes,
    ),
)
