"""A text by somebody who means harm, and who keeps the rights in what nobody quotes of it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from interorg.ingest.document import Document, Metadata, Passage, Reading, WorkRecord, compose
from interorg.ingest.evidence import (
    CaseReport,
    Citation,
    Claim,
    Evidence,
    Extraction,
    Mention,
    Tie,
    Value,
)
from interorg.ontology.terms import BIBO, DCTERMS, GRAPH, ID, IOR, RDFS, SKOS, concept

EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>]]>{{7*7}}</title>'
SCRIPT = "javascript:alert(3)"
KEY = "odd/ça va & co"
SECRET = "Nobody quoted the vermilion walrus."
CLAIMED = f"Trust reduces opportunism {EVIL} says Roe (1999)."
MADE = f"Alpha {EVIL} and Beta founded Gamma {EVIL} in 1999."
META = b"""<https://w3id.org/interorg/id/activity/build/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/interorg/ontology#BuildActivity> .
<https://w3id.org/interorg/id/activity/build/1> <https://w3id.org/interorg/ontology#buildNumber> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
"""  # noqa: E501


def passages() -> tuple[Passage, ...]:
    heading = Passage("heading", f"Section {EVIL}", level=2, page=3)
    return (
        heading,
        Passage("paragraph", f"{CLAIMED} {SECRET}", page=3),
        Passage("paragraph", MADE, page=4),
    )


def hostile_document() -> Document:
    metadata = Metadata(
        title=f"Title {EVIL}",
        kind="note",
        writer=f"Writer {EVIL}",
        date="2001-02-03",
        rights=f"All rights reserved {EVIL}",
        sources=("Evil1999",),
        reviews=WorkRecord("Evil1999", (EVIL,), 1999, f"Work {EVIL}"),
    )
    return compose(KEY, f"{EVIL}.md", Reading(passages(), metadata))


def hostile_texts() -> Iterator[tuple[Document, Extraction]]:
    document = hostile_document()

    def at(words: str, rule: str) -> Evidence:
        start = document.text.index(words)
        block = document.block_at(start)
        assert block
        place = (start, start + len(words), words, rule, 0.7)
        return Evidence(document.key, *place, section=block.section, page=block.page)

    cited = at("Roe (1999)", "claim.some")
    claim = Claim(
        "Trust",
        "Mitigates",
        "Opportunism",
        at(CLAIMED, "claim.some"),
        citations=(Citation(cited.start, cited.end, f"Roe {EVIL}", "roe-1999", EVIL),),
    )
    made = at(MADE, "case.some")
    values = (
        Value("name", f"Gamma {EVIL}", made),
        Value("form", "JointVenture", made),
        Value("partner", f"Alpha {EVIL}", made),
        Value("partner", "Beta", made),
        Value("startYear", 1999, made),
        Value("share", 50, made, of="Beta"),
    )
    yield (
        document,
        Extraction(
            claims=(claim,),
            mentions=(
                Mention(at("Trust", "mention.label"), concept="Trust"),
                Mention(at("Beta", "mention.organization"), organization="Beta"),
            ),
            cases=(CaseReport(document.key, f"Gamma {EVIL}", values),),
            ties=(Tie(f"Alpha {EVIL}", "ShareholderOf", "Beta", made),),
        ),
    )


def hostile_facts() -> list[Quad]:
    """Return what else is known: a case, and links that must not become links."""
    case, work = ID.relationship("gamma"), ID.work("Evil1999")
    facts: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (ID.report(f"{KEY}/1"), IOR.reportsCase, case),
        (case, RDFS.label, Literal(f"Gamma {EVIL}")),
        (ID.organization("beta"), SKOS.prefLabel, Literal(f"Beta {EVIL}")),
        (concept("Trust"), SKOS.altLabel, Literal(EVIL)),
        (work, IOR.confirmedAt, NamedNode(SCRIPT)),
        (work, BIBO.doi, Literal(SCRIPT)),
        (work, DCTERMS.source, NamedNode(SCRIPT)),
        (case, DCTERMS.source, NamedNode(SCRIPT)),
    ]
    return [Quad(*fact, GRAPH.inferred) for fact in facts]
