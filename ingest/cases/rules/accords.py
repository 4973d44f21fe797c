"""Agreements that say by their name that it is to work together: a memorandum of understanding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MEMORANDA = frozenset({"memorandum", "memoranda", "memorandums", "mou", "mous"})
AGREED = frozenset("accord agreement arrangement deal pact protocol".split())
COOPERATIVE = frozenset(
    "collaboration collaborative cooperation cooperative co-operation co-operative sister "
    "sister-city sister-port twinning".split()
)
SISTERS = frozenset({"sister", "sister-city", "sister-port", "twinning"})
NOT_SHARED = frozenset(
    "burden cost fee gain income information job power production profit revenue risk royalty "
    "savings time".split()
)
"""What is shared under an agreement without any work done together."""
TRADES = frozenset(
    "acquire acquisition aircraft buy buyout divest jet lawsuit lease licence license loan merge "
    "merger order purchase sale sell settle settlement supply takeover".split()
)
"""With one of these the sentence tells of an exchange or a sale."""
LINKS = frozenset({"of", "for", "on"})
SIDES = frozenset({"between", "among", "with"})
SIGNING = frozenset("conclude enter ink sign".split())
CONTENTS = frozenset(
    "agreement collaboration co-operation cooperation intent understanding partnership".split()
)


def accords(doc: Doc) -> Iterator[tuple[int, int, Token]]:
    """Yield the first token, the end and the head of each such agreement that sells nothing."""
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or not _is_accord(token):
            continue
        if TRADES.isdisjoint(other.lemma_.lower() for other in token.sent):
            yield token.left_edge.i, _end(token), token


def _is_accord(token: Token) -> bool:
    word = token.lower_
    if word in MEMORANDA:
        return token.dep_ not in ("compound", "nmod", "amod", "appos") and _is_mutual(token)
    lemma = token.lemma_.lower()
    if lemma == "letter":
        return _content(token) == "intent"
    if lemma not in AGREED and lemma != "relationship":
        return False
    before = [t for t in token.doc[token.left_edge.i : token.i] if token.is_ancestor(t)]
    words = {t.lower_ for t in before}
    if lemma == "relationship":
        return bool(words & SISTERS)
    return bool(words & COOPERATIVE) or any(_is_shared(t) for t in before)


def _is_mutual(token: Token) -> bool:
    """Tell whether it is made with others: a mere memorandum may be a letter to somebody."""
    sides = any(child.lower_ in SIDES for child in token.children)
    return bool(_content(token)) or sides or token.head.lemma_.lower() in SIGNING


def _is_shared(token: Token) -> bool:
    """Tell whether something is shared to work with: vessels or networks rather than profits."""
    if token.lower_ != "sharing" or token.i < 2:
        return False
    thing = token.nbor(-2) if token.nbor(-1).text in "-–" else token.nbor(-1)
    return thing.pos_ in ("NOUN", "PROPN") and thing.lemma_.lower() not in NOT_SHARED


def _content(token: Token) -> str | None:
    """Return "understanding" of "a memorandum of understanding"."""
    after = token.doc[token.i + 1 : token.i + 3]
    linked = len(after) == 2 and after[0].lower_ in LINKS and after[1].lower_ in CONTENTS
    return after[1].lower_ if linked else None


def _end(token: Token) -> int:
    """Return the end with what it is of, and with the abbreviation in brackets."""
    end = token.i + (3 if _content(token) else 1)
    brackets = token.doc[end : end + 3]
    closed = len(brackets) == 3 and (brackets[0].text, brackets[2].text) == ("(", ")")
    return end + 3 if closed else end
