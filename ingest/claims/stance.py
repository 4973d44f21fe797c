"""How a text stands to what it says: polarity, modality and generality of a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ..evidence import Modality, Polarity
from ..sentences import children

HEDGES = frozenset(["may", "might", "can", "could"])
HEDGING_VERBS = frozenset("seem appear suggest believe suppose suspect expect hope tend".split())
HEDGING_ADVERBS = frozenset(
    "perhaps possibly probably arguably presumably potentially likely apparently seemingly "
    "conceivably maybe supposedly usually typically generally normally often frequently commonly "
    "mostly sometimes occasionally largely partly".split()
)
HEDGING_ADJECTIVES = frozenset("likely possible probable apt liable prone".split())
PRESCRIPTIVE = frozenset(["should", "must", "ought", "shall"])
DENYING_VERBS = frozenset("fail cease refuse neglect doubt deny reject dispute".split())
DENYING_ADVERBS = frozenset("hardly scarcely barely".split())
DENYING_ADJECTIVES = frozenset(
    "unable unlikely insufficient impossible wrong untrue rare uncommon infrequent absent".split()
)
QUESTIONING = frozenset("ask examine investigate explore test study wonder question".split())
WISHES = frozenset("want wish intend aim plan try seek attempt claim".split())
SAYING = frozenset("claim argue say assert contend maintain state hold imply assume".split())
EVIDENCE_NOUNS = frozenset("evidence sign indication proof support doubt reason".split())
CLAIM_NOUNS = frozenset(
    "claim idea view notion assumption belief argument hypothesis proposition suggestion "
    "expectation fear hope conviction promise possibility question".split()
)
COMPLEMENTS = frozenset(["xcomp", "ccomp", "acl", "pcomp"])
USUAL = frozenset("usually typically generally normally often frequently commonly mostly".split())
OCCASIONAL = frozenset("sometimes occasionally".split())
RARE = frozenset("rarely seldom".split())
ALWAYS = frozenset("always invariably inevitably".split())


@dataclass(frozen=True)
class Stance:
    """Polarity, modality and generality; `second_hand` for a claim about a claim."""

    polarity: Polarity
    modality: Modality
    generality: str | None
    second_hand: bool = False


def stance_of(predicate: Token, sentence: Span) -> Stance:
    """Read the stance of a sentence to what its predicate says, through the verbs above it."""
    chain = list(_governors(predicate))
    denials = int(_denies(chain[0], ("attr",)))
    denials += sum(_denies(verb, ("attr", "nsubj", "nsubjpass", "dobj")) for verb in chain[1:])
    denials += sum(verb.lemma_.lower() in DENYING_VERBS for verb in chain[1:])
    polarity: Polarity = "Denied" if denials % 2 else "Affirmed"
    return Stance(polarity, _modality(chain, sentence), _generality(chain), _second_hand(chain))


def _governors(predicate: Token) -> Iterator[Token]:
    """Yield the predicate and the verbs, nouns and adjectives that govern it as a complement."""
    token = predicate
    for _ in range(6):
        yield token
        above = token.head
        if above == token:
            return
        if token.dep_ == "conj" and not _own_subject(token):
            # "They do not curb opportunism or foster trust": the first verb's stance is shared.
            token = above
            continue
        if token.dep_ in COMPLEMENTS or (token.dep_ == "relcl" and _speaks(above)):
            token = above.head if token.dep_ == "pcomp" else above
            continue
        return


def _speaks(noun: Token) -> bool:
    """Tell whether a clause after the noun is what the noun says, whatever the parser calls it."""
    return noun.lemma_.lower() in CLAIM_NOUNS | EVIDENCE_NOUNS


def _own_subject(token: Token) -> bool:
    """Tell whether a coordinated verb begins a clause of its own; a bare "to" does not."""
    own = children(token, "nsubj", "nsubjpass", "csubj", "aux", "neg")
    return any(child.lower_ != "to" for child in own)


def _denies(token: Token, arguments: tuple[str, ...]) -> bool:
    """Tell whether the token itself is negated: by a particle, an adverb, its own sense, or a
    negated argument among those named (the predicate's own arguments are looked at elsewhere)."""
    for child in token.children:
        if child.dep_ == "neg" and not _only(token, child):
            return True
        if child.dep_ == "advmod" and child.lower_ in DENYING_ADVERBS | {"never"}:
            return True
        if child.dep_ in arguments and _no(child):
            return True
        coordinates = child.dep_ in ("preconj", "cc") and child.i < token.i
        if coordinates and child.lower_ in ("neither", "nor"):
            return True
        if child.dep_ == "acomp" and child.lower_ in DENYING_ADJECTIVES:
            return True
    if token.lower_ in DENYING_ADJECTIVES:
        return True
    if token.pos_ == "NOUN" and token.lemma_.lower() in EVIDENCE_NOUNS:
        return _no(token) or any(child.lower_ in ("little", "scant") for child in token.children)
    return False


def _no(token: Token) -> bool:
    return token.lower_ in ("nothing", "none", "neither") or any(
        child.lower_ in ("no", "neither") for child in children(token, "det", "preconj", "cc")
    )


def _only(token: Token, negation: Token) -> bool:
    """Tell "not only", "not merely" and "not always" apart from a denial."""
    following = negation.nbor() if negation.i + 1 < len(negation.doc) else None
    if following is not None and following.lower_ in ("the", "a", "an"):
        # "is not the only reason"
        following = following.nbor() if following.i + 1 < len(negation.doc) else None
    return following is not None and following.lower_ in (
        "only",
        "merely",
        "just",
        "simply",
        "necessarily",
        "always",
    )


def _modality(chain: list[Token], sentence: Span) -> Modality:
    predicate = chain[0]
    if sentence.text.rstrip().endswith("?") or _questioned(chain):
        return "Questioned"
    for verb in chain:
        if _inside_condition(verb):
            return "Hypothetical"
        auxiliaries = {child.lower_ for child in children(verb, "aux", "auxpass")}
        if auxiliaries & PRESCRIPTIVE:
            return "Prescriptive"
        if "would" in auxiliaries:
            return "Hypothetical"
    for verb in chain:
        auxiliaries = {child.lower_ for child in children(verb, "aux", "auxpass")}
        adverbs = {child.lower_ for child in children(verb, "advmod")}
        if auxiliaries & HEDGES or adverbs & HEDGING_ADVERBS:
            return "Hedged"
        if _not_always(verb):
            return "Hedged"
        hedging = verb != predicate and verb.lemma_.lower() in HEDGING_VERBS | WISHES
        if hedging or verb.lemma_.lower() in ("tend", "seem", "appear"):
            return "Hedged"
        if any(child.lower_ in HEDGING_ADJECTIVES for child in children(verb, "acomp")):
            return "Hedged"
    return "Asserted"


def _not_always(verb: Token) -> bool:
    return any(
        child.dep_ == "neg"
        and child.i + 1 < len(child.doc)
        and child.nbor().lower_ in ("necessarily", "always")
        for child in verb.children
    )


def _questioned(chain: list[Token]) -> bool:
    for verb in chain:
        if any(
            child.lower_ in ("whether", "if")
            and child.dep_ == "mark"
            and verb.dep_ in ("ccomp", "pcomp", "xcomp", "csubj", "csubjpass")
            for child in verb.children
        ):
            return True
        if verb != chain[0] and verb.lemma_.lower() in QUESTIONING:
            return True
    return False


def _inside_condition(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(
        child.lower_ in ("if", "unless", "whether", "lest") for child in children(verb, "mark")
    )


def _generality(chain: list[Token]) -> str | None:
    for verb in chain:
        words = {child.lower_ for child in children(verb, "advmod")}
        if words & ALWAYS and not _not_always(verb):
            return "Always"
        if words & USUAL or (verb.lemma_ == "tend" and verb != chain[0]):
            return "Usually"
        if words & OCCASIONAL or _not_always(verb):
            return "Sometimes"
        if words & RARE:
            return "Rarely"
    return None


def _second_hand(chain: list[Token]) -> bool:
    """Tell whether the statement hangs on a noun for statements ("the idea that ...") or on a
    denied verb of saying ("they do not claim that ..."), which denies only the saying."""
    return any(
        (token.pos_ == "NOUN" and token.lemma_.lower() in CLAIM_NOUNS)
        or (token.lemma_.lower() in SAYING and _denies(token, ("nsubj",)))
        for token in chain[1:]
    )
