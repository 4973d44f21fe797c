"""What a negation reaches: a predicate, one of its arguments, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from ..concepts.spans import ConceptSpan
from ..sentences import children, conjoined
from .solitary import alone, by_itself

Denial = Literal["denied", "unsure", "short", "limited"]
"""`unsure`: "does not necessarily"; `short`: "does not by itself", "is not enough to"; `limited`:
"does not always", "not all do", which leaves that some do."""

DENYING_VERBS = frozenset(
    "fail cease refuse neglect doubt deny reject dispute exclude lack".split()
)
PROTECTING = frozenset(
    "protection safeguard remedy guarantee effect impact influence help cure reduction answer "
    "solution barrier obstacle hindrance threat".split()
)
"""Nouns for what lessens the thing after them: where there is none, it is not lessened."""
FREEING = frozenset("free rid".split())
"""Words after which `of` or `from` leads to what is not there."""
WEAKENING = frozenset(["less", "least", "little"])
DENYING_NOUNS = frozenset("myth misconception fallacy illusion falsehood".split())
"""What is said not to be so: "it is a myth that ..."."""
NOBODY = frozenset("nothing none neither nobody few".split())
"""Words that stand alone for a negated argument: "few would deny that ..."."""
DENYING_ADVERBS = frozenset(
    "hardly scarcely barely never wrongly falsely mistakenly erroneously".split()
)
DENYING_ADJECTIVES = frozenset(
    "unable unlikely impossible wrong untrue rare uncommon infrequent absent".split()
)
EVIDENCE_NOUNS = frozenset("evidence sign indication proof support doubt reason".split())
ENOUGH = frozenset("enough sufficient adequate".split())
ADDING = frozenset("only merely just simply solely".split())
"""After "not": more is said, nothing is denied."""
UNSURE = frozenset("necessarily automatically inevitably invariably".split())
LIMITED = frozenset(["always"])
OBLIGED = frozenset(["need", "have"])
ALL = frozenset(["all", "every", "each"])
EXAMPLES = frozenset(["as", "like", "including"])
NO = frozenset(["no", "neither", "nor"])


def denial_of(
    token: Token, arguments: tuple[str, ...], below: Token | None = None
) -> Denial | None:
    """Tell how a word is denied: by a particle, an adverb, its own sense, or by a negated argument.

    `arguments` names those that are looked at; `below` is the word in the clause that this one
    governs, whose own negation is counted there.
    """
    if not _negated(token, arguments, below):
        return "limited" if _not_all(token) else None
    adverbs = {child.lower_ for child in children(token, "advmod")}
    if adverbs & UNSURE or _need_not(token, below):
        return "unsure"
    if adverbs & LIMITED:
        return "limited"
    enough = below is not None and below.lower_ in ENOUGH
    if (
        enough
        or token.lower_ == "insufficient"
        or token.lemma_ == "suffice"
        or alone(token)
        or _conditional(token)
    ):
        return "short"
    return "denied"


def _negated(token: Token, arguments: tuple[str, ...], below: Token | None) -> bool:
    for child in token.children:
        if child == below:
            continue
        if child.dep_ == "neg" and not _adds(child) and not _of_noun_after(token, child):
            return True
        if child.dep_ == "advmod" and (child.lower_ in DENYING_ADVERBS or _no_longer(child)):
            return True
        if child.dep_ in arguments and _no(child):
            return True
        coordinates = child.dep_ in ("preconj", "cc") and child.i < token.i
        if coordinates and child.lower_ in ("neither", "nor"):
            return True
        if child.dep_ == "acomp" and child.lower_ in DENYING_ADJECTIVES | {"insufficient"}:
            return True
        if by_itself(child) and any(child.children) and list(children(child, "neg")):
            # The parser hangs the particle of "does not by itself create" on "by".
            return True
    if token.lower_ in DENYING_ADJECTIVES | {"insufficient"}:
        return True
    if token.pos_ == "NOUN" and below is not None:
        scant = any(child.lower_ in ("little", "scant") for child in token.children)
        return _no(token) or (scant and token.lemma_.lower() in EVIDENCE_NOUNS)
    return False


def _no(token: Token) -> bool:
    return token.lower_ in NOBODY or any(
        child.lower_ in ("no", "neither") for child in children(token, "det", "preconj", "cc")
    )


def _no_longer(adverb: Token) -> bool:
    return adverb.lower_ == "longer" and adverb.i > 0 and adverb.nbor(-1).lower_ == "no"


def _adds(particle: Token) -> bool:
    """Tell "not only", "is not the only reason" apart from a denial."""
    after = [token.lower_ for token in particle.doc[particle.i + 1 : particle.i + 3]]
    if after and after[0] in ("the", "a", "an"):
        del after[0]
    return bool(after) and after[0] in ADDING


def _of_noun_after(token: Token, particle: Token) -> bool:
    """Tell whether the particle sets off what follows: "a licence, not a consortium"."""
    return token.pos_ not in ("VERB", "AUX") and particle.i > token.i


def _not_all(verb: Token) -> bool:
    for subject in children(verb, "nsubj", "nsubjpass"):
        for child in children(subject, "det", "predet"):
            before = child.nbor(-1).lower_ if child.i else ""
            if child.lower_ in ALL and before == "not":
                return True
    return False


def _need_not(token: Token, below: Token | None) -> bool:
    """Tell "need not fail" and "do not have to fail" from "do not fail"."""
    if any(child.lower_ == "need" for child in children(token, "aux")):
        return True
    return below is not None and below.dep_ == "xcomp" and token.lemma_ in OBLIGED


def _conditional(verb: Token) -> bool:
    """Tell whether a denial holds but for a condition: "not without trust", "not unless"."""
    without = any(child.lower_ == "without" for child in children(verb, "prep"))
    return without or any(
        mark.lower_ == "unless"
        for clause in children(verb, "advcl")
        for mark in children(clause, "mark")
    )


def negated(head: Token, span: ConceptSpan | None = None) -> bool:
    """Tell whether an argument is denied: "no contract", "neither trust nor control", "adapts less
    quickly".

    What the words of the concept themselves deny is its name: "no planned end".
    """
    for child in children(head, "det", "neg", "cc", "preconj"):
        inside = span is not None and span.covers(child)
        if child.i < head.i and not inside and (child.dep_ == "neg" or child.lower_ in NO):
            return True
    if head.dep_ == "conj" and negated(head.head):
        return any(child.lower_ in ("nor", "or") for child in children(head.head, "cc"))
    return _set_off(head) or (head.pos_ == "VERB" and less(head))


def nothing_done(verb: Token, span: ConceptSpan) -> bool:
    """Tell whether the object inside a verb phrase is denied: "reduce neither costs nor risk".

    A concept may itself be that something is not there: "have no end".
    """
    if NO & set(span.label.split()):
        return False
    return any(span.covers(noun) and negated(noun) for noun in objects(verb))


def objects(verb: Token) -> Iterator[Token]:
    """Yield the objects of a verb, all of a coordination."""
    for noun in children(verb, "dobj"):
        yield from conjoined(noun)


def less(word: Token, span: ConceptSpan | None = None) -> bool:
    """Tell whether a verb or adjective is weakened: "adapts less quickly", "is less costly".

    What the words of a concept say themselves is its name: "less risky".
    """
    return any(
        token.lower_ in WEAKENING and not (span is not None and span.covers(token))
        for child in children(word, "advmod")
        for token in child.subtree
    )


def contrasted(one: Token, other: Token) -> bool:
    """Tell whether one of two nouns is set off against the other: "a licence, not a consortium"."""
    for noun, against in ((one, other), (other, one)):
        if noun.dep_ in ("appos", "conj") and noun.head == against and _set_off(noun):
            return True
    return False


def _set_off(head: Token) -> bool:
    start = head.left_edge.i
    inner = head.dep_ in ("poss", "compound", "amod", "nmod")
    if inner or head.pos_ in ("VERB", "AUX") or start == head.sent.start:
        return False
    before = head.doc[start - 1]
    return before.dep_ == "neg" and before.head.pos_ not in ("VERB", "AUX") and not _adds(before)


def none_of(object: Token, predicate: Token, *, lessened: bool) -> bool:
    """Tell whether what leads down from a predicate to its object is said not to be there: "carries
    no risk of opportunism", "is free of conflict", "does little to prevent it".

    Where the statement is that the object is `lessened`, "leaves no room for it" says just that;
    "offers no protection against it" denies it.
    """
    token = object
    while token != predicate and token.head != token:
        above = token.head
        if token != object and token.pos_ == "NOUN" and _no(token):
            return not lessened or token.lemma_.lower() in PROTECTING
        if token.dep_ == "conj" and any(c.lower_ == "nor" for c in children(above, "cc")):
            return True
        freed = token.dep_ == "prep" and token.lower_ in ("of", "from")
        if freed and not lessened and (above.lower_ == "free" or above.lemma_.lower() in FREEING):
            return True
        token = above
        done = [child for child in children(token, "dobj") if child.lower_ in ("nothing", "little")]
        if done and token.lemma_.lower() == "do":
            return True
    return False


def instead(head: Token) -> bool:
    """Tell whether something is set aside for another: "conflict" in "opportunism rather than
    conflict"."""
    start = head.left_edge.i
    words = [token.lower_ for token in head.doc[max(head.sent.start, start - 2) : start]]
    return words in (["rather", "than"], ["instead", "of"], ["opposed", "to"])


def lacking(head: Token) -> bool:
    """Tell whether something is spoken of as missing: "without a separate body"."""
    while head.dep_ == "conj" or (head.dep_ == "pobj" and head.head.lower_ in EXAMPLES):
        # "without challenges such as opportunism"
        head = head.head if head.dep_ == "conj" else head.head.head
    return head.dep_ in ("pobj", "pcomp") and head.head.lower_ == "without"


def spared(head: Token, predicate: Token) -> bool:
    """Tell whether a denial stops before an argument: "is not the contract but trust"."""
    while head.dep_ == "conj" and head != predicate:
        joined = children(head.head, "cc")
        if any(child.lower_ == "but" and head.head.i < child.i < head.i for child in joined):
            return True
        head = head.head
    return False
