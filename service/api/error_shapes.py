"""What every error is given as."""

from __future__ import annotations

from typing import TypedDict


class Meant(TypedDict):
    """A page of something that may be meant by a name under which nothing is known."""

    label: str
    kind: str
    address: str


class Report(TypedDict):
    """The status of an error, and what was expected, what was found, what to do."""

    status: int
    message: str


class Failed(Report, total=False):
    """What went wrong."""

    suggestions: list[Meant]


class Error(TypedDict):
    """The one shape of all errors."""

    error: Failed
