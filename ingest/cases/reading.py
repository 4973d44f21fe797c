"""Cases of organizations working together, as one document reports them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..concepts.spans import ConceptSpan
from ..document import Block, Document
from ..evidence import CaseReport, Evidence, Value
from ..organizations.acronyms import defined_acronyms
from ..organizations.recognition import OrganizationSpan, candidates_of
from ..passages import numbered_sentences, passage
from .about import About
from .grouping import groups_of, own_members, own_partners, stated_partners, values_of
from .known import KnownCases
from .main import MainCase
from .record import Record, joined, report_of
from .roles.asking import told_in
from .roles.bounds import mended
from .roles.decoding import Part, Told
from .roles.filing import file
from .roles.labels import RULE
from .rules import DETAILS, NAMING, VALUES
from .rules.forms import form_phrases
from .rules.scene import Finding, Reference, Same, Scene, scene_of
from .rules.sides import SUBJECT, UNKNOWN
from .rules.unreal import is_denied, is_unreal
from .takeup import points_back
from .title import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

MEANT = 0.8
"""What is left of the trust in a partner that the sentence calls "the company"."""
LONGEST = 400
"""Tokens; what is longer is no sentence but a table or a text whose stops were lost."""
TRUST = {"name": 1.0, "new": 1.0, "definite": 0.9, "implied": 0.85, "pronoun": 0.85}


def cases_in(
    document: Document,
    annotated: Sequence[tuple[Block, Doc]],
    concepts: Sequence[Sequence[ConceptSpan]] = (),
    organizations: Sequence[Sequence[OrganizationSpan]] | None = None,
    *,
    trained: bool = True,
) -> tuple[CaseReport, ...]:
    """Read the cases that a document reports; `concepts` are those of each Doc, in its order.

    `organizations` are what `candidates_of` finds, where somebody has asked it already. Without
    the trained reader rules read alone.

    A case has a form and two partners, or a form, a name and one partner; what is less is left
    out. In a document of kind `case` the subject of the title is the main case, for which "the
    venture" and "it" may stand.
    """
    if organizations is None:
        organizations = candidates_of([doc for _, doc in annotated])
    reader = _Reader(document, annotated, concepts, organizations)
    if trained:
        reader.ask()
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
        self.told: dict[tuple[int, int], list[Told]] = {}
        self.concepts = dict(zip(map(id, docs), concepts, strict=False))
        self.acronyms = {k: v for doc in docs for k, v in defined_acronyms(doc).items()}
        self.main: MainCase | None = None
        self.block: Block | None = None
        self.about = About(document, self.organizations.values())
        if document.kind == "case":
            known = {s.name: s for spans in self.organizations.values() for s in spans}
            self.main = MainCase(document, known, self.acronyms)
        self.known = KnownCases(self.main)

    def ask(self) -> None:
        """Find out what the trained reader tells of each sentence."""
        docs = [doc for _, doc in self.annotated]
        organizations = [self.organizations[id(doc)] for doc in docs]
        told = told_in(docs, [self.phrases[id(doc)] for doc in docs], organizations)
        self.told = {(id(docs[at]), start): found for (at, start), found in told.items()}
        for (at, _), found in told.items():
            key = id(docs[at])
            parts = [part for each in found for part in each.partners]
            self.organizations[key] = mended(self.organizations[key], parts)

    def learn_names(self) -> None:
        """Find out what the cases are called, so that their names are known in every sentence."""
        for _, _, sentence in numbered_sentences(self.annotated):
            if len(sentence) > LONGEST:
                continue
            scene = self._scene(sentence)
            for rule in NAMING:
                for reading in rule.read(scene):
                    if isinstance(reading, Same) and reading.name is not None:
                        self.known.learn(reading)

    def _scene(self, sentence: Span) -> Scene:
        key = id(sentence.doc)
        names = frozenset(name for record in self.known.records for name in record.names)
        return scene_of(
            sentence, self.phrases[key], self.organizations[key], names, self.concepts.get(key, ())
        )

    def read(self, number: int, block: Block, sentence: Span) -> None:
        """Apply all rules to one sentence and file what they find under its case."""
        if block is not self.block:
            # A case text opens with its case.
            self.known.subject = self.known.main_record if self.block is None else None
            self.block = block
            self.known.section = block.section
            self.about.begin_block()
        if len(sentence) > LONGEST:
            return
        scene = self._scene(sentence)
        scene.references[:] = [r for r in scene.references if not _is_none(r)]
        if not scene.references and not scene.organizations and not scene.clauses:
            return
        readings = [(rule.id, r) for rule in (*NAMING, *VALUES) for r in rule.read(scene)]
        scene.tell(reading for _, reading in readings)
        readings += [(rule.id, r) for rule in DETAILS for r in rule.read(scene)]
        groups = groups_of(scene, [reading for _, reading in readings])
        filed: dict[int, Record | None] = {}
        for rule, reading in readings:
            group = groups[id(reading.one if isinstance(reading, Same) else reading.reference)]
            if id(group) not in filed:
                partners, members = own_partners(group, readings), own_members(group, readings)
                filed[id(group)] = self.known.resolve(group, number, partners, members)
            record = filed[id(group)]
            if record is None and stated_partners(group, readings) > 1:
                # "Members of the consortium are X and Y": nothing has come up that it points to.
                record = filed[id(group)] = self.known.new(set(), number)
            if record is None:
                continue
            trust = max(TRUST[reference.kind] for reference in group)
            stretch = reading.span if isinstance(reading, Finding) else None
            said = sentence if stretch is None else sentence.doc[slice(*stretch)]
            for property, value, of, confidence in values_of(reading):
                sure = confidence * trust
                by = rule
                if value == SUBJECT and property == "unnamed":
                    if self.about.name is not None:
                        property, value, by = "partner", self.about.name, "case.company-meant"
                        sure *= MEANT
                    elif self.known.subject is not None:
                        # "It" may be the case that the text speaks of.
                        value = UNKNOWN
                evidence = passage(
                    self.document,
                    block,
                    said,
                    sentence=number,
                    rule=by,
                    confidence=round(sure, 3),
                )
                if stretch is not None:
                    # Citations are blanked out in the Doc: what is quoted is the text itself.
                    value = " ".join(evidence.quote.split())
                record.values.append(Value(property, value, evidence, of))
                record.last_sentence = number
        if self.main is not None:
            for reference in scene.references:
                group = groups[id(reference)]
                if self.main.is_pointed_at(scene, reference) and (
                    self.known.resolve(group, number, 0) is self.main.record
                ):
                    self.main.note_pointer(reference, number, block, sentence)
        self._file_told(scene, number, block, sentence)
        self._follow_subject(scene, groups, number)
        self.about.follow(scene)

    def _file_told(self, scene: Scene, number: int, block: Block, sentence: Span) -> None:
        """File what the trained reader tells of a sentence, each part with where it stands."""
        for told in self.told.get((id(sentence.doc), sentence.start), ()):
            if is_unreal(scene, told.anchor):
                continue
            if not points_back(sentence):
                told = told.since(sentence.start)

            def cite(part: Part | None, confidence: float) -> Evidence:
                before = part is not None and part.start < sentence.start
                assert part is not None or not before
                said = sentence.doc[part.start].sent if part is not None and before else sentence
                return passage(
                    self.document,
                    block,
                    said,
                    sentence=number - before,
                    rule=RULE,
                    confidence=round(confidence, 3),
                )

            file(told, self.known, number, cite)

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
                self.known.subject = None
        elif not reference.plural and reference.kind not in ("new", "pronoun"):
            self.known.subject = self.known.resolve(groups[id(reference)], number, 0)

    def reports(self) -> tuple[CaseReport, ...]:
        """Join what belongs together and report every case of which enough is known."""
        if self.main is not None:
            self.main.complete(self.annotated, self._scene)
        made = []
        for record in joined(self.known.records, self.acronyms):
            label = subject_of(self.document.title) if record.is_main else None
            report = report_of(self.document, record, label, self.acronyms)
            if report is not None:
                made.append(report)
        return tuple(made)


def _is_none(reference: Reference) -> bool:
    """Tell whether a noun phrase speaks of a relationship that there is not."""
    return reference.kind == "new" and is_denied(reference.head)
