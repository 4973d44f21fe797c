"""A module of a person's own, and a copy of ours that a test may change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from interorg.ontology import files
from interorg.ontology.extending import module_files

PREFIXES = """@prefix x: <https://example.org/x#> .
@prefix ior: <https://w3id.org/interorg/ontology#> .
@prefix iorc: <https://w3id.org/interorg/concept/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<https://example.org/x> a owl:Ontology .

"""
CIRCLE = """x:CareCircle a ior:FormConcept , skos:Concept ;
    skos:prefLabel "care circle"@en ;
    skos:altLabel "circle of care"@en , "circle of carers"@en , "carers' circle"@en ;
    skos:definition "Providers that share the care of the same people."@en ;
    skos:broader iorc:ServiceDeliveryNetwork ;
    skos:inScheme iorc:FormScheme ;
    ior:sourceNote "common professional knowledge"@en .
"""


@pytest.fixture
def module(tmp_path: Path) -> Callable[[str], Path]:
    """Write a module of the usual prefixes, a header and some Turtle, which begins on line 10."""

    def write(turtle: str = CIRCLE) -> Path:
        path = tmp_path / "x.ttl"
        path.write_text(PREFIXES + turtle, encoding="utf-8")
        return path

    return write


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy our modules into what looks like a checkout, and let them be the ones that are used."""
    room = tmp_path / "checkout" / "ontology"
    shutil.copytree(files.HERE / "modules", room / "modules")
    (room.parent / "setup.cfg").touch()
    monkeypatch.setattr(files, "HERE", room)
    monkeypatch.setattr(module_files, "HERE", room)
    return room / "modules"
