"""Any other node of the graph, such as a relation type or a mention: all that is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flask import redirect
from werkzeug.wrappers import Response

from interorg.ontology.prefixes import shortened
from interorg.ontology.terms import BASE, IOR

from ..content.nodes import Node, node
from .notes import passage_address
from .room import HTML, RUN, chosen_type, graph, node_of, room, show, split, unknown

NAMES = ("prefLabel", "label", "title")


@room.get("/id/<kind>/<path:key>")
def other(kind: str, key: str) -> Response:
    """Show a node of a kind that has no page of its own; a span leads to its place in the text."""
    return page(f"id/{kind}", key)


@room.get("/relation-type/<path:key>")
def relation_type(key: str) -> Response:
    """Show a way in which the concepts of a claim can be related."""
    return page("relation-type", key)


@room.get("/value/<path:key>")
def value(key: str) -> Response:
    """Show a value of a closed list, such as denied."""
    return page("value", key)


def page(kind: str, key: str) -> Response:
    """Show what is said of a node, and what refers to it."""
    key, ending = split(key)
    thing = node_of(kind, key)
    run = thing.value.startswith(RUN)
    rows = graph().pool.select("run_properties" if run else "properties", node=thing)
    if not rows:
        raise unknown(kind, key)
    said: dict[str, list[str]] = defaultdict(list)
    referring: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if "property" in row:
            said[row["property"]].append(row["value"])
        else:
            referring[row["inverse"]].append(row["referrer"])
    if not ending and chosen_type(None) == HTML and (spanned := passage(said)):
        response = redirect(spanned)
        response.vary.add("Accept")
        return response
    names = [
        each
        for name in NAMES
        for iri, values in said.items()
        if _ends(iri, name)
        for each in values
    ]
    content = {
        "node": {
            "id": thing.value.removeprefix(BASE),
            "iri": thing.value,
            "label": names[0] if names else key,
        },
        "properties": listed(said),
        "referred_to_by": listed(referring),
    }
    return show("node.html", content, ending, thing, kind=kind.removeprefix("id/"))


def passage(said: Mapping[str, list[str]]) -> str | None:
    """Return where in its document a span stands, if the node is one."""
    # Looking a property up must not enter it: what is entered is shown.
    found = [said.get(name.value) for name in (IOR.spanOf, IOR.beginOffset, IOR.endOffset)]
    if not all(found):
        return None
    document, start, end = (values[0] for values in found if values)
    return passage_address(document, int(start), int(end))


def listed(statements: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Return properties with their values, each a node or plain text."""
    return [
        {"property": node(iri, shortened(iri)), "values": [_value(each) for each in sorted(values)]}
        for iri, values in sorted(statements.items())
    ]


def _value(text: str) -> Node | str:
    return node(text, shortened(text)) if text.startswith(("http://", "https://")) else text


def _ends(iri: str, name: str) -> bool:
    return iri.replace("#", "/").endswith(f"/{name}")
