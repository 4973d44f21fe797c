"""How a thing on a page is cited, and what machines are told of it there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from flask import current_app, request

from interorg.ontology.concepts import version as ontology_version
from interorg.ontology.terms import BASE

from ..citations import FORMATS, STYLES, Piece, Record, formatted, plain
from ..citations.coins import coins
from ..citations.dublin_core import dublin_core
from ..citations.highwire import highwire
from ..citations.schema_org import Json, of_data_set
from ..citations.things import of_data_set as data_set_record
from ..citations.things import of_entry
from .room import graph, room, whole_address


@dataclass(frozen=True)
class Reference:
    """A reference in one style: in pieces for a page, and as plain text."""

    style: str
    name: str
    pieces: tuple[Piece, ...]
    text: str


@dataclass(frozen=True)
class Cited:
    """What stands on a page for those who cite it."""

    kind: str
    """As in the addresses of its citations, such as `claim`."""
    id: str
    """As in the addresses of its citations."""
    record: Record
    about: Json
    """The thing in terms of schema.org."""
    is_text: bool = False
    """Whether the page shows the cited text itself."""

    @property
    def references(self) -> list[Reference]:
        return [
            Reference(style, name, tuple(formatted(self.record, style)), plain(self.record, style))
            for style, (name, _) in STYLES.items()
        ]

    @property
    def files(self) -> list[tuple[str, str]]:
        """Return name and address of the citation in each format of files."""
        start = f"{request.root_path}/cite/{self.kind}/{quote(self.id, safe='/-._~')}"
        return [(format.name, f"{start}.{ending}") for ending, format in FORMATS.items()]

    @property
    def coins(self) -> str:
        return coins(self.record)

    @property
    def meta(self) -> list[tuple[str, str]]:
        if self.is_text:
            return list(highwire(self.record))
        return list(dublin_core(self.record)) if self.kind == "work" else []


def citable(iri: str) -> str:
    """Return the address under which others find a thing: here, or its IRI if only we see this."""
    return iri if is_private() else whole_address(iri)


def is_private() -> bool:
    """Tell whether the service is seen from its own machine alone."""
    host = urlsplit(request.host_url).hostname or ""
    return host == "localhost" or host.startswith("127.") or host == "::1"


def entry(kind: str, key: str, label: str, iri: str, about: Json) -> Cited:
    """Cite a thing that is described here and nowhere else as it is."""
    version, made = release()
    return Cited(kind, key, of_entry(key, label, citable(iri), version, made), about)


def release() -> tuple[str, str]:
    """Return the version of the ontology, and the day on which the served state was made."""
    published = graph().generation.published
    return ontology_version(), f"{published:%Y-%m-%d}" if published else ""


@room.app_template_global()
def cited_data_set() -> Cited:
    """Return how all that is served is cited; for the pages that tell of all of it."""
    root = BASE if is_private() else request.url_root
    record = data_set_record(root, *release())
    licence = current_app.config.get("LICENCE")
    return Cited("dataset", "interorg", record, of_data_set(record, request.url_root, licence))
