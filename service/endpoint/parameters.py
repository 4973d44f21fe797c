"""Names and values that a request carries in its address or body, decoded once and strictly.

Flask puts U+FFFD where bytes are no UTF-8; a query that was changed so would be another query.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnsupportedMediaType

from interorg.ingest.failure import BadQuery

FORM_TYPE = "application/x-www-form-urlencoded"
CHARSETS = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii"})
MOST = 1_000
"""Parameters of one request."""

Parameters = MultiDict[str, str]


def read_parameters(encoded: bytes, where: str) -> Parameters:
    """Decode `name=value&…`; `where` names the part of the request in the message of BadQuery.

    >>> read_parameters(b"query=ASK+%7B%7D&query=%2520", "address").getlist("query")
    ['ASK {}', '%20']
    """
    try:
        pairs = parse_qsl(
            encoded.decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST,
        )
    except UnicodeDecodeError as error:
        raise BadQuery(f"The {where} is not UTF-8: {error.reason}.") from None
    except ValueError:
        raise BadQuery(f"The {where} has more than {MOST:,} parameters.") from None
    return MultiDict(pairs)


def graphs(parameters: Parameters, name: str) -> tuple[str, ...] | None:
    """Return the IRIs given under a name, each once, or None; forms send empty fields along."""
    values = dict.fromkeys(value for value in parameters.getlist(name) if value)
    return tuple(absolute(value, name) for value in values) or None


def absolute(value: str, name: str) -> str:
    """Return an IRI, or raise BadQuery when it is none."""
    try:
        return NamedNode(value).value
    except ValueError:
        raise BadQuery(f"Expected an absolute IRI as `{name}`, found {value!r}.") from None


def utf8(data: bytes, what: str) -> str:
    """Decode UTF-8 without a byte order mark; raise BadQuery saying at which byte it is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadQuery(f"The {what} is not UTF-8 at byte {error.start}.") from None


def refuse_other_charsets(given: str) -> None:
    """Raise for a body that says it is in another charset than UTF-8."""
    charset = given.strip("\"' ").lower()
    if charset not in CHARSETS:
        raise UnsupportedMediaType(f"Expected a body in UTF-8, found charset={charset[:40]}.")
