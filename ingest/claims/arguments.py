"""Which concepts a noun phrase or clause stands for when it is an argument of a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..concepts.spans import ConceptSpan
from ..sentences import Sentence, children, conjoined, first
from .clause import ABILITIES
from .cues import DOWNWARD_MODIFIERS, DOWNWARD_NOUNS, UPWARD_NOUNS, verb_class
from .denial import negated
from .predicates import DOWNWARD, UPWARD

# Heads that stand for what follows them: "the use of contracts", "the risk of opportunism".
LIGHT = (
    frozenset(
        "use usage formation existence presence development adoption "
        "implementation introduction level degree amount extent kind type form sort range variety "
        "set number series issue problem risk danger possibility likelihood probability threat "
        "incidence occurrence sense case instance majority most many deployment exercise pursuit "
        "build building emergence participation membership involvement feeling part many lot "
        "engagement means way method benefit advantage gain role one cost practice process act "
        "establishment mix combination variety choice quality nature some all each both part "
        "either".split()
    )
    | UPWARD_NOUNS
)
# Heads that stand for no concept written before them: a person, or a text about it.
NOT_CARRYING = frozenset(
    "lawyer expert scholar student consultant officer author theory theorist research researcher "
    "literature study studies book paper course class scholarship journal conference department "
    "ministry law act chapter story history price market share industry time year data report "
    "teacher measure scale index survey".split()
)
# Actors that stand for the form they are in: "partners in joint ventures".
ACTORS = frozenset(
    "partner member participant party firm company organization organisation ally".split()
)
CLASS_NOUNS = frozenset(
    "benefit advantage disadvantage challenge problem risk drawback issue factor barrier obstacle "
    "difficulty mechanism opportunity gain cost threat outcome element aspect condition "
    "characteristic feature component tool instrument measure practice activity reason".split()
)
"""Nouns that say nothing but a class, so that the examples after them are what is meant."""
LIGHT_VERBS = frozenset(
    "form enter join create establish use build develop set make have adopt employ implement "
    "maintain".split()
)
# Modifiers that turn a notion round: what is said of weak trust is not said of trust.
REVERSING = (
    frozenset(
        "poor weak low limited insufficient inadequate lacking little few excessive "
        "failed missing absent broken unsuccessful incomplete so-called false alleged apparent "
        "perceived imperfect former escalating misplaced lost".split()
    )
    | DOWNWARD_MODIFIERS
)
DEMONSTRATIVES = frozenset("this that these those such".split())
POINTED = 0.8
"""How surely a demonstrative with a general noun takes up what is most in mind."""
REVERSING_HEADS = frozenset("lack absence shortage loss failure want end".split())


@dataclass(frozen=True)
class Argument:
    """A concept in an argument's place, and how it stands there."""

    span: ConceptSpan
    token: Token
    negated: bool = False
    """The argument itself denies: "no contract", "neither trust nor control"."""
    definite: bool = False
    """One certain thing is meant: "the alliance", "this venture"."""
    confidence: float = 1.0
    before: bool = False
    """Named in a sentence before, and taken up here by a pronoun or a general noun."""
    lessened: bool = False
    """Less of it is meant: "a reduction of costs", "reduced opportunism"."""

    @property
    def concept(self) -> str:
        return self.span.concept

    @property
    def kind(self) -> str:
        return self.span.kind


def arguments(sentence: Sentence, token: Token | None) -> Iterator[Argument]:
    """Yield the concepts that a phrase headed by `token` stands for, its conjuncts included.

    Yields nothing where the phrase stands for something else than the concepts inside it.
    """
    if token is None:
        return
    found = [argument for head in conjoined(token) for argument in head_arguments(sentence, head)]
    yield from found
    # The parser takes members of a list for appositions: those of the same kind are members.
    kinds = {argument.kind for argument in found}
    for apposed in children(token, "appos"):
        for head in conjoined(apposed):
            yield from (a for a in head_arguments(sentence, head) if a.kind in kinds)
    if not found:
        # Imported here: what is taken up is an argument in its turn.
        from .anaphora import taken_up

        yield from taken_up(sentence, token)


def head_arguments(sentence: Sentence, head: Token, depth: int = 0) -> Iterator[Argument]:
    """Yield the concepts that one head stands for, its conjuncts left out."""
    named = list(_examples(head)) if depth < 2 else []
    if named:
        for example in named:
            yield from head_arguments(sentence, example, depth + 1)
        return
    spans = sentence.headed_by(head)
    if spans and not _named_after(sentence, head, spans):
        for span in spans:
            turned = _reversed(head, span)
            if turned != "otherwise":
                yield Argument(
                    span,
                    head,
                    negated(head, span),
                    _definite(head),
                    max(span.confidence, POINTED) if _pointed(head, span) else span.confidence,
                    lessened=turned == "less",
                )
        return
    if depth > 2 or _reversed(head, None) == "otherwise":
        return
    lemma = head.lemma_.lower()
    for inner, factor in _inner(sentence, head, lemma):
        for argument in head_arguments(sentence, inner, depth + 1):
            if lemma in ACTORS and argument.kind not in ("form", "mechanism"):
                continue
            yield replace(
                argument,
                negated=argument.negated or negated(head),
                confidence=argument.confidence * factor,
                lessened=argument.lessened != _lessens(head, lemma),
            )


def _pointed(head: Token, span: ConceptSpan) -> bool:
    """Tell "such arrangements" from "the arrangement", which may be another one."""
    if span.rule != "mention.arrangement":
        return False
    return any(child.lower_ in DEMONSTRATIVES for child in children(head, "det", "amod", "predet"))


def _named_after(sentence: Sentence, actor: Token, spans: tuple[ConceptSpan, ...]) -> bool:
    """Tell whether actors that would stand for a form nearby say which: "partners in networks"."""
    if actor.lemma_.lower() not in ACTORS or not all(span.weak for span in spans):
        return False
    within = _after(actor, "in", "of", "to")
    return within is not None and any(
        span.kind == "form" and not span.weak for span in sentence.headed_by(within)
    )


def _inner(sentence: Sentence, head: Token, lemma: str) -> Iterator[tuple[Token, float]]:
    """Yield what a light word stands for, its conjuncts included, and how surely."""
    inner: Token | None = None
    factor = 0.9
    if head.pos_ == "VERB":
        inner = first(children(head, "dobj", "obj")) if lemma in LIGHT_VERBS else None
        if inner is None and verb_class(lemma) in UPWARD | DOWNWARD:
            # "Fostering trust is essential": what is fostered is; "reducing conflict": less of it.
            inner, factor = first(children(head, "dobj", "obj")), 0.8
    elif lemma in LIGHT or lemma in DOWNWARD_NOUNS:
        inner = _after(head, "of", "in")
    elif lemma in ACTORS:
        inner = _after(head, "in", "of", "to") or _used(head)
        factor = 0.8
    elif lemma in ABILITIES:
        inner = first(children(head, "acl"))
    if inner is not None:
        yield from ((conjunct, factor) for conjunct in conjoined(inner))
    elif head.pos_ == "NOUN" and lemma not in NOT_CARRYING:
        # "The partnership arrangement", "trust-building exercises", "alliance activities".
        for child in children(head, "compound", "nmod", "poss"):
            if sentence.headed_by(child):
                yield child, 0.6 if child.dep_ == "poss" else 0.75


def _lessens(head: Token, lemma: str) -> bool:
    if head.pos_ == "VERB":
        return verb_class(lemma) in DOWNWARD
    return lemma in DOWNWARD_NOUNS


def _used(actor: Token) -> Token | None:
    """Return what a relative clause says that actors use, have or belong to: "firms that form
    alliances"."""
    for clause in children(actor, "relcl", "acl"):
        if clause.lemma_.lower() in LIGHT_VERBS | {"belong", "participate", "engage"}:
            return first(children(clause, "dobj", "obj")) or _after(clause, "in", "to")
    return None


def _examples(head: Token) -> Iterator[Token]:
    """Yield what a class noun lists: "several problems, including free riding and hold-up"."""
    if head.lemma_.lower() not in CLASS_NOUNS:
        return
    for child in children(head, "prep"):
        such = any(grandchild.lower_ == "such" for grandchild in child.children)
        if child.lower_ in ("including", "like") or (child.lower_ == "as" and such):
            for listed in children(child, "pobj", "pcomp"):
                yield from conjoined(listed)


def _after(head: Token, *prepositions: str) -> Token | None:
    for child in children(head, "prep"):
        if child.lower_ in prepositions:
            return first(children(child, "pobj", "pcomp"))
    return None


def _reversed(head: Token, span: ConceptSpan | None) -> str | None:
    """Tell whether a modifier outside the concept makes "less" of it, or makes it "otherwise"."""
    # "excessive structuring and monitoring": the first member's modifier holds for all.
    leading = head.head.children if head.dep_ == "conj" else ()
    for child in (*head.children, *leading):
        inside = span is not None and span.covers(child)
        if not inside and child.dep_ in ("amod", "compound") and child.lower_ in REVERSING:
            return "less" if child.lower_ in DOWNWARD_MODIFIERS else "otherwise"
    governor = head.head if head.dep_ in ("pobj", "pcomp") else None
    if governor is not None and governor.head.lemma_.lower() in REVERSING_HEADS:
        return "otherwise"
    return None


def _definite(head: Token) -> bool:
    determiner = first(children(head, "det", "poss"))
    return (
        determiner is not None
        and determiner.lower_ in ("the", "this", "that", "its", "their")
        and head.tag_ in ("NN", "NNP")
    )
