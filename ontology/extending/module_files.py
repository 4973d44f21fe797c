"""Modules as files: ours in a checkout, or one of a person's own, made when first needed."""

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import NamedNode

from ..concepts import shipped_concepts
from ..extra_modules import ExtraModule, OntologyError
from ..files import HERE, Statements, modules
from ..prefixes import PREFIXES
from ..terms import ONTOLOGY
from .module_text import ModuleText

VANN = "http://purl.org/vocab/vann/"
NAMESPACE = NamedNode(VANN + "preferredNamespaceUri")
USUAL = ("dcterms", "ior", "iorc", "owl", "skos")
PLACEHOLDER = "https://example.org/"
SHIPPED = "shipped"
"""Stands for all modules of ours at once."""


@dataclass(frozen=True)
class ModuleFile:
    """A module that concepts are written to."""

    path: Path
    module: ModuleText
    namespace: str
    """How the IRIs of its new concepts begin; empty for a module of ours."""

    @property
    def ours(self) -> bool:
        return not self.namespace

    @property
    def placeholder(self) -> bool:
        """Whether the namespace is one that nobody owns, chosen for want of another."""
        return self.namespace.startswith(PLACEHOLDER)

    def with_module(self, module: ModuleText) -> "ModuleFile":
        return replace(self, module=module)

    def as_extra(self) -> ExtraModule:
        """Give it as a program reads it."""
        return ExtraModule(self.path.name, self.module.text.encode())

    def save(self) -> None:
        """Write the file so that it holds either the old text or the new one."""
        part = self.path.with_name(f".{self.path.name}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(self.module.text, encoding="utf-8", newline="\n")
            part.replace(self.path)
        except OSError as error:
            raise OntologyError(f"{self.path} cannot be written: {error.strerror}.") from error


def read_extra(paths: Iterable[Path]) -> tuple[ExtraModule, ...]:
    """Read the files of extra modules as they are, each once. Raises OntologyError."""
    found = []
    for path in dict.fromkeys(paths):
        try:
            found.append(ExtraModule(path.name, path.read_bytes()))
        except OSError as error:
            raise OntologyError(
                f"Expected a Turtle file of concepts at {path}: {error.strerror}."
            ) from error
    return tuple(found)


def open_own(path: Path, namespace: str | None = None) -> ModuleFile:
    """Open a module of a person's own, or begin one; nothing is written yet.

    A `namespace` that the file has not is refused, since it would split the module.
    """
    if path.exists():
        extra = read_extra([path])[0]
        try:
            module = ModuleText(path.name, extra.content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise OntologyError(f"Expected {path} in UTF-8: {error}.") from error
        found = _namespace(module)
        if namespace and namespace != found:
            raise OntologyError(
                f"Expected {found}, the namespace of {path}, found {namespace}. "
                "Leave it out, or name another file."
            )
        return ModuleFile(path, module, found)
    chosen = namespace or f"{PLACEHOLDER}{_slug(path)}#"
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*[#/:]", chosen):
        raise OntologyError(
            f"Expected as namespace an IRI that ends in # or /, found {chosen!r}: the name of a "
            "concept is put behind it."
        )
    return ModuleFile(path, ModuleText(path.name, _header(path, chosen)), chosen)


def open_shipped(name: str) -> ModuleFile:
    """Open a module of ours by its name, such as forms; raises OntologyError outside a checkout."""
    paths = {path.stem: path for path in modules()}
    if name not in paths:
        raise OntologyError(
            f"Expected the name of a module, one of {', '.join(paths)}, or a file that ends in "
            f".ttl, found {name!r}."
        )
    if not in_checkout():
        raise OntologyError(
            f"The module {name} belongs to an installed package, which the next update replaces. "
            "Name a file of your own with --module, such as my.ttl, and read it with --ontology."
        )
    path = paths[name]
    return ModuleFile(path, ModuleText(path.name, path.read_text(encoding="utf-8")), "")


def in_checkout() -> bool:
    """Tell whether the modules lie in a checkout of the project, not in an installed package."""
    return (HERE.parent / "setup.cfg").is_file() and os.access(HERE / "modules", os.W_OK)


def open_all_shipped() -> list[ModuleFile]:
    """Open those modules of ours that hold concepts; raises OntologyError outside a checkout."""
    concepts = shipped_concepts().values()
    files = [open_shipped(path.stem) for path in modules()]
    return [file for file in files if any(file.module.has(c.iri) for c in concepts)]


def _namespace(module: ModuleText) -> str:
    """Find where a module mints its concepts: as it says, else where most of them are."""
    statements = Statements(module.triples)
    stated = [v for node in statements.types for v in statements.all(node, NAMESPACE)]
    concepts = [
        re.sub(r"[^#/:]*$", "", node.value)
        for node, types in statements.types.items()
        if any(each.endswith("#Concept") for each in types)
    ]
    found = stated[:1] or [start for start, _ in Counter(concepts).most_common(1)]
    return found[0] if found else f"{PLACEHOLDER}{_slug(Path(module.name))}#"


def _slug(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "my"


def _header(path: Path, namespace: str) -> str:
    """Write the head of a new module: its prefixes, and which ontology it adds to."""
    prefix = re.sub(r"[^a-z0-9]", "", _slug(path)).lstrip("0123456789") or "my"
    if prefix in PREFIXES or prefix == "vann":
        prefix = "my"
    starts = {prefix: namespace, "vann": VANN} | {name: PREFIXES[name] for name in USUAL}
    declared = "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in sorted(starts.items()))
    return f"""# Concepts that are added to the interorg ontology.

{declared}

<{namespace.rstrip("#/:")}> a owl:Ontology ;
    dcterms:title "{_slug(path)}"@en ;
    owl:imports <{ONTOLOGY.value}> ;
    vann:preferredNamespacePrefix "{prefix}" ;
    vann:preferredNamespaceUri "{namespace}" .
"""
