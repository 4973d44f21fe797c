"""From annotated passages to windows and what is true of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ....evaluation.excerpts import Absent, Excerpts
from ....evaluation.lines import json_lines, objects
from ....evaluation.texts import Texts
from ....language import pipeline
from ....organizations.recognition import candidates_of
from ....transformer.pieces import pieces
from ...rules.forms import form_phrases
from ..anchors import Anchor, anchors_of
from ..labels import FORMS, ROLES, STATUSES, YEARS
from ..window import Window, window_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

IGNORED = -1
Case = Mapping[str, Any]
UNKNOWN: Case = {}


@dataclass(frozen=True)
class Passage:
    """A text and the cases that it was annotated with."""

    text: str
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Lesson:
    """A window and the truth: places in ROLES, YEARS, STATUSES, FORMS; IGNORED where unknown."""

    window: Window
    exists: int
    roles: tuple[int, ...]
    years: tuple[int, ...]
    status: int
    form: int


def annotated(paths: Sequence[Path], folders: Sequence[Path]) -> Iterator[Passage]:
    """Read files of annotated cases as `interorg evaluate cases` takes them; absent texts go."""
    excerpts = Excerpts(Texts(folders), "text", alone=True)
    for path in paths:
        for line in json_lines(path, []):
            if "cases" not in line.values:
                continue
            try:
                text = excerpts.excerpt(line).text
            except Absent:
                continue
            yield Passage(text, tuple(objects(line.values["cases"], "cases")))


def lessons_of(passage: Passage) -> list[Lesson]:
    """Return what one annotated passage teaches."""
    doc = pipeline()(passage.text)
    (organizations,) = candidates_of([doc])
    found = []
    anchors = anchors_of(doc, form_phrases(doc), organizations)
    for anchor in anchors:
        case = _case_of(anchor, doc, passage.cases)
        if case is UNKNOWN:
            continue
        window = window_of(doc, anchor, organizations, pieces())
        found.append(lesson(window, doc, case))
    return found


def _case_of(anchor: Anchor, doc: Doc, cases: Sequence[Case]) -> Case | None:
    """Return the case that an anchor tells of, None where it tells of none, or UNKNOWN."""
    if not cases:
        return None
    start, end = doc[anchor.start].idx, doc[anchor.end - 1].idx + len(doc[anchor.end - 1])
    meant = []
    for case in cases:
        said = str(case.get("anchor") or "")
        at = doc.text.find(said) if said else -1
        if at >= 0 and at < end and start < at + len(said):
            meant.append(case)
    if len(meant) == 1:
        return meant[0]
    if len(cases) == 1:
        return cases[0]
    same = [case for case in cases if anchor.form is not None and case["form"] == anchor.form]
    return same[0] if len(same) == 1 and not meant else UNKNOWN


def lesson(window: Window, doc: Doc, case: Case | None) -> Lesson:
    """Say what is true of a window of a given case, or of none."""
    if case is None:
        nothing = (0,) * len(window.names)
        return Lesson(window, 0, nothing, (0,) * len(window.years), 0, IGNORED)
    partners = set(map(_plain, case["partners"]))
    own = _plain(case["name"] or "")
    roles = []
    for name in window.names:
        text = _plain(doc[name.start : name.end].text)
        role = "partner" if text in partners else "name" if text == own else "none"
        roles.append(ROLES.index(role))
    years = []
    for year in window.years:
        number = int(doc[year].text)
        kind = "start" if number == case["start"] else "end" if number == case["end"] else "none"
        years.append(YEARS.index(kind))
    status = STATUSES.index(case["status"] or "none") if window.whole else IGNORED
    form = FORMS.index(case["form"]) if case["form"] in FORMS else 0
    exists = int(any(roles))
    return Lesson(window, exists, tuple(roles), tuple(years), status, form)


def _plain(name: str) -> str:
    """Return a name without article and last full stop: "Mitsui & Co Ltd" is "Mitsui & Co Ltd."."""
    return name.removeprefix("The ").removeprefix("the ").removesuffix(".")
