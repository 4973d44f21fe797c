"""SPARQL over HTTP: the protocol, its formats, and what the endpoint says of itself."""
