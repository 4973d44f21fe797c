"""The case that a case text is about: named by its title, called "the alliance" in its prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..document import Block, Document
from ..evidence import Evidence, Value
from ..language import pipeline
from ..organizations.names import normalized
from ..organizations.recognition import OrganizationSpan
from ..passages import numbered_sentences, passage
from .record import Record
from .roles.labels import RULE
from .rules.forms import family, form_phrases
from .rules.scene import Reference, Same, Scene
from .title import has_word, joined_in_title, names_in_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

POINTING = frozenset({"StrategicAlliance", "JointVenture", "Consortium", "Partnership"})
"""Families of form for which a bare "the alliance" is taken at its word."""
FOUNDERS = frozenset(
    {"case.formed-active", "case.formed-passive", "case.announced", "case.founded-jointly"}
)
"""Rules whose partners founded what the case is."""
LIKELY = 0.35
"""From this confidence on an organization of the text is looked for in the title."""


class MainCase:
    """The subject of a case text's title, and what only the text as a whole says of it."""

    def __init__(
        self,
        document: Document,
        organizations: Mapping[str, OrganizationSpan],
        acronyms: Mapping[str, str],
    ) -> None:
        self.document = document
        self.organizations = {
            name for name, o in organizations.items() if o.confidence >= LIKELY and not _is_land(o)
        }
        self.pointers: list[Value] = []
        titled = {n for n in names_in_title(document.title) if not self._is_pair(n)}
        same = {
            other
            for pair in acronyms.items()
            for one, other in (pair, pair[::-1])
            if normalized(one) in map(normalized, titled)
        }
        self.record = Record(0, titled | same, is_main=True)

    def _is_pair(self, name: str) -> bool:
        """Tell whether a title such as "Danone and Wahaha" joins two organizations of the text."""
        parts = [part.strip() for part in name.replace(",", " and ").split(" and ")]
        return len(parts) > 1 and all(part in self.organizations for part in parts if part)

    def is_named_by(self, same: Same, names: set[str]) -> bool:
        """Tell whether a new name is this case's: longer than the title's, or "the venture's"."""
        longer = any(name.startswith(f"{known} ") for known in self.record.names for name in names)
        pointing = any(r.kind == "definite" and r.form for r in (same.one, same.other))
        return (longer and same.form is not None) or pointing

    def is_pointed_at(self, scene: Scene, reference: Reference) -> bool:
        """Tell whether a noun phrase is a bare "the alliance", which says what the case is."""
        if reference.kind != "definite" or reference.form is None or reference.plural:
            return False
        bare = not any(t.dep_ in ("prep", "relcl", "acl", "appos") for t in reference.head.rights)
        pointing = scene.doc[reference.start].lower_ in ("the", "this")
        return bare and pointing and family(reference.form) in POINTING

    def note_pointer(self, reference: Reference, number: int, block: Block, sentence: Span) -> None:
        """Keep what the text calls the case, for want of a plainer word."""
        assert reference.form is not None
        confidence = 0.55 if reference.short else 0.65
        evidence = self._evidence("case.definite-form", confidence, number, block, sentence)
        self.pointers.append(Value("form", reference.form, evidence))

    def complete(
        self,
        annotated: Sequence[tuple[Block, Doc]],
        scene_at: Callable[[Span], Scene],
    ) -> None:
        """Add what no single sentence says: name and partners by the title, form by its use."""
        self._form_by_pointing()
        if not self.record.all("form"):
            self._form_by_title(annotated, scene_at)
        if not self.record.all("form"):
            self._form_by_founders()
        by_rules = {v.value for v in self.record.all("partner") if v.evidence.rule != RULE}
        own = [n for n in self.record.names if "-" not in n or len(by_rules) > 1]
        listed = joined_in_title(self.document.title, self.organizations, own)
        named = False
        for number, block, sentence in _prose(annotated):
            if not named:
                found = {r.name for r in scene_at(sentence).references} & self.record.names
                for name in sorted(filter(None, found))[:1]:
                    named = True
                    evidence = self._evidence("case.title-name", 0.7, number, block, sentence)
                    self.record.values.append(Value("name", name, evidence))
            for name in [n for n in listed if has_word(sentence.text, n)]:
                listed.remove(name)
                evidence = self._evidence("case.title-partners", 0.55, number, block, sentence)
                self.record.values.append(Value("partner", name, evidence))

    def _form_by_pointing(self) -> None:
        """Where no sentence says what the case is, take what the text mostly calls it."""
        if self.record.all("form") or not self.pointers:
            return
        said = Counter(str(pointer.value) for pointer in self.pointers)
        titled = [p.form for p in form_phrases(pipeline()(self.document.title)) if p.form]
        if titled and not set(titled) & set(said):
            # Title and text disagree.
            return
        form = next((t for t in titled if t in said), None) or said.most_common(1)[0][0]
        self.record.values.append(next(p for p in self.pointers if p.value == form))

    def _form_by_title(
        self,
        annotated: Sequence[tuple[Block, Doc]],
        scene_at: Callable[[Span], Scene],
    ) -> None:
        """Take the form of "N: a consortium", by the first sentence that uses its word."""
        _, colon, rest = self.document.title.partition(":")
        phrases = form_phrases(pipeline()(rest)) if colon else []
        titled = {phrase.form for phrase in phrases[:1] if phrase.form is not None}
        for number, block, sentence in _prose(annotated) if titled else ():
            for reference in scene_at(sentence).references:
                if reference.form in titled and reference.form is not None:
                    evidence = self._evidence("case.title-form", 0.55, number, block, sentence)
                    self.record.values.append(Value("form", reference.form, evidence))
                    return

    def _form_by_founders(self) -> None:
        """Take what several organizations founded, and nothing calls otherwise, for a venture."""
        founders = {
            str(value.value): value
            for value in self.record.all("partner")
            if value.evidence.rule in FOUNDERS and value.evidence.confidence >= 0.7
        }
        if len(founders) > 1:
            first = next(iter(founders.values())).evidence
            evidence = replace(first, rule="case.founded-company", confidence=0.5)
            self.record.values.append(Value("form", "JointVenture", evidence))

    def _evidence(
        self, rule: str, confidence: float, number: int, block: Block, sentence: Span
    ) -> Evidence:
        return passage(
            self.document, block, sentence, sentence=number, rule=rule, confidence=confidence
        )


def _is_land(span: OrganizationSpan) -> bool:
    return span.kind == "country"


def _prose(annotated: Sequence[tuple[Block, Doc]]) -> Iterator[tuple[int, Block, Span]]:
    for number, block, sentence in numbered_sentences(annotated):
        if block.kind not in ("heading", "reference"):
            yield number, block, sentence
