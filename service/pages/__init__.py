"""What people look at, and the same as data: one file for each kind of page.

room            the blueprint, what templates can call, and how a page becomes JSON or RDF
home, about     what is here
finding         search
concept, organization, relationship, document, claim, work    one thing each
node            anything else that has an IRI here
query           SPARQL typed by hand
ontology        the ontology's documentation and release
"""

from . import (
    about,
    claim,
    concept,
    document,
    finding,
    home,
    node,
    ontology,
    organization,
    query,
    relationship,
    work,
)
from .room import room

__all__ = [
    "about",
    "claim",
    "concept",
    "document",
    "finding",
    "home",
    "node",
    "ontology",
    "organization",
    "query",
    "relationship",
    "room",
    "work",
]
