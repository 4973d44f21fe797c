"""What the address of a page asks for, and addresses that ask for the same with a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import request
from werkzeug.datastructures import MultiDict

from ..endpoint.parameters import read_parameters
from ..parameters import Parameter, filled, read_by_hand


def given() -> MultiDict[str, str]:
    """Return the parameters that this request fills in; raise BadQuery where they are not UTF-8."""
    return filled(read_parameters(request.query_string, "address"))


def asked(parameters: Sequence[Parameter], ending: str | None) -> Mapping[str, Any]:
    """Return the values of a page's parameters; raise BadQuery for what they cannot be.

    Data, which has an ending, is refused with names that nobody knows here: without a filter that
    was misspelt it would be something else. To links to pages others add names of their own.
    """
    return read_by_hand(parameters, given(), strangers=ending is None)


def asking(parameters: Sequence[Parameter], **changed: Sequence[str]) -> str:
    """Return a query string that asks for the same as this request, but for what is changed."""
    names = {each.name for each in parameters}
    kept = {name: texts for name, texts in given().lists() if name in names}
    pairs = [(name, each) for name, texts in (kept | changed).items() for each in texts]
    return f"?{urlencode(pairs)}"
