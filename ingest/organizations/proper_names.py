"""Runs of words that look like names, cut where lists, possessives and countries end a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .name_words import MONTHS, NEVER
from .names import initials

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LABELS = frozenset("ORG GPE PERSON PRODUCT NORP FAC LOC WORK_OF_ART EVENT".split())
"""What stock models call an organization, rightly or not."""

REGIONS = frozenset(
    "europe africa asia oceania america arctic antarctica mediterranean atlantic pacific "
    "caribbean scandinavia benelux".split()
)
REGION_PHRASES = frozenset(
    {"latin america", "north america", "south america", "north africa", "middle east"}
    | {"southeast asia", "eastern europe", "western europe", "central america", "far east"}
)

# What follows "of" belongs to the name after these words: Bank of China, but Sony of Japan.
TAKES_OF = frozenset(
    "academy agency association bank board bureau chamber church city college commission committee "
    "confederation congress corporation council department federation government guild "
    "institute institution ministry office people radio republic school "
    "society state states trust union university".split()
)
GLUE = frozenset({"&", "-", "–", "/", "+", "’", "'"})
INNER = frozenset("of for and the de du des la et von van der on in to".split()) | {",", "."}
CLOSING = re.compile(r"(?:Inc|Corp|Ltd|Co|LLC|PLC|Plc|[A-Z]{4,})\.")
"""What a name ends with, and often its sentence too; more of the form may follow."""
LEGAL = re.compile(
    r"(?i)^(?:inc|incorporated|ltd|llc|plc|gmbh|co|corp|s\.a|n\.v|ag|kk|llp|limited)\.?$"
)
# Words that are a name only with a nation's: British Library, French Railways.
NATIONAL = TAKES_OF | frozenset(
    "academy airways army gallery library museum navy parliament post rail railway railways "
    "research royal telecom treasury".split()
)
LAST_WORDS_OF_NAMES = frozenset({"venture", "foundation", "association", "alliance", "initiative"})


@cache
def countries() -> Mapping[str, str]:
    """Return lower-case names and adjectives of countries → the country."""
    table: dict[str, str] = {}
    text = Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, *others = line.split("\t")
            table.update((word.lower(), name) for word in (name, *others))
    return table


def is_country(text: str) -> bool:
    """Tell whether the text, with or without an article, is a country's name and no adjective."""
    bare = without_article(text)
    country = countries().get(bare.lower())
    return country is not None and (
        country == bare or bare in ("Britain", "Great Britain", "UK", "US", "USA", "America")
    )


def is_place(text: str) -> bool:
    """Tell whether the text is a country, an adjective of one, or a part of the world."""
    bare = without_article(text).lower()
    return bare in countries() or bare in REGIONS or bare in REGION_PHRASES


def without_article(text: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", text)


def name_runs(doc: Doc) -> Iterator[Span]:
    """Find the longest runs of name-like words; lists are cut into their members."""
    start = 0
    small = [text == text.lower() for text in map(str, doc)]
    while start < len(doc):
        if small[start] or not _is_name_word(doc[start]):
            start += 1
            continue
        end = start + 1
        while end < len(doc) and (grown := _grow(doc, end)):
            end = grown
        for part in _members(doc[start:end]):
            trimmed = _trim(part)
            if trimmed is not None:
                yield trimmed
        start = end


def _is_name_word(token: Token) -> bool:
    if not any(letter.isupper() for letter in token.text):
        return False
    if token.ent_type_ in LABELS:
        return token.lower_ not in INNER or (token.ent_type_ == "ORG" and not token.is_sent_start)
    return token.pos_ == "PROPN" and token.ent_type_ in ("", "LAW", "MONEY", "DATE", "CARDINAL")


def closes_name(doc: Doc, at: int) -> bool:
    """Tell whether a word ends a name: "an alliance with Apple Inc. Fujifilm stayed out"."""
    if CLOSING.fullmatch(doc[at].text) is None or at + 1 >= len(doc):
        return False
    more = at + 2 if doc[at + 1].text == "," and at + 2 < len(doc) else at + 1
    return LEGAL.match(doc[more].text) is None and doc[at + 1].text not in GLUE


def _grow(doc: Doc, end: int) -> int:
    """Return the end of the run with the next word in it, or 0 where it ends before that word."""
    token, before = doc[end], doc[end - 1]
    if closes_name(doc, end - 1):
        return 0
    if _is_name_word(token):
        return end + 1
    if end + 1 >= len(doc):
        return 0
    after = doc[end + 1]
    close = not before.whitespace_ or token.text == "&"
    if token.text in GLUE and close and (_is_name_word(after) or after.text[:1].isupper()):
        return end + 2
    if token.text == "," and LEGAL.match(after.text):
        return end + 2
    inside = token.ent_type_ in LABELS and token.ent_iob_ == "I" and after.ent_iob_ == "I"
    if inside and (token.lower_ in INNER or token.like_num or token.text in GLUE):
        if _is_name_word(after):
            return end + 2
        return end + 1 if after.lower_ in INNER else 0
    if token.lower_ in ("for", "of") and _is_name_word(after) and before.pos_ == "PROPN":
        last = end + 1
        while last + 1 < len(doc) and _is_name_word(doc[last + 1]):
            last += 1
        return last + 1 if doc[last].lower_ in LAST_WORDS_OF_NAMES else 0
    return 0


def _members(run: Span) -> list[Span]:
    """Cut at commas and at the `and` that closes a list: "Gap and Walmart" are two names."""
    doc, parts, start = run.doc, [], run.start
    for token in run:
        if token.i == start:
            continue
        comma = token.text == "," and not (
            token.i + 1 < run.end and LEGAL.match(doc[token.i + 1].text)
        )
        if comma or (token.lower_ == "and" and _closes_list(run, token)):
            parts.append(doc[start : token.i])
            start = token.i + 1
    return [*parts, doc[start : run.end]]


def _closes_list(run: Span, token: Token) -> bool:
    if _is_abbreviated(run):
        return False
    left, right = run.doc[run.start : token.i], run.doc[token.i + 1 : run.end]
    if not right or "of" in {t.lower_ for t in left} or "for" in {t.lower_ for t in left}:
        return False
    in_list = run.start >= 2 and run.doc[run.start - 1].text == ","
    alike = len(left) == len(right) == 1 and left.text != right.text
    # "Health and Safety Executive" has its weight on the right, "EDF Energy and Thames Water" not.
    return in_list or alike or (len(left) >= 2 and len(right) >= 2)


def _is_abbreviated(run: Span) -> bool:
    """Tell whether a run is abbreviated as a whole: "Alder and Birch Administration (ABA)"."""
    behind = [token.text for token in run.doc[run.end : run.end + 3]]
    if len(behind) < 3 or (behind[0], behind[2]) != ("(", ")"):
        return False
    return len(behind[1]) > 2 and behind[1].casefold() == initials(run.text)


def _trim(span: Span) -> Span | None:
    doc, start, end = span.doc, span.start, span.end
    # "The" is an article wherever it stands; "La República Group" keeps its own.
    while start < end and (
        doc[start].text in INNER
        or doc[start].text == "The"
        or doc[start].text in GLUE
        or (end - start > 1 and _stands_before_name(doc[start]))
    ):
        start += 1
    while start < end and _is_loose_end(doc[end - 1]):
        end -= 1
    if end - start > 1 and doc[end - 1].ent_type_ == "DATE" and doc[end - 1].lower_ in MONTHS:
        end -= 1
    for i in range(start + 1, end - 1):
        if doc[i].lower_ == "of" and doc[i - 1].lower_ in TAKES_OF:
            # "University of the West of England" has its second "of" inside.
            break
        if doc[i].lower_ == "of":
            tail = doc[i + 1 : end]
            if is_place(tail.text) or tail[-1].ent_type_ == "PERSON":
                end = i
                break
    # "French Snecma" is Snecma; "British Aerospace", which the model knows whole, stays, and so
    # does "British Library".
    while end - start > 1 and doc[start].ent_type_ == "NORP" and doc[start + 1].ent_type_ != "NORP":
        if doc[start + 1].lower_ in NATIONAL:
            break
        start += 1
    return doc[start:end] if start < end else None


def _stands_before_name(first: Token) -> bool:
    """Tell whether a word stands before a name: "CEO Alder Trust", "Oslo-based Alder Trust"."""
    if first.lower_.endswith("-based"):
        return True
    abbreviates = first.text.isupper() and first.lower_ in NEVER
    return abbreviates and not first.ent_type_ and first.nbor().ent_iob_ == "B"


def _is_loose_end(token: Token) -> bool:
    if token.lower_ in ("'s", "’s") or token.text in GLUE or token.text == ",":
        return True
    return token.lower_ in INNER or (token.is_digit and token.ent_iob_ != "I")
