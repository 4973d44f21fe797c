"""Names and values that a request carries in its address or as a form, decoded once and strictly.

Flask puts U+FFFD where bytes are no UTF-8; a query that was changed so would be another query.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

from interorg.ingest.failure import BadQuery

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
