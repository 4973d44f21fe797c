"""Makes from the settings what asks a store elsewhere."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from interorg.ingest.failure import Failure

from ..engine.pool import Limits
from ..storage.store import Mode, Store
from .address import read_address
from .pool import RemotePool
from .store import RemoteStore

DEFAULTS: Mapping[str, Any] = {
    "ENDPOINT": None,
    "ENDPOINT_USER": None,
    "ENDPOINT_PASSWORD_FILE": None,
    "ENDPOINT_DEFAULT_GRAPH": None,
    "ENDPOINT_STORE": None,
    "ENDPOINT_FRESHNESS": 60.0,
}
"""ENDPOINT: address to ask. ENDPOINT_USER and ENDPOINT_PASSWORD_FILE: HTTP Basic authentication.
ENDPOINT_DEFAULT_GRAPH: named graph there that is read by queries which name none. ENDPOINT_STORE:
folder that the store there was loaded from. ENDPOINT_FRESHNESS: seconds that an answer may be kept.
DEFAULT_GRAPH, where it is given, spares finding out what the store does."""

LOG = logging.getLogger(__name__)
ANY = "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?s) && isIRI(?o)) } LIMIT 1"


def connect(config: Mapping[str, Any], limits: Limits) -> RemotePool:
    """Make what asks the store at `ENDPOINT`, and find out how it reads its default graph.

    A store that does not answer now is taken for one that reads the union: it may be starting, and
    until it answers every query says that it does not. Raises Failure for wrong settings.
    """
    pool = _pool(config, limits)
    if _asks_for_mode(config):
        try:
            pool.store.mode = detect(pool)
        except Failure as failure:
            LOG.warning("%s Its default graph is taken for a union.", failure.message)
    return pool


def find_mode(config: Mapping[str, Any], limits: Limits) -> Mode:
    """Return how the store at `ENDPOINT` reads its default graph; raise Failure if none answers."""
    with _pool(config, limits) as pool:
        pool.query("ASK {}")
        return detect(pool) if _asks_for_mode(config) else pool.store.mode


def _pool(config: Mapping[str, Any], limits: Limits) -> RemotePool:
    config = {**DEFAULTS, **config}
    folder, graph = config["ENDPOINT_STORE"], config["ENDPOINT_DEFAULT_GRAPH"]
    mode: Mode = config.get("DEFAULT_GRAPH") or "union"
    beside = Store.open(Path(folder)) if folder else None
    store = RemoteStore(mode, beside, float(config["ENDPOINT_FRESHNESS"]))
    return RemotePool(read_address(config), store, limits, named(graph) if graph else None)


def _asks_for_mode(config: Mapping[str, Any]) -> bool:
    return not (config.get("DEFAULT_GRAPH") or config.get("ENDPOINT_DEFAULT_GRAPH"))


def named(graph: str) -> str:
    """Return the IRI of a graph, or raise Failure for what is none."""
    try:
        return NamedNode(graph).value
    except ValueError:
        raise Failure(
            f"Expected an absolute IRI as ENDPOINT_DEFAULT_GRAPH, found {graph!r}."
        ) from None


def detect(pool: RemotePool) -> Mode:
    """Find out whether the default graph holds what the named graphs do.

    One triple of any named graph is looked for: cheap, however large the store is.
    """
    rows = _ask(pool, ANY)["results"]["bindings"]
    if not rows:
        return "strict"
    triple = " ".join(f"<{rows[0][name]['value']}>" for name in "spo")
    if _ask(pool, f"ASK {{ {triple} }}")["boolean"]:
        return "union"
    if not _ask(pool, "ASK { ?s ?p ?o }")["boolean"]:
        LOG.warning(
            "The default graph of the store at %s is empty, so the pages are: "
            "let it read the union of its named graphs, or load the facts into it.",
            pool.address,
        )
    return "strict"


def _ask(pool: RemotePool, query: str) -> Any:
    return json.loads(pool.query(query).body)
