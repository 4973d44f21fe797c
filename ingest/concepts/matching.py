"""Where the labels of the lexicon stand in a parsed text, word after word, with small gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .lexicon import DASHES, PREFIXES, Entry, Node, normalized, trie

SKIPPED = frozenset("the a an their its his her our your this these those each both any".split())
QUANTITIES = frozenset("some part much most all more many".split())
LONGEST_SKIP = 3
MODIFIERS = frozenset(["amod", "compound", "nmod", "poss", "det", "advmod", "nummod"])
# Modifiers that make another concept of what they stand before: never skipped.
TURNING = frozenset(
    "no little less few fewer poor weak low lower insufficient inadequate limited lacking missing "
    "reduced declining excessive unequal uneven unfair unclear false failed conflicting different "
    "incompatible".split()
)
OPEN = frozenset(["ADP", "VERB", "ADJ"])
"""After such a word something may stand between: "access to [vital] resources"."""
NOUNS = frozenset(["NOUN", "PROPN"])
# First words of labels that are nouns, whatever the tagger takes them for.
HOMOGRAPHS = frozenset(
    "state market project contract partner network process form force power trade service resource "
    "cost price quality control conflict interest trust risk plan design research work lead group "
    "trade sponsor broker target report account value spot exit switch search order demand supply "
    "support balance time tax staff pilot patent license franchise audit".split()
)


@dataclass(frozen=True)
class Match:
    """A label at the tokens from `start` (inclusive) to `end` (exclusive)."""

    start: int
    end: int
    entry: Entry
    gap: tuple[int, ...] = ()
    """Tokens inside that are no words of the label."""


@dataclass(frozen=True)
class _State:
    """How far a label was followed, over which skipped words, to where these must reach."""

    node: Node
    gap: tuple[int, ...] = ()
    reach: int = 0
    after: str = ""
    """Part of speech of the last word, where something may stand behind it."""


def matches(doc: Doc) -> Iterator[Match]:
    """Yield every label in a Doc, overlapping ones too.

    Hyphens count for nothing. In a verb phrase articles and possessives may stand between the
    words ("reduce their costs"); after a verb or preposition also modifiers of the noun that
    follows ("lack of mutual trust"), after an adjective other adjectives ("strong mutual trust").
    Elsewhere nothing may ("lead a firm" is no lead firm).
    """
    root = trie()
    for start, token in enumerate(doc):
        if token.lower_ in PREFIXES or any(key in root.children for key in keys(token)):
            yield from _from(doc, start, root)


def _from(doc: Doc, start: int, root: Node) -> Iterator[Match]:
    states = [_State(root)]
    prefix = ""
    for index in range(start, len(doc)):
        token = doc[index]
        if token.text in DASHES and index > start:
            continue
        following = index + 1 < len(doc) and doc[index + 1].text in DASHES
        if following and token.lower_ in PREFIXES:
            prefix = token.lower_
            continue
        words = (normalized(prefix + token.text),) if prefix else keys(token)
        prefix = ""
        # "By-laws" and "in-house" are no prepositions with something after them.
        shut = token.pos_ not in OPEN or following or (index == start and token.pos_ == "ADP")
        after = "" if shut else "ADJ!" if token.lower_ in TURNING else token.pos_
        inside = [
            _State(state.node.children[word], state.gap, state.reach, after)
            for state in states
            for word in words
            if word in state.node.children
        ]
        gaps = [] if index == start or following else list(_skipping(states, token))
        states = inside + gaps
        if not states:
            return
        for state in inside:
            entry = state.node.entry
            if entry is None or state.reach > index or _runs_on(doc, index + 1):
                continue
            # Only a verb phrase takes an object at a distance: "state the failure" is no verb.
            if state.gap and doc[start].pos_ == "VERB" and _is_noun(entry):
                continue
            yield Match(start, index + 1, entry, state.gap)


def _is_noun(entry: Entry) -> bool:
    return not entry.is_action and entry.label.split()[0].lower() in HOMOGRAPHS


def _skipping(states: Iterable[_State], token: Token) -> Iterator[_State]:
    """Yield the states that go on behind a word that may stand between."""
    if token.lower_ in TURNING:
        return
    quantity = token.lower_ in QUANTITIES or (
        token.lower_ == "of" and token.nbor(-1).lower_ in QUANTITIES
    )
    determiner = token.lower_ in SKIPPED or quantity
    modifier = token.dep_ in MODIFIERS and token.head.i > token.i and token.pos_ != "PROPN"
    if not (determiner or modifier):
        return
    for state in states:
        if not state.after or len(state.gap) >= LONGEST_SKIP:
            continue
        # "Limited partnership interests" are no limited interests.
        if state.after == "ADJ!" and token.pos_ in NOUNS:
            continue
        if state.after in ("ADJ", "ADJ!") and determiner:
            continue
        reach = state.reach if determiner else max(state.reach, token.head.i)
        yield _State(state.node, (*state.gap, token.i), reach, state.after)


def keys(token: Token) -> tuple[str, ...]:
    """Return the words under which a token may stand in a label: as written, and its lemma."""
    surface = normalized(token.text)
    lemma = token.lemma_.lower()
    return (surface,) if lemma == surface or token.pos_ != "VERB" else (surface, lemma)


def _runs_on(doc: Doc, index: int) -> bool:
    """Tell whether the label goes on into a longer word: trust-based, alliance-specific."""
    return index + 1 < len(doc) and doc[index].text == "-" and not doc[index].whitespace_


def lookup(tokens: Iterable[Token | str]) -> Entry | None:
    """Return the label that the tokens, or normalized words, make in this order, if any."""
    node = trie()
    for token in tokens:
        for key in (token,) if isinstance(token, str) else keys(token):
            if key in node.children:
                node = node.children[key]
                break
        else:
            return None
    return node.entry
