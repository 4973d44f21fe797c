"""What may stand between two names of a list: separators, descriptions, examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...organizations.proper_names import is_place
from ...organizations.recognition import OrganizationSpan
from .clauses import YEAR
from .scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

SEPARATORS = frozenset({",", "and", ";", "&", "plus"})
JOINERS = (("as", "well", "as"), ("along", "with"), ("together", "with"))
EXAMPLES = (
    *(("such", "as"), ("including", "with"), ("including",), ("like",), ("namely",), ("e.g.",)),
    *(("among", "others"), ("amongst", "others"), ("among", "them"), ("notably",)),
)
PARTS = frozenset("chair department division faculty institute laboratory school".split())
"""First words of names of what may be a part of a larger organization."""
OFFICERS = frozenset("ceo delegate delegation leader official president representative".split())
"""Nouns for people who act for the organizations named after them."""
REPRESENTED = 14
"""Tokens within which "represented by N," between two names is closed."""
BRACKET = 30
"""Tokens within which a bracket after a name is closed."""


def after_description(scene: Scene, index: int, last: OrganizationSpan) -> int:
    """Step over what stands behind a name: "(ACRONYM)", "of Spain", "in 1999", "headed by …"."""
    doc, end = scene.doc, scene.sentence.end
    if index < end and doc[index].text == "(":
        closing = next((t.i for t in doc[index : min(index + BRACKET, end)] if t.text == ")"), None)
        index = index if closing is None else closing + 1
    if (
        index + 1 < end
        and doc[index].lower_ in ("in", "since")
        and YEAR.fullmatch(doc[index + 1].text)
    ):
        index += 2
    if index + 1 < end and doc[index].lower_ in ("of", "in", "from", ","):
        comma = doc[index].text == ","
        for stop in range(min(index + 5, end - 1), index + 1, -1):
            # "Alder, Britain, and Birch": a place between commas.
            if is_place(doc[index + 1 : stop].text) and (not comma or doc[stop].text == ","):
                index = stop
                break
    if (past := _past_representative(scene, index)) > index:
        return past
    clause = [
        token
        for token in doc[last.start : last.end].root.children
        if token.dep_ in ("relcl", "acl", "appos") and token.i >= index
    ]
    if clause and index < end and doc[index].text == ",":
        stop = clause[0].right_edge.i + 1
        inner = [o for o in scene.organizations if index < o.start < stop]
        if not inner and stop < end and clause[0].left_edge.i <= index + 1:
            return stop
    return index


def _past_representative(scene: Scene, index: int) -> int:
    """Step over "represented by N" between commas: who acts for a party is none itself."""
    words = [t.lower_ for t in scene.doc[index : min(index + 3, scene.sentence.end)]]
    if words[:1] != [","] or words[1:] != ["represented", "by"]:
        return index
    stop = min(index + REPRESENTED, scene.sentence.end)
    return next((t.i for t in scene.doc[index + 3 : stop] if t.text in (",", ";")), index)


def whom_for(officers: Token) -> Token | None:
    """Return the noun of those for whom others act: "representatives from X and Y"."""
    if officers.lemma_.lower() not in OFFICERS or officers.tag_ != "NNS":
        return None
    if any(child.lower_ in ("former", "ex") for child in officers.lefts):
        return None
    links = (prep for prep in officers.children if prep.lower_ in ("from", "of"))
    return next((noun for prep in links for noun in prep.children if noun.dep_ == "pobj"), None)


def separator_end(scene: Scene, index: int) -> int:
    """Step over commas, "and" and "as well as", if any of them stands at the index."""
    doc, end = scene.doc, scene.sentence.end
    while index < end and doc[index].lower_ in SEPARATORS:
        index += 1
    for words in JOINERS:
        if tuple(t.lower_ for t in doc[index : index + len(words)]) == words:
            return index + len(words)
    return index


def bare_phrase_end(scene: Scene, index: int) -> int | None:
    """Return the end of a description between commas; None where more than that stands there."""
    doc, start = scene.doc, index
    while index < scene.sentence.end and index - start <= 8:
        if doc[index].text in (",", ";") or doc[index].lower_ == "and":
            return index
        if doc[index].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV") and (
            doc[index].text not in "-–"
        ):
            return None
        index += 1
    return None


def examples_end(scene: Scene, index: int) -> int:
    """Step over "such as", "including" and a comma before them."""
    words = [t.lower_ for t in scene.doc[index : min(index + 3, scene.sentence.end)]]
    comma = words[:1] == [","]
    for cue in EXAMPLES:
        if tuple(words[comma : comma + len(cue)]) == cue:
            return index + comma + len(cue)
    return index


def housing(scene: Scene, part: OrganizationSpan) -> OrganizationSpan | None:
    """Return Alder University of "the Department of Physics at Alder University"."""
    at = part.end
    if at + 2 >= scene.sentence.end or scene.doc[at].lower_ not in ("at", "of", "within"):
        return None
    named = scene.organization_at(at + 1 + (scene.doc[at + 1].pos_ == "DET"))
    of_a_part = part.name.split()[0].lower() in PARTS and scene.doc[part.start].text[:1].isupper()
    return named if of_a_part and named is not None and named.kind == "organization" else None


def is_between(scene: Scene, first: OrganizationSpan) -> bool:
    """Tell whether "between" governs a name: there must be a second, whatever the parser says."""
    before = scene.doc[max(scene.sentence.start, first.start - 8) : first.start]
    words = [token.lower_ for token in before]
    return "between" in words and not any(t.pos_ == "VERB" and t.dep_ != "amod" for t in before)


def has_own_verb(scene: Scene, found: OrganizationSpan, last: OrganizationSpan) -> bool:
    """Tell whether a name that seems listed is really the subject of the next clause."""
    root, before = scene.doc[found.start : found.end].root, scene.doc[last.start : last.end].root
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb, token = root.head, before
    while token.head != token and token != verb:
        token = token.head
    # One list may be parsed as subjects of the same verb; another verb means another clause.
    return (
        not (before.dep_ in ("nsubj", "nsubjpass") and before.head == verb)
        and verb.i > found.end - 1
        and (
            verb not in before.ancestors
            or before.dep_ not in ("nsubj", "conj", "nsubjpass", "nmod")
        )
    )
