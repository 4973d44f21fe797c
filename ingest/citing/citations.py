"""In-text citations by author and year or by number, and the works they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from ..document import Document, WorkRecord, slug
from ..evidence import Citation
from .bibliography import known_works, short_citation
from .citation_marks import marks_in, unmarked
from .reference_list import NONE, References

# A month or season before a year is a date, not an author.
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|"
    r"August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter)"
)
_NAME = (
    rf"(?<!\w)(?!{_MONTH}\b\.?,? ?\d)"
    r"(?:(?:[dD]e|[vV]an|[vV]on|[dD]er|[dD]en|[lL]e|[lL]a) )*+[A-Z][\w’'\-]++"
)
_NAMES = rf"{_NAME}(?:(?:, {_NAME}){{0,8}},? (?:and|&) {_NAME})?(?: et al\.?,?)?"
POSSESSIVE = re.compile(r"(?<=\w)['’]s(?=$| |,)|(?<=s)['’](?=$|,)")
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_YEARS = rf"(?P<years>{_YEAR}(?:[,;]? (?:and |& )?{_YEAR})*)"
_PAGES = r"(?:pp?\.|pages?) ?\d+(?:[–-]\d+)?"
NARRATIVE = re.compile(
    rf"(?P<names>{_NAMES})(?:['’]s?)? (?:\({_YEARS}(?:[,:] ?(?P<loc>{_PAGES}|\d+))?\)|"
    rf"\[{_YEARS.replace('years', 'bracketed')}\])"
)
REVIEWED = (
    "[Tt]he authors?",
    "[Tt]he (?:article|paper|book|study|chapter|essay)",
    "[Oo]n (?:this|that|their|his|her) (?:view|account|reading|argument)",
    "[Tt]hey (?:argue|hold|find|show|suggest|propose|contend|maintain|report|conclude)",
)
BRACKETED = re.compile(r"\([^()]{1,400}\)|\[[^()\[\]]{1,400}\]")
NAMED = re.compile(rf"(?:(?:see|e\.g\.|cf\.)?,? ?(?:also )?{_NAMES},? ){_YEAR}\b")
DATED = re.compile(rf"{_YEAR}(?:[;,] ?{_YEAR})*(?:[,:] ?(?:{_PAGES}|\d+))?(?:[;,] ?{_YEAR})*")
AUTHOR = re.compile(rf"{_NAME}(?: et al\.?)?(?:['’]s?)? ?$")
INSIDE = re.compile(rf"(?P<names>{_NAMES}),? {_YEARS}(?:[,:] ?(?P<loc>{_PAGES}|\d+))?")


def citations_in(
    text: str,
    works: Mapping[tuple[str, int], str],
    references: References = NONE,
    notes: References = NONE,
) -> tuple[Citation, ...]:
    """Return the citations of a text at their offsets in it.

    `references` are the numbered entries of its reference list, `notes` what its footnotes cite:
    without them "[3]" and "fail.³" are no citations.

    >>> [c.label for c in citations_in("Gulati (1995) agrees (Das and Teng, 1998, p. 3).", {})]
    ['Gulati (1995)', 'Das and Teng (1998)']
    """
    return tuple(sorted([*_citations(text, works), *_numbered(text, works, references, notes)]))


def _citations(text: str, works: Mapping[tuple[str, int], str]) -> Iterator[Citation]:
    taken: list[range] = []
    for found in NARRATIVE.finditer(text):
        taken.append(range(found.start(), found.end()))
        yield from _cited(found, 0, works)
    for bracket in BRACKETED.finditer(text):
        if any(bracket.start() in span for span in taken):
            continue
        for found in INSIDE.finditer(inside_of(bracket)):
            yield from _cited(found, bracket.start() + 1, works)


def inside_of(bracket: re.Match[str]) -> str:
    """Return what stands between brackets of either kind."""
    return bracket[0][1:-1]


def _numbered(
    text: str,
    works: Mapping[tuple[str, int], str],
    references: References,
    notes: References,
) -> Iterator[Citation]:
    for mark in marks_in(text):
        # Where there are footnotes, a raised number is of one of these.
        listed = notes if mark.raised and notes else references
        for entry in (entry for number in mark.numbers for entry in listed.get(number, ())):
            work = works.get((surname(entry.surname), entry.year)) or entry.key
            yield Citation(mark.start, mark.end, entry.label, work, mark.locator or entry.locator)


def masked(text: str) -> str:
    """Blank out citations in brackets, by name or number, which mislead a parser; offsets stay.

    >>> masked("Gulati (1995) agrees (see Parkhe, 1993) with Das.")
    'Gulati        agrees                    with Das.'
    """

    def blank(found: re.Match[str]) -> str:
        inside = inside_of(found)
        before = text[max(0, found.start() - 60) : found.start()]
        named = NAMED.match(inside)
        dated = DATED.fullmatch(inside) and AUTHOR.search(before)
        return " " * len(found[0]) if named or dated else found[0]

    return BRACKETED.sub(blank, unmarked(text))


def _cited(
    found: re.Match[str], offset: int, works: Mapping[tuple[str, int], str]
) -> Iterator[Citation]:
    """Yield the works of the authors found, one for each year."""
    names = re.sub(r",? et al\.?,?$", " et al.", POSSESSIVE.sub("", found["names"])).strip(" ,")
    first = surname(re.split(r",| and | & | et al", names)[0])
    years = found["years"] or found.groupdict().get("bracketed") or ""
    for year in re.findall(_YEAR, years):
        number = int(year[:4])
        work = works.get((f"{first}|{_authors(names)}", number)) or works.get((first, number))
        label, key = f"{names} ({year})", work or slug(f"{names} {year}")
        yield Citation(offset + found.start(), offset + found.end(), label, key, found["loc"])


def _authors(names: str) -> int:
    """Count the authors named; `et al.` counts as three."""
    if "et al" in names:
        return 3
    return min(3, len(re.split(r", | and | & ", names)))


def credited_to_reviewed(text: str, work: WorkRecord) -> Citation | None:
    """Find the words by which a note credits a sentence to the work it reviews.

    These are its authors' names without a year, "the authors", "the article", "on this view".

    >>> kane = WorkRecord("Kane1941", ("Kane, C.",), 1941)
    >>> credited_to_reviewed("For Kane, trust is slow to grow.", kane).work
    'Kane1941'
    >>> credited_to_reviewed("Trust is slow to grow.", kane) is None
    True
    """
    surnames = [author.split(",")[0].strip() for author in work.authors]
    names = [re.escape(name) for name in surnames if name]
    words = "|".join([*names, *REVIEWED])
    found = re.search(rf"\b(?:{words})\b", text)
    if found is None:
        return None
    return Citation(found.start(), found.end(), short_citation(work), work.key)


def surname(name: str) -> str:
    """Return a comparable surname: of `Van de Ven, A.` as of `Van de Ven`.

    >>> surname("Ariño, A."), surname("Van de Ven")
    ('arino', 'van de ven')
    """
    last = name.split(",")[0].strip(" {}")
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode()
    return plain.lower()


def index(works: Mapping[str, WorkRecord]) -> dict[tuple[str, int], str]:
    """Key works by first author and year, and by author, number of authors and year.

    A pair of author and year that two works share stands for neither.
    """
    found: dict[tuple[str, int], str] = {}
    doubtful: set[tuple[str, int]] = set()
    for key, work in sorted(works.items()):
        if not work.authors or work.year is None:
            continue
        first = surname(work.authors[0])
        for name in (first, f"{first}|{min(3, len(work.authors))}"):
            entry = (name, work.year)
            if entry in found:
                doubtful.add(entry)
            found[entry] = key
    return {entry: key for entry, key in found.items() if entry not in doubtful}


def works_for(document: Document) -> dict[tuple[str, int], str]:
    """Return the index of the works a document can be expected to cite."""
    works = dict(known_works())
    reviewed = document.metadata.reviews
    if reviewed is not None:
        works.setdefault(reviewed.key, reviewed)
    return index(works)
