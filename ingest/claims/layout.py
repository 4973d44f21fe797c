"""Claims that the layout states: noun phrases in a list under "Advantages of joint ventures"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ..concepts.spans import ConceptSpan
from ..document import Block, Document
from ..evidence import Claim, Modality
from ..passages import passage
from .denial import negated
from .headings import Governing, Outline, Statement, governing_of, role_of
from .stance import stance_of
from .tables import Table, label_of, only_form

RULE = "claim.list-under-heading"
ENUMERATED = "claim.enumeration"
CONFIDENCE = 0.7
LISTED = frozenset(["item", "heading", "cell"])
STOPS = frozenset([":", "–", "—", "-", "."])
EXPLAINING = frozenset("such including especially particularly namely which e.g. i.e.".split())
"""Words after a comma that go on about the member before it."""
PARTING = frozenset([",", ";", "/", "•"])
LONGEST = 8
"""So many words at most make up the head of an item."""
OPENINGS = frozenset(
    "first firstly second secondly third thirdly fourth fourthly fifth finally lastly another "
    "one".split()
)
"""Words by which a member of an enumeration begins."""
COUNTED = frozenset(
    "two three four five six several many some various number following main key".split()
)
"""Words that make a sentence open an enumeration."""
DOUBTING = frozenset("no less fewer rarer rare rarely seldom unlikely doubtful".split())
"""Words by which a sentence takes back what it is listed as."""
SAID = frozenset(["ROOT", "nsubj", "nsubjpass", "dobj", "attr", "conj", "xcomp", "ccomp", "pobj"])


@dataclass
class Layout:
    """What governs the next block, as a document is read from top to bottom."""

    document: Document
    outline: Outline
    governing: Governing | None = None
    table: Table | None = None
    """The table that is being read."""

    def claims(
        self, block: Block, doc: Doc, concepts: list[ConceptSpan], first_sentence: int
    ) -> Iterator[Claim]:
        """Yield the claims a block makes by its place, then take it up as governing or not."""
        if not len(doc):
            return
        if block.cell is not None:
            yield from self._tabled(block, doc, concepts, first_sentence)
            return
        self.table = None
        governing = self.governing
        level = block.level if block.kind == "heading" else 99
        opened = governing_of(block, doc, concepts, self.outline.form(level))
        if block.kind == "heading":
            forms = {span.concept for span in concepts if span.kind == "form"}
            self.outline.enter(block.level, doc.text, forms)
            if governing is None or opened or block.level <= governing.level:
                self.governing = opened
                return
        elif opened and block.kind == "paragraph":
            self.governing = opened
            return
        yield from self._enumerated(block, doc, concepts, first_sentence)
        if governing and (block.kind in LISTED or headed(doc)):
            yield from self._listed(governing, block, doc, concepts, first_sentence)
        elif block.kind == "paragraph" and governing and governing.level > 6:
            self.governing = None

    def _tabled(
        self, block: Block, doc: Doc, concepts: list[ConceptSpan], first_sentence: int
    ) -> Iterator[Claim]:
        """Yield what a cell states by its row and column, or by what governs the whole table."""
        cell, outer = block.cell, self.governing
        if cell is None:
            return
        if self.table is None or self.table.name != cell.table:
            around = outer.form if outer else self.outline.form()
            self.table = Table(cell.table, around)
        self.table.note(cell, label_of(doc, concepts))
        governing = self.table.governing(cell) if self.table.says_roles else outer
        if governing is not None:
            yield from self._listed(governing, block, doc, concepts, first_sentence)

    def _listed(
        self,
        governing: Governing,
        block: Block,
        doc: Doc,
        concepts: list[ConceptSpan],
        first_sentence: int,
    ) -> Iterator[Claim]:
        for span in named(doc, concepts):
            made = governing.statement(span)
            if made:
                sentence = next(s for s in doc.sents if s.start <= span.start < s.end)
                modality: Modality = "Hedged" if governing.hedged else "Asserted"
                yield self._claim(made, block, sentence, first_sentence, RULE, modality)

    def _enumerated(
        self, block: Block, doc: Doc, concepts: list[ConceptSpan], first_sentence: int
    ) -> Iterator[Claim]:
        """Yield what "first ... second ..." lists after a sentence that says what is listed."""
        governing: Governing | None = None
        for number, sentence in enumerate(doc.sents, start=first_sentence):
            inside = [c for c in concepts if sentence.start <= c.start and c.end <= sentence.end]
            words = {token.lower_ for token in sentence}
            opening = sentence[0].lower_ in OPENINGS
            if governing is not None and opening:
                stance = stance_of(sentence.root, sentence)
                for span in inside:
                    made = governing.statement(span)
                    if made and doc[span.head].dep_ in SAID and not _denied(sentence):
                        modality = stance.modality
                        yield self._claim(made, block, sentence, number, ENUMERATED, modality)
            elif words & COUNTED and (role := role_of(sentence.text)) is not None:
                forms = {c.concept for c in inside if c.kind == "form"}
                form = forms.pop() if len(forms) == 1 else None if forms else self.outline.form()
                governing = Governing(role, form, 7) if form else None

    def _claim(
        self,
        made: Statement,
        block: Block,
        sentence: Span,
        number: int,
        rule: str,
        modality: Modality,
    ) -> Claim:
        evidence = passage(
            self.document, block, sentence, sentence=number, rule=rule, confidence=CONFIDENCE
        )
        return Claim(*made, evidence=evidence, modality=modality)


def _denied(sentence: Span) -> bool:
    return any(token.dep_ == "neg" or token.lower_ in DOUBTING for token in sentence)


def headed(doc: Doc) -> bool:
    """Tell whether a paragraph begins with a head: "Lack of control. Franchisees ..."."""
    first, *others = doc.sents
    return bool(others) and len(first) <= LONGEST and first.text.rstrip().endswith((".", ":"))


def named(doc: Doc, concepts: list[ConceptSpan]) -> Iterator[ConceptSpan]:
    """Yield the concepts that a list item, cell or subheading names as its own heads, if any."""
    opening = next(iter(doc.sents), None)
    if opening is None:
        return
    stop = next((t.i for t in opening if t.text in STOPS), opening.end)
    said = any(t.dep_ in ("neg", "nsubj", "nsubjpass", "expl") for t in doc[opening.start : stop])
    if said or stop - opening.start > 2 * LONGEST:
        return
    for part in parts(doc[opening.start : max(stop, opening.start + 1)]):
        if len(part) > LONGEST or negated(part.root):
            continue
        for span in concepts:
            if span.start < part.end and (span.head == part.root.i or span.covers(part.root)):
                yield span


def parts(listed: Span) -> Iterator[Span]:
    """Yield what stands between the commas of a list, up to what only explains its members."""
    start = listed.start
    for token in (*listed, None):
        if token is None or token.text in PARTING:
            end = listed.end if token is None else token.i
            if end > start:
                yield listed.doc[start:end]
            start = end + 1
            if start < listed.end and listed.doc[start].lower_ in EXPLAINING:
                return


def layout_of(document: Document, title_concepts: list[ConceptSpan]) -> Layout:
    """Begin a document; its title's only form governs headings that name none."""
    return Layout(document, Outline(only_form(title_concepts)))
