"""Which format a query is answered in."""

from __future__ import annotations

from werkzeug.exceptions import NotAcceptable

from ..gate.query_check import Form
from ..negotiation import SHORT_NAMES, SOLUTIONS, TRIPLES, choose


def choose_format(form: Form | None, asked: str, header: str | None) -> str:
    """Return the media type to answer in; a parameter that fits goes before Accept.

    Raises NotAcceptable, which lists what there is.
    """
    graph = form in ("CONSTRUCT", "DESCRIBE")
    offers = TRIPLES if graph else SOLUTIONS
    if form is None:
        # Not a query; the engine is to say so, whatever the client takes.
        return next(iter(offers))
    if asked in offers:
        return offers[asked]
    # Clients send these names for any kind of query: one that does not fit is no request.
    short = SHORT_NAMES.get(asked, (None, None))[graph]
    if short:
        return short
    if asked and asked not in SHORT_NAMES and asked not in {**SOLUTIONS, **TRIPLES}:
        raise NotAcceptable(f"There is no format {asked!r}; choose {names(offers)}.")
    chosen = choose(header, list(offers))
    if chosen is None:
        raise NotAcceptable(f"{form} is answered in {names(offers)}; Accept allows none of them.")
    return offers[chosen]


def names(offers: dict[str, str]) -> str:
    """List the media types that are offered, each once."""
    *most, last = dict.fromkeys(offers.values())
    return f"{', '.join(most)} or {last}"
