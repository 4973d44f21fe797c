"""How pages and search results put things into words: statements, attributions, names of kinds."""

from __future__ import annotations

from interorg.ontology.terms import IOR, IORV

from .vocabulary import Vocabulary

DOCUMENT_KINDS = {
    IOR.CaseDocument.value: "case",
    IOR.LiteratureNote.value: "note",
    IOR.ScholarlyDocument.value: "article",
    IOR.AgreementDocument.value: "agreement",
    IOR.WebDocument.value: "web",
}
"""Kinds of document by class."""

NAMES = {
    "case": "case text",
    "note": "literature note",
    "article": "scholarly text",
    "agreement": "agreement",
    "web": "web page",
    "concept": "concept",
    "organization": "organization",
    "relationship": "case",
    "document": "document",
    "claim": "claim",
    "work": "work",
    "form": "form",
    "mechanism": "mechanism",
    "benefit": "benefit",
    "challenge": "challenge",
    "driver": "driver",
    "contingency": "contingency",
    "successFactor": "success factor",
    "factor": "factor",
    "theory": "theory",
    "discipline": "discipline",
    "dimension": "dimension",
    "dimensionValue": "dimension value",
    "approach": "research approach",
    "contrast": "contrast",
}
"""What kinds of thing, document and concept are called."""

PLURALS = {
    "case": "case texts",
    "relationship": "cases",
    "theory": "theories",
    "research approach": "research approaches",
    "approach": "research approaches",
}


def plural(kind: str) -> str:
    """Name several things of a kind."""
    return PLURALS.get(kind) or f"{NAMES.get(kind, kind)}s"


def capital(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def statement(
    vocabulary: Vocabulary, subject: str, relation: str, object: str, polarity: str = ""
) -> str:
    """Put a claim into words: `Joint venture enables risk sharing (denied)`."""
    words = " ".join(vocabulary.label(iri) for iri in (subject, relation, object))
    denied = " (denied)" if polarity == IORV.Denied.value else ""
    return capital(words) + denied


def according_to(title: str, reviewed: str | None) -> str:
    """Say whose statement it is; a note's is the note's, never that of the work it reviews."""
    if reviewed:
        return f"According to a note on {reviewed}"
    return f"According to {title}"
