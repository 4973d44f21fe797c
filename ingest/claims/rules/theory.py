"""Claims of theories: what a theory explains, holds or looks at."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..arguments import Argument, arguments
from ..clause import subjects_of
from .rule import Candidate, Example, Rule

EXPLAINING = frozenset(
    "explain predict emphasize emphasise stress hold argue suggest posit view see regard describe "
    "focus look treat attribute assume highlight concern propose maintain contend conceive "
    "understand account address examine point draw".split()
)
MENTIONED = frozenset("on at to for about from upon".split())
EXPLAINED = frozenset(
    "form mechanism benefit challenge driver successFactor contingency factor contrast".split()
)


def explains(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        if verb.lemma_.lower() not in EXPLAINING:
            continue
        theories = [
            (argument, factor)
            for token, factor in subjects_of(verb)
            for argument in arguments(sentence, token)
            if argument.kind == "theory"
        ]
        for theory, factor in theories:
            for target in treated(sentence, verb):
                yield Candidate(theory, "Explains", target, verb, 0.75 * factor)


def treated(sentence: Sentence, verb: Token) -> Iterator[Argument]:
    """Yield what a theory speaks of: object, after a preposition, and in the clause it holds."""
    tokens = list(children(verb, "dobj"))
    for preposition in children(verb, "prep"):
        if preposition.lower_ in MENTIONED:
            tokens.extend(children(preposition, "pobj", "pcomp"))
    for clause in children(verb, "ccomp"):
        tokens.extend(children(clause, "nsubj", "nsubjpass", "dobj"))
    for token in tokens:
        yield from (a for a in arguments(sentence, token) if a.kind in EXPLAINED)


RULES = (
    Rule(
        "claim.theory-explains",
        "A theory explains, emphasizes, looks at or holds something of a concept.",
        Example(
            "Agency theory emphasizes opportunism.",
            (("AgencyTheory", "Explains", "Opportunism"),),
        ),
        "Students of agency theory emphasize opportunism.",
        explains,
    ),
)
