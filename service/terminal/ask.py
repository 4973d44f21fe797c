"""A query from the command line, to a store or to an endpoint anywhere."""

from __future__ import annotations

import sys
from pathlib import Path

from interorg.ingest.failure import BadQuery, Failure, TooLong

from ..engine.pool import JSON, TURTLE, Answer, Limits, Pool
from ..gate.query_check import Form, check
from ..negotiation import SHORT_NAMES
from ..storage.store import Store


def read_text(query: str) -> str:
    """Return a query given as its text, as the name of a file, or as - for standard input."""
    if query == "-":
        return sys.stdin.read()
    try:
        if "{" not in query and Path(query).is_file():
            return Path(query).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"Cannot read the query in {query}: {error}.") from None
    if query.endswith((".rq", ".sparql")):
        raise Failure(f"Expected a query or the name of a file with one, found no file {query}.")
    return query


def media_type(form: Form | None, name: str | None) -> str:
    """Return the media type for a format's name; without one JSON for rows, Turtle for triples."""
    triples = form in ("CONSTRUCT", "DESCRIBE")
    if name is None or (name == "tsv" and triples):
        return TURTLE if triples else JSON
    chosen = SHORT_NAMES[name][triples]
    if chosen is None:
        fitting = [short for short, types in SHORT_NAMES.items() if types[triples]]
        raise BadQuery(f"{form} is not answered in {name}; choose one of {', '.join(fitting)}.")
    return chosen


def ask(path: Path, query: str, name: str | None, seconds: float) -> Answer:
    """Answer a query from the store in a folder."""
    checked = check(query)
    wanted = media_type(checked.form, name)
    limits = Limits(seconds=seconds, processes=1)
    with Pool(Store.open(path), limits) as pool:
        return pool.query(
            query,
            solutions=wanted,
            triples=wanted,
            undeclared=checked.undeclared,
        )


def ask_endpoint(url: str, query: str, name: str | None, seconds: float) -> Answer:
    """Answer a query from a SPARQL endpoint."""
    from urllib.error import HTTPError, URLError

    from SPARQLWrapper import POST, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    wrapper = SPARQLWrapper(url)
    wrapper.setQuery(query)
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    wrapper.setTimeout(max(1, int(seconds)))
    wrapper.addCustomHttpHeader("Accept", media_type(check(query).form, name))
    try:
        with wrapper.query().response as response:
            body: bytes = response.read()
            found: str = response.headers.get_content_type()
    except TimeoutError:
        raise TooLong(f"The endpoint {url} did not answer in {seconds:g} s.") from None
    except HTTPError as error:
        raise Failure(f"The endpoint {url} answered {error.code}: {error.reason}.") from None
    except URLError as error:
        raise Failure(f"The endpoint {url} cannot be reached: {error.reason}.") from None
    except SPARQLWrapperException as error:
        raise Failure(f"The endpoint {url} refused the query: {error}") from None
    except ValueError as error:
        raise Failure(f"Expected the address of an endpoint, found {url!r}: {error}.") from None
    return Answer(found, body)
