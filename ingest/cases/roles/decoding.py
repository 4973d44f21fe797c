"""From probabilities to cases: who is in it, what it is called, when it began and ended."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...organizations.names import normalized
from ...organizations.recognition import OrganizationSpan
from .anchors import Anchor
from .candidates import likely
from .labels import FORMS, ROLES, STATUSES, YEARS
from .reader import Answer
from .window import Window

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXISTS = 0.5
"""From this probability on an anchor tells of a case."""
HAS_ROLE = 0.5
"""From this probability on a name has a part in it."""


@dataclass(frozen=True)
class Part:
    """A name or year of a case: token indexes in the Doc, end exclusive."""

    start: int
    end: int
    text: str
    sure: float
    recognized: bool = True
    """Whether recognition of names too takes it, or something in it, for an organization."""


@dataclass(frozen=True)
class Told:
    """A case as one anchor tells it."""

    anchor: int
    """Token index."""
    telling: bool
    """Whether the anchor is a noun that names a form."""
    partners: tuple[Part, ...]
    name: Part | None
    begun: Part | None
    ended: Part | None
    status: str | None
    status_sure: float
    form: str
    sure: float
    """How likely all partners are right, as far as the reader knows; not calibrated."""

    def since(self, start: int) -> Told:
        """Return what is told from a token on: the sentence before is not taken up."""

        def kept(part: Part | None) -> Part | None:
            return part if part is not None and part.start >= start else None

        return replace(
            self,
            partners=tuple(part for part in self.partners if part.start >= start),
            name=kept(self.name),
            begun=kept(self.begun),
            ended=kept(self.ended),
        )

    @property
    def members(self) -> frozenset[str]:
        """The partners, each in one spelling."""
        return frozenset(normalized(part.text) for part in self.partners)


def told_by(
    doc: Doc, window: Window, answer: Answer, organizations: Sequence[OrganizationSpan]
) -> Told | None:
    """Return the case that an anchor tells of, or None."""
    if answer.exists < EXISTS:
        return None
    spelled = {(o.start, o.end): o.name for o in organizations}
    partners: dict[str, Part] = {}
    names: list[Part] = []
    for at in best(window, answer):
        candidate = window.names[at]
        role = ROLES[1 + int(answer.roles[at, 1:].argmax())]
        place = (candidate.start, candidate.end)
        text = spelled.get(place, doc[candidate.start : candidate.end].text)
        recognized = any(
            o.start < place[1] and place[0] < o.end and likely(o) for o in organizations
        )
        part = Part(*place, text, float(answer.roles[at].max()), recognized)
        if role == "name":
            names.append(part)
        else:
            partners.setdefault(normalized(text), part)
    name = max(names, key=lambda part: part.sure, default=None)
    if name is not None:
        partners.pop(normalized(name.text), None)
    if len(partners) < (1 if name else 2):
        return None
    form = FORMS[int(answer.forms.argmax())]
    status = STATUSES[int(answer.statuses.argmax())]
    return Told(
        window.anchor.start,
        window.anchor.rank == 0,
        tuple(sorted(partners.values(), key=lambda part: part.start)),
        name,
        dated(doc, window, answer, "start"),
        dated(doc, window, answer, "end"),
        None if status == "none" else status,
        float(answer.statuses.max()),
        form_of(window.anchor, form),
        answer.exists * math.prod(part.sure for part in partners.values()),
    )


def best(window: Window, answer: Answer) -> list[int]:
    """Return the places of the names that have a part, the surest of those that overlap."""
    sure = 1 - answer.roles[:, 0]
    taken: set[int] = set()
    found = []
    for at in sorted(range(len(window.names)), key=lambda i: -sure[i]):
        if sure[at] < HAS_ROLE:
            break
        tokens = set(range(window.names[at].start, window.names[at].end))
        if not taken & tokens:
            taken |= tokens
            found.append(at)
    return found


def dated(doc: Doc, window: Window, answer: Answer, what: str) -> Part | None:
    """Return the surest year of a kind, if there is one."""
    column = YEARS.index(what)
    rows = [i for i in range(len(window.years)) if int(answer.years[i].argmax()) == column]
    if not rows:
        return None
    row = max(rows, key=lambda i: float(answer.years[i, column]))
    at = window.years[row]
    return Part(at, at + 1, doc[at].text, float(answer.years[row, column]))


def form_of(anchor: Anchor, guessed: str) -> str:
    """Return the form that the anchor names, or what the reader takes it for."""
    if anchor.form is not None and anchor.rank == 0:
        return anchor.form
    return guessed if guessed != "none" else anchor.form or "InterorganizationalCollaboration"


def joined(found: Iterable[Told]) -> list[Told]:
    """Make one of those that tell of the same case, the surest first."""
    kept: list[Told] = []
    for told in sorted(found, key=lambda t: -t.sure):
        same = next((i for i, known in enumerate(kept) if agree(known, told)), None)
        if same is None:
            kept.append(told)
        else:
            known = kept[same]
            kept[same] = replace(
                known,
                name=known.name or told.name,
                begun=known.begun or told.begun,
                ended=known.ended or told.ended,
                status=known.status or told.status,
                status_sure=known.status_sure if known.status else told.status_sure,
            )
    return kept


def agree(one: Told, other: Told) -> bool:
    """Tell whether two may be one case: one name, or half or more of the fewer partners."""
    if one.name and other.name and normalized(one.name.text) == normalized(other.name.text):
        return True
    shared = len(one.members & other.members)
    return 2 * shared >= min(len(one.members), len(other.members))
