"""The room of the data set as a whole: what it is, at /.well-known/void, and all of it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from flask import Blueprint, Response, current_app, request, send_file
from flask.blueprints import BlueprintSetupState
from pyoxigraph import NamedNode, RdfFormat, serialize
from pyoxigraph import Store as Graph
from werkzeug.exceptions import NotAcceptable
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import Failure

from ..context import service
from ..endpoint.conditional import conditional, made_at, make_tag, tagged
from ..furnishing.statistics import Inventory, compute
from ..furnishing.statistics import read as read_inventory
from ..negotiation import SHORT_NAMES, TRIPLES, asked_format, choose
from ..storage.generations import Generation
from ..storage.store import Store
from .dumps import NAME, PATIENCE, Dumps, NotReady
from .void import PREFIXES, Service, describe, largest

room = Blueprint("dataset", __name__)
EXAMPLES = 3
"""So many of the largest classes are shown a thing of."""


@dataclass
class Whole:
    """What one application keeps for this room."""

    dumps: Dumps
    lock: Lock = field(default_factory=Lock)
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    counted: tuple[Generation, Future[Inventory]] | None = None

    def inventory(self, store: Store, generation: Generation) -> Inventory:
        """Return what is kept beside a generation, else count once; raise NotReady meanwhile."""
        if kept := read_inventory(generation):
            return kept
        with self.lock:
            if self.counted is None or self.counted[0] != generation:
                self.counted = generation, self.threads.submit(count, store)
            future = self.counted[1]
        try:
            return future.result(PATIENCE)
        except TimeoutError:
            raise NotReady(
                "What the store holds is being counted. Ask again in a moment; "
                "`interorg upgrade` counts once and for all."
            ) from None


def count(store: Store) -> Inventory:
    """Count the served generation, which is held meanwhile."""
    generation, held = store.hold_current()
    with held:
        return compute(Graph.read_only(str(generation.graph_path)))


@room.record
def set_up(state: BlueprintSetupState) -> None:
    """Keep the room's parts with the application."""
    store: Store = state.app.extensions["interorg"].store
    state.app.extensions["interorg.dataset"] = Whole(Dumps(store))


def whole() -> Whole:
    return cast(Whole, current_app.extensions["interorg.dataset"])


@room.get(f"/{NAME}")
def dump() -> AnyResponse:
    """Send the whole graph; a client may ask for a part, and go on where it was cut off."""
    path = whole().dumps.current().absolute()  # Flask would look in its own folder.
    state = path.stat()
    return send_file(
        path,
        mimetype="application/gzip",
        as_attachment=True,
        download_name=NAME,
        conditional=True,
        etag=make_tag(state.st_mtime_ns, state.st_size, state.st_ino),
        last_modified=state.st_mtime,
        max_age=0,
    )


@room.get("/.well-known/void")
def void() -> Response:
    """Describe the data set in the syntax that the client asks for."""
    asked = asked_format(request.args)
    media_type = TRIPLES.get(asked) or SHORT_NAMES.get(asked, (None, None))[1]
    if media_type is None:
        chosen = choose(request.headers.get("Accept"), list(TRIPLES))
        if chosen is None:
            raise NotAcceptable(
                f"The data set is described in {', '.join(dict.fromkeys(TRIPLES.values()))}; "
                "Accept allows none of them."
            )
        media_type = TRIPLES[chosen]
    store = service().store
    generation = store.current()
    made = made_at(generation)
    root = str(current_app.config.get("BASE_IRI") or request.url_root).rstrip("/") + "/"
    inventory = whole().inventory(store, generation)
    about = Service(
        root,
        store.mode,
        published.isoformat() if (published := generation.published) else None,
        current_app.config.get("LICENCE"),
        examples(inventory),
    )
    body = serialize(
        describe(inventory, about),
        format=RdfFormat.from_media_type(media_type),
        prefixes=PREFIXES,
    )
    tag = make_tag(root, media_type, generation.number, made)
    return conditional(tagged(Response(body, mimetype=media_type), tag), request)


def examples(inventory: Inventory) -> tuple[str, ...]:
    """Return a thing of each of the largest classes, as far as they are found soon."""
    found = []
    for name, _ in largest(inventory.classes)[:EXAMPLES]:
        with suppress(Failure):
            rows = service().pool.select("class_example", **{"class": NamedNode(name)})
            found += [row["thing"] for row in rows]
    return tuple(found)
