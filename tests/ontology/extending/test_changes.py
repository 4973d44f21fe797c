"""Rows become concepts of a module, labels of ours, or problems with their line."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interorg.ontology.concepts import Concept, load_concepts, read_concepts
from interorg.ontology.extending.changes import plan
from interorg.ontology.extending.drafts import Draft, draft_of
from interorg.ontology.extending.module_files import (
    open_all_shipped,
    open_own,
    open_shipped,
    read_extra,
)
from interorg.ontology.extending.sheet import Row
from interorg.ontology.extending.steps import Plan
from interorg.ontology.extending.targets import OurModules, OwnModule
from interorg.ontology.extra_modules import OntologyError, using
from interorg.ontology.files import modules, read_turtle

SOURCES = frozenset(["Oliver1990", "Gulati1998"])
CIRCLE = "https://example.org/x#CareCircle"
NEW = Draft(
    id="CareTeam",
    kind="mechanism",
    label="care team",
    alt_labels=("team of carers", "group of carers", "carers' team"),
    definition="Carers of several organizations who act as one.",
    broader=("JointManagementTeam",),
    sources=("Oliver1990",),
)


def concepts(path: Path) -> dict[str, Concept]:
    with using(read_extra([path])):
        return dict(load_concepts())


def planned(path: Path, *drafts: Draft, adding: bool = False) -> Plan:
    rows = [Row(line, draft) for line, draft in enumerate(drafts, start=2)]
    return plan(rows, OwnModule(open_own(path)), SOURCES, adding)


def said(plan: Plan) -> str:
    return "\n".join(map(str, plan.problems))


def test_a_new_row_becomes_a_concept_of_the_module(module: Callable[..., Path]) -> None:
    path = module()
    done = planned(path, NEW)
    assert [str(note) for note in done.changes] == ["Line 2: adds CareTeam (mechanism): care team"]
    done.write()
    made = concepts(path)["https://example.org/x#CareTeam"]
    assert draft_of(made) == replace(NEW, id=made.id)
    assert made.scheme == "MechanismScheme" and made.iri.value == made.id
    assert not planned(path, NEW).changes


def test_a_module_is_begun_with_a_header_that_names_our_ontology(tmp_path: Path) -> None:
    path = tmp_path / "Ward 7.ttl"
    planned(path, NEW, adding=True).write()
    text = path.read_text(encoding="utf-8")
    assert "<https://example.org/ward-7> a owl:Ontology ;" in text
    assert "owl:imports <https://w3id.org/interorg/ontology>" in text
    assert "ward7:CareTeam a ior:MechanismConcept , skos:Concept ;" in text


def test_unchanged_rows_change_nothing(module: Callable[..., Path]) -> None:
    path = module()
    done = planned(path, *map(draft_of, concepts(path).values()))
    assert (done.changes, done.problems, done.files) == ((), (), ())
    assert done.unchanged == len(load_concepts()) + 1


def test_further_labels_of_ours_are_stated_in_the_module_and_can_be_taken_back(
    module: Callable[..., Path],
) -> None:
    path = module()
    trust = draft_of(load_concepts()["Trust"])
    more = replace(
        trust,
        alt_labels=(*trust.alt_labels, "faith in carers"),
        context_labels=(*trust.context_labels, "faith in carers"),
    )
    planned(path, more).write()
    assert "faith in carers" in concepts(path)["Trust"].alt_labels
    assert "faith in carers" in concepts(path)["Trust"].context_labels
    assert "faith in carers" not in load_concepts()["Trust"].labels
    planned(path, trust).write()
    assert "iorc:Trust" not in path.read_text(encoding="utf-8")


def test_what_cannot_be_done_to_ours_is_said_with_its_line(module: Callable[..., Path]) -> None:
    trust = draft_of(load_concepts()["Trust"])
    other = replace(trust, definition="Hope.", alt_labels=trust.alt_labels[1:])
    done = planned(module(), NEW, other)
    assert f"Line 3: Trust: the label {trust.alt_labels[0]!r} of a concept of ours" in said(done)
    assert "Line 3: Trust: the definition of a concept of ours cannot be changed" in said(done)
    with pytest.raises(OntologyError, match="problems"):
        done.write()


def test_concepts_of_the_module_can_be_changed_and_the_rest_of_the_file_stays(
    module: Callable[..., Path],
) -> None:
    path = module()
    with path.open("a", encoding="utf-8") as file:
        file.write("\nx:CareCircle skos:note 'mine' . # a remark\n")
    now = draft_of(concepts(path)[CIRCLE])
    wanted = replace(
        now,
        definition='A "circle".',
        broader=("ServiceDeliveryNetwork", "KnowledgeNetwork"),
        unsure_sources=("Nobody2001",),
        deprecated=True,
    )
    before = path.read_text(encoding="utf-8").splitlines()
    planned(path, wanted).write()
    after = path.read_text(encoding="utf-8").splitlines()
    assert draft_of(concepts(path)[CIRCLE]) == wanted
    assert "x:CareCircle skos:note 'mine' . # a remark" in after
    assert len(set(before) - set(after)) == 3


def test_all_problems_of_all_rows_are_told_at_once(module: Callable[..., Path]) -> None:
    bad = Draft("care-net", "frm", "Trust", broader=("Netwrk",), context_labels=("net",))
    again = replace(NEW, label="care circles")
    done = planned(module(), bad, NEW, again, adding=True)
    for problem in (
        "Line 2: care-net: the id 'care-net' is not UpperCamel",
        "Line 2: care-net: 'frm' is no kind of concept. Choose one of form, mechanism",
        "Line 2: care-net: the broader concept Netwrk is missing",
        "Line 2: care-net: its definition is missing",
        "Line 2: care-net: the label 'Trust' belongs to Trust already, as 'trust'",
        "Line 2: care-net: 'net' needs context but is no label",
        "Line 4: https://example.org/x#CareTeam stands on line 3 already",
    ):
        assert problem in said(done)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": "Trust"}, "the id Trust belongs to a concept already: 'interorganizational trust'"),
        ({"id": "CareCircle"}, "belongs to a concept already: 'care circle'"),
        ({"broader": ("CareTeam",)}, "it is broader than itself"),
        ({"broader": ("JointVenture",)}, "the broader concept JointVenture is a form, not a mech"),
        ({"broader": ()}, "it has no broader concept"),
        ({"label": "Care-Circles"}, "belongs to https://example.org/x#CareCircle already, as"),
        ({"alt_labels": ("care team",)}, "is both preferred and alternative"),
        ({"definition": "Care team."}, "its definition repeats its label"),
        ({"label": ""}, "its label is missing"),
        ({"hidden_labels": ("care team",)}, "is both preferred and hidden"),
        ({"hidden_labels": ("team of carers",)}, "is both alternative and hidden"),
        ({"hidden_labels": ("care for together", "Of the")}, "'Of the' is nothing but function w"),
        ({"alt_labels": ("  the   other ",)}, "'the other' is nothing but function words"),
        ({"hidden_labels": ("care circles",)}, "belongs to https://example.org/x#CareCircle alr"),
        ({"deprecated": True, "replaced_by": ("Truss",)}, "the concept Truss that replaces it is"),
        ({"deprecated": True, "replaced_by": ("CareTeam",)}, "it is replaced by itself"),
        ({"replaced_by": ("Trust",)}, "something replaces it, but it is not deprecated"),
    ],
)
def test_each_fault_of_a_new_concept_is_found(
    module: Callable[..., Path], change: dict[str, object], problem: str
) -> None:
    done = planned(module(), replace(NEW, **change), adding=True)  # type: ignore[arg-type]
    assert problem in said(done)
    assert not done.files


def test_hidden_labels_notes_and_successors_are_written_and_kept(
    module: Callable[..., Path],
) -> None:
    path = module()
    full = replace(
        NEW,
        hidden_labels=("care together",),
        context_labels=("care together",),
        sources=(),
        source_notes=("experience of the wards",),
        deprecated=True,
        replaced_by=("JointManagementTeam",),
    )
    planned(path, full).write()
    made = draft_of(concepts(path)["https://example.org/x#CareTeam"])
    assert made == replace(full, id=made.id)
    other = replace(made, definition="Another meaning.", hidden_labels=("nurse together",))
    planned(path, replace(other, context_labels=())).write()
    assert draft_of(concepts(path)[made.id]) == replace(other, context_labels=())


def test_hidden_labels_of_ours_can_be_added_but_not_taken_away(
    module: Callable[..., Path],
) -> None:
    path = module()
    trust = draft_of(load_concepts()["Trust"])
    planned(path, replace(trust, hidden_labels=(*trust.hidden_labels, "put faith in"))).write()
    assert "put faith in" in concepts(path)["Trust"].hidden_labels
    planned(path, trust).write()
    assert "put faith in" not in concepts(path)["Trust"].labels


def test_blanks_are_folded_and_labels_that_look_wrong_are_warned_of(
    module: Callable[..., Path],
) -> None:
    odd = replace(NEW, label="care  team", hidden_labels=("nurses; carers", "Caring Together"))
    done = planned(module(), odd)
    assert done.changes[0].text.endswith("(mechanism): care team")
    warnings = "\n".join(map(str, done.warnings))
    assert "the label 'nurses; carers' contains ';'" in warnings
    assert "the label 'Caring Together' has a capital" in warnings
    acronym = replace(NEW, hidden_labels=("joint R&D of carers", "IT"))
    assert planned(module(), acronym).warnings == ()


def test_a_concept_without_a_source_is_warned_of(module: Callable[..., Path]) -> None:
    path = module()
    bare = planned(path, replace(NEW, sources=()))
    assert any("it has no source. Name a work" in str(note) for note in bare.warnings)
    noted = planned(path, replace(NEW, sources=(), source_notes=("common knowledge",)))
    assert noted.warnings == ()
    circle = replace(draft_of(concepts(path)[CIRCLE]), source_notes=())
    assert any("it has no source" in str(note) for note in planned(path, circle).warnings)


def test_a_renamed_concept_is_warned_of_unless_it_keeps_its_old_label(
    module: Callable[..., Path],
) -> None:
    path = module()
    now = draft_of(concepts(path)[CIRCLE])
    renamed = replace(now, label="ring of care")
    (warning,) = planned(path, renamed).warnings
    assert str(warning).startswith(f"Line 2: {CIRCLE}: the label 'care circle' is taken away")
    kept = replace(renamed, alt_labels=(*now.alt_labels, now.label))
    assert planned(path, kept).warnings == ()


def test_a_deprecated_concept_should_name_its_successor(module: Callable[..., Path]) -> None:
    path = module()
    old = replace(draft_of(concepts(path)[CIRCLE]), deprecated=True)
    (warning,) = planned(path, old).warnings
    assert "it is deprecated. Name what replaces it" in str(warning)
    planned(path, replace(old, replaced_by=("ServiceDeliveryNetwork",))).write()
    assert "dcterms:isReplacedBy iorc:ServiceDeliveryNetwork" in path.read_text(encoding="utf-8")
    again = replace(draft_of(load_concepts()["Trust"]), replaced_by=(CIRCLE,))
    assert "the replaced by of a concept of ours cannot be changed" in said(planned(path, again))
    assert "that replaces it is deprecated itself" in said(planned(path, again))


def test_a_theory_needs_no_parent(module: Callable[..., Path]) -> None:
    theory = replace(NEW, id="CareTheory", kind="theory", label="theory of care", broader=())
    path = module()
    planned(path, theory, adding=True).write()
    assert "skos:topConceptOf iorc:TheoryScheme" in path.read_text(encoding="utf-8")


def test_weak_concepts_are_warned_of_and_unknown_sources_marked(
    module: Callable[..., Path],
) -> None:
    path = module()
    weak = replace(NEW, label="carers", alt_labels=(), sources=("Gulati1998", "Nobody2001"))
    done = planned(path, weak, adding=True)
    warnings = "\n".join(map(str, done.warnings))
    assert "it has 0 alternative or hidden labels" in warnings
    assert "'carers' is a single word" in warnings
    assert "Nobody2001 is written as an unsure source" in warnings
    done.write()
    made = concepts(path)["https://example.org/x#CareTeam"]
    assert (made.sources, made.unsure_sources) == (("Gulati1998",), ("Nobody2001",))
    assert not planned(path, weak).changes


def test_a_label_that_needs_context_is_no_longer_called_a_single_word(
    module: Callable[..., Path],
) -> None:
    done = planned(module(), replace(NEW, label="carers", context_labels=("carers",)), adding=True)
    assert not any("single word" in str(note) for note in done.warnings)


def test_parents_may_stand_in_the_same_table(module: Callable[..., Path]) -> None:
    child = replace(
        NEW,
        id="WardTeam",
        label="ward team",
        alt_labels=("a b", "c d", "e f"),
        broader=("CareTeam",),
    )
    path = module()
    planned(path, child, NEW).write()
    made = concepts(path)["https://example.org/x#WardTeam"]
    assert made.broader == ("https://example.org/x#CareTeam",)
    assert made.scheme == "MechanismScheme"


def test_concepts_of_another_module_can_be_parents_but_not_be_changed(
    module: Callable[..., Path], tmp_path: Path
) -> None:
    beside = read_extra([module()])
    target = OwnModule(open_own(tmp_path / "y.ttl"), beside)
    child = replace(NEW, kind="form", broader=(CIRCLE,))
    assert not plan([Row(2, child)], target, SOURCES).problems
    with using(beside):
        circle = replace(draft_of(load_concepts()[CIRCLE]), definition="Other.")
    target = OwnModule(open_own(tmp_path / "y.ttl"), beside)
    assert "it belongs to another module" in said(plan([Row(2, circle)], target, SOURCES))


def test_a_namespace_is_kept_and_must_be_one(module: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"Expected https://example\.org/x#, the namespace of"):
        open_own(module(), "https://example.org/other#")
    with pytest.raises(OntologyError, match="an IRI that ends in # or /, found 'care'"):
        open_own(tmp_path / "new.ttl", "care")


def differences(folder: Path) -> list[str]:
    """Return the lines that were added to and taken from our modules."""
    found = subprocess.run(
        ["diff", "-r", "-U0", str(modules_as_shipped()), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return [line for line in found.splitlines() if re.match(r"[+-](?![+-]{2} )", line)]


def modules_as_shipped() -> Path:
    import interorg.ontology

    return Path(interorg.ontology.__file__).parent / "modules"


def reread() -> dict[str, Concept]:
    return dict(read_concepts(triple for path in modules() for triple in read_turtle(path)))


def test_in_a_checkout_our_own_modules_gain_a_concept_with_its_class_beside_its_siblings(
    checkout: Path,
) -> None:
    done = plan([Row(0, NEW)], OurModules(open_all_shipped(), "mechanisms"), SOURCES, adding=True)
    assert [file.path.name for file in done.files] == ["mechanisms.ttl"]
    done.write()
    assert draft_of(reread()["CareTeam"]) == NEW
    lines = differences(checkout)
    assert all(line.startswith("+") for line in lines)
    for line in (
        "+iorc:CareTeam a ior:MechanismConcept , skos:Concept ;",
        "+    ior:formalizedAs ior:CareTeam ;",
        "+ior:CareTeam a owl:Class ;",
        '+    rdfs:label "care team"@en ;',
        "+    rdfs:subClassOf ior:JointManagementTeam ;",
        "+    owl:equivalentClass [ a owl:Restriction ; owl:onProperty ior:hasKind ; "
        "owl:hasValue iorc:CareTeam ] .",
    ):
        assert line in lines
    text = (checkout / "mechanisms.ttl").read_text(encoding="utf-8")
    assert text.index("ior:JointManagementTeam a owl:Class") < text.index("iorc:CareTeam a ior")


def test_in_a_checkout_a_concept_and_its_class_change_together(checkout: Path) -> None:
    now = draft_of(load_concepts()["EquityJointVenture"])
    wanted = replace(
        now,
        label="venture held in shares",
        definition="A venture that its partners own in shares.",
        broader=("JointVenture",),
    )
    plan([Row(7, wanted)], OurModules(open_all_shipped()), SOURCES).write()
    assert draft_of(reread()["EquityJointVenture"]) == wanted
    lines = differences(checkout)
    gone = sum(line.startswith("-") for line in lines)
    assert gone == len(lines) - gone == 6
    assert sum("venture held in shares" in line for line in lines) == 2
    assert sum("own in shares" in line for line in lines) == 2


def test_unchanged_rows_change_nothing_in_a_checkout(checkout: Path) -> None:
    rows = [Row(n, draft_of(c)) for n, c in enumerate(load_concepts().values(), start=2)]
    done = plan(rows, OurModules(open_all_shipped()), SOURCES)
    assert (done.changes, done.problems, done.files) == ((), (), ())
    assert differences(checkout) == []


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (
            replace(NEW, kind="benefit", broader=("Benefit",)),
            "a benefit belongs into the mod",
        ),
        (replace(NEW, id="Claim"), "ior:Claim is a term of another sort"),
        (replace(NEW, id=CIRCLE), "it is no concept of ours"),
    ],
)
def test_what_our_modules_cannot_hold_is_refused(
    checkout: Path, draft: Draft, problem: str
) -> None:
    target = OurModules(open_all_shipped(), "mechanisms")
    assert problem in said(plan([Row(0, draft)], target, SOURCES, adding=True))
    assert differences(checkout) == []


def test_the_kind_of_a_published_concept_stays(checkout: Path) -> None:
    changed = replace(draft_of(load_concepts()["Commitment"]), kind="driver")
    done = plan([Row(3, changed)], OurModules(open_all_shipped()), SOURCES)
    assert "Line 3: Commitment: the kind of a published concept cannot be changed" in said(done)


def test_an_installed_package_does_not_change_its_own_modules(checkout: Path) -> None:
    (checkout.parent.parent / "setup.cfg").unlink()
    with pytest.raises(OntologyError, match="belongs to an installed package"):
        open_shipped("forms")
    with pytest.raises(OntologyError, match="Expected the name of a module, one of"):
        open_shipped("film")
