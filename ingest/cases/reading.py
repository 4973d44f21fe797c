"""Cases of organizations working together, as one document reports them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..concepts.mentions import ConceptSpan
from ..document import Block, Document
from ..evidence import CaseReport, Value
from ..organizations.acronyms import defined_acronyms
from ..organizations.recognition import OrganizationSpan, candidates_of
from ..passages import numbered_sentences, passage
from .about import About
from .grouping import groups_of, own_partners, values_of
from .main import MainCase
from .record import Record, joined, report_of
from .rules import NAMING, VALUES
from .rules.forms import family, form_phrases
from .rules.scene import Reference, Same, Scene, scene_of
from .rules.sides import SUBJECT, UNKNOWN
from .title import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

MEANT = 0.8
"""What is left of the trust in a partner that the sentence calls "the company"."""
LONGEST = 400
"""Tokens; what is longer is no sentence but a table or a text whose stops were lost."""
REACH = 3
"""Sentences back, within a section, to which "the venture" may point."""
TRUST = {"name": 1.0, "new": 1.0, "definite": 0.9, "implied": 0.85, "pronoun": 0.85}


def cases_in(
    document: Document,
    annotated: Sequence[tuple[Block, Doc]],
    concepts: Sequence[Sequence[ConceptSpan]] = (),
    organizations: Sequence[Sequence[OrganizationSpan]] | None = None,
) -> tuple[CaseReport, ...]:
    """Read the cases that a document reports; `concepts` are those of each Doc, in its order.

    `organizations` are what `candidates_of` finds, where somebody has asked it already.

    A case has a form and two partners, or a form, a name and one partner; what is less is left
    out. In a document of kind `case` the subject of the title is the main case, for which "the
    venture" and "it" may stand.
    """
    if organizations is None:
        organizations = candidates_of([doc for _, doc in annotated])
    reader = _Reader(document, annotated, concepts, organizations)
    reader.learn_names()
    for number, block, sentence in numbered_sentences(annotated):
        if block.kind not in ("heading", "reference"):
            reader.read(number, block, sentence)
    return reader.reports()


class _Reader:
    """Goes through a document's sentences and remembers which cases have come up."""

    def __init__(
        self,
        document: Document,
        annotated: Sequence[tuple[Block, Doc]],
        concepts: Sequence[Sequence[ConceptSpan]],
        organizations: Sequence[Sequence[OrganizationSpan]],
    ) -> None:
        docs = [doc for _, doc in annotated]
        self.document = document
        self.annotated = annotated
        self.organizations = dict(zip(map(id, docs), organizations, strict=True))
        self.phrases = {id(doc): form_phrases(doc) for doc in docs}
        self.concepts = dict(zip(map(id, docs), concepts, strict=False))
        self.acronyms = {k: v for doc in docs for k, v in defined_acronyms(doc).items()}
        self.records: list[Record] = []
        self.main: MainCase | None = None
        self.block: Block | None = None
        self.about = About(document, self.organizations.values())
        self.subject: Record | None = None
        """The case that the last sentence of the block with a subject of note was about."""
        if document.kind == "case":
            known = {s.name: s for spans in self.organizations.values() for s in spans}
            self.main = MainCase(document, known, self.acronyms)
            self.records.append(self.main.record)

    @property
    def main_record(self) -> Record | None:
        return self.main.record if self.main else None

    def learn_names(self) -> None:
        """Find out what the cases are called, so that their names are known in every sentence."""
        for _, _, sentence in numbered_sentences(self.annotated):
            if len(sentence) > LONGEST:
                continue
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
        elif self.main is not None and self.main.is_named_by(same, names):
            self.main.record.names |= names
        elif same.form is not None:
            self._new(names, 0)

    def _scene(self, sentence: Span) -> Scene:
        key = id(sentence.doc)
        names = frozenset(name for record in self.records for name in record.names)
        return scene_of(
            sentence, self.phrases[key], self.organizations[key], names, self.concepts.get(key, ())
        )

    def read(self, number: int, block: Block, sentence: Span) -> None:
        """Apply all rules to one sentence and file what they find under its case."""
        if block is not self.block:
            # A case text opens with its case.
            self.subject = self.main_record if self.block is None else None
            self.block = block
            self.about.begin_block()
        if len(sentence) > LONGEST:
            return
        scene = self._scene(sentence)
        if not scene.references and not scene.organizations and not scene.clauses:
            return
        readings = [(rule.id, r) for rule in (*NAMING, *VALUES) for r in rule.read(scene)]
        groups = groups_of(scene, [reading for _, reading in readings])
        filed: dict[int, Record | None] = {}
        for rule, reading in readings:
            group = groups[id(reading.one if isinstance(reading, Same) else reading.reference)]
            if id(group) not in filed:
                filed[id(group)] = self._resolve(group, number, own_partners(group, readings))
            record = filed[id(group)]
            if record is None:
                continue
            trust = max(TRUST[reference.kind] for reference in group)
            for property, value, of, confidence in values_of(reading):
                sure = confidence * trust
                by = rule
                if value == SUBJECT and property == "unnamed":
                    if self.about.name is not None:
                        property, value, by = "partner", self.about.name, "case.company-meant"
                        sure *= MEANT
                    elif self.subject is not None:
                        # "It" may be the case that the text speaks of.
                        value = UNKNOWN
                evidence = passage(
                    self.document,
                    block,
                    sentence,
                    sentence=number,
                    rule=by,
                    confidence=round(sure, 3),
                )
                record.values.append(Value(property, value, evidence, of))
                record.last_sentence = number
        if self.main is not None:
            for reference in scene.references:
                group = groups[id(reference)]
                if self.main.is_pointed_at(scene, reference) and (
                    self._resolve(group, number, 0) is self.main.record
                ):
                    self.main.note_pointer(reference, number, block, sentence)
        self._follow_subject(scene, groups, number)
        self.about.follow(scene)

    def _follow_subject(
        self, scene: Scene, groups: dict[int, list[Reference]], number: int
    ) -> None:
        """Remember which case, if any, the sentence is about."""
        subjects = [t for t in scene.sentence if t.dep_ in ("nsubj", "nsubjpass")]
        root = next((t for t in subjects if t.head == scene.sentence.root), None)
        if root is None:
            return
        reference = scene.reference_at(root)
        if reference is None:
            if scene.organization_at(root.i) is not None:
                self.subject = None
        elif not reference.plural and reference.kind not in ("new", "pronoun"):
            self.subject = self._resolve(groups[id(reference)], number, 0)

    def _resolve(self, group: list[Reference], number: int, partners: int) -> Record | None:
        """Find the case that a group of noun phrases of one sentence stands for.

        `partners` are those that the sentence itself gives to the group.
        """
        names = {reference.name for reference in group if reference.name is not None}
        for record in self.records:
            if record.names & names:
                record.last_sentence = number
                return record
        if names:
            return self._new(names, number)
        kinds = {reference.kind for reference in group}
        found = None
        if "definite" in kinds:
            found = self._pointed_at(group, number, partners)
        elif "pronoun" in kinds:
            found = self.subject
        elif "implied" in kinds and self.subject in (None, self.main_record):
            found = self.main_record
        if found is None and "new" in kinds:
            announced = all(reference.form is None for reference in group) and partners >= 2
            if self.main and announced and not self.main.record.all("partner"):
                # "A and B announced a company" at the start of a case text speaks of its case.
                return self.main.record
            found = self._new(set(), number)
        return found

    def _new(self, names: set[str], number: int) -> Record:
        record = Record(len(self.records) + 1, names, last_sentence=number)
        self.records.append(record)
        return record

    def _pointed_at(self, group: list[Reference], number: int, partners: int) -> Record | None:
        if partners >= 2:
            return self._new(set(), number)
        form = next(r.form for r in group if r.kind == "definite")
        if form is None:
            # "The company" is the main case only while the text is about it.
            return self.subject if self.subject is self.main_record else None
        near = [
            record
            for record in self.records
            if record is not self.main_record
            and record.values
            and 0 <= number - record.last_sentence <= REACH
            and record.values[-1].evidence.section == (self.block.section if self.block else None)
            and family(form) in record.families
        ]
        if near:
            return max(near, key=lambda record: (record.last_sentence, record.order))
        return self.main_record

    def reports(self) -> tuple[CaseReport, ...]:
        """Join what belongs together and report every case of which enough is known."""
        if self.main is not None:
            self.main.complete(self.annotated, self._scene)
        made = []
        for record in joined(self.records, self.acronyms):
            label = subject_of(self.document.title) if record.is_main else None
            report = report_of(self.document, record, label, self.acronyms)
            if report is not None:
                made.append(report)
        return tuple(made)
