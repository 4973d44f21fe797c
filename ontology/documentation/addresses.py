"""Where the parts of the documentation lie: in a folder of files, or on a server."""

import posixpath
from dataclasses import dataclass
from typing import Protocol

from ..terms import BASE

START = ""
"""Path of the start page."""


class Addresses(Protocol):
    """What a page needs to link to others."""

    def page(self, path: str, anchor: str = "") -> str:
        """Give the address of a page of the documentation, or of a place on it."""

    def file(self, name: str) -> str:
        """Give the address of a style sheet or picture."""

    def release(self, ending: str) -> str:
        """Give the address of the release in the syntax of an ending."""

    def thing(self, iri: str) -> str | None:
        """Give the address of what the graph says of a node, if there is a graph to ask."""

    def query(self, name: str) -> str | None:
        """Give the address where a competency question can be asked, if there is one."""


@dataclass(frozen=True)
class InFolder:
    """Addresses relative to one page of a folder of files.

    >>> InFolder("class/JointVenture").page("module/forms", "top")
    '../module/forms.html#top'
    """

    here: str

    def page(self, path: str, anchor: str = "") -> str:
        return self.file(file_name(path)) + (f"#{anchor}" if anchor else "")

    def file(self, name: str) -> str:
        return posixpath.relpath(name, posixpath.dirname(file_name(self.here)) or ".")

    def release(self, ending: str) -> str:
        return self.file(f"interorg.{ending}")

    def thing(self, iri: str) -> None:
        return None

    def query(self, name: str) -> None:
        return None


@dataclass(frozen=True)
class OnServer:
    """Addresses below the path of the ontology on a server that shows the graph as well.

    >>> OnServer("").page("module/forms"), OnServer("/graph").thing("https://example.org/")
    ('/ontology/module/forms', 'https://example.org/')
    """

    root: str
    """What comes before /ontology on this server, without a slash at its end."""

    def page(self, path: str, anchor: str = "") -> str:
        address = f"{self.root}/ontology/{path}" if path else f"{self.root}/ontology"
        return address + (f"#{anchor}" if anchor else "")

    def file(self, name: str) -> str:
        return f"{self.root}/ontology/{name}"

    def release(self, ending: str) -> str:
        return f"{self.root}/ontology.{ending}"

    def thing(self, iri: str) -> str:
        own = tuple(f"{BASE}{kind}/" for kind in ("concept", "id", "relation-type", "value"))
        return f"{self.root}/{iri.removeprefix(BASE)}" if iri.startswith(own) else iri

    def query(self, name: str) -> str:
        return f"{self.root}/query?example={name}"


def file_name(path: str) -> str:
    """Give the file that holds a page."""
    return f"{path}.html" if path else "index.html"
