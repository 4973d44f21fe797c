"""Concepts by the names that people give them: a key, a label, an IRI."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import concept

from ..content.vocabulary import Vocabulary
from ..content.wording import NAMES, plural
from .links import key

SUGGESTED = 3


def choose(vocabulary: Vocabulary, name: str, kinds: Iterable[str] = ()) -> str:
    """Return the IRI of the concept of a name; raise NotFound with the nearest names.

    `kinds` confine which concepts are meant; none means any.
    """
    allowed = _allowed(vocabulary, tuple(kinds))
    try:
        iri = concept(name.strip()).value
    except ValueError:
        iri = ""
    if iri in allowed:
        return iri
    names = {
        word.casefold(): each for each in allowed for word in (key(each), vocabulary.label(each))
    }
    found = names.get(name.strip().casefold())
    if found is None:
        raise NotFound(_not_found(vocabulary, name, tuple(kinds), allowed))
    return found


def _allowed(vocabulary: Vocabulary, kinds: tuple[str, ...]) -> set[str]:
    return {iri for iri, kind in vocabulary.kinds.items() if not kinds or kind in kinds}


def _not_found(vocabulary: Vocabulary, name: str, kinds: tuple[str, ...], allowed: set[str]) -> str:
    kind = NAMES.get(kinds[0], kinds[0]) if kinds else "concept"
    message = f"There is no {kind} called {name[:80]!r} here."
    names = {word.casefold(): iri for iri in allowed for word in (vocabulary.label(iri), key(iri))}
    near = get_close_matches(name[:80].casefold(), names, n=SUGGESTED, cutoff=0.5)
    near_iris = dict.fromkeys(names[word] for word in near)
    if near_iris:
        listed = " or ".join(f"{vocabulary.label(iri)} ({key(iri)})" for iri in near_iris)
        return f"{message} Did you mean {listed}?"
    return f"{message} The page of all {plural(kinds[0]) if kinds else 'concepts'} is /concepts."


def options(vocabulary: Vocabulary, kind: str) -> list[tuple[str, str]]:
    """Return the key and label of every concept of a kind, by label."""
    return [(key(iri), vocabulary.label(iri)) for iri in vocabulary.of_kind(kind)]


def frontier(vocabulary: Vocabulary, kind: str, under: str | None, level: int) -> list[str]:
    """Return the concepts of a kind at so many steps below one, by label.

    Those above that level with nothing narrower are among them. Without `under` the steps are
    counted from the top of the hierarchy, or from what is below it where one concept is at the top.
    """

    def narrower(iri: str) -> set[str]:
        below = vocabulary.narrower.get(iri, frozenset())
        return {each for each in below if vocabulary.kind(each) == kind}

    if under is not None:
        shown = narrower(under)
    else:
        members = {iri for iri, each in vocabulary.kinds.items() if each == kind}
        shown = {i for i in members if not members & vocabulary.broader.get(i, frozenset())}
        if len(shown) == 1:
            shown = narrower(*shown) or shown
    for _ in range(level - 1):
        shown = {each for iri in shown for each in (narrower(iri) or {iri})}
    return sorted(shown, key=vocabulary.label)
