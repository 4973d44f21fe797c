"""Checks of the data that a store serves: SHACL shapes, and quotes against the texts kept.

shapes.py   which nodes each shape is about
data.py     these nodes, and the part of the graph that shows some of them
validate.py pyshacl over one batch of nodes
batches.py  all batches, on several processes where that pays
paths.py    paths of SHACL as paths of rdflib
findings.py what is found at a node, as a finding
quotes.py   what SHACL cannot see: the stored texts
numbers.py  whether reported numbers stand in what is quoted for them
graphs.py   named graphs, terms nowhere declared, the summary
run.py      all of it
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from interorg.ingest.failure import Failure

if TYPE_CHECKING:
    from interorg.ontology.checks.outcome import Outcome

    from .batches import Progress

NEEDED = ("rdflib", "pyshacl")


def check_store(
    path: Path, processes: int | None = None, progress: Progress | None = None
) -> Outcome:
    """Check what a store serves; of many findings of one kind the first are listed.

    Raises Failure where pyshacl is not installed, and NotAStore where there is nothing to check.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise Failure(
            f"Data are checked with {' and '.join(missing)}, which is not installed: "
            "run pip install 'interorg[check]' and check again."
        )
    from .run import run

    return run(path, processes, progress)
