"""The dimension that a compared word is about, and which way it points on it.

Only what has more and less is in the table: who governs a relationship has not.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from interorg.ontology.concepts import load_concepts

from ..concepts.spans import ConceptSpan
from ..sentences import Sentence, children, conjoined

MORE = frozenset("more most greater higher stronger larger bigger increased".split())
LESS = frozenset("less least lower fewer weaker smaller lesser reduced".split())
AMOUNTS = frozenset("degree level extent amount sense measure kind form number".split())
"""Nouns that stand for what follows "of": "a higher degree of formalization"."""
_WORDS = {
    ("Formalization", 1): "formal formalized formalised formality formalization formalisation "
    "formalize formalise formally",
    ("Formalization", -1): "informal informality informally unwritten",
    ("DurationOrientation", 1): "durable enduring permanent lasting long-lived long-lasting "
    "long-term longer-term longer-lasting longer-lived duration lifespan lifetime",
    ("DurationOrientation", -1): "temporary short-lived shorter-lived transient ephemeral "
    "short-term shorter-term",
    ("AutonomyRetention", 1): "autonomy autonomous independence independent independently",
    ("GeographicScope", 1): "international global",
    ("GeographicScope", -1): "local localized localised",
    ("PartnerArity", 1): "partner member participant party multilateral",
    ("PartnerArity", -1): "bilateral dyadic",
    ("DependencePattern", 1): "symmetric symmetrical",
    ("DependencePattern", -1): "asymmetric asymmetrical",
    ("EquityBasis", 1): "equity ownership",
}
WORDS = {word: place for place, words in _WORDS.items() for word in words.split()}
"""A word, to the dimension and the way it points: 1 for more of it, -1 for less."""
COUNTED = frozenset(["PartnerArity"])
"""Dimensions whose nouns are counted: it is "more partners", not "better partners"."""
LASTING = frozenset("last endure persist survive".split())
"""Verbs that say with "longer" how long something lasts."""
SPANS = frozenset("duration term lifespan lifetime life horizon period".split())
"""Nouns that are long or short in time."""
SETTINGS = frozenset(
    "partner member participant party firm company organization organisation arrangement form "
    "relationship tie structure basis governance contract agreement rule procedure commitment "
    "collaboration cooperation".split()
)
"""Nouns whose quality is that of the relationship: "a more formal arrangement"."""
LENGTHS = {"longer": 1, "shorter": -1}
SUBORDINATE = frozenset(["relcl", "advcl", "ccomp", "acl"])
PREDICATED = frozenset(["acomp", "attr", "oprd"])
OUTCOMES: dict[int | str, str] = {1: "GreaterThan", -1: "LessThan"}
Found = tuple[str | None, str | None]
"""Dimension and outcome."""


def degree_of(word: Token) -> int:
    """Return 1 for a word of more, -1 for one of less, 0 for any other.

    A comparative by ending ("looser") counts as more of what it names.
    """
    if word.lower_ in LESS:
        return -1
    return 1 if word.lower_ in MORE or word.tag_ in ("JJR", "RBR") else 0


def compared_on(degree: Token) -> tuple[str, int] | None:
    """Return the dimension that a word of degree is about, and 1 or -1 for more or less of it.

    None where it is about none, as in "more profitable".
    """
    length = LENGTHS.get(degree.lower_)
    if length is not None:
        return ("DurationOrientation", length) if _lasting(degree) else None
    for word in _measured(degree):
        found = placed(word)
        if found is not None and not _of_something_else(word):
            dimension, sign = found
            counts = degree.lower_ in ("more", "fewer") and degree.dep_ == "amod"
            if dimension not in COUNTED or word.pos_ == "ADJ" or counts:
                return dimension, sign * (1 if degree == word else degree_of(degree))
    return None


def _of_something_else(word: Token) -> bool:
    """Tell "more independent managers", who say nothing of the relationship, from partners."""
    return word.dep_ == "amod" and word.head.lemma_.lower() not in SETTINGS


def placed(word: Token) -> tuple[str, int] | None:
    """Return the dimension of a word, and the way it points on it."""
    return WORDS.get(_hyphened(word)) or WORDS.get(word.lemma_.lower()) or WORDS.get(word.lower_)


def _hyphened(word: Token) -> str:
    """Return a word with what a hyphen joins to it: "short-lived" is three tokens."""
    start = word.i
    while start - 2 >= word.sent.start and word.doc[start - 1].text == "-":
        start -= 2
    return word.doc[start : word.i + 1].text.lower()


def _measured(degree: Token) -> Iterator[Token]:
    """Yield what a word of degree measures, the nearest first."""
    yield degree
    above = degree.head
    if degree.dep_ not in ("advmod", "amod", "dobj", "npadvmod", "acomp"):
        return
    yield above
    if degree.dep_ == "acomp":
        # "Autonomy is greater in alliances."
        yield from children(above, "nsubj")
    if above.lemma_.lower() in AMOUNTS:
        for preposition in children(above, "prep"):
            if preposition.lower_ == "of":
                for noun in children(preposition, "pobj"):
                    yield from conjoined(noun)
    if above.pos_ == "VERB" and degree.dep_ == "advmod":
        # "They rely less on formal rules."
        for noun in _objects(above):
            yield noun
            yield from children(noun, "amod")
    if degree.dep_ == "dobj":
        # "They leave partners more autonomous."
        yield from children(above, "oprd", "acomp")


def _objects(verb: Token) -> Iterator[Token]:
    yield from children(verb, "dobj")
    for preposition in children(verb, "prep"):
        if preposition.lower_ in ("on", "upon"):
            yield from children(preposition, "pobj")


def _lasting(degree: Token) -> bool:
    above = degree.head
    lasts = degree.dep_ == "advmod" and above.lemma_.lower() in LASTING
    lived = degree.nbor(1).text == "-" if degree.i + 1 < len(degree.doc) else False
    spans = degree.dep_ == "amod" and above.lemma_.lower() in SPANS
    return lasts or spans or (lived and degree.nbor(2).lower_ in ("lived", "lasting", "term"))


def measured(sentence: Sentence, degree: Token) -> Found:
    """Return the dimension that a word of degree is about, and how the first end stands on it.

    A value that no table places has no direction: the ends differ in it.
    """
    place = compared_on(degree)
    if place is not None:
        return place[0], OUTCOMES[place[1]]
    for word in (degree, degree.head):
        for span in sentence.headed_by(word):
            if span.kind == "dimension":
                return span.concept, OUTCOMES[degree_of(degree)]
            if span.kind == "dimensionValue":
                return dimension_of(span), "DifferentFrom"
    return None, None


def differing(sentence: Sentence, verb: Token, outside: set[int]) -> Found:
    """Return the dimension on which a clause says that its subject differs, and how."""
    inner = {t.i for clause in children(verb, *SUBORDINATE) for t in clause.subtree} | outside
    for token in verb.subtree:
        if token.i not in inner and degree_of(token):
            found = measured(sentence, token)
            if found[0]:
                return found
    place = valued(sentence, verb)
    return (place[0], "DifferentFrom") if place else (None, None)


def valued(sentence: Sentence, verb: Token) -> tuple[str, int | str] | None:
    """Return the dimension on which a verb gives its subject a value, and which.

    The value is the way it points on the dimension, or the concept of one that points no way.
    """
    for word in children(verb, *PREDICATED):
        for quality in (word, *children(word, "amod")):
            place = placed(quality)
            if place is not None:
                return place
            for span in sentence.headed_by(quality):
                if span.kind == "dimensionValue":
                    return dimension_of(span), span.concept
    return None


def dimension_of(value: ConceptSpan) -> str:
    """Return the dimension that a value is of."""
    return load_concepts()[value.concept].broader[0]
