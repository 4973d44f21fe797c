"""Cases of organizations working together, as one document reports them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .case_record import Record, joined, report_of
from .case_rules import NAMING, VALUES
from .case_rules.forms import family, form_phrases
from .case_rules.scene import Finding, Reading, Reference, Same, Scene, scene_of
from .case_title import names_in_title, subject_of
from .document import Block, Document
from .evidence import CaseReport, Value
from .mentions import ConceptSpan
from .names import normalized
from .organizations import OrganizationSpan, candidates_of, defined_acronyms
from .passages import numbered_sentences, passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

REACH = 3
"""Sentences back, within a block, to which "the venture" may point."""
TRUST = {"name": 1.0, "new": 1.0, "definite": 0.9, "implied": 0.85, "pronoun": 0.85}


def cases_in(
    document: Document,
    annotated: Sequence[tuple[Block, Doc]],
    concepts: Sequence[Sequence[ConceptSpan]] = (),
) -> tuple[CaseReport, ...]:
    """Read the cases that a document reports; `concepts` are those of each Doc, in its order.

    A case has a form and two partners, or a form, a name and one partner; what is less is left
    out. In a document of kind `case` the subject of the title is the main case, for which "the
    venture" and "it" may stand.
    """
    reader = _Reader(document, annotated, concepts)
    reader.learn_names()
    for number, block, sentence in numbered_sentences(annotated):
        reader.read(number, block, sentence)
    return reader.reports()


class _Reader:
    """Goes through a document's sentences and remembers which cases have come up."""

    def __init__(
        self,
        document: Document,
        annotated: Sequence[tuple[Block, Doc]],
        concepts: Sequence[Sequence[ConceptSpan]],
    ) -> None:
        docs = [doc for _, doc in annotated]
        self.document = document
        self.annotated = annotated
        self.organizations = dict(zip(map(id, docs), candidates_of(docs), strict=True))
        self.phrases = {id(doc): form_phrases(doc) for doc in docs}
        self.concepts = dict(zip(map(id, docs), concepts, strict=False))
        self.acronyms = {k: v for doc in docs for k, v in defined_acronyms(doc).items()}
        self.records: list[Record] = []
        self.main: Record | None = None
        self.block: Block | None = None
        self.subject: Record | None = None
        """The case that the last sentence of the block with a subject of note was about."""
        if document.kind == "case":
            self.main = Record(0, set(self._title_names()), is_main=True)
            self.records.append(self.main)

    def _title_names(self) -> Iterator[str]:
        for name in names_in_title(self.document.title):
            if self._is_pair(name):
                continue
            yield name
            yield from (
                other
                for pair in self.acronyms.items()
                for one, other in (pair, pair[::-1])
                if normalized(one) == normalized(name)
            )

    def _is_pair(self, name: str) -> bool:
        """Tell whether a title such as "Danone and Wahaha" joins two organizations of the text."""
        parts = [part for part in name.replace(",", " and ").split(" and ") if part.strip()]
        spans: Iterable[OrganizationSpan] = (
            s for found in self.organizations.values() for s in found
        )
        known = {span.name for span in spans}
        return len(parts) > 1 and all(part.strip() in known for part in parts)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for record in self.records for name in record.names)

    def learn_names(self) -> None:
        """Find out what the cases are called, so that their names are known in every sentence."""
        for _, _, sentence in numbered_sentences(self.annotated):
            scene = self._scene(sentence)
            for rule in NAMING:
                for reading in rule.read(scene):
                    if isinstance(reading, Same) and reading.name is not None:
                        self._learn(reading)

    def _learn(self, same: Same) -> None:
        names = {r.name for r in (same.one, same.other) if r.name is not None}
        known = [r for r in self.records if r.names & names]
        if known:
            for record in known[1:]:
                known[0].absorb(record)
                self.records.remove(record)
            known[0].names |= names
        elif same.form is not None:
            self.records.append(Record(len(self.records), names))

    def _scene(self, sentence: Span) -> Scene:
        doc = sentence.doc
        return scene_of(
            sentence,
            self.phrases[id(doc)],
            self.organizations[id(doc)],
            self.names,
            self.concepts.get(id(doc), ()),
        )

    def read(self, number: int, block: Block, sentence: Span) -> None:
        """Apply all rules to one sentence and file what they find under its case."""
        if block is not self.block:
            self.block, self.subject = block, None
        if block.kind in ("heading", "reference"):
            return
        scene = self._scene(sentence)
        readings = [(rule.id, r) for rule in (*NAMING, *VALUES) for r in rule.read(scene)]
        groups = _groups(scene, [reading for _, reading in readings])
        filed: dict[int, Record | None] = {}

        def record_of(reference: Reference) -> Record | None:
            group = groups[id(reference)]
            key = min(map(id, group))
            if key not in filed:
                filed[key] = self._resolve(group, number, _own_partners(group, readings))
            return filed[key]

        for rule, reading in readings:
            for property, value, of, reference, confidence in _values(reading):
                record = record_of(reference)
                if record is None:
                    continue
                trust = max(TRUST[r.kind] for r in groups[id(reference)])
                evidence = passage(
                    self.document,
                    block,
                    sentence,
                    sentence=number,
                    rule=rule,
                    confidence=round(confidence * trust, 3),
                )
                record.values.append(Value(property, value, evidence, of))
                record.last_sentence = number
        self._follow_subject(scene, groups, number)

    def _follow_subject(
        self, scene: Scene, groups: dict[int, list[Reference]], number: int
    ) -> None:
        """Remember which case, if any, the sentence is about."""
        subjects = [t for t in scene.sentence if t.dep_ in ("nsubj", "nsubjpass")]
        root = next((t for t in subjects if t.head == scene.sentence.root), None)
        if root is None:
            return
        reference = scene.reference_at(root)
        if reference is not None:
            resolved = self._resolve(groups.get(id(reference), [reference]), number, 0)
            if reference.kind != "pronoun":
                self.subject = resolved
        elif scene.organization_at(root.i) is not None:
            self.subject = None

    def _resolve(self, group: list[Reference], number: int, partners: int) -> Record | None:
        """Find the case that a group of noun phrases of one sentence stands for."""
        names = {reference.name for reference in group if reference.name is not None}
        for record in self.records:
            if record.names & names:
                record.last_sentence = number
                return record
        kinds = {reference.kind for reference in group}
        if names or "new" in kinds:
            return self._new(names, number)
        if "definite" in kinds:
            return self._pointed_at(group, number, partners)
        if "pronoun" in kinds:
            return self.subject
        return self.main if self.subject in (None, self.main) else None

    def _new(self, names: set[str], number: int) -> Record:
        record = Record(len(self.records) + 1, names, last_sentence=number)
        self.records.append(record)
        return record

    def _pointed_at(self, group: list[Reference], number: int, partners: int) -> Record | None:
        definite = next(r for r in group if r.kind == "definite")
        wanted = family(definite.form) if definite.form else None
        if partners >= 2:
            return self._new(set(), number)
        if wanted is not None:
            near = [
                record
                for record in self.records
                if not record.is_main
                and 0 <= number - record.last_sentence <= REACH
                and record.values
                and record.values[-1].evidence.section == (self.block and self.block.section)
                and wanted in record.families
            ]
            if near:
                return max(near, key=lambda record: (record.last_sentence, record.order))
            return self.main
        # "The company" is the main case only while the text is about it.
        return self.main if self.main is not None and self.subject is self.main else None

    def reports(self) -> tuple[CaseReport, ...]:
        """Join what belongs together and report every case of which enough is known."""
        made = []
        for record in joined(self.records):
            label = subject_of(self.document.title) if record.is_main else None
            report = report_of(self.document, record, label, self.acronyms)
            if report is not None:
                made.append(report)
        return tuple(made)


def _groups(scene: Scene, readings: Iterable[Reading]) -> dict[int, list[Reference]]:
    """Put the noun phrases of a sentence together that stand for the same case."""
    groups = {id(reference): [reference] for reference in scene.references}
    for reading in readings:
        if isinstance(reading, Finding):
            groups.setdefault(id(reading.reference), [reading.reference])
            continue
        one, other = groups[id(reading.one)], groups[id(reading.other)]
        if one is not other:
            one.extend(other)
            for reference in other:
                groups[id(reference)] = one
    return groups


def _own_partners(group: list[Reference], readings: Iterable[tuple[str, Reading]]) -> int:
    """Count the partners that the sentence itself gives to a noun phrase such as "the venture"."""
    return len(
        {
            reading.value
            for rule, reading in readings
            if isinstance(reading, Finding)
            and reading.property == "partner"
            and reading.reference in group
            and rule in ("case.between", "case.paired-name", "case.formed-passive")
        }
    )


def _values(
    reading: Reading,
) -> Iterator[tuple[str, str | int | float, str | None, Reference, float]]:
    if isinstance(reading, Same):
        if reading.name is not None:
            yield "name", reading.name, None, reading.one, reading.confidence
        if reading.form is not None:
            yield "form", reading.form, None, reading.one, reading.confidence
        return
    yield reading.property, reading.value, reading.of, reading.reference, reading.confidence
    form = reading.reference.form
    if form is not None and reading.property in ("partner", "startYear", "endYear"):
        short = reading.reference.short and reading.reference.kind == "definite"
        yield "form", form, None, reading.reference, reading.confidence - (0.2 if short else 0.05)
