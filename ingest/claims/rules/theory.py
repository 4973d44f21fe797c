"""Claims of theories and fields: what a theory explains, what a field or method studies."""

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
STUDYING = frozenset(
    "study examine investigate analyze analyse explore address research discuss".split()
)
TURNED_TO = {"focus": ("on",), "look": ("at",), "concern": ("with",), "deal": ("with",)}
"""Verbs of fields with the preposition before what they study."""
FIELDS = frozenset(["discipline", "approach"])
WRITINGS = frozenset("research literature work scholar researcher study scholarship".split())
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


def studies(sentence: Sentence) -> Iterator[Candidate]:
    """Read "economics studies B", "research in economics focuses on B", "B is studied in A"."""
    for verb in sentence.verbs:
        lemma = verb.lemma_.lower()
        if lemma not in STUDYING and lemma not in TURNED_TO:
            continue
        passive = list(children(verb, "nsubjpass"))
        if passive and lemma in STUDYING:
            objects = [a for token in passive for a in arguments(sentence, token)]
            fields = [a for link in children(verb, "prep", "agent") for a in under(sentence, link)]
            yield from studied(fields, objects, verb, 1.0)
            continue
        found = list(children(verb, "dobj")) if lemma in STUDYING else []
        for link in children(verb, "prep", "agent"):
            if link.lower_ in TURNED_TO.get(lemma, ()):
                found.extend(children(link, "pobj", "pcomp"))
        objects = [a for token in found for a in arguments(sentence, token)]
        if objects:
            for token, factor in subjects_of(verb):
                yield from studied(fields_of(sentence, token), objects, verb, factor)


def fields_of(sentence: Sentence, noun: Token) -> list[Argument]:
    """Return the fields that a noun names, or whose research it is."""
    if noun.lemma_.lower() in WRITINGS:
        named = [a for link in children(noun, "prep") for a in under(sentence, link)]
        named += [a for t in children(noun, "compound", "amod") for a in arguments(sentence, t)]
        return named
    return list(arguments(sentence, noun))


def under(sentence: Sentence, link: Token) -> list[Argument]:
    """Return what stands behind a word for where or by what something is studied."""
    if link.lower_ not in ("in", "within", "by", "through", "from", "of"):
        return []
    return [a for token in children(link, "pobj") for a in arguments(sentence, token)]


def studied(
    fields: list[Argument], objects: list[Argument], verb: Token, factor: float
) -> Iterator[Candidate]:
    """Yield that each field or method studies each object."""
    for field in fields:
        if field.kind in FIELDS:
            for target in objects:
                if target.kind in EXPLAINED:
                    yield Candidate(field, "Studies", target, verb, 0.8 * factor)


RULES = (
    Rule(
        "claim.field-studies",
        "A field or method studies, examines, focuses on something.",
        Example(
            "Research in international business focuses on international joint ventures.",
            (("InternationalBusiness", "Studies", "InternationalJointVenture"),),
        ),
        "Students of international business join international joint ventures.",
        studies,
    ),
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
