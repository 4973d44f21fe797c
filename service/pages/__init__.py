"""What people look at, and the same as data: one file for each kind of page.

room            the blueprint, what templates can call, and how a page becomes JSON or RDF
asked           what an address asks for, read as `parameters` says
home, about     what is here
finding         search; search_* what it is asked, its links, names, files and sources
suggest         names for what is being typed
concept, organization, relationship, document, claim, work    one thing each
node            anything else that has an IRI here
named_graph     a graph that is named
cited, cite     how things are cited: on their pages, as files
notes, mentions what is read from passages, and where things are mentioned
nearest         what an unknown address may stand for
sitemap         sitemaps and robots.txt
state           which state of the store is shown
navigation      the ways through the pages
assets, packing how scripts, sheets and pages are sent
query           SPARQL typed by hand
ontology        the ontology's documentation and release
"""

from . import (
    about,
    assets,
    cite,
    claim,
    concept,
    document,
    finding,
    home,
    named_graph,
    navigation,
    node,
    ontology,
    organization,
    query,
    relationship,
    sitemap,
    state,
    suggest,
    work,
)
from .room import room

__all__ = [
    "about",
    "assets",
    "cite",
    "claim",
    "concept",
    "document",
    "finding",
    "home",
    "named_graph",
    "navigation",
    "node",
    "ontology",
    "organization",
    "query",
    "relationship",
    "room",
    "sitemap",
    "state",
    "suggest",
    "work",
]
