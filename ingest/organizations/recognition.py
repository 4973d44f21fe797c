"""Which names in a text are organizations: the model's guess, corrected by the whole document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from interorg.ontology.concepts import load_concepts
from interorg.ontology.extra_modules import kept_with_ontology

from .names import aliases, initials, normalized, plain
from .persons import cited_authors, is_person, surnames_in
from .proper_names import countries, is_country, is_place, name_runs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

FIRM = 0.5
"""From this confidence on a name counts as an organization wherever it stands."""

# Last words of names that only organizations have.
ORGANIZATION_WORDS = frozenset(
    "academy administration agency airline airlines airways alliance association associates "
    "authority bank board bureau club co commission committee company confederation consortium "
    "cooperative corp corporation council department enterprises federation forum foundation "
    "fund gmbh group holding holdings inc incorporated industries institute institution "
    "laboratories labs limited llc ltd ministry motors network organisation organization "
    "partners plc secretariat service services society systems technologies treasury trust union "
    "universities university ventures works".split()
)
FIRST_WORDS = frozenset("bank department groupe grupo institute ministry university".split())

# Acronyms and words that models take for organizations.
NEVER = frozenset(
    "act android ceo cfo chapter covid covid-19 crispr css dna dvd edi eu5 gdp gps gsm html http "
    "ict ip ipo ipr iso9000 it java jv jvs linux lte ngo ngos oem ppp ppps r&d rna sme smes sql "
    "tcp umts web wifi wi-fi windows xml xhtml internet table figure section article annex "
    "appendix treaty accord agreement bn mn usd eur gbp mr mrs ms dr prof".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
PLACE_PREPOSITIONS = frozenset("in at near from to around throughout across outside into".split())

Kind = Literal["organization", "government", "country"]


@dataclass(frozen=True)
class OrganizationSpan:
    """A name in a Doc: token indexes, end exclusive, and the name without article or possessive."""

    start: int
    end: int
    name: str
    confidence: float
    kind: Kind = "organization"

    @property
    def firm(self) -> bool:
        """Whether it counts as an organization wherever it stands."""
        return self.confidence >= FIRM


def organizations_in(doc: Doc) -> list[OrganizationSpan]:
    """Find the organizations of one Doc; a whole document is better given to `candidates_of`."""
    return [span for span in candidates_of([doc])[0] if span.firm]


def candidates_of(docs: Sequence[Doc]) -> list[list[OrganizationSpan]]:
    """Find, for each Doc of one document, the names that may be organizations.

    Names below `FIRM` are organizations only where the sentence gives them a part that no person
    or place can have, such as a partner's.
    """
    runs = [[(span, _guess(span)) for span in name_runs(doc)] for doc in docs]
    authors = set().union(*(cited_authors(doc) for doc in docs))
    surnames = authors | surnames_in(docs)
    runs = [[(s, g) for s, g in found if not is_person(s, authors, surnames)] for found in runs]
    defined = {n for doc in docs for pair in defined_acronyms(doc).items() for n in pair}
    surely = {normalized(name) for name in defined}
    known = Counter(span.text for found in runs for span, guess in found if guess >= 0.7)
    found_by_doc = []
    for doc, found in zip(docs, runs, strict=True):
        spans = list(_governments(doc))
        for span, guess in found:
            if _inside(span, spans):
                continue
            if is_country(span.text):
                country = countries()[span.text.lower()]
                spans.append(OrganizationSpan(span.start, span.end, country, 0.1, "country"))
                continue
            if _is_pair(span, known):
                spans += (OrganizationSpan(t.i, t.i + 1, t.text, 0.7) for t in (span[0], span[2]))
                continue
            if known[span.text] or normalized(span.text) in surely:
                guess = max(guess, 0.7)
            if guess > 0:
                spans.append(OrganizationSpan(span.start, span.end, span.text, guess))
        found_by_doc.append(sorted(spans, key=lambda s: s.start))
    likely = {span.text: 0.4 for found in runs for span, guess in found if guess == 0.4}
    likely |= dict.fromkeys(known, 0.7)
    return [
        _with_repeats(doc, spans, likely) for doc, spans in zip(docs, found_by_doc, strict=True)
    ]


def _is_pair(span: Span, known: Counter[str]) -> bool:
    """Tell whether the name puts two known ones together, as in "the Renault-Nissan alliance"."""
    return (
        len(span) == 3
        and span[1].text in ("-", "–", "/")
        and all(known[token.text] for token in (span[0], span[2]))
    )


def _guess(span: Span) -> float:
    """Say from the run alone how far it is the name of an organization; 0 means never."""
    text, words = span.text, [token.lower_ for token in span]
    if text.lower() in NEVER or words[0] in MONTHS or _is_concept(text):
        return 0.0
    if is_place(text) and not is_country(text):
        return 0.0
    first = span[0]
    opens = len(span) == 1 and first.is_sent_start and first.is_title
    if opens and first.pos_ != "PROPN":
        return 0.0
    if not any(mark.isalpha() for mark in text) or len(text) < 2:
        return 0.0
    if words[-1] in ("act", "treaty", "agreement", "accord", "prize", "plan", "rules", "project"):
        return 0.0
    if len(span) > 1 and (words[-1].rstrip(".") in ORGANIZATION_WORDS or words[0] in FIRST_WORDS):
        return 0.85
    if normalized(text) in aliases() or plain(text) in _shown_names():
        return 0.85
    label = Counter(token.ent_type_ for token in span if token.ent_type_).most_common(1)
    match label[0][0] if label else "":
        case "ORG":
            return 0.75
        case "PERSON":
            return 0.2 if len(span) > 1 else 0.35
        case "GPE" | "LOC" | "FAC":
            before = span.doc[span.start - 1].lower_ if span.start else ""
            return 0.1 if before in PLACE_PREPOSITIONS else 0.35
        case "PRODUCT" | "WORK_OF_ART" | "EVENT" | "NORP" | "LAW":
            return 0.3
        case _:
            return 0.25 if opens else 0.4


@cache
def _shown_names() -> frozenset[str]:
    return frozenset(plain(name) for name in aliases().values())


@kept_with_ontology
def _labels() -> frozenset[str]:
    concepts = load_concepts().values()
    return frozenset(label.lower() for c in concepts for label in c.labels)


def _is_concept(text: str) -> bool:
    """Tell whether the text is a label of the ontology: "PPP" and "Joint Venture" are no firms."""
    lower = text.lower()
    return lower in _labels() or lower.removesuffix("s") in _labels()


def _inside(span: Span, others: Iterable[OrganizationSpan]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


DEFINED = re.compile(r"^[A-Z][A-Za-z0-9&.-]{1,9}$")


def defined_acronyms(doc: Doc) -> dict[str, str]:
    """Find acronyms a text defines in brackets: acronym → the long name before it."""
    found: dict[str, str] = {}
    for run in name_runs(doc):
        if len(run) < 2 or run.end + 2 >= len(doc) or doc[run.end].text != "(":
            continue
        short, close = doc[run.end + 1], doc[run.end + 2]
        if close.text != ")" or not DEFINED.match(short.text):
            continue
        letters = re.sub(r"\W", "", short.text).casefold()
        if letters in initials(run.text) or _in_order(letters, plain(run.text)):
            found[short.text] = run.text
    return found


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return text[:1] == letters[:1] and all(letter in rest for letter in letters)


def _governments(doc: Doc) -> Iterator[OrganizationSpan]:
    """Find "the Government of India", "the Brazilian government", "the French state"."""
    table: Mapping[str, str] = countries()
    for token in doc:
        if token.lemma_.lower() != "government" or token.tag_ in ("NNS", "NNPS"):
            continue
        before = doc[token.i - 1] if token.i else None
        if before is not None and before.lower_ in table:
            name = f"Government of {table[before.lower_]}"
            yield OrganizationSpan(before.i, token.i + 1, name, 0.8, "government")
        elif token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
            at = token.i + 2 + (doc[token.i + 2].lower_ == "the")
            for end in range(min(at + 3, len(doc)), at, -1):
                if doc[at:end].text.lower() in table:
                    name = f"Government of {table[doc[at:end].text.lower()]}"
                    yield OrganizationSpan(token.i, end, name, 0.85, "government")
                    break


def _with_repeats(
    doc: Doc, spans: list[OrganizationSpan], known: Mapping[str, float]
) -> list[OrganizationSpan]:
    """Add the places where a name known from elsewhere stands without having been seen."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    added = []
    text = doc.text
    for name, confidence in known.items():
        at = text.find(name) if len(name) >= 3 and name[0].isupper() else -1
        while at >= 0:
            found = doc.char_span(at, at + len(name))
            at = text.find(name, at + 1)
            if found is None or taken & set(range(found.start, found.end)):
                continue
            if not _goes_on(found):
                taken.update(range(found.start, found.end))
                added.append(OrganizationSpan(found.start, found.end, name, confidence - 0.1))
    surer = [
        replace(span, confidence=max(span.confidence, known.get(span.name, 0.0)))
        if span.kind == "organization"
        else span
        for span in spans
    ]
    return sorted([*surer, *added], key=lambda span: span.start)


def _goes_on(span: Span) -> bool:
    """Tell whether the words are part of a longer name, or of a compound as in Ford-like."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    glued = after is not None and after.text in "-–" and not doc[span.end - 1].whitespace_
    longer = any(
        t is not None and t.pos_ == "PROPN" and t.ent_type_ != "NORP" for t in (before, after)
    )
    return glued or longer
