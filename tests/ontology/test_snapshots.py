"""What counts as a change of a term, and how grave it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ontology.checks import stability
from interorg.ontology.checks.stability import faults, ids_are_stable, last_release
from interorg.ontology.files import OntologyError
from interorg.ontology.rewording import is_reworded
from interorg.ontology.snapshots import (
    COLUMNS,
    Row,
    compare,
    read_snapshot,
    releases,
    snapshot,
    write_snapshot,
)

VESSEL = Row("ior:Vessel", "class", "", "vessel", "What floats and is steered.", "", "", "", "")
FERRY = replace(VESSEL, id="ior:Ferry", label="ferry", parents="ior:Vessel")
CREW = Row(
    "ior:hasCrew",
    "object property",
    "",
    "has crew",
    "Links a vessel to who works aboard.",
    "",
    "ior:Vessel",
    "ior:Ferry",
    "",
)
OLD = (VESSEL, FERRY, CREW)


def severities(*new):
    return [(fault.subject, fault.severity) for fault in faults(compare(OLD, new))]


def test_what_is_as_it_was_is_no_change():
    assert compare(OLD, OLD) == ()


def test_a_new_term_is_a_change_but_no_fault():
    new = replace(VESSEL, id="ior:Raft")
    assert [(c.id, c.what) for c in compare(OLD, (*OLD, new))] == [("ior:Raft", "added")]
    assert severities(*OLD, new) == []


def test_a_removed_term_is_an_error():
    assert severities(VESSEL, CREW) == [("ior:Ferry", "error")]


def test_a_term_that_is_another_sort_of_thing_is_an_error():
    assert severities(VESSEL, replace(FERRY, role="object property"), CREW) == [
        ("ior:Ferry", "error")
    ]


def test_a_deprecated_term_with_a_replacement_is_no_fault_and_without_one_a_warning():
    assert severities(VESSEL, replace(FERRY, deprecated="ior:Vessel"), CREW) == []
    assert severities(VESSEL, replace(FERRY, deprecated="yes"), CREW) == [("ior:Ferry", "warning")]


def test_a_former_label_has_to_stay_as_an_alternative():
    renamed = replace(FERRY, label="ferry boat")
    assert severities(VESSEL, renamed, CREW) == [("ior:Ferry", "warning")]
    kept = replace(renamed, alternatives=frozenset({"ferry"}))
    assert severities(VESSEL, kept, CREW) == [("ior:Ferry", "info")]


def test_a_reworded_definition_is_an_info_and_another_one_an_error():
    near = replace(VESSEL, definition="What floats and can be steered.")
    assert severities(near, FERRY, CREW) == [("ior:Vessel", "info")]
    far = replace(VESSEL, definition="A container for liquids such as tea.")
    assert severities(far, FERRY, CREW) == [("ior:Vessel", "error")]
    denied = replace(VESSEL, definition="What floats and is not steered.")
    assert severities(denied, FERRY, CREW) == [("ior:Vessel", "error")]


def test_a_first_definition_is_an_info():
    bare = replace(VESSEL, definition="")
    assert [f.severity for f in faults(compare((bare,), (VESSEL,)))] == ["info"]
    assert [f.severity for f in faults(compare((VESSEL,), (bare,)))] == ["error"]


@pytest.mark.parametrize("column", ["kind", "parents"])
def test_another_kind_or_place_is_a_warning(column):
    moved = replace(FERRY, **{column: "ior:Afloat"})
    assert severities(VESSEL, moved, CREW) == [("ior:Ferry", "warning")]


@pytest.mark.parametrize(
    ("column", "value", "severity"),
    [
        ("domain", "ior:Ferry", "warning"),  # narrower than Vessel
        ("domain", "ior:Vessel ior:Sailor", "info"),  # wider
        ("domain", "", "info"),  # anything
        ("range", "ior:Vessel", "info"),  # above Ferry
        ("range", "ior:Sailor", "warning"),  # something else
        ("range", "ior:Ferry and ior:Sailor", "warning"),  # only what is both
        ("range", "ior:Ferry and ior:Vessel", "info"),  # both at once is Ferry
    ],
)
def test_a_domain_or_range_may_widen_but_not_narrow(column, value, severity):
    assert severities(VESSEL, FERRY, replace(CREW, **{column: value})) == [
        ("ior:hasCrew", severity)
    ]


def test_of_two_ranges_one_can_be_dropped_but_none_added(changed):
    second = "ior:hasPartner rdfs:range ior:Proposition ."
    one, both = snapshot(changed().triples), snapshot(changed(second).triples)
    assert [(c.after, c.breaking) for c in compare(one, both)] == [
        ("ior:Organization and ior:Proposition", True)
    ]
    assert [(c.after, c.breaking) for c in compare(both, one)] == [("ior:Organization", False)]


def test_an_intersection_is_read_as_several_ranges_and_a_union_as_one(changed):
    was = "ior:hasPartner rdfs:range ior:Organization ."
    meet = "ior:hasPartner rdfs:range [ owl:intersectionOf ( ior:Organization ior:Work ) ] ."
    join = "ior:hasPartner rdfs:range [ owl:unionOf ( ior:Organization ior:Work ) ] ."
    ranges = [
        next(r.range for r in snapshot(changed(new, was).triples) if r.id == "ior:hasPartner")
        for new in (meet, join)
    ]
    assert ranges == ["ior:Organization and ior:Work", "ior:Organization ior:Work"]


def test_a_domain_stated_where_there_was_none_narrows():
    assert compare((replace(CREW, domain=""),), (CREW,))[0].breaking


def test_a_warning_that_a_change_note_of_this_version_explains_is_an_info(changed, monkeypatch):
    moved = "iorc:Trust skos:broader iorc:Contract ."
    rows = snapshot(changed().triples)
    monkeypatch.setattr(stability, "last_release", lambda: ("9.9.9", rows))
    assert [f.severity for f in ids_are_stable(changed(moved))] == ["warning"]
    version = changed().literals(stability.ONTOLOGY, stability.OWL.versionInfo)[0].value
    note = f'iorc:Trust skos:changeNote "{version}: moved."@en .'
    assert [f.severity for f in ids_are_stable(changed(moved + note))] == ["info"]
    old = 'iorc:Trust skos:changeNote "0.0.1: moved."@en .'
    assert [f.severity for f in ids_are_stable(changed(moved + old))] == ["warning"]


def test_another_definition_needs_a_note_too(changed, monkeypatch):
    rows = snapshot(changed().triples)
    before = [replace(r, definition="Fog.") if r.id == "iorc:Trust" else r for r in rows]
    monkeypatch.setattr(stability, "last_release", lambda: ("9.9.9", tuple(before)))
    assert [f.severity for f in ids_are_stable(changed())] == ["error"]
    version = changed().literals(stability.ONTOLOGY, stability.OWL.versionInfo)[0].value
    note = f'iorc:Trust skos:changeNote "{version}: said at last."@en .'
    assert [f.severity for f in ids_are_stable(changed(note))] == ["info"]
    empty = f'iorc:Trust skos:changeNote "{version}: "@en .'
    assert [f.severity for f in ids_are_stable(changed(empty))] == ["error"]


def test_no_note_excuses_another_role(changed, monkeypatch):
    rows = snapshot(changed().triples)
    before = [replace(r, role="class") if r.id == "iorc:Trust" else r for r in rows]
    monkeypatch.setattr(stability, "last_release", lambda: ("9.9.9", tuple(before)))
    version = changed().literals(stability.ONTOLOGY, stability.OWL.versionInfo)[0].value
    note = f'iorc:Trust skos:changeNote "{version}: it is a concept."@en .'
    assert [f.severity for f in ids_are_stable(changed(note))] == ["error"]


def test_without_any_release_nothing_passes_for_stable(changed, monkeypatch):
    monkeypatch.setattr(stability, "last_release", lambda: ("none", ()))
    found = [fault.message for fault in ids_are_stable(changed())]
    assert found == ["there is no snapshot of a release to compare with"]


def test_a_snapshot_tells_what_sort_of_thing_each_term_is(changed):
    rows = {row.id: row for row in snapshot(changed().triples)}
    venture = rows["iorc:JointVenture"]
    assert (venture.role, venture.kind, venture.label) == (
        "concept",
        "ior:FormConcept",
        "joint venture",
    )
    assert rows["ior:JointVenture"].role == "class"
    assert "JV" in rows["ior:JointVenture"].alternatives | venture.alternatives
    assert rows["ior:hasPartner"].range == "ior:Organization"
    assert rows["iorv:Affirmed"].role == "value"
    assert " " in rows["ior:hasEvidence"].domain


def test_a_deprecated_term_names_what_replaces_it(changed):
    added = "iorc:Law owl:deprecated true ; dcterms:isReplacedBy iorc:Contract ."
    rows = {row.id: row for row in snapshot(changed(added).triples)}
    assert rows["iorc:Law"].deprecated == "iorc:Contract"
    rows = {row.id: row for row in snapshot(changed("iorc:Law owl:deprecated true .").triples)}
    assert rows["iorc:Law"].deprecated == "yes"
    assert rows["iorc:Trust"].deprecated == ""


def test_the_last_release_is_the_highest_version():
    version, rows = last_release()
    assert version == list(releases())[-1]
    assert len(rows) >= 1125
    assert "0.1.0" in releases()


def test_versions_are_ordered_as_numbers(tmp_path, monkeypatch):
    for version in ("0.10.0", "0.9.0", "0.2.0"):
        write_snapshot(OLD, tmp_path / f"{version}.tsv")
    monkeypatch.setattr("interorg.ontology.snapshots.RELEASES", tmp_path)
    assert list(releases()) == ["0.2.0", "0.9.0", "0.10.0"]


cell = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.lists(cell, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=4))
def test_a_snapshot_is_read_as_it_was_written(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("releases") / "1.0.0.tsv"
    rows = tuple(Row(*line) for line in lines)
    write_snapshot(rows, path)
    assert read_snapshot(path) == rows


def test_a_snapshot_of_another_shape_is_refused(tmp_path):
    path = tmp_path / "1.0.0.tsv"
    path.write_text("id\tlabel\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="must begin with the columns"):
        read_snapshot(path)
    path.write_text("\t".join(COLUMNS) + "\nior:Vessel\tclass\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"Line 2 .* must have 9 cells, but has 2"):
        read_snapshot(path)


def test_definitions_are_compared_by_words():
    assert is_reworded("A tie that lasts.", "a tie that lasts long.")
    assert not is_reworded("A tie that lasts.", "Money owed by a partner.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Partners that share a common owner.", "Partners that do not share a common owner."),
        ("A tie that lasts and is legal.", "A tie that lasts and is illegal."),
        ("A tie with a contract among firms.", "A tie without a contract among firms."),
        ("A tie that is not legal but lasting.", "A tie that is legal but not lasting."),
        ("A tie that doesn't last long.", "A tie that does last long."),
    ],
)
def test_a_negation_added_dropped_or_moved_is_no_rewording(one, other):
    assert not is_reworded(one, other)
    assert not is_reworded(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Firms with no owner in common.", "Firms without an owner in common."),
        ("A step to a lasting tie.", "A step into a lasting tie."),
        ("A tie that does not last.", "A tie that does not last; it ends."),
    ],
)
def test_a_negation_said_otherwise_is_rewording(one, other):
    assert is_reworded(one, other)
