"""All pages of the documentation: their paths, and what stands on each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Triple

from ..checks.facts import Facts
from ..files import HERE, modules, read_turtle
from ..release import OWL_FILE
from ..terms import ONTOLOGY, local_name
from . import examples, figures, gates, history, proof, usage
from .addresses import START, Addresses
from .diagrams import layers
from .diagrams.svg import Drawing
from .elsewhere import Work
from .glossary import FOLDERS, Glossary, Term
from .markdown import as_html
from .module_page import about, heading, ordered
from .module_page import content as module_content
from .rendering import template
from .term_page import content as term_content

REPORTS = {"policy": "POLICY.md", "miro": "MIRO.md", "changes": "CHANGES.md"}
"""Pages that are written in Markdown, with their files."""
TITLES = {
    START: "Interorganizational Relations Ontology",
    "concepts": "Concepts",
    "examples": "Examples",
    "questions": "Questions",
    "rules": "Rules",
    "shapes": "Shapes",
    "checks": "Checks",
    "changes": "Changes",
    "policy": "Policy",
    "miro": "MIRO report",
}
STATIC = Path(__file__).parent / "static"
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Body:
    """What stands on a page, without the frame around it."""

    title: str
    html: str


class Documentation:
    """The documentation of the ontology as it is now; pages are made when they are asked for."""

    def __init__(self, works: Mapping[str, Work]) -> None:
        """`works` are given by the keys that concepts name as their sources."""
        self.works = works

    @cached_property
    def glossary(self) -> Glossary:
        return Glossary({path.stem: read_turtle(path) for path in modules()})

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.page: term for term in self.glossary.values()}

    def term(self, path: str) -> Term | None:
        """Give the term that a page is about, if it is about one."""
        return self._terms.get(path)

    def paths(self) -> list[str]:
        """Give the paths of all pages; that of the start page is empty."""
        return [*TITLES, *(f"module/{name}" for name in self.glossary.modules), *self._terms]

    def body(self, path: str, addresses: Addresses) -> Body | None:
        """Make a page; None where there is none of that path."""
        if path in self._terms:
            term = self._terms[path]
            content = term_content(self.glossary, term, self.works, addresses.page)
            content["since"] = history.since(term)
            return self._page("term", term.label, content, addresses)
        folder, _, name = path.partition("/")
        if folder == "module" and name in self.glossary.modules:
            content = module_content(self.glossary, name, addresses.page)
            return self._page("module", heading(name), content, addresses)
        if path in REPORTS:
            links = {file: addresses.page(name) for name, file in REPORTS.items()}
            html = as_html((HERE / REPORTS[path]).read_text(encoding="utf-8"), links)
            return self._page("report", TITLES[path], {"html": html, "path": path}, addresses)
        if path in TITLES:
            name = path or "start"
            return self._page(name, TITLES[path], self._content(path, addresses), addresses)
        return None

    def _page(self, name: str, title: str, content: Content, addresses: Addresses) -> Body:
        html = template(f"{name}.html").render(
            content, title=title, glossary=self.glossary, address=addresses
        )
        return Body(title, html)

    def _content(self, path: str, addresses: Addresses) -> Content:
        made: dict[str, Callable[[], Content]] = {
            START: lambda: self._start(addresses),
            "concepts": lambda: {"schemes": self.glossary.of_kind("concept scheme")},
            "examples": lambda: {
                "examples": examples.examples(),
                "asked": examples.example_question(),
            },
            "questions": lambda: {"topics": proof.by_topic(), "unwritten": proof.unwritten()},
            "rules": lambda: {"uses": usage.all_rules()},
            "shapes": lambda: {"uses": usage.all_shapes()},
            "checks": lambda: {"gates": gates.gates()},
        }
        return made[path]()

    def _start(self, addresses: Addresses) -> Content:
        glossary = self.glossary
        drawing = Drawing(
            "The layers of the ontology",
            "Concepts, classes, cases and claims, each with examples, and what joins them.",
        )

        hashed = [t for t in glossary.values() if t.iri.startswith(f"{ONTOLOGY.value}#")]
        return {
            "header": header(glossary.facts),
            "unpublished": history.UNPUBLISHED,
            "owl_file": OWL_FILE,
            "layers": layers.draw(drawing, addresses.page),
            "modules": [(name, about(name)) for name in ordered(glossary.modules)],
            "figures": figures.figures(glossary),
            "by_kind": figures.concepts_by_kind(glossary),
            "hashed": {
                kind: [t for t in hashed if t.kind == kind]
                for kind in FOLDERS
                if any(t.kind == kind for t in hashed)
            },
        }


def header(facts: Facts) -> dict[str, list[str]]:
    """Give what the ontology says of itself, by the name of the property."""
    found: dict[str, list[str]] = {}
    for triple in facts.triples:
        if triple.subject == ONTOLOGY and not isinstance(triple.object, BlankNode | Triple):
            found.setdefault(local_name(triple.predicate), []).append(triple.object.value)
    return found
