"""From one noun to all the organizations listed with it, to the last conjunct."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .lists import (
    after_description,
    bare_phrase_end,
    examples_end,
    has_own_verb,
    housing,
    is_between,
    separator_end,
    whom_for,
)
from .scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

UNDERTAKINGS = frozenset("initiative portfolio program programme project stadium".split())
"""Last words of names of what an organization does rather than is."""
QUARTERS = frozenset({"North", "South", "East", "West"})
"""What partnerships between halves of the world are said to join."""
SEATED = (["-", "based"], ["-", "headquartered"])
SHORT = 4
"""Tokens; of a country's, what is longer is a person with an office."""
LIKELY = 0.3
"""A name below this is taken only in a list with a firm one: it may be a person's or a town's."""


def parties_at(
    scene: Scene, token: Token | None, *, countries: bool = False, apart: Token | None = None
) -> tuple[OrganizationSpan, ...]:
    """Return the organizations that the noun `token` stands for, with all that are listed with it.

    Countries count only where asked for and where nothing else is listed. `apart` is a token whose
    name is the relationship's own.
    """
    if token is None:
        return ()
    first = _first(scene, token)
    return () if first is None else _list_of(scene, first, countries, apart)


def parties_from(scene: Scene, index: int) -> tuple[OrganizationSpan, ...]:
    """Return the organizations listed from this token on, after words that only describe."""
    first = _party_from(scene, index)
    return () if first is None else _list_of(scene, first, True, None)


def names_at(scene: Scene, token: Token) -> tuple[OrganizationSpan, ...]:
    """Return all names listed from the noun on, those of relationships among them."""
    first = _first(scene, token)
    return () if first is None else (first, *_following(scene, first))


def list_end(scene: Scene, index: int) -> int:
    """Return the end of the list of organizations that begins at or soon after this token."""
    first = _party_from(scene, index)
    if first is None:
        return index
    return max(span.end for span in (first, *_following(scene, first)))


def _list_of(
    scene: Scene, first: OrganizationSpan, countries: bool, apart: Token | None
) -> tuple[OrganizationSpan, ...]:
    first = housing(scene, first) or first
    listed = [first, *_following(scene, first)]
    for earlier in scene.organizations:
        if earlier.start >= first.start:
            break
        whole = [earlier, *_following(scene, earlier)]
        if first in whole and _may_open(scene, earlier):
            listed = whole
            break
    seen = {span.start for span in listed}
    joined = (housing(scene, span) or span for span in _conjuncts(scene, first))
    listed += [span for span in joined if span.start not in seen]
    own = scene.organization_at(apart.i) if apart is not None else None
    return _accepted([span for span in listed if span != own], scene, countries)


def _may_open(scene: Scene, span: OrganizationSpan) -> bool:
    """Tell whether the name may open a subject's list: "According to A, B and C" opens with B."""
    root = scene.doc[span.start : span.end].root
    while root.dep_ == "conj" and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
    if root.dep_ != "pobj":
        return root.dep_ not in ("poss", "dobj", "attr")
    # "In June 1998 A, B and C announced": the parser hangs A on the date.
    return any(token.ent_type_ == "DATE" for token in root.lefts)


def _accepted(
    listed: list[OrganizationSpan], scene: Scene, countries: bool
) -> tuple[OrganizationSpan, ...]:
    listed = [s for s in listed if s.name not in scene.case_names and s.name not in QUARTERS]
    if countries and listed and all(span.kind != "organization" for span in listed):
        return tuple(listed)
    some_firm = any(span.firm for span in listed)
    return tuple(
        span
        for span in listed
        if span.kind != "country" and (span.confidence >= LIKELY or some_firm)
    )


def _first(scene: Scene, token: Token) -> OrganizationSpan | None:
    token = whom_for(token) or token
    here = scene.organization_at(token.i)
    if here is not None and scene.doc[here.end - 1].lower_ not in UNDERTAKINGS:
        return here
    if token.pos_ not in ("NOUN", "PROPN", "NUM", "PRON") or token.tag_ == "PRP$":
        return None
    if token.lower_ == "likes":
        return _party_from(scene, token.i + 2)
    # "Alder's pilot project": who owns what is nobody by itself.
    owner = next((t for t in token.lefts if t.dep_ == "poss"), None)
    if owner is not None and (found := scene.organization_at(owner.i)):
        own_name = token.text[:1].isupper() and token.lower_ not in UNDERTAKINGS
        return _unseen(scene, token) if own_name and here is None else found
    # "the engine maker Snecma", "two rivals, X and Y"
    for child in token.children:
        if child.dep_ == "appos" and (found := scene.organization_at(child.i)):
            return found
    # "five contractors (A, B and C)", "the following firms: A, B and C"
    index = token.i + 1
    while index < scene.sentence.end and index - token.i <= 14:
        word = scene.doc[index]
        examples = examples_end(scene, index)
        if examples > index:
            return _party_from(scene, examples)
        # "Such companies as X and Y".
        if word.lower_ == "as" and any(t.lower_ == "such" for t in token.lefts):
            return _party_from(scene, index + 1)
        if word.text in ("(", ":", ",") or index == token.i + 1:
            start = index if index == token.i + 1 and word.text not in "(:," else index + 1
            found = _party_from(scene, start)
            listing = word.text in ("(", ":") or (token.tag_ == "NNS" and word.i == token.i + 1)
            if found is not None and listing:
                return found
            if found is not None and start == token.i + 1 and found.start == start:
                return found
        if word.pos_ in ("VERB", "AUX") or word.text in (";", ")"):
            return None
        index += 1
    return None


def _possessed(scene: Scene, owner: OrganizationSpan) -> OrganizationSpan | None:
    """Return the organization after a possessive: of "Alder's Birch Library" the library."""
    doc, end = scene.doc, owner.end
    possessive = end + 1 < scene.sentence.end and doc[end].tag_ == "POS"
    found = scene.organization_at(end + 1) if possessive else None
    return found if found is not None and found.start == end + 1 else None


def _unseen(scene: Scene, token: Token) -> OrganizationSpan:
    """Take the capitalised words up to a token for a name: "Alder's Birch"."""
    start = token.i
    while scene.doc[start - 1].text[:1].isupper() and scene.organization_at(start - 1) is None:
        start -= 1
    return OrganizationSpan(start, token.i + 1, scene.doc[start : token.i + 1].text, LIKELY)


def _party_from(scene: Scene, index: int) -> OrganizationSpan | None:
    """Return the organization at the index or after words that only describe it."""
    limit = min(index + 9, scene.sentence.end - 1)
    while index < limit:
        here = scene.organization_at(index)
        if here is not None and [t.lower_ for t in scene.doc[here.end : here.end + 2]] in SEATED:
            # "A Gaithersburg-based company".
            index = here.end + 2
            continue
        if here is not None and not (here.kind == "country" and _is_modifier(scene, here)):
            return _possessed(scene, here) or here
        word = scene.doc[index]
        if here is not None and here.end < limit and scene.doc[here.end].tag_ == "POS":
            # "And Japan's Alder": whose it is, is no partner; "Japan's Prime Minister B" is none.
            owned = scene.organization_at(here.end + 1)
            if owned is None or not owned.firm or owned.end - owned.start > SHORT:
                return None
            index = here.end + 1
            continue
        examples = examples_end(scene, index)
        if examples > index:
            index, limit = examples, min(examples + 9, scene.sentence.end)
            continue
        hyphened = "-" in (scene.doc[index - 1].text, scene.doc[index + 1 : index + 2].text)
        if (
            word.pos_ not in ("DET", "ADJ", "NOUN", "NUM", "PROPN", "PRON")
            and word.text not in "-–"
            and not hyphened
        ):
            return None
        index += 1
    return None


def _is_modifier(scene: Scene, span: OrganizationSpan) -> bool:
    return scene.doc[span.end - 1].dep_ in ("compound", "amod", "nmod", "poss")


def _following(scene: Scene, first: OrganizationSpan) -> Iterator[OrganizationSpan]:
    """Walk right over commas, "and" and descriptions from one listed name to the next."""
    doc, end = scene.doc, scene.sentence.end
    index, last = first.end, first
    while index < end:
        index = after_description(scene, index, last)
        joined = separator_end(scene, index)
        if joined == index:
            return
        found = _party_from(scene, joined)
        if found is None:
            # "Peregrine, a Hong Kong bank, and Y": step over a description between commas.
            skipped = bare_phrase_end(scene, joined)
            if skipped is None or skipped == joined:
                return
            index = skipped
            continue
        paired = last == first and is_between(scene, first)
        if not paired and has_own_verb(scene, found, last):
            return
        found = housing(scene, found) or found
        yield found
        index, last = found.end, found
        if index < end and doc[index].text == ")":
            return


def _conjuncts(scene: Scene, first: OrganizationSpan) -> Iterator[OrganizationSpan]:
    queue, seen = [first], {first.start}
    while queue:
        span = queue.pop(0)
        for token in scene.doc[span.start : span.end]:
            for child in token.children:
                found = scene.organization_at(child.i) if child.dep_ == "conj" else None
                if found is None and child.dep_ == "conj":
                    found = next(
                        (
                            named
                            for t in child.children
                            if t.dep_ == "appos" and (named := scene.organization_at(t.i))
                        ),
                        None,
                    )
                if found is not None and found.start not in seen:
                    seen.add(found.start)
                    queue.append(found)
                    yield found
