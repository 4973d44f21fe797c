"""Every kind of page, by a name for its picture."""

from __future__ import annotations

from urllib.parse import urlencode

FORMS = "form=JointVenture&form=Consortium&form=StrategicAlliance"
QUERY = (
    "PREFIX ior: <https://w3id.org/interorg/ontology#> "
    "SELECT ?form ?label WHERE { ?form a ior:FormConcept ; "
    "<http://www.w3.org/2004/02/skos/core#prefLabel> ?label } ORDER BY ?label LIMIT 5"
)

PAGES = {
    "home": "/",
    "search": "/search?q=risk",
    "search-nothing": "/search?q=zzzyx",
    "browse": "/search",
    "concept": "/concept/JointVenture",
    "organization": "/id/organization/alpha-works",
    "case": "/id/relationship/gamma",
    "document": "/id/document/note-gulati",
    "document-long": "/id/document/review",
    "document-restricted": "/id/document/restricted",
    "document-hostile": "/id/document/hostile",
    "work": "/id/work/Gulati1995",
    "relation-type": "/relation-type/Enables",
    "query": "/query",
    "query-result": f"/query?{urlencode({'query': QUERY})}",
    "ontology": "/ontology",
    "ontology-term": "/ontology/concept/JointVenture",
    "about": "/about",
    "compare-empty": "/compare",
    "compare": f"/compare?{FORMS}",
    "evidence-map": "/evidence-map",
    "contradictions": "/contradictions",
    "timeline": "/timeline",
    "concept-tree": "/concepts",
    "network": "/network",
    "api": "/api",
}
"""Addresses of pages that answer with 200; a claim's is not known beforehand."""
ABSENT = {
    "absent": "/concept/JointVentur",
    "absent-page": "/nothing/here",
}
"""Addresses of pages that answer with 404."""
