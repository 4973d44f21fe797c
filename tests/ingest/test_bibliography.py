"""The shipped bibliography says of every record whether another was found to agree with it."""

from __future__ import annotations

import re

import pytest
from bibtexparser.entrypoint import parse_file

from interorg.corpus import BIBLIOGRAPHY
from interorg.ingest.citing.bibliography import known_works, reference
from interorg.ingest.document import WorkRecord
from interorg.ontology.concepts import load_concepts

ENTRIES = {
    entry.key: {field.key: field.value for field in entry.fields}
    for entry in parse_file(str(BIBLIOGRAPHY)).entries
}


def test_a_confirmed_record_agrees_at_least_on_people_year_and_title() -> None:
    confirmed = [fields for fields in ENTRIES.values() if "confirmed" in fields]
    assert len(confirmed) > 200
    for fields in confirmed:
        agreed = fields["confirmed"].split()
        assert {"year", "title"} <= set(agreed) <= set(fields)
        assert {"author", "editor"} & set(agreed)


def test_where_a_record_was_confirmed_is_named_only_with_what_was() -> None:
    for fields in ENTRIES.values():
        if place := fields.get("confirmedat"):
            assert "confirmed" in fields
            assert re.fullmatch(r"https?://[a-z0-9.\-]+/\S+", place)


def test_every_doi_is_well_formed_and_belongs_to_one_work() -> None:
    dois = [fields["doi"] for fields in ENTRIES.values() if "doi" in fields]
    assert len(dois) > 60
    assert len({doi.lower() for doi in dois}) == len(dois)
    assert all(re.fullmatch(r"10\.\d{4,9}/\S+", doi) for doi in dois)


def test_every_source_of_a_concept_is_in_the_bibliography() -> None:
    named = {key for c in load_concepts().values() for key in (*c.sources, *c.unsure_sources)}
    assert named <= set(known_works())
    assert len(named) > 100


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (WorkRecord("A"), " (n.d.). ."),
        (WorkRecord("A", ("Roe, J.",), 1990, "Why ties?"), "Roe, J. (1990). Why ties?"),
        (
            WorkRecord("A", ("Roe, J.",), 1990, "Ties", "Ties Today", "", "4", "2", "1–9"),
            "Roe, J. (1990). Ties. Ties Today, 4(2), 1–9.",
        ),
    ],
)
def test_a_reference_leaves_out_what_is_unknown(work: WorkRecord, expected: str) -> None:
    assert reference(work) == expected
