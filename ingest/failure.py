"""Errors that a person can act on: what was expected, what was found, what to do.

Failure            anything the command line prints and a page shows
├── Unreadable     one document cannot be read; the others go on
├── NotAStore      a folder is no store, or of another version (503)
├── BadQuery       a query cannot be run as asked (400)
├── TooLong        a query was stopped at its time limit (503)
└── NotFound       nothing is known under that name (404)
"""

from __future__ import annotations

import click


class Failure(click.ClickException):
    """One clear sentence, an exit code for the command line and a status for HTTP."""

    status = 500


class Unreadable(Failure):
    """A document that cannot be read, with the reason."""

    status = 422


class NotAStore(Failure):
    """A folder that holds no store of this version, or nothing that could be served yet."""

    status = 503


class BadQuery(Failure):
    """A query that is not SPARQL, is not allowed here or asks for an unknown format."""

    status = 400


class TooLong(Failure):
    """A query that was stopped at its time limit."""

    status = 503


class NotFound(Failure):
    """A name that the graph does not hold."""

    status = 404
