"""How a document becomes claims: sentence after sentence, with what is in mind at each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from ..concepts.mentions import title_concepts
from ..concepts.spans import ConceptSpan
from ..document import Block, Document
from ..evidence import Claim
from ..sentences import Sentence
from .credit import works_of
from .encoder.scoring import said_of
from .layout import layout_of
from .reading import claims_in
from .topics import Salience, foreseen


@dataclass(frozen=True)
class Placed:
    """A sentence with its number in the document and the block it stands in."""

    sentence: Sentence
    number: int
    block: Block


def document_claims(
    document: Document,
    annotated: Sequence[tuple[Block, Doc]],
    concepts: Sequence[list[ConceptSpan]],
) -> list[Claim]:
    """Return the claims of a parsed document; `concepts` holds those of each of its blocks."""
    works = works_of(document)
    named = title_concepts(document.title)
    layout = layout_of(document, named)
    placed_claims: list[Claim] = []
    claims: list[Claim] = []
    number = 0
    for (block, doc), spans in zip(annotated, concepts, strict=True):
        placed_claims.extend(layout.claims(block, doc, spans, number))
        number += sum(1 for _ in doc.sents)
    every = list(sentences_of(annotated, concepts, tuple(named)))
    sayings = said_of([placed.sentence for placed in every])
    for placed, said in zip(every, sayings, strict=True):
        sentence, number = placed.sentence, placed.number
        claims.extend(claims_in(document, placed.block, sentence, number, works, said))
    # What a sentence says itself is read with its stance.
    said_so = {_statement(claim) for claim in claims}
    claims.extend(claim for claim in placed_claims if _statement(claim) not in said_so)
    return sorted(claims, key=lambda claim: claim.evidence.sentence)


def _statement(claim: Claim) -> tuple[int, str, str, str]:
    return claim.evidence.sentence, claim.subject, claim.relation, claim.object


def sentences_of(
    annotated: Sequence[tuple[Block, Doc]],
    concepts: Sequence[list[ConceptSpan]],
    title: tuple[ConceptSpan, ...] = (),
) -> Iterator[Placed]:
    """Yield the sentences that may state something, each with the topics in mind before it."""
    salience = Salience(title)
    number = 0
    for (block, doc), spans in zip(annotated, concepts, strict=True):
        if block.kind == "heading":
            salience.begin_section(spans)
            number += sum(1 for _ in doc.sents)
            continue
        if block.kind == "paragraph":
            salience.begin_paragraph()
        ahead = foreseen(doc, spans)
        previous: Sentence | None = None
        for span in doc.sents:
            inside = tuple(c for c in spans if span.start <= c.start and c.end <= span.end)
            topics = salience.topics()
            if all(topic.kind != "form" for topic in topics):
                topics += ahead
            sentence = Sentence(span, inside, previous, topics)
            yield Placed(sentence, number, block)
            salience.after(span, inside)
            # Antecedents are sought one step back.
            previous = replace(sentence, previous=None)
            number += 1
