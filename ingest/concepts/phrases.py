"""Labels that the parse holds together though other words stand between: objects at a distance,
passives, members of a coordination, and what is said to be lacking.

Each rule has an example it serves and a counter-example it must not touch:

=====================  =================================  =====================================
rule                   serves                             leaves alone
=====================  =================================  =====================================
mention.object         share the very high costs          share offices that raise costs
mention.passive        knowledge is shared by partners    knowledge that partners share little of
mention.conjunct       access to markets and technology   access to markets, and technology spreads
mention.shared-head    risk and cost sharing              risk, and cost sharing
mention.lacking        trust was weak                     trust was not weak
mention.decline        trust eroded                       trust eroded the will to control
mention.predicative    contributions were unequal         contributions were not unequal
mention.change         sales rose; interests diverged     sales rose in price
=====================  =================================  =====================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..sentences import children, conjoined, first
from .lexicon import Entry, normalized, trie
from .matching import TURNING, Match, lookup

SHARED = frozenset(["and", "or", "&", "as"])
JOINABLE = frozenset(["NOUN", "ADJ", "PROPN", "VERB"])
WITHIN = frozenset(["amod", "compound", "nmod"])
FARTHEST = 15
"""So many words away an object may still stand."""
NEAR = 6
"""So many words away what is lacking may stand from what says so."""
LACKING = frozenset(
    "poor weak low insufficient inadequate limited lacking missing deficient absent scarce "
    "ineffective short".split()
)
HARD = frozenset(["difficult", "hard", "problematic"])
RISING = frozenset("rise grow increase improve climb soar".split())
FALLING = frozenset("fall drop decrease shrink sink".split())
DECLINING = frozenset(
    "erode decline deteriorate collapse evaporate wane diminish dwindle crumble vanish "
    "weaken disappear".split()
)


@dataclass(frozen=True)
class Phrase:
    """A label whose words the parse holds together, at the tokens from `start` to `end`."""

    start: int
    end: int
    head: int
    entry: Entry
    rule: str


def phrases(doc: Doc, found: Iterable[Match]) -> Iterator[Phrase]:
    """Yield the labels of a parsed Doc that are torn apart in its text."""
    for match in found:
        yield from _conjuncts(doc, match)
    strings = doc.vocab.strings
    verbs = strings["VERB"], strings["AUX"]
    for index, (word, pos) in enumerate(doc.to_array(["LOWER", "POS"]).tolist()):
        if pos not in verbs and strings[word] not in SHARED:
            continue
        token = doc[index]
        if token.lower_ in SHARED:
            yield from _shared_heads(doc, token)
        elif token.pos_ == "VERB":
            yield from _objects(token)
            yield from _changing(token)
        elif token.pos_ == "AUX" and token.lemma_ in ("be", "remain"):
            yield from _predicated(token)


def suffixes(head: Token) -> Iterator[list[Token]]:
    """Yield the noun phrase of a head, then the phrase without its first modifiers."""
    start = head.i
    while (
        start > 0 and head.doc[start - 1].dep_ in WITHIN and head.doc[start - 1].head.i > start - 1
    ):
        start -= 1
    for begin in range(start, head.i + 1):
        if not any(token.lower_ in TURNING for token in head.doc[start:begin]):
            yield list(head.doc[begin : head.i + 1])


def _objects(verb: Token) -> Iterator[Phrase]:
    """Find verb and object at a distance, coordinated objects, passives."""
    if normalized(verb.lemma_) not in trie().children:
        return
    places = [(child, "mention.object") for child in children(verb, "dobj", "obj")]
    if not any(children(verb, "neg")):
        places += [(child, "mention.passive") for child in children(verb, "nsubjpass")]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        places.append((verb.head, "mention.passive"))
    for place, rule in places:
        for object in conjoined(place) if rule == "mention.object" else [place]:
            if abs(object.i - verb.i) > FARTHEST:
                continue
            for words in suffixes(object):
                entry = lookup([normalized(verb.lemma_), *words])
                if entry is None or not entry.is_action:
                    continue
                start, end = min(verb.i, words[0].i), max(verb.i, object.i) + 1
                # Side by side, the words are matched as they stand.
                if end - start > len(words) + 1 or rule == "mention.passive":
                    yield Phrase(start, end, verb.i, entry, rule)
                break


def _conjuncts(doc: Doc, match: Match) -> Iterator[Phrase]:
    """Find what else the beginning of a label holds for: "access to markets and technology"."""
    last = doc[match.end - 1]
    if match.end - match.start < 2 or last.pos_ not in ("NOUN", "PROPN"):
        return
    for other in list(conjoined(last))[1:]:
        if other.i - last.i > FARTHEST or other.i < match.end:
            continue
        entry = _with_beginning(doc, match, other)
        if entry is not None:
            head = doc[match.start : match.end].root
            head = other if head == last else head
            yield Phrase(match.start, other.i + 1, head.i, entry, "mention.conjunct")


def _with_beginning(doc: Doc, match: Match, other: Token) -> Entry | None:
    own = next(suffixes(other))
    for stop in range(match.end - 1, match.start, -1):
        # "Shared vision and early results" are no shared results.
        if len(own) > 1 and doc[stop - 1].pos_ not in ("ADP", "VERB"):
            continue
        beginning = [
            token for token in doc[match.start : stop] if token.pos_ not in ("DET", "PUNCT")
        ]
        for words in suffixes(other):
            entry = lookup([*beginning, *words])
            if entry is not None:
                return entry
    return None


def _shared_heads(doc: Doc, middle: Token) -> Iterator[Phrase]:
    """Find what coordinations hide: "product and process innovation", "risk and cost sharing"."""
    if not 0 < middle.i < len(doc) - 2 or doc[middle.i + 1].pos_ not in JOINABLE:
        return
    for left in _listed_before(doc, middle):
        if left.dep_ not in ("amod", "compound", "nmod", "conj", "advmod"):
            continue
        for start in range(middle.i + 2, min(middle.i + 4, len(doc))):
            for end in range(min(start + 2, len(doc)), start, -1):
                if doc[end - 1].pos_ not in ("NOUN", "VERB") or doc[start].is_punct:
                    continue
                entry = lookup([left, *doc[start:end]])
                if entry and not entry.needs_context:
                    head = doc[start:end].root.i
                    yield Phrase(left.i, end, head, entry, "mention.shared-head")
                    break


def _listed_before(doc: Doc, middle: Token) -> Iterator[Token]:
    """Yield the words before "and", and those before commas before them."""
    index = middle.i - 1
    if index > 0 and doc[index].text == ",":
        index -= 1
    while index >= 0 and doc[index].pos_ in JOINABLE:
        yield doc[index]
        if index < 2 or doc[index - 1].text != ",":
            return
        index -= 2


def _predicated(copula: Token) -> Iterator[Phrase]:
    """Find what is said of a subject: "contributions were unequal", "communication was poor"."""
    subject = first(children(copula, "nsubj"))
    said = first(children(copula, "acomp"))
    if subject is None or said is None or any(children(copula, "neg")):
        return
    if not 0 < said.i - subject.i <= NEAR:
        return
    if said.lemma_.lower() in LACKING:
        yield from _said(subject, said, ["lack", "of"], [], "mention.lacking")
    elif said.lemma_.lower() in HARD:
        yield from _said(subject, said, [], ["difficulty"], "mention.lacking")
    else:
        yield from _said(subject, said, [said], [], "mention.predicative")


def _changing(verb: Token) -> Iterator[Phrase]:
    """Find what becomes of a subject: "trust eroded", "sales rose", "interests diverge"."""
    if any(children(verb, "neg", "dobj", "xcomp", "ccomp")):
        return
    lemma = verb.lemma_.lower()
    particles = "".join(child.lower_ for child in children(verb, "prt"))
    for subject in children(verb, "nsubj"):
        if not 0 < verb.i - subject.i <= NEAR:
            continue
        if lemma in DECLINING or (lemma, particles) == ("break", "down"):
            yield from _said(subject, verb, ["lack", "of"], [], "mention.decline")
        if lemma in RISING:
            yield from _said(subject, verb, ["increased"], [], "mention.change")
        elif lemma in FALLING:
            yield from _said(subject, verb, ["reduced"], [], "mention.change")
        else:
            yield from _said(subject, verb, [], [verb], "mention.change")


def _said(
    subject: Token,
    said: Token,
    before: list[Token | str],
    after: list[Token | str],
    rule: str,
) -> Iterator[Phrase]:
    """Look up a subject with the words that a label would have before or after it."""
    for words in suffixes(subject):
        entry = lookup([*before, *words, *after])
        if entry is not None and entry.kind != "form":
            yield Phrase(words[0].i, said.i + 1, said.i, entry, rule)
            return
