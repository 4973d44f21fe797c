"""Sides of a comparison and clauses side by side: what is said in one is not of the other."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..sentences import children

COMPARING = frozenset(["ComparesWith", "ContrastsWith", "SubstitutesFor", "Complements"])
"""Relations that a comparison may state between its two sides."""
SETTING_BESIDE = frozenset(["than", "unlike", "compared", "relative", "contrast", "comparison"])
ACCOUNTS = frozenset(["Explains", "Studies"])
"""Relations whose subject speaks of all that follows."""
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
CONTRASTING = frozenset(["whereas"])


def across(subject: Token, relation: str, object: Token) -> bool:
    """Tell whether a statement crosses from one side of a comparison to the other.

    In "alliances are more flexible than ventures" nothing is said of ventures, in "A is formal,
    whereas B is informal" nothing informal of A.
    """
    if relation in COMPARING:
        return False
    if any(not _under(object, marker) for marker in _markers(subject)):
        return True
    if _clause(subject) != _clause(object):
        return True
    return relation not in ACCOUNTS and (beside(subject, object) or beside(object, subject))


def beside(one: Token, other: Token) -> bool:
    """Tell whether two words stand in clauses side by side, of which that of `one` is the later.

    In "norms curb opportunism, and contracts reduce conflict" nothing is said of norms and
    conflict; but a clause without a subject of its own, or with a pronoun for one, goes on with
    what the other is about.
    """
    for verb in (one, *one.ancestors):
        if _independent(verb) and _under(other, verb.head) and not _under(other, verb):
            return True
    return False


def _independent(verb: Token) -> bool:
    joined = verb.dep_ == "conj" or (verb.dep_ == "ccomp" and _stopped(verb))
    named = any(child.pos_ in ("NOUN", "PROPN", "VERB") for child in children(verb, *SUBJECTS))
    return joined and verb.pos_ in ("VERB", "AUX") and named


def _stopped(verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the verb over it."""
    first, last = sorted((verb.i, verb.head.i))
    return any(token.text == ";" for token in verb.doc[first:last])


def _markers(token: Token) -> Iterator[Token]:
    """Yield the words over a token that set it beside something else."""
    for above in token.ancestors:
        if above.lower_ in SETTING_BESIDE and above.dep_ in ("prep", "pobj", "advcl", "acl"):
            yield above


def _under(token: Token, above: Token) -> bool:
    return token == above or above.is_ancestor(token)


def _clause(token: Token) -> Token | None:
    """Return the verb of the clause of contrast that a token stands in, if it does."""
    for verb in (token, *token.ancestors):
        if any(mark.lower_ in CONTRASTING for mark in children(verb, "mark")):
            return verb
    return None
