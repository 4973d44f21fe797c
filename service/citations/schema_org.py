"""What a page is about, in the terms of schema.org, as JSON-LD that stands in the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..content.claims import StatedClaim
from ..content.nodes import Node
from ..content.wording import capital
from ..exports.licences import licence_address
from .record import Name, Record

CONTEXT = "https://schema.org"
TYPES = {
    "article": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "dataset": "Dataset",
}
Json = dict[str, Any]


def described(type: str, iri: str, address: str, **terms: Any) -> Json:
    """Describe a thing; terms without a value are left out."""
    found = {"@context": CONTEXT, "@type": type, "@id": iri, "url": address}
    return {**found, **{term: value for term, value in terms.items() if value}}


def of_record(record: Record, iri: str, type: str | None = None, **terms: Any) -> Json:
    """Describe a text: a work, or a document that is read here."""
    first, last = record.first_and_last_page
    journal = {"@type": "Periodical", "name": record.container}
    book = {"@type": "Book", "name": record.container}
    whole = journal if record.kind == "article" else book
    return described(
        type or TYPES.get(record.kind, "CreativeWork"),
        iri,
        record.address,
        name=record.title,
        author=[person(name) for name in record.authors],
        editor=[person(name) for name in record.editors],
        datePublished=record.date,
        inLanguage=record.language,
        license=licence_address(record.rights),
        publisher={"@type": "Organization", "name": record.publisher} if record.publisher else None,
        isPartOf=whole if record.container else None,
        issueNumber=record.number,
        volumeNumber=record.volume,
        pageStart=first if record.container else "",
        pageEnd=last if record.container else "",
        sameAs=f"https://doi.org/{record.doi}" if record.doi else None,
        version=record.version,
        **terms,
    )


def of_claim(claim: StatedClaim, document: Record, address: str) -> Json:
    """Describe a claim and the quotation in which it appears."""
    quotation = {
        "@type": "Quotation",
        "text": claim.quote,
        "isPartOf": {
            "@type": "CreativeWork",
            "@id": claim.document.iri,
            "name": document.title,
            "author": [person(name) for name in document.authors],
        },
    }
    if claim.page:
        quotation["pagination"] = str(claim.page)
    return described(
        "Claim",
        claim.iri,
        address,
        name=claim.statement,
        text=claim.statement,
        appearance=quotation,
        about=[term(claim.subject), term(claim.object)],
        citation=[work(credit.work) for credit in claim.credits],
    )


def of_concept(about: Mapping[str, Any], scheme: str, address: str) -> Json:
    """Describe a concept as a term of the ontology."""
    return described(
        "DefinedTerm",
        about["iri"],
        address,
        name=about["label"],
        alternateName=about["alt_labels"],
        description=about["definition"],
        termCode=about["id"].removeprefix("concept/"),
        inDefinedTermSet={"@type": "DefinedTermSet", "@id": scheme, "name": "interorg ontology"},
    )


def of_case(about: Mapping[str, Any], address: str) -> Json:
    """Describe a case by its page: schema.org has no term for a tie among organizations."""
    partners: Sequence[Node] = about["partners"]
    return described(
        "WebPage",
        about["iri"],
        address,
        name=about["label"],
        about=[term(form) for form in about["forms"]],
        mentions=[{"@type": "Organization", "@id": p.iri, "name": p.label} for p in partners],
    )


def of_data_set(record: Record, root: str, licence: str | None) -> Json:
    """Describe all that is served, and where it can be had as a whole."""
    return of_record(
        record,
        f"{root}.well-known/void#dataset",
        description="How organizations work together, read from texts: concepts, claims, cases "
        "and organizations, every fact with its sentence.",
        keywords=["interorganizational relationships", "alliances", "joint ventures", "networks"],
        isAccessibleForFree=True,
        distribution=[
            {
                "@type": "DataDownload",
                "contentUrl": f"{root}dump.nq.gz",
                "encodingFormat": "application/n-quads",
            }
        ],
    ) | ({"license": licence} if licence else {})


def person(name: Name) -> Json | str:
    if not name.given:
        return name.family  # Whether it is a person or an organization is not known.
    return {
        "@type": "Person",
        "name": f"{name.given} {name.family}",
        "familyName": name.family,
        "givenName": name.given,
    }


def work(node: Node) -> Json:
    return {"@type": "CreativeWork", "@id": node.iri, "name": node.label}


def term(node: Node) -> Json:
    return {"@type": "DefinedTerm", "@id": node.iri, "name": capital(node.label)}
