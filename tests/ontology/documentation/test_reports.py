"""The reports hold what is true now; run as a program, this writes their generated parts."""

from __future__ import annotations

import re
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from interorg.ontology.competency import load_questions
from interorg.ontology.documentation.figures import concepts_by_source, with_figures
from interorg.ontology.documentation.glossary import Glossary
from interorg.ontology.documentation.history import (
    Step,
    change_lines,
    change_log,
    current,
    notes,
)
from interorg.ontology.documentation.proof import CORPUS_ROWS, corpus_rows
from interorg.ontology.files import HERE, modules, read_turtle
from interorg.ontology.snapshots import compare, snapshot

CHANGES, MIRO = HERE / "CHANGES.md", HERE / "MIRO.md"
ITEMS = {"A": 6, "B": 3, "C": 3, "D": 3, "E": 11, "F": 3, "G": 5}
"""How many items each section of the guideline has."""
PREFIXES = """
@prefix ior: <https://w3id.org/interorg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def changes() -> str:
    """Write the change log of terms."""
    source = "Written from the snapshots in `releases/`; see [POLICY.md](POLICY.md)."
    return f"# Changes of terms\n\n{source}\n\n{change_log()}"


def miro() -> str:
    """Write the report with the present figures."""
    glossary = Glossary({path.stem: read_turtle(path) for path in modules()})
    return with_figures(MIRO.read_text(encoding="utf-8"), glossary)


def test_the_change_log_tells_what_the_snapshots_tell() -> None:
    assert CHANGES.read_text(encoding="utf-8") == changes()


def test_the_figures_of_the_report_are_those_of_the_modules() -> None:
    assert MIRO.read_text(encoding="utf-8") == miro()


def test_every_concept_is_counted_once_by_its_source() -> None:
    glossary = Glossary({path.stem: read_turtle(path) for path in modules()})
    counted = concepts_by_source(glossary)
    assert counted.pop("all") == sum(counted.values()) == len(glossary.of_kind("concept"))
    assert "with a work that was seen to treat the notion" in counted
    for what, number in counted.items():
        assert f"| {what} | {number} |" in MIRO.read_text(encoding="utf-8")


def test_the_report_names_the_version_and_the_modules_that_have_properties() -> None:
    text = MIRO.read_text(encoding="utf-8")
    assert f"version {current()}." in text
    glossary = Glossary({path.stem: read_turtle(path) for path in modules()})
    relations = text.partition("### E.9")[2].partition("### E.10")[0]
    for module in {t.module for t in glossary.values() if t.page.startswith("property/")}:
        assert f"`{module}`" in relations


def test_written_notes_on_a_version_stand_below_its_heading(tmp_path: Path) -> None:
    (tmp_path / "0.2.0.md").write_text("# 0.2.0\n\nBe warned.\n\n## Labels\n\nSplit.\n")
    assert notes("0.2.0", tmp_path) == ["Be warned.", "", "### Labels", "", "Split.", ""]
    assert notes("0.3.0", tmp_path) == []


def test_the_first_version_is_not_said_to_be_published() -> None:
    assert "It was never published: only the list of its terms" in change_log()


def test_the_report_treats_every_item_of_the_guideline() -> None:
    sections = re.findall(r"^### ([A-G])\.(\d+) .+\n((?:(?!#).*\n)+)", MIRO.read_text(), re.M)
    treated = [(letter, int(number)) for letter, number, text in sections if text.strip()]
    assert treated == [(letter, n + 1) for letter, last in ITEMS.items() for n in range(last)]


def test_the_rows_on_the_shipped_corpus_are_those_of_the_present_questions() -> None:
    assert list(corpus_rows()) == [question.name for question in load_questions()], (
        f"write {CORPUS_ROWS.name} anew with interorg ontology count-answers"
    )


def step(before: str, after: str) -> Step:
    rows = [
        snapshot(q.triple for q in parse(PREFIXES + turtle, format=RdfFormat.TURTLE))
        for turtle in (before, after)
    ]
    return Step("1.0.0", "1.1.0", compare(*rows), {row.id: row for row in rows[1]})


def test_new_and_deprecated_terms_are_told_with_what_replaces_them() -> None:
    old = 'ior:Tie a owl:Class ; rdfs:label "tie"@en ; skos:definition "A tie of some sort."@en .'
    gone = """ior:Tie a owl:Class ; rdfs:label "obsolete tie"@en ; skos:altLabel "tie"@en ;
        skos:definition "A tie of some sort."@en ; owl:deprecated true ;
        dcterms:isReplacedBy ior:Bond ."""
    new = 'ior:Bond a owl:Class ; rdfs:label "bond"@en ; skos:definition "What binds two."@en .'
    lines = list(change_lines(step(old, gone + new)))
    assert "* `ior:Bond` bond: What binds two." in lines
    assert "* `ior:Tie`, replaced by ior:Bond" in lines
    assert "* `ior:Tie`: tie → obsolete tie" in lines
    assert "### Removed" not in lines


def test_a_term_that_vanished_is_told() -> None:
    old = 'ior:Tie a owl:Class ; rdfs:label "tie"@en ; skos:definition "A tie of some sort."@en .'
    assert "* `ior:Tie` tie" in list(change_lines(step(old, "")))


if __name__ == "__main__":
    CHANGES.write_text(changes(), encoding="utf-8")
    MIRO.write_text(miro(), encoding="utf-8")
