"""Which names in a text are organizations: the model's guess, corrected by the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from .acronyms import acronyms_of_things, defined_acronyms
from .datelines import dateline_end
from .judgement import FIRM, LIKELY, confidence
from .names import normalized
from .persons import cited_authors, is_person, surnames_in
from .proper_names import countries, is_country, name_runs
from .quotations import quoted_titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

SURE = 0.7
"""From this confidence on in one place a name is known in the whole document."""

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
    runs = [list(_judged(doc)) for doc in docs]
    authors = set().union(*(cited_authors(doc) for doc in docs))
    surnames = authors | surnames_in(docs)
    runs = [[(s, g) for s, g in found if not is_person(s, authors, surnames)] for found in runs]
    pairs = [pair for doc in docs for pair in defined_acronyms(doc).items()]
    defined = {name for pair in pairs for name in pair}
    things = set().union(*(acronyms_of_things(doc) for doc in docs)) - defined
    small = set().union(*(_small_words(doc) for doc in docs))
    runs = [
        [(s, 0.0 if s.text in things or _opens_as_word(s, small) else g) for s, g in found]
        for found in runs
    ]
    known = _known(runs)
    # "Quinolone Signal (QS)" is written as a name is, but is none.
    firms = {span.text for found in runs for span, guess in found if guess >= FIRM}
    surely = {normalized(name) for pair in pairs if pair[1] in firms for name in pair}
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
                spans += (OrganizationSpan(t.i, t.i + 1, t.text, SURE) for t in (span[0], span[2]))
                continue
            if known[span.text] or normalized(span.text) in surely:
                guess = max(guess, SURE)
            if guess > 0:
                spans.append(OrganizationSpan(span.start, span.end, span.text, guess))
        found_by_doc.append(sorted(spans, key=lambda s: s.start))
    likely = {
        span.text: LIKELY for found in runs for span, guess in found if LIKELY <= guess < SURE
    }
    likely |= dict.fromkeys(known, SURE)
    return [
        _with_repeats(doc, spans, likely) for doc, spans in zip(docs, found_by_doc, strict=True)
    ]


def _judged(doc: Doc) -> Iterator[tuple[Span, float]]:
    """Find the names, each with how far it is an organization's; some words of a title are none."""
    titles = quoted_titles(doc)
    opening = dateline_end(doc)
    for run in name_runs(doc):
        if run.end <= opening:
            continue
        # "Oslo - Alder Fund" runs into the text.
        span = doc[max(run.start, opening) : run.end]
        inside = any(
            start < span.start and span.end <= end and len(span) < end - start - 1
            for start, end in titles
        )
        yield span, 0.0 if inside else confidence(span)


def _small_words(doc: Doc) -> set[str]:
    """Return the words of a Doc that are written small."""
    numbers = set(doc.to_array("ORTH").tolist())
    return {word for word in (str(doc.vocab.strings[each]) for each in numbers) if word.islower()}


def _opens_as_word(span: Span, small: set[str]) -> bool:
    """Tell whether it opens a sentence and is written small elsewhere: "Kinship matters"."""
    first = span[0]
    opens = len(span) == 1 and first.is_title and bool(first.is_sent_start)
    return opens and first.lower_ in small


def _known(runs: Sequence[Sequence[tuple[Span, float]]]) -> Counter[str]:
    """Count the names that are surely organizations in a third of their places or more."""
    everywhere = Counter(span.text for found in runs for span, _ in found)
    sure = Counter(span.text for found in runs for span, guess in found if guess >= SURE)
    return Counter({name: n for name, n in sure.items() if 3 * n >= everywhere[name]})


def _is_pair(span: Span, known: Counter[str]) -> bool:
    """Tell whether the name puts two known ones together, as in "the Renault-Nissan alliance"."""
    return (
        len(span) == 3
        and span[1].text in ("-", "–", "/")
        and all(known[token.text] for token in (span[0], span[2]))
    )


def _inside(span: Span, others: Iterable[OrganizationSpan]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _governments(doc: Doc) -> Iterator[OrganizationSpan]:
    """Find "the Government of India", "the Brazilian government", "the French state"."""
    table: Mapping[str, str] = countries()
    if "government" not in doc.text.lower():
        return
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
    for name, sureness in known.items():
        at = text.find(name) if len(name) >= 3 and name[0].isupper() else -1
        while at >= 0:
            found = doc.char_span(at, at + len(name))
            at = text.find(name, at + 1)
            if found is None or taken & set(range(found.start, found.end)):
                continue
            if not _goes_on(found):
                taken.update(range(found.start, found.end))
                added.append(OrganizationSpan(found.start, found.end, name, sureness - 0.1))
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
