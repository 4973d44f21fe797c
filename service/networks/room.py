"""The page of networks, the same as data, and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast
from urllib.parse import urlencode

from flask import Blueprint, current_app, request
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import CONCEPT

from ..content.vocabulary import Vocabulary
from ..content.wording import capital
from ..drawing.beside import drawn
from ..pages.asked import asked
from ..pages.room import Graph, graph, show
from ..parameters import Parameter
from .asking import SIZES, Asked
from .files import edges_csv, gexf, graphml, latex, nodes_csv
from .making import Networks, Outdated
from .parameters import NETWORK, asked_of
from .picture import COLOURS, dimensions, svg
from .views import VIEWS

room = Blueprint("networks", __name__)
EXTENSION = "interorg.networks"
ROWS, TIES = 50, 20
"""Nodes and ties that the page lists."""
TRIES = 3
"""How often a network is begun anew when the graph was published while its rows were read."""

Content = Mapping[str, Any]
SORTS: Mapping[str, Callable[[Content], Any]] = {
    "degree": lambda node: (-node["degree"], -node["weight"], node["label"]),
    "weight": lambda node: (-node["weight"], -node["degree"], node["label"]),
    "betweenness": lambda node: (-node["betweenness"], -node["degree"], node["label"]),
    "community": lambda node: (node["community"], -node["degree"], node["label"]),
    "label": lambda node: (node["label"].casefold(), node["id"]),
}
PAGE = (
    *NETWORK,
    Parameter("sort", "The order of the table.", choices=tuple(SORTS), default="degree"),
)
FILES: Mapping[str, tuple[str, Callable[[Content, str], bytes | str]]] = {
    "gexf": ("application/gexf+xml", lambda content, _: gexf(content)),
    "graphml": ("application/graphml+xml", lambda content, _: graphml(content)),
    "svg": ("image/svg+xml", svg),
    "png": ("image/png", lambda content, title: drawn(svg(content, title))),
    "tex": ("application/x-tex", lambda content, title: latex(content["nodes"][:ROWS], title)),
    "csv": ("text/csv", lambda content, _: edges_csv(content)),
    "nodes.csv": ("text/csv", lambda content, _: nodes_csv(content)),
}
"""By the ending of their address; `.csv` holds the ties, `.nodes.csv` the nodes."""


@room.record
def keep_networks(state: BlueprintSetupState) -> None:
    """Give each application networks of its own to keep."""
    state.app.extensions[EXTENSION] = Networks()


@room.get("/network")
@room.get("/network.json", defaults={"ending": "json"})
def network(ending: str | None = None) -> Response:
    """Show a network: its counts, its most central nodes, its strongest ties, its picture."""
    given = asked(PAGE, ending)
    wanted, content, title = made(given)
    links = Links(wanted)
    sort = given["sort"]
    top = sorted(content["nodes"], key=SORTS[sort])[:ROWS]
    return show(
        "network.html",
        content,
        ending,
        title=title,
        views=VIEWS,
        view=VIEWS[wanted.view],
        form_choices=form_choices(graph().vocabulary),
        sizes=sorted({*SIZES, wanted.most}),
        links=links,
        sort=sort,
        top=top,
        ties=content["edges"][:TIES],
        labels={node["id"]: node["label"] for node in content["nodes"]},
        coloured=len(COLOURS),
        dimensions=dimensions(content),
        loosened=loosened(wanted, links),
    )


@room.get("/network.<ending>")
def file(ending: str) -> Response:
    """Give a network as a file."""
    if ending not in FILES:
        raise NotFound(f"A network is given as json, {', '.join(FILES)}, not as {ending[:40]}.")
    _, content, title = made(asked(PAGE, ending))
    media_type, write = FILES[ending]
    response = Response(write(content, title), mimetype=media_type)
    kind = "inline" if ending in ("svg", "png") else "attachment"
    name = f"network-{content['filters']['view']}.{ending}"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name}"'
    return response


def made(given: Mapping[str, Any]) -> tuple[Asked, Content, str]:
    """Return what the values of parameters ask for, the network of it, and its title."""
    served, asked, notes, found = latest(given)
    content = {
        "filters": {
            "view": asked.view,
            "form": asked.form or None,
            "from": asked.first,
            "to": asked.last,
            "weight": asked.weight,
            "component": asked.component,
            "around": asked.around or None,
            "depth": asked.depth,
            "most": asked.most,
        },
        "measured_by": MEASURES | {"betweenness": BETWEENNESS[found["betweenness"]]},
        **{name: each for name, each in found.items() if name != "betweenness"},
        "notes": [*notes, *found["notes"]],
    }
    return asked, content, title_of(asked, content, served.vocabulary)


def latest(given: Mapping[str, Any]) -> tuple[Graph, Asked, list[str], Content]:
    """Return what is asked for and made, all of one generation: that served when it was done."""
    networks = cast(Networks, current_app.extensions[EXTENSION])
    for last in (*[False] * (TRIES - 1), True):
        served = graph()
        asked, notes = asked_of(given, served.vocabulary)
        try:
            return served, asked, notes, networks.of(asked, served.pool, served.generation).content
        except Outdated:
            if last:
                raise
    raise AssertionError


MEASURES = {
    "degree": "How many nodes it is tied to.",
    "weight": "The sum of the weights of its ties.",
    "community": "By the Louvain method on the weights of ties, with a fixed seed.",
}
BETWEENNESS = {
    "exact": "The share of shortest ways between two other nodes that lead through it; exact.",
    "sampled": "The share of shortest ways between two other nodes that lead through it, "
    "estimated from the ways of 600 nodes that were drawn at random.",
}


def title_of(asked: Asked, content: Content, vocabulary: Vocabulary) -> str:
    """Say in words what a network shows."""
    parts = [VIEWS[asked.view].title]
    if asked.forms:
        parts.append(vocabulary.label(form_iri(asked.form)))
    if asked.around:
        labels = (node["label"] for node in content["nodes"] if node["id"] == asked.around)
        parts.append(f"around {next(labels, asked.around)}")
    if asked.first is not None or asked.last is not None:
        begin = "" if asked.first is None else str(asked.first)
        parts.append(f"{begin}–{'' if asked.last is None else asked.last}")
    if asked.weight > 1:
        parts.append(f"ties of weight {asked.weight} and more")
    return ", ".join(parts)


def form_iri(form: str) -> str:
    return form if ":" in form else CONCEPT + form


def form_choices(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the ids of all forms with what they are called."""
    return [
        (iri.removeprefix(CONCEPT), capital(vocabulary.label(iri)))
        for iri in vocabulary.of_kind("form")
    ]


class Links:
    """Addresses of this network with something changed."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def page(self, **changed: str | int | None) -> str:
        return self._address("", changed)

    def file(self, ending: str) -> str:
        return self._address(f".{ending}", {})

    def _address(self, ending: str, changed: Mapping[str, str | int | None]) -> str:
        parameters = self.asked.parameters(**changed)
        return f"{request.root_path}/network{ending}?{urlencode(parameters)}"


def loosened(asked: Asked, links: Links) -> list[tuple[str, str]]:
    """Return what could be given up where nothing is left, as words and an address."""
    found = []
    if asked.weight > 1:
        found.append(("Ask for ties of any weight", links.page(weight=None)))
    if asked.first is not None or asked.last is not None:
        found.append(("Leave out the years", links.page(**{"from": None, "to": None})))
    if asked.forms:
        found.append(("Leave out the form", links.page(form=None)))
    if asked.around:
        found.append(("Show more than one node's surroundings", links.page(around=None)))
    return found
