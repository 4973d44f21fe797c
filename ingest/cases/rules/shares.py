"""Rules for who owns how much of a relationship, in percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .parties import list_end, parties_at, parties_from
from .scene import Finding, Reading, Reference, Rule, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

HOLDING = frozenset("hold own take have retain keep receive control".split())
NUMBERS = {
    "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40,
    "forty-nine": 49, "fifty": 50, "fifty-one": 51, "sixty": 60, "seventy": 70,
    "seventy-five": 75, "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBER = re.compile(r"\d{1,2}(?:\.\d+)?")
STAKES = frozenset({"share", "stake", "interest", "equity", "capital", "holding"})


def percent_at(token: Token) -> float | None:
    """Read "51 per cent", "51%", "49 percent" or "half" where it begins at this token."""
    doc, text = token.doc, token.lower_.replace(",", ".")
    if text == "half":
        following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        before = doc[token.i - 1].lower_ if token.i else ""
        return None if following in ("a", "an", "-") or before in ("-", "last", "first") else 50.0
    value = NUMBERS.get(text)
    try:
        number = float(text.rstrip("%")) if value is None else float(value)
    except ValueError:
        return None
    rest = [t.lower_ for t in doc[token.i + 1 : token.i + 3]]
    marked = text.endswith("%") or rest[:1] in (["%"], ["percent"]) or rest == ["per", "cent"]
    return number if marked and 0 < number <= 100 else None


def _share(scene: Scene, reference: Reference, token: Token, holder: str) -> Iterator[Finding]:
    value = percent_at(token)
    if value is not None:
        yield Finding(reference, "share", value, 0.8, holder)


def held(scene: Scene) -> Iterator[Reading]:
    """X held 51 per cent of the venture; a joint venture of X, which held 51 per cent, and Y."""
    for clause in scene.clauses:
        if clause.passive or clause.verb.lemma_.lower() not in HOLDING:
            continue
        if clause.mood != "asserted" or clause.subject is None:
            continue
        holders = parties_at(scene, clause.subject)
        relative = clause.verb.dep_ == "relcl" and clause.subject == clause.verb.head
        if relative and (holder := scene.organization_at(clause.subject.i)):
            holders = (holder,)
        amounts = list(_amounts(scene, clause.verb))
        # "X holds 51 per cent and Y 49 per cent"
        rest = [(scene.organization_at(other.i - 1), other) for other in amounts[1:]]
        each = any(
            t.lower_ == "each" for t in scene.doc[clause.verb.left_edge.i : clause.verb.i + 3]
        )
        if not amounts or not holders or (len(holders) > 1 and not each):
            continue
        if any(named is None for named, _ in rest):
            continue
        reference = _of_what(scene, clause.verb, amounts[0])
        if reference is None:
            continue
        for holder in holders:
            yield from _share(scene, reference, amounts[0], holder.name)
            if reference.kind != "pronoun":
                yield Finding(reference, "partner", holder.name, 0.75 if holder.firm else 0.55)
        for named, amount in rest:
            if named is not None:
                yield from _share(scene, reference, amount, named.name)
                yield Finding(reference, "partner", named.name, 0.7)


def _amounts(scene: Scene, verb: Token) -> Iterator[Token]:
    """Yield the amounts after a verb up to the next one, or else what hangs on it."""
    end = scene.sentence.end
    following = (t.i for t in scene.doc[verb.i + 1 : end] if t.pos_ in ("VERB", "AUX"))
    near = [t for t in scene.doc[verb.i + 1 : next(following, end)] if percent_at(t) is not None]
    below = [t for t in scene.doc[verb.i + 1 : verb.right_edge.i + 1] if percent_at(t) is not None]
    yield from near or (below if len(below) == 1 else ())


def rest_held(scene: Scene) -> Iterator[Reading]:
    """X held 55 per cent; Y held 45: the bare number that makes up the hundred."""
    marked = [(t, p) for t in scene.sentence if (p := percent_at(t)) is not None]
    if len(marked) != 1:
        return
    amount, value = marked[0]
    for token in scene.sentence:
        if not NUMBER.fullmatch(token.text) or token == amount or token.i < amount.i:
            continue
        if float(token.text) + value != 100 or percent_at(token) is not None:
            continue
        # "Bosch had 45 seats" counts something else.
        if token.i + 1 < scene.sentence.end and token.nbor().pos_ in ("NOUN", "PROPN", "ADJ"):
            continue
        holder = _holder_before(scene, token.i)
        reference = _of_what(scene, amount.head, amount)
        if holder is not None and reference is not None:
            yield Finding(reference, "share", float(token.text), 0.75, holder.name)
            yield Finding(reference, "partner", holder.name, 0.7)


def _holder_before(scene: Scene, index: int) -> OrganizationSpan | None:
    """Find who holds what the number says: "Ford, which held 49", "Vodafone of Britain held 45"."""
    at = index - 1
    while at >= scene.sentence.start and index - at <= 6:
        word = scene.doc[at]
        found = scene.organization_at(at)
        if found is not None and found.kind != "country":
            return found
        verb = word.pos_ == "VERB" and word.lemma_.lower() in HOLDING
        if (
            not verb
            and word.text != ","
            and word.lower_ not in ("which", "of", "the", "side")
            and (found is None)
        ):
            return None
        at -= 1
    return None


def each_half(scene: Scene) -> Iterator[Reading]:
    """A joint venture in which X and Y each held half."""
    for reference in list(scene.references):
        if [t.lower_ for t in scene.doc[reference.end : reference.end + 2]] != ["in", "which"]:
            continue
        end = list_end(scene, reference.end + 2)
        words = [t.lower_ for t in scene.doc[end : end + 5]]
        parties = parties_from(scene, reference.end + 2)
        halves = "each" in words and words[-1:] and ("half" in words or "50" in words)
        if halves and len(parties) == 2:
            for party in parties:
                yield Finding(reference, "share", 50.0, 0.8, party.name)


def listed(scene: Scene) -> Iterator[Reading]:
    """A line of a list: X: 37.9 per cent."""
    sentence = scene.sentence
    first = scene.organization_at(sentence.start)
    if first is None or first.end + 1 >= sentence.end or scene.doc[first.end].text != ":":
        return
    value = percent_at(scene.doc[first.end + 1])
    rest = [t.lower_ for t in scene.doc[first.end + 2 : sentence.end]]
    if value is not None and set(rest) <= {"per", "cent", "percent", "%", ".", ";", "and"}:
        reference = scene.unnamed(scene.doc[first.end])
        yield Finding(reference, "share", value, 0.75, first.name)
        yield Finding(reference, "partner", first.name, 0.7)


def _of_what(scene: Scene, verb: Token, amount: Token) -> Reference | None:
    """Find what the share is of: named after it, or what the clause hangs on."""
    for token in scene.doc[amount.i + 1 : min(amount.i + 9, scene.sentence.end)]:
        if token.pos_ == "VERB" or token.text in (";", ":"):
            break
        if token.lower_ in ("of", "in"):
            noun = next((child for child in token.children if child.dep_ == "pobj"), None)
            if noun is not None and noun.lemma_.lower() in STAKES:
                continue
            if noun is not None and (found := scene.reference_at(noun)):
                return found
            return None
    token = verb
    while token.head != token:
        token = token.head
        found = scene.reference_at(token)
        if found is not None:
            return found
    return scene.unnamed(verb)


RULES = (
    Rule(
        "case.share-held",
        held,
        "Siemens held 51 per cent of the joint venture.",
        "Siemens held 51 per cent of Bosch and left the joint venture.",
    ),
    Rule(
        "case.share-rest",
        rest_held,
        "In the joint venture Siemens held 55 per cent and Bosch held 45.",
        "In the joint venture Siemens held 55 per cent and Bosch had 45 seats.",
    ),
    Rule(
        "case.share-each-half",
        each_half,
        "It was a joint venture in which Siemens and Bosch each held half.",
        "It was a joint venture in which Siemens, Bosch and Nokia each held seats.",
    ),
    Rule(
        "case.share-listed",
        listed,
        "Siemens: 37.9 per cent",
        "Siemens: 37.9 per cent of the sales of electronics in Germany",
    ),
)
