"""Rules for what a relationship is active in, in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from interorg.ontology.concepts import load_concepts
from interorg.ontology.extra_modules import kept_with_ontology

from ...organizations.proper_names import countries
from .anchors import anchors, described
from .scene import Finding, Reading, Reference, Rule, Scene

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SECTORS = frozenset({"business", "industry", "market", "sector", "trade"})
FIELDS = frozenset({"area", "areas", "domain", "field", "fields", "industry", "sector"})
ADJECTIVES = frozenset(
    "aerospace agricultural automotive biomedical biotechnological chemical cosmetic dental "
    "digital electric electrical electronic financial hydroelectric maritime medical naval nuclear "
    "nutritional optical petrochemical petroleum pharmaceutical residential solar veterinary "
    "wireless".split()
)
"""Adjectives that say by themselves in what field something is."""
# Before a form they say what its partners are, how large or what for, not in what field.
VAGUE = frozenset(
    "anchor artist asset auction author bank bidding brand branding brother brothers business "
    "capital channel charter class client co commerce community company competitor content "
    "contractor contributor corporate country customer data daughter day developer dollar "
    "employee entity equity euro event family father firm flagship founder founding government "
    "group growth half hand host husband image industry investment investor key launch lead "
    "level market member merger minority month mother mutual name naming nation network newco "
    "operator owner ownership parent partner party percent percentage pilot platform player "
    "policy portfolio premium price producer profit project quality reseller retention rights "
    "risk rival sale sales sector series service services share shareholder shell sister son "
    "source stage start startup state student sub success support target teacher team term test "
    "tier time title trade trial turnkey two union unions user users value way week wife worker "
    "workers world year".split()
)
SHARES = frozenset("consumer domestic export home mass niche retail stock target youth".split())
"""What is a part of any market."""
WEIGHING = frozenset(
    "big biggest booming broader emerging entire expanding fast first foreign global growing huge "
    "important international key large larger largest leading local lucrative main major new next "
    "other overall own private public same small various whole wider world".split()
)


@kept_with_ontology
def _form_words() -> frozenset[str]:
    """Return all words that labels of forms are made of: they say the form, not the sector."""
    labels = (label for c in load_concepts().values() if c.kind == "form" for label in c.labels)
    return frozenset(word for label in labels for word in re.findall(r"[a-z]+", label.lower()))


def modified(scene: Scene) -> Iterator[Reading]:
    """A steel joint venture; an oil and gas consortium."""
    for reference in described(scene):
        if reference.form is None or reference.kind == "name" or reference.head.pos_ != "NOUN":
            continue
        words = [
            token
            for token in scene.doc[reference.start : reference.head.i]
            if _is_field(token) and scene.organization_at(token.i) is None
        ]
        if words and (said := _stretch(words, reference)):
            yield Finding(reference, "sector", said, 0.6)


def _is_field(token: Token) -> bool:
    if not token.is_lower or len(token) < 3 or not token.is_alpha:
        return False
    if token.pos_ == "ADJ" or token.dep_ == "amod":
        return token.lower_ in ADJECTIVES
    said = {token.lower_, token.lemma_.lower()}
    noun = token.pos_ == "NOUN" and token.dep_ in ("compound", "nmod", "conj")
    return noun and not said & (VAGUE | _form_words())


def _stretch(words: list[Token], reference: Reference) -> str | None:
    """Return the words as they stand together, "and" between them; None where they are apart."""
    doc, first, last = words[0].doc, words[0].i, words[-1].i
    kept = {word.i for word in words}
    if any(i not in kept and doc[i].lower_ not in ("and", "&") for i in range(first, last)):
        return None
    # "Three-year", "video-on-demand": part of a compound is no field.
    around = (doc[max(first - 1, 0)].text, doc[last + 1 : last + 2].text)
    return None if "-" in around or "–" in around else str(doc[first : last + 1].text)


def in_sector(scene: Scene) -> Iterator[Reading]:
    """X and Y formed a venture in the steel industry; an alliance in the field of robotics."""
    for reference in described(scene):
        for anchor in anchors(scene, reference):
            for prep in anchor.children:
                if prep.dep_ != "prep" or prep.lower_ not in ("in", "for", "within"):
                    continue
                for noun in prep.children:
                    said = _sector(noun) if noun.dep_ == "pobj" else None
                    if said is not None:
                        yield Finding(reference, "sector", said, 0.7)


def _sector(noun: Token) -> str | None:
    doc = noun.doc
    if noun.lower_ in FIELDS:
        of = next((c for c in noun.children if c.lower_ == "of" and c.dep_ == "prep"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if inner is not None and inner.pos_ == "NOUN":
            end = max(t.i for t in (inner, *inner.conjuncts)) + 1
            return _without_weights(doc[inner.left_edge.i : end])
    if noun.lemma_.lower() in SECTORS:
        before = [t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod")]
        return _without_weights(doc[before[0].left_edge.i : noun.i]) if before else None
    return None


def _without_weights(words: Span) -> str | None:
    """Drop "the growing Chinese" of "the growing Chinese steel"; None where nothing is left."""
    start = words.start
    while start < words.end and (
        words.doc[start].lower_ in WEIGHING
        or words.doc[start].lower_ in countries()
        or words.doc[start].pos_ in ("DET", "PRON", "NUM", "ADV", "PART")
        or (words.doc[start].text[:1].isupper() and not words.doc[start].text.isupper())
    ):
        start += 1
    rest = words.doc[start : words.end]
    telling = any(t.lower_ not in VAGUE | SHARES and t.pos_ != "PUNCT" for t in rest)
    return str(rest.text) if telling and len(rest) <= 6 else None


RULES = (
    Rule(
        "case.sector-of-form",
        modified,
        "Siemens and Bosch formed a steel joint venture.",
        "Siemens and Bosch formed a minority joint venture.",
    ),
    Rule(
        "case.in-sector",
        in_sector,
        "Siemens and Bosch formed a joint venture in the steel industry.",
        "Siemens and Bosch formed a joint venture in the Chinese industry.",
    ),
)
