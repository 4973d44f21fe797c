"""Rules for the country in which a relationship has its seat or its work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.proper_names import countries, without_article
from .anchors import anchors, described
from .scene import Finding, Reading, Rule, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

SEATED = frozenset("base headquarter headquarters incorporate locate register situate".split())
PARTS = ("north", "south", "east", "west", "central", "mainland")
SINO = {"sino": "China", "indo": "India"}
"""What a compound such as Sino-foreign begins with."""


def country_at(token: Token) -> str | None:
    """Return the country that a noun and the names before it are, by its canonical name."""
    compound = [t for t in token.lefts if t.dep_ in ("compound", "amod", "nmod")]
    start = compound[0].i if compound else token.i
    name = without_article(token.doc[start : token.i + 1].text)
    known = countries().get(name.lower())
    # "Southern India" is in India, "New Mexico" not in Mexico, "Northern Ireland" elsewhere.
    part = len(compound) == 1 and compound[0].lower_.startswith(PARTS)
    if known is None and part and token.text not in ("America", "Ireland"):
        known = countries().get(token.lower_)
    return known if token.text[:1].isupper() else None


def _countries(noun: Token) -> Iterator[str]:
    """Yield the countries of "in China and India", "in Pune, India"."""
    for token in (noun, *noun.subtree):
        linked = token == noun or token.dep_ in ("conj", "appos", "npadvmod", "nmod")
        # "In India's Gujarat".
        linked = linked or (token.dep_ == "poss" and token.head == noun and noun.pos_ == "PROPN")
        if linked and (found := country_at(token)):
            yield found


def seated(scene: Scene) -> Iterator[Reading]:
    """X and Y formed a venture in China; the venture is based in Bahrain."""
    for reference in described(scene):
        found: dict[str, None] = {}
        for anchor in anchors(scene, reference):
            for prep in anchor.children:
                if prep.dep_ != "prep" or prep.lower_ not in ("in", "within", "throughout"):
                    continue
                if prep.i > reference.start or anchor.pos_ == "VERB":
                    found |= dict.fromkeys(c for n in prep.children for c in _countries(n))
        for clause in scene.clauses:
            seat = clause.lemma in SEATED and clause.mood == "asserted"
            if seat and scene.reference_at(clause.subject) is reference:
                nouns = clause.prepositions("in")
                found |= dict.fromkeys(c for n in nouns for c in _countries(n))
        for country in found:
            yield Finding(reference, "country", country, 0.7)


def national(scene: Scene) -> Iterator[Reading]:
    """A Chinese joint venture; a Bahrain-based consortium; a Sino-foreign venture."""
    for reference in described(scene):
        if reference.form is None:
            continue
        words = scene.doc[reference.start : reference.head.i]
        for at, word in enumerate(words):
            after = words[at + 1].text if at + 1 < len(words) else ""
            before = words[at - 1].text if at else ""
            part_of_name = scene.organization_at(word.i) is not None and not _lone(scene, word)
            if part_of_name or before in ("-", "–"):
                continue
            if after in ("-", "–"):
                tail = words[at + 2].lower_ if at + 2 < len(words) else ""
                known = SINO.get(word.lower_) if tail == "foreign" else None
                known = countries().get(word.lower_) if tail == "based" else known
            else:
                near = word.head == reference.head and word.dep_ in ("amod", "compound", "nmod")
                known = countries().get(word.lower_) if near and word.text[:1].isupper() else None
            if known is not None:
                yield Finding(reference, "country", known, 0.65)


def _lone(scene: Scene, word: Token) -> bool:
    """Tell whether what is taken for a name is the country alone."""
    found = scene.organization_at(word.i)
    return found is not None and found.kind == "country" and found.end - found.start == 1


RULES = (
    Rule(
        "case.seated",
        seated,
        "In 1995 Siemens and Bosch formed a joint venture in China.",
        "In 1995 Siemens of Germany and Bosch formed a joint venture with fans in China.",
    ),
    Rule(
        "case.national",
        national,
        "The Chinese joint venture of Siemens and Bosch makes motors.",
        "The joint venture of Siemens and Bosch makes Chinese motors.",
    ),
)
