"""Closed namespaces, and the IRIs of things in the data."""

import difflib
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import NamedNode


class Namespace:
    """Give the node of a listed name as an attribute or an item, and refuse every other name.

    >>> colours = Namespace("colour", "https://example.org/", "red green")
    >>> colours.red
    <NamedNode value=https://example.org/red>
    >>> colours.gren
    Traceback (most recent call last):
    AttributeError: COLOUR has no term 'gren'; close ones: green
    """

    def __init__(self, prefix: str, iri: str, *topics: str) -> None:
        self.prefix = prefix
        self.iri = iri
        self._nodes = {name: NamedNode(iri + name) for topic in topics for name in topic.split()}

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._nodes[name]
        except KeyError:
            close = difflib.get_close_matches(name, self._nodes, n=3)
            advice = f"close ones: {', '.join(close)}" if close else "see ontology/terms.py"
            message = f"{self.prefix.upper()} has no term {name!r}; {advice}"
            raise AttributeError(message) from None

    def __getitem__(self, name: str) -> NamedNode:
        return self._nodes[name]

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def names(self) -> list[str]:
        return list(self._nodes)


@lru_cache(maxsize=4096)
def _encoded(key: str) -> str:
    return quote(key, safe="-._~/")


class Identifiers:
    """Make the IRI of one thing in the data from its kind and key.

    Keys are percent-encoded, except their slashes.

    >>> Identifiers("https://example.org/id/").document("toyota 1984")
    <NamedNode value=https://example.org/id/document/toyota%201984>
    """

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def _node(self, kind: str, key: str) -> NamedNode:
        return NamedNode(f"{self.iri}{kind}/{_encoded(key)}")

    def document(self, key: str) -> NamedNode:
        return self._node("document", key)

    def work(self, key: str) -> NamedNode:
        return self._node("work", key)

    def author(self, key: str) -> NamedNode:
        return self._node("author", key)

    def span(self, key: str) -> NamedNode:
        return self._node("span", key)

    def mention(self, key: str) -> NamedNode:
        return self._node("mention", key)

    def proposition(self, key: str) -> NamedNode:
        return self._node("proposition", key)

    def claim(self, key: str) -> NamedNode:
        return self._node("claim", key)

    def citation(self, key: str) -> NamedNode:
        return self._node("citation", key)

    def relationship(self, key: str) -> NamedNode:
        return self._node("relationship", key)

    def report(self, key: str) -> NamedNode:
        return self._node("report", key)

    def value(self, key: str) -> NamedNode:
        return self._node("value", key)

    def tie(self, key: str) -> NamedNode:
        return self._node("tie", key)

    def participation(self, key: str) -> NamedNode:
        return self._node("participation", key)

    def organization(self, key: str) -> NamedNode:
        return self._node("organization", key)

    def activity(self, key: str) -> NamedNode:
        return self._node("activity", key)
