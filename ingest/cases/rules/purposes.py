"""Rules for what a relationship was made for: the stretch of text that says so, quoted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .anchors import anchors, described
from .scene import Finding, Reading, Reference, Rule, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

AIMED = frozenset("aim dedicate design devote focus intend target".split())
AIMS = frozenset("aim aims goal goals intent intention mission objective purpose view".split())
# What follows these says of what kind or for how long, not what for.
NO_PURPOSE = frozenset({"be", "become", "date", "include", "last", "remain"})
DEVERBAL = ("tion", "sion", "ment", "ing", "ance")
ACTIONS = frozenset(
    "delivery design export manufacture marketing purchase research sale sales supply use".split()
)
STOPS = frozenset({";", "(", ":", "–", "—"})
LONGEST = 40
"""Tokens; a longer stretch is more than a purpose."""


def in_order_to(scene: Scene) -> Iterator[Reading]:
    """X and Y formed a venture to build trams; X partnered with Y to sell them."""
    for reference in described(scene):
        for anchor in anchors(scene, reference):
            for verb in anchor.children:
                infinitive = verb.tag_ == "VB" and any(t.lower_ == "to" for t in _marks(verb))
                if not infinitive or verb.dep_ not in ("advcl", "acl", "xcomp", "relcl"):
                    continue
                if verb.i > reference.head.i and verb.lemma_ not in NO_PURPOSE:
                    yield from _stretch(reference, verb, 0.7)


def _marks(verb: Token) -> Iterator[Token]:
    return (token for token in verb.lefts if token.dep_ == "aux")


def meant_for(scene: Scene) -> Iterator[Reading]:
    """A venture for building trams; an alliance aimed at new markets; with the aim of growth."""
    for reference in described(scene):
        for anchor in anchors(scene, reference):
            for child in anchor.children:
                if child.i <= reference.head.i:
                    continue
                if child.dep_ == "prep" and child.lower_ == "for" and _is_action(child):
                    yield from _stretch(reference, child, 0.6)
                aims = [n for n in child.children if n.lower_ in AIMS and n.dep_ == "pobj"]
                told = any(t.dep_ in ("prep", "acl") for aim in aims for t in aim.children)
                if child.dep_ == "prep" and child.lower_ in ("with", "for") and told:
                    yield from _stretch(reference, child, 0.7)
                if child.dep_ == "acl" and child.lemma_.lower() in AIMED and child.tag_ == "VBN":
                    yield from _stretch(reference, child, 0.65)


def _is_action(prep: Token) -> bool:
    for noun in prep.children:
        if noun.dep_ == "pcomp" and noun.tag_ == "VBG":
            return True
        of = any(t.lower_ == "of" for t in noun.children)
        if noun.dep_ == "pobj" and of and noun.pos_ == "NOUN":
            return noun.lemma_.endswith(DEVERBAL) or noun.lower_ in ACTIONS
    return False


def _stretch(reference: Reference, top: Token, sure: float) -> Iterator[Finding]:
    """Quote all that hangs on a word, up to a bracket, a stop or another clause."""
    doc, start, end = top.doc, top.left_edge.i, top.right_edge.i + 1
    if doc[end - 1].lower_ == "co" and end + 1 < len(doc) and doc[end].text == "-":
        # "To co-develop": the parser takes "co" for the verb.
        end = doc[end + 1].right_edge.i + 1
    for token in doc[top.i + 1 : end]:
        if token.text in STOPS or (token.text == "," and _breaks(token)):
            end = token.i
            break
        following = doc[token.i + 1 : token.i + 2]
        if token.lower_ == "and" and any(word.tag_ in ("VBD", "VBZ") for word in following):
            end = token.i
            break
    while end > start and doc[end - 1].is_punct:
        end -= 1
    while start < end and doc[start].is_punct:
        start += 1
    if 2 < end - start <= LONGEST:
        yield Finding(reference, "purpose", doc[start:end].text, sure, span=(start, end))


def _breaks(comma: Token) -> bool:
    """Tell whether a comma ends the purpose: what follows is no member of a list."""
    after = comma.doc[comma.i + 1] if comma.i + 1 < len(comma.doc) else comma
    return after.tag_ in ("WDT", "WP", "WRB", "VBG", "VBN", "IN", "RB")


RULES = (
    Rule(
        "case.in-order-to",
        in_order_to,
        "In 2004 Siemens and Bosch formed a joint venture to build trams.",
        "In 2004 Siemens and Bosch left a joint venture and met to build trams.",
    ),
    Rule(
        "case.meant-for",
        meant_for,
        "In 2004 Siemens and Bosch formed a joint venture for building trams.",
        "In 2004 Siemens and Bosch formed a joint venture for three years.",
    ),
)
