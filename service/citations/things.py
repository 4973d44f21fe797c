"""Records of what the graph holds: a work, a document, a claim in it, anything with a label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from ..content.claims import StatedClaim
from ..content.wording import capital
from .record import Kind, Record, names

TITLE = "interorg: how organizations work together"
AUTHORS = ("interorg contributors",)
TYPES: dict[str, Kind] = {
    "article": "article",
    "book": "book",
    "incollection": "chapter",
    "techreport": "report",
}
PUBLISHERS = ("publisher", "institution", "howpublished")


def of_document(about: Mapping[str, Any], address: str) -> Record:
    """Cite a document by what its page tells; a note is cited as itself, not as what it reviews."""
    return Record(
        "document",
        about["key"],
        about["title"],
        address,
        names([about["writer"]] if about["writer"] else ()),
        date=about["issued"] or str(about["year"] or ""),
        language=about["language"] or "",
        rights=about["rights"] or "",
    )


def of_claim(claim: StatedClaim, document: Record, address: str) -> Record:
    """Cite a claim: its document, with the page and where the claim itself is shown."""
    return replace(
        document,
        key=f"{document.key}-{claim.id.rsplit('/', 1)[-1]}",
        address=address,
        pages=str(claim.page) if claim.page else "",
        note=f"Claim: {claim.statement}",
    )


def of_work(about: Mapping[str, Any], address: str) -> Record:
    """Cite a work after the shipped bibliography if it is there, else after the graph alone."""
    key = about["id"].rsplit("/", 1)[-1]
    graph = Record(
        "document",
        key,
        about["title"] or about["label"],
        address,
        names(about["authors"]),
        date=str(about["year"] or ""),
        doi=about["doi"] or "",
    )
    shipped = bibliography().get(key)
    if shipped is None or (about["title"] and shipped.title != about["title"]):
        return graph
    return replace(shipped, address=address)


def of_entry(key: str, label: str, address: str, version: str, made: str) -> Record:
    """Cite something as the release of the ontology and the state of the graph describe it."""
    return Record(
        "entry",
        key,
        capital(label),
        address,
        names(AUTHORS),
        date=made,
        container=TITLE,
        version=version,
    )


def of_data_set(address: str, version: str, made: str) -> Record:
    """Cite all that is served."""
    return Record("dataset", "interorg", TITLE, address, names(AUTHORS), date=made, version=version)


@cache
def bibliography() -> dict[str, Record]:
    """Return the works of the shipped bibliography by key, with their authors in order."""
    from bibtexparser.entrypoint import parse_file

    from interorg.corpus import BIBLIOGRAPHY

    library = parse_file(str(BIBLIOGRAPHY))
    return {
        entry.key: of_shipped(entry.key, entry.entry_type, {f.key: f.value for f in entry.fields})
        for entry in library.entries
    }


def of_shipped(key: str, type: str, fields: Mapping[str, str]) -> Record:
    """Read an entry of our own bibliography, which uses no commands but `\\&`."""

    def text(name: str) -> str:
        bare = fields.get(name, "").replace("{", "").replace("}", "")
        return bare.replace("\\&", "&").replace("--", "–")

    def people(name: str) -> tuple[str, ...]:
        return tuple(filter(None, text(name).split(" and ")))

    return Record(
        TYPES.get(type, "document"),
        key,
        text("title"),
        authors=names(people("author")),
        editors=names(people("editor")),
        date=text("year"),
        container=text("journal") or text("booktitle"),
        publisher=next(filter(None, map(text, PUBLISHERS)), ""),
        volume=text("volume"),
        number=text("number"),
        pages=text("pages"),
        doi=fields.get("doi", ""),
    )
