"""Claims that the layout states: noun phrases in a list under "Advantages of joint ventures"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ..concepts.mentions import ConceptSpan
from ..document import Block, Document
from ..evidence import Claim
from ..passages import passage

GAIN_HEADING = re.compile(r"\b(benefits?|advantages?|pros|upsides?|strengths)\b", re.IGNORECASE)
TROUBLE_HEADING = re.compile(
    r"\b(challenges?|disadvantages?|cons|drawbacks?|downsides?|problems?|pitfalls?|risks|"
    r"weaknesses)\b",
    re.IGNORECASE,
)
REASON_HEADING = re.compile(r"\b(reasons?|motives?|motivations?|why)\b", re.IGNORECASE)
RULE = "claim.list-under-heading"
CONFIDENCE = 0.7


@dataclass(frozen=True)
class Governing:
    """A heading or lead-in that says what the items under it are to a form."""

    role: str
    form: str
    level: int


@dataclass
class Layout:
    """What governs the next block, as a document is read from top to bottom."""

    document: Document
    main_form: str | None = None
    """The one form that the title names."""
    governing: Governing | None = None

    def claims(
        self, block: Block, doc: Doc, concepts: list[ConceptSpan], first_sentence: int
    ) -> Iterator[Claim]:
        """Yield the claims a block makes by its place, then take it up as governing or not."""
        governing = self.governing
        opened = governing_of(block, doc, concepts, self.main_form)
        if block.kind == "heading":
            if governing is None or opened or block.level <= governing.level:
                self.governing = opened
                return
        elif opened and block.kind == "paragraph":
            self.governing = opened
            return
        if governing and block.kind in ("item", "heading", "cell"):
            for span in named_first(doc, concepts):
                claim = self._claim(governing, block, doc, span, first_sentence)
                if claim:
                    yield claim
        elif block.kind == "paragraph" and governing and governing.level > 6:
            self.governing = None

    def _claim(
        self, governing: Governing, block: Block, doc: Doc, span: ConceptSpan, number: int
    ) -> Claim | None:
        evidence = passage(
            self.document,
            block,
            next(s for s in doc.sents if s.start <= span.start < s.end),
            sentence=number,
            rule=RULE,
            confidence=CONFIDENCE,
        )
        made = {
            ("gain", "benefit"): (governing.form, "Enables", span.concept),
            ("trouble", "challenge"): (governing.form, "Causes", span.concept),
            ("reason", "benefit"): (span.concept, "Motivates", governing.form),
            ("reason", "driver"): (span.concept, "Motivates", governing.form),
        }.get((governing.role, span.kind))
        return Claim(*made, evidence=evidence) if made else None


def governing_of(
    block: Block, doc: Doc, concepts: list[ConceptSpan], main_form: str | None
) -> Governing | None:
    """Return what a heading, or a lead-in that ends with a colon, says of the list under it."""
    text = doc.text.rstrip()
    if block.kind != "heading" and not text.endswith(":"):
        return None
    last = list(doc.sents)[-1]
    forms = {c.concept for c in concepts if c.kind == "form" and c.start >= last.start}
    form = forms.pop() if len(forms) == 1 else main_form if not forms else None
    role = role_of(last.text)
    if form is None or role is None:
        return None
    return Governing(role, form, block.level if block.kind == "heading" else 7)


def role_of(text: str) -> str | None:
    """Return gain, trouble or reason when the words name exactly one of them."""
    found = [
        role
        for role, pattern in (
            ("gain", GAIN_HEADING),
            ("trouble", TROUBLE_HEADING),
            ("reason", REASON_HEADING),
        )
        if pattern.search(text)
    ]
    return found[0] if len(found) == 1 else None


def named_first(doc: Doc, concepts: list[ConceptSpan]) -> Iterator[ConceptSpan]:
    """Yield the concept that a list item or subheading names as its own head, if it does."""
    opening = next(iter(doc.sents), None)
    if opening is None:
        return
    stop = next((t.i for t in opening if t.text in (":", "–", "—", "-", ".")), opening.end)
    head = Span(doc, opening.start, max(stop, opening.start + 1)).root
    sentence = any(
        t.dep_ in ("neg", "nsubj", "nsubjpass", "expl") for t in doc[opening.start : stop]
    )
    if stop - opening.start > 8 or sentence:
        return
    for span in concepts:
        if span.start < stop and (span.head == head.i or span.covers(head)):
            yield span


def layout_of(document: Document, title_concepts: list[ConceptSpan]) -> Layout:
    """Begin a document; its title's only form governs headings that name none."""
    forms = {c.concept for c in title_concepts if c.kind == "form"}
    return Layout(document, forms.pop() if len(forms) == 1 else None)
