"""Claims of wholes and parts, classes and examples: "an agreement comprises an exit clause"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from interorg.ontology.concepts import load_concepts

from ...sentences import Sentence, children, conjoined
from ..arguments import Argument, arguments
from ..clause import subject_of, subjects_of
from .copula import complements, copulas
from .nominal import instance_or_kind
from .rule import Candidate, Example, Rule

MIXED = {("successFactor", "mechanism"), ("mechanism", "successFactor")}
WHOLES = frozenset("form mechanism successFactor benefit challenge".split())
COMPRISING = frozenset("comprise include encompass contain incorporate".split())
COMPOSED = {("consist", "of"), ("compose", "of"), ("comprise", "of")}
PARTS = frozenset("part element component ingredient constituent dimension pillar".split())
EXAMPLES = frozenset("example instance illustration case".split())
LISTING = {
    "including": ("including",),
    "e.g.": ("e.g.",),
    "example": ("for", "example"),
    "instance": ("for", "instance"),
}
"""The last word of what opens a list of examples, with all of it."""


def comprises(sentence: Sentence) -> Iterator[Candidate]:
    """Read "A comprises B", "A consists of B", "A is made up of B"."""
    for verb in sentence.verbs:
        lemma = verb.lemma_.lower()
        parts: list[Token] = []
        if lemma in COMPRISING and not any(children(verb, "nsubjpass")):
            parts = list(children(verb, "dobj"))
        for preposition in children(verb, "prep"):
            made = lemma == "make" and any(c.lower_ == "up" for c in children(verb, "prt"))
            if (lemma, preposition.lower_) in COMPOSED or (made and preposition.lower_ == "of"):
                parts.extend(children(preposition, "pobj"))
        if parts:
            wholes = [token for token, _ in subjects_of(verb)] + list(children(verb, "nsubjpass"))
            yield from composed(
                [a for token in wholes for a in arguments(sentence, token)],
                [a for token in parts for a in arguments(sentence, token)],
                verb,
            )


def is_part(sentence: Sentence) -> Iterator[Candidate]:
    """Read "B is an element of A", "the elements of A are B and C"."""
    for verb, subject in copulas(sentence):
        for attribute in children(verb, "attr"):
            if attribute.lemma_.lower() in PARTS:
                wholes = [a for link, a in complements(sentence, attribute) if link in ("of", "in")]
                yield from composed(wholes, list(arguments(sentence, subject)), verb)
            elif subject.lemma_.lower() in PARTS:
                wholes = [a for link, a in complements(sentence, subject) if link in ("of", "in")]
                yield from composed(wholes, list(arguments(sentence, attribute)), verb)


def composed(
    wholes: Iterable[Argument], parts: Iterable[Argument], verb: Token
) -> Iterator[Candidate]:
    """Yield what it says that something has parts: a class has its kinds, a form its mechanisms.

    "Relational mechanisms include trust" names a kind; a form that includes a mechanism employs it.
    """
    parts, known = list(parts), load_concepts()
    for whole in wholes:
        for part in parts:
            kinds = {whole.kind, part.kind}
            root = not known[whole.concept].broader  # "The challenges include a lack of money."
            if root or whole.concept == part.concept or not kinds <= WHOLES:
                continue
            if kinds == {"form"} and verb.lemma_ == "include":
                continue  # "Alliances include franchises" may mean kinds or parts.
            if whole.concept in known.ancestors(part.concept):
                yield Candidate(part, instance_or_kind(part, whole), whole, verb, 0.8)
                continue
            alike = whole.kind == part.kind or (whole.kind, part.kind) in MIXED
            if alike and part.concept not in known.ancestors(whole.concept):
                yield Candidate(whole, "HasElement", part, verb, 0.8)


def examples(sentence: Sentence) -> Iterator[Candidate]:
    """Read "A, for example B and C", "A including B", "A (e.g. B)"."""
    for token in sentence.span:
        words = LISTING.get(token.lower_)
        if words is None:
            continue
        start = token.i - len(words) + 1
        if start <= sentence.span.start or token.i + 1 >= sentence.span.end:
            continue
        if token.doc[start].lower_ != words[0]:
            continue
        classes = named_before(sentence, start)
        named = list(named_after(sentence, token.i + 1))
        for target in classes:
            for source in named:
                if source.kind == target.kind and source.concept != target.concept:
                    meaning = instance_or_kind(source, target)
                    yield Candidate(source, meaning, target, target.token, 0.8)


def named_before(sentence: Sentence, place: int) -> list[Argument]:
    """Return the concepts whose last word stands before a place, behind no more than a mark."""
    doc = sentence.span.doc
    last = place - 1
    if not doc[last].is_alpha and last > sentence.span.start:
        last -= 1
    return [a for a in arguments(sentence, doc[last]) if a.token == doc[last]]


def named_after(sentence: Sentence, place: int) -> Iterator[Argument]:
    """Yield the concepts of the list that begins at a place, behind no more than a mark."""
    doc = sentence.span.doc
    if not doc[place].is_alpha and place + 1 < sentence.span.end:
        place += 1
    opening = [span for span in sentence.concepts if span.covers(doc[place])]
    for span in opening:
        for head in conjoined(doc[span.head]):
            yield from arguments(sentence, head)


def is_example(sentence: Sentence) -> Iterator[Candidate]:
    """Read "B is an example of A", "B serves as an example of A"."""
    for verb in sentence.verbs:
        nouns = list(children(verb, "attr"))
        for preposition in children(verb, "prep"):
            if preposition.lower_ == "as":
                nouns.extend(children(preposition, "pobj"))
        subject = subject_of(verb)
        for noun in nouns:
            if noun.lemma_.lower() in EXAMPLES and subject is not None:
                for link, target in complements(sentence, noun):
                    for source in arguments(sentence, subject):
                        alike = source.kind == target.kind and source.concept != target.concept
                        if link == "of" and alike:
                            yield Candidate(source, "Exemplifies", target, verb, 0.8)


RULES = (
    Rule(
        "claim.comprises",
        "A whole comprises, consists of or is made up of parts; a class includes its kinds.",
        Example(
            "The joint venture agreement comprises an exit clause.",
            (("JointVentureAgreement", "HasElement", "ExitClause"),),
        ),
        "The lawyers of the joint venture agreement contain their joy over the exit clause.",
        comprises,
    ),
    Rule(
        "claim.part-of",
        "Subject is a part, element or component of object.",
        Example(
            "An exit clause is an element of the joint venture agreement.",
            (("JointVentureAgreement", "HasElement", "ExitClause"),),
        ),
        "An exit clause is an enemy of the joint venture agreement.",
        is_part,
    ),
    Rule(
        "claim.for-example",
        "A class of concepts and its examples after for example, for instance, e.g., including.",
        Example(
            "Relational mechanisms, for example trust, take years to grow.",
            (("Trust", "IsKindOf", "RelationalMechanism"),),
        ),
        "Relational mechanisms, for example those of banks, take years and trust to grow.",
        examples,
    ),
    Rule(
        "claim.example-of",
        "Subject is an example or instance of object.",
        Example(
            "The keiretsu is an example of a business group.",
            (("Keiretsu", "Exemplifies", "BusinessGroup"),),
        ),
        "The keiretsu is an example of what a business group fears.",
        is_example,
    ),
)
