"""Citations of what the service shows, for reference managers and for reading.

record      what is cited, in no format; names of people and organizations
things      records of works, documents, claims and whatever else the graph holds
bibtex ┐
ris    ├    one format each, listed in FORMATS
csl    ┘
styles      formatted references: APA, Chicago, Harvard
coins       the same hidden in a page, for reference managers that look there
schema_org  what a page is about, as JSON-LD
highwire    meta tags of a page that is a text itself
dublin_core meta tags of a page about a work
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .bibtex import write_bibtex
from .csl import write_csl
from .record import Kind, Name, Record
from .ris import write_ris
from .styles import STYLES, Piece, formatted, plain

__all__ = ["FORMATS", "STYLES", "Format", "Kind", "Name", "Piece", "Record", "formatted", "plain"]


@dataclass(frozen=True)
class Format:
    """A format of files that reference managers take."""

    name: str
    media_type: str
    write: Callable[[Record], str]


FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex", write_bibtex),
    "ris": Format("RIS", "application/x-research-info-systems", write_ris),
    "json": Format("CSL JSON", "application/vnd.citationstyles.csl+json", write_csl),
}
"""By the ending of their files."""
