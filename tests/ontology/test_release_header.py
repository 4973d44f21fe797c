"""What the header says of the ontology is true."""

from __future__ import annotations

from pyoxigraph import NamedNode

from interorg.ontology.checks.facts import Facts
from interorg.ontology.checks.stability import changes_since
from interorg.ontology.documentation.site import STATIC, header
from interorg.ontology.files import read_modules
from interorg.ontology.snapshots import read_snapshot, releases
from interorg.ontology.terms import ONTOLOGY, OWL

FACTS = Facts(read_modules())
HEADER = header(FACTS)
VERSION = HEADER["versionInfo"][0]


def test_the_version_is_the_same_wherever_it_stands() -> None:
    iri = f"{ONTOLOGY.value}/{VERSION}"
    assert HEADER["versionIRI"] == [iri]
    [citation] = HEADER["bibliographicCitation"]
    assert f"version {VERSION}" in citation and citation.endswith(iri)
    assert HEADER["modified"][0] >= HEADER["issued"][0] >= HEADER["created"][0]


def test_the_versions_before_are_released_ones() -> None:
    before = [iri.removeprefix(f"{ONTOLOGY.value}/") for iri in HEADER["priorVersion"]]
    earlier = [version for version in releases() if version != VERSION]
    assert before == earlier[-1:]


def test_data_of_versions_called_compatible_stay_right() -> None:
    compatible = FACTS.names(ONTOLOGY, OWL.backwardCompatibleWith)
    assert compatible
    known = list(releases())
    for iri in compatible:
        version = iri.value.removeprefix(f"{ONTOLOGY.value}/")
        old = read_snapshot(releases()[version])
        between = known[known.index(version) + 1 :]
        broken = [f for f in changes_since(old, FACTS, between) if f.severity != "info"]
        assert not broken, broken


def test_the_logo_is_a_file_of_the_documentation() -> None:
    [logo] = HEADER["logo"]
    name = logo.removeprefix(f"{ONTOLOGY.value}/")
    assert "<svg" in (STATIC / name).read_text(encoding="utf-8")


def test_the_licence_lets_others_reuse_it() -> None:
    assert FACTS.subjects(
        NamedNode("http://purl.org/dc/terms/license"),
        NamedNode("https://creativecommons.org/licenses/by/4.0/"),
    ) == [ONTOLOGY]
