"""The prefixes that answers in Turtle are written with and that example queries declare."""

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "g": "https://w3id.org/interorg/graph/",
    "id": "https://w3id.org/interorg/id/",
    "ior": "https://w3id.org/interorg/ontology#",
    "iorc": "https://w3id.org/interorg/concept/",
    "iort": "https://w3id.org/interorg/relation-type/",
    "iorv": "https://w3id.org/interorg/value/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def shortened(iri: str) -> str:
    """Write an IRI with the longest prefix that fits.

    >>> shortened("https://w3id.org/interorg/concept/Trust")
    'iorc:Trust'
    """
    fitting = [(len(start), name) for name, start in PREFIXES.items() if iri.startswith(start)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return f"{name}:{iri[length:]}"
