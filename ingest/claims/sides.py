"""The two sides of a comparison: what is said of one is not said of the other."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..sentences import children

COMPARING = frozenset(["ComparesWith", "ContrastsWith", "SubstitutesFor", "Complements"])
"""Relations that a comparison may state between its two sides."""
SETTING_BESIDE = frozenset(["than", "unlike", "compared", "relative", "contrast", "comparison"])
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
    return _clause(subject) != _clause(object)


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
