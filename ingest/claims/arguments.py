"""Which concepts a noun phrase or clause stands for when it is an argument of a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..concepts.mentions import ConceptSpan
from ..sentences import Sentence, children, conjoined, first

# Heads that stand for what follows them: "the use of contracts", "the risk of opportunism".
LIGHT = frozenset(
    "use usage formation creation establishment existence presence development adoption "
    "implementation introduction level degree amount extent kind type form sort range variety "
    "set number series issue problem risk danger possibility likelihood probability threat "
    "incidence occurrence sense case instance majority most many deployment exercise pursuit "
    "build building achievement attainment growth emergence participation membership involvement "
    "engagement means way method benefit advantage gain".split()
)
# Actors that stand for the form they are in: "partners in joint ventures".
ACTORS = frozenset(
    "partner member participant party firm company organization organisation ally".split()
)
ABILITIES = frozenset("ability capacity opportunity chance potential power".split())
CLASS_NOUNS = frozenset(
    "benefit advantage disadvantage challenge problem risk drawback issue factor barrier obstacle "
    "difficulty mechanism opportunity gain cost threat outcome".split()
)
"""Nouns that say nothing but a class, so that the examples after them are what is meant."""
LIGHT_VERBS = frozenset("form enter join create establish use build develop set make have".split())
# Modifiers that turn a notion round: what is said of weak trust is not said of trust.
REVERSING = frozenset(
    "poor weak low lower limited insufficient inadequate lacking less little few excessive failed "
    "reduced missing absent broken unsuccessful incomplete so-called false alleged apparent "
    "perceived declining diminished imperfect former escalating misplaced lost".split()
)
REVERSING_HEADS = frozenset("lack absence shortage loss decline failure want end".split())


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
    """Named in the sentence before, and taken up here by a pronoun."""

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
    found = [argument for head in conjoined(token) for argument in _of_head(sentence, head)]
    yield from found
    # The parser takes members of a list for appositions: those of the same kind are members.
    kinds = {argument.kind for argument in found}
    for apposed in children(token, "appos"):
        for head in conjoined(apposed):
            yield from (a for a in _of_head(sentence, head) if a.kind in kinds)
    if token.tag_ == "PRP":
        yield from _of_pronoun(sentence, token)


def _of_head(sentence: Sentence, head: Token, depth: int = 0) -> Iterator[Argument]:
    named = list(_examples(head)) if depth < 2 else []
    if named:
        for example in named:
            yield from _of_head(sentence, example, depth + 1)
        return
    spans = sentence.headed_by(head)
    if spans:
        if not any(_reversed(head, span) for span in spans):
            for span in spans:
                yield Argument(span, head, _negated(head), _definite(head), span.confidence)
        return
    if depth > 2 or _reversed(head, None):
        return
    lemma = head.lemma_.lower()
    inner: Token | None = None
    factor = 0.9
    if head.pos_ == "VERB" and lemma in LIGHT_VERBS:
        inner = first(children(head, "dobj", "obj"))
    elif lemma in LIGHT:
        inner = _after(head, "of", "in")
    elif lemma in ACTORS:
        inner = _after(head, "in", "of", "to")
        factor = 0.8
    elif lemma in ABILITIES:
        inner = first(children(head, "acl"))
    if inner is None:
        return
    for conjunct in conjoined(inner):
        for argument in _of_head(sentence, conjunct, depth + 1):
            if lemma in ACTORS and argument.kind != "form":
                continue
            yield replace(
                argument,
                negated=argument.negated or _negated(head),
                confidence=argument.confidence * factor,
            )


def _examples(head: Token) -> Iterator[Token]:
    """Yield what a class noun lists: "several problems, including free riding and hold-up"."""
    if head.lemma_.lower() not in CLASS_NOUNS:
        return
    for child in children(head, "prep"):
        such = any(grandchild.lower_ == "such" for grandchild in child.children)
        if child.lower_ == "including" or (child.lower_ == "as" and such):
            for listed in children(child, "pobj"):
                yield from conjoined(listed)


def _of_pronoun(sentence: Sentence, pronoun: Token) -> Iterator[Argument]:
    """Take up the subject of the clause before: "trust grows slowly, and it lowers costs".

    Only the nearest earlier subject of the sentence, only when it is a concept in that number.
    """
    tags = {"it": ("NN", "NNP"), "they": ("NNS", "NNPS")}.get(pronoun.lower_)
    if tags is None or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return
    earlier = [
        token
        for token in sentence.span
        if token.i < pronoun.i and token.dep_ in ("nsubj", "nsubjpass") and token.tag_ != "WDT"
    ]
    if not earlier and sentence.previous is not None and pronoun.head.dep_ == "ROOT":
        yield from _of_previous(sentence.previous, tags)
    if earlier and earlier[-1].tag_ in tags and not list(children(earlier[-1], "conj")):
        for argument in _of_head(sentence, earlier[-1], depth=3):
            yield replace(argument, confidence=argument.confidence * 0.85)


def _of_previous(sentence: Sentence, tags: tuple[str, ...]) -> Iterator[Argument]:
    """Take up the subject of the sentence before: "Joint ventures are common. They share risk."

    Only when it is a form or mechanism in that number and no other noun of that number could be
    meant.
    """
    subject = first(children(sentence.span.root, "nsubj", "nsubjpass"))
    if subject is None or subject.tag_ not in tags or list(children(subject, "conj")):
        return
    rivals = [
        token
        for token in sentence.span
        if token.tag_ in tags and token.dep_ in ("dobj", "pobj", "attr", "nsubj", "nsubjpass")
    ]
    if any(token != subject and token.i > subject.i for token in rivals):
        return
    for argument in _of_head(sentence, subject, depth=3):
        if argument.kind in ("form", "mechanism"):
            yield replace(argument, before=True, confidence=argument.confidence * 0.7)


def _after(head: Token, *prepositions: str) -> Token | None:
    for child in children(head, "prep"):
        if child.lower_ in prepositions:
            return first(children(child, "pobj", "pcomp"))
    return None


def _reversed(head: Token, span: ConceptSpan | None) -> bool:
    """Tell whether a modifier outside the concept turns it round or hangs it on something else."""
    # "excessive structuring and monitoring": the first member's modifier holds for all.
    leading = head.head.children if head.dep_ == "conj" else ()
    for child in (*head.children, *leading):
        inside = span is not None and span.covers(child)
        if not inside and child.dep_ in ("amod", "compound") and child.lower_ in REVERSING:
            return True
    governor = head.head if head.dep_ in ("pobj", "pcomp") else None
    return governor is not None and governor.head.lemma_.lower() in REVERSING_HEADS


def _negated(head: Token) -> bool:
    return any(
        child.lower_ in ("no", "neither", "nor") or child.dep_ == "neg"
        for child in head.children
        if child.dep_ in ("det", "neg", "cc", "preconj")
    )


def _definite(head: Token) -> bool:
    determiner = first(children(head, "det", "poss"))
    return (
        determiner is not None
        and determiner.lower_ in ("the", "this", "that", "its", "their")
        and head.tag_ in ("NN", "NNP")
    )
