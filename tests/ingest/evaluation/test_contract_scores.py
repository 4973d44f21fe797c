"""Contracts against their annotations."""

import json
from pathlib import Path

import pytest

from interorg.ingest.evaluation.compared_names import key, keys, parties_of, same
from interorg.ingest.evaluation.components import read_contract
from interorg.ingest.evaluation.contract_files import forms
from interorg.ingest.evaluation.contract_values import (
    date_fits,
    date_parts,
    dates_of,
    laws_fit,
    laws_of,
)
from interorg.ingest.evaluation.contracts import Reading, evaluate_contracts
from interorg.ingest.evidence import CaseReport, Evidence, Value
from interorg.ingest.failure import Failure
from interorg.ontology.concepts import load_concepts


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ('Alder, Inc. ("Alder"); Birch Ltd. (“Buyer”);', ["Alder, Inc.", "Birch Ltd."]),
        ('Alder; (each a "Party" and together the "Parties")', ["Alder"]),
        ('(Alder, Inc. ("Alder"); Birch ("B"))', ["Alder, Inc.", "Birch"]),
        ('Alder LLC ("A"); Birch ("B"); A and B (jointly as "Parties")', ["Alder LLC", "Birch"]),
        ('Alder LP; individually and collectively "JVP"', ["Alder LP"]),
        ('Alder (UK) Ltd. ("A"); Alder (USA) Inc. ("B")', ["Alder (UK) Ltd.", "Alder (USA) Inc."]),
        ('Alder, Inc. ("A"); Alder, LLC ("B")', ["Alder, Inc.", "Alder, LLC"]),
        ('Alder, Inc.; Alder, Inc. ("A")', ["Alder, Inc."]),
        (
            "Alder I, LLC, Alder II, L.P. and Birch, Inc.",
            ["Alder I, LLC", "Alder II, L.P.", "Birch, Inc."],
        ),
        ('Alder Co., Ltd. ("A"); Distributor ("Distributor"); ("Guarantors")', ["Alder Co., Ltd."]),
        ("Alder, Birch & Elm, Inc.", ["Alder, Birch & Elm, Inc."]),
        ('Alder Inc., on behalf of itself and its affiliates ("A")', ["Alder Inc"]),
        ("", []),
    ],
)
def test_parties_are_read_from_the_ways_annotators_write_them(
    text: str, parties: list[str]
) -> None:
    assert [party.rstrip(".") for party in parties_of(text)] == [p.rstrip(".") for p in parties]


def test_names_are_compared_without_spelling_and_legal_form() -> None:
    assert same("ALDER SYSTEMS, INC.", "Alder Systems Incorporated")
    assert same("The Alder S.A.", "Alder")
    assert same("Alder, Inc. d/b/a Blue Tree", "Blue Tree")
    assert same("BW", "Birch Works", {key("BW"): "Birch Works"})


def test_a_part_of_a_name_or_another_number_is_another_organization() -> None:
    assert not same("Alder Systems", "Alder")
    assert not same("Alder IV-A, L.P.", "Alder IV-B, L.P.")
    assert not same("Alder (UK) Ltd.", "Alder Ltd.")
    assert "" not in keys("Inc. d/b/a")


def test_a_date_must_fit_in_every_part_that_is_known() -> None:
    assert date_fits(dates_of("4/18/18"), date_parts("2018-04-18"))
    assert date_fits(dates_of("4/18/68"), date_parts("1968-04-18"))
    assert not date_fits(dates_of("4/18/2018"), date_parts("2018-04"))
    assert not date_fits(dates_of("4/18/2018"), date_parts("2018-04-19"))
    assert date_fits(dates_of("4/[]/2018"), date_parts("2018-04"))
    assert date_fits(dates_of("5/2/1999; 6/2/1999"), date_parts("1999-06-02"))


@pytest.mark.parametrize(
    ("wanted", "answer", "right"),
    [
        ("New York", "the State of New York", True),
        ("Ontario, Canada", "Province of Ontario", True),
        ("England; Wales", "England and Wales", True),
        ("People's Republic of China", "PRC", True),
        ("Hong Kong, China", "Hong Kong", True),
        ("Massachussetts", "Massachusetts", True),
        ("Illinois; New York", "New York", False),
        ("Virginia", "West Virginia", False),
        ("North Carolina", "South Carolina", False),
        ("Delaware", "", False),
    ],
)
def test_governing_laws_are_compared_by_place(wanted: str, answer: str, right: bool) -> None:
    assert laws_fit(laws_of(wanted), laws_of(answer)) is right


def test_every_type_of_contract_has_a_form_of_the_ontology() -> None:
    assert set(forms().values()) <= {concept.id for concept in load_concepts().of_kind("form")}


def report(**values: object) -> CaseReport:
    evidence = Evidence("d", 0, 1, "x", "r", 0.9)
    found = [
        Value(property, str(value), evidence)
        for property, given in values.items()
        for value in (given if isinstance(given, list) else [given])
    ]
    return CaseReport("d", "case", tuple(found))


def entry(name: str, type: str, **more: str) -> dict[str, str]:
    return {"filename": f"{name}.PDF", "txt": f"txt/{name}.txt", "type": type, **more}


def folder(tmp_path: Path, *entries: dict[str, str], without: tuple[str, ...] = ()) -> Path:
    (tmp_path / "txt").mkdir()
    for each in entries:
        if each["filename"] not in without:
            (tmp_path / each["txt"]).write_text("A contract.")
    (tmp_path / "index.json").write_text(json.dumps(entries))
    return tmp_path


def test_a_narrower_form_is_right_and_unscored_types_and_empty_truths_are_left_out(
    tmp_path: Path,
) -> None:
    path = folder(
        tmp_path,
        entry("a", "Strategic Alliance", agreement_date="3/1/2004", parties="Alder; Birch"),
        entry("b", "Supply", governing_law="Texas", parties="Alder; Birch"),
        entry("c", "Hosting", agreement_date="3/1/2004", parties="Elm; Fir"),
    )
    answers = {
        "a": report(
            form="MarketingAlliance", partner=["Alder", "Birch, Inc."], agreementDate="2004-03-01"
        ),
        "b": report(form="StrategicAlliance", partner=["Alder"], governingLaw="Texas"),
    }
    found = evaluate_contracts(
        path, lambda file: Reading((answers[file.stem],) if file.stem in answers else ())
    )
    figures = found.figures
    assert figures["form_accuracy"] == {"accuracy": 0.5, "scored": 2}
    assert figures["agreement_date_accuracy"] == {"accuracy": 1.0, "scored": 1}
    assert figures["governing_law_accuracy"] == {"accuracy": 1.0, "scored": 1}
    assert (figures["precision"], figures["recall"]) == (1.0, 0.75)
    everything = figures["all_types"]
    assert isinstance(everything, dict)
    assert everything["agreement_date_accuracy"] == {"accuracy": 0.5, "scored": 2}
    assert everything["parties"]["recall"] == 0.5


def test_a_party_that_is_a_person_counts_beside_organizations(tmp_path: Path) -> None:
    path = folder(tmp_path, entry("a", "Supply", parties="Alder; Ann Elm"))
    found = report(form="BuyerSupplierRelationship", partner="Alder", individual="Ann Elm")
    assert evaluate_contracts(path, lambda _: Reading((found,))).figures["recall"] == 1.0


def test_a_joint_filing_agreement_must_yield_no_case_whatever_its_type(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        entry("a Joint Filing Agreement", "Joint Venture", parties="Alder; Birch"),
        entry("b JOINT FILING AGREEMENT", "Joint Venture _ Filing"),
        entry("c", "Joint Venture _ Filing"),
    )
    venture = report(form="JointVenture", partner=["Alder", "Birch"])
    answer = evaluate_contracts(
        path, lambda file: Reading(() if file.stem.startswith("b") else (venture,))
    )
    # The first is taken for a venture, the second is not, the third is one.
    assert answer.figures["form_accuracy"] == {"accuracy": 0.6667, "scored": 3}
    assert answer.figures["wanted"] == 0


def test_a_contract_without_text_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path, entry("a", "Supply"), entry("b", "Supply"), without=("b.PDF",))
    answer = evaluate_contracts(path, lambda file: Reading(()))
    assert answer.absent == ("b.PDF",) and answer.scored == 1


def test_a_contract_that_cannot_be_read_is_named_and_the_others_scored(tmp_path: Path) -> None:
    path = folder(tmp_path, entry("a", "Supply"), entry("b", "Supply"))
    (tmp_path / "txt" / "a.txt").write_text("")
    answer = evaluate_contracts(path, read_contract)
    assert [problem.file for problem in answer.problems] == ["a.PDF"]
    assert answer.scored == 1


def test_the_sheet_of_clauses_does_where_there_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A contract.")
    (tmp_path / "clauses.csv").write_text(
        "Filename,Parties-Answer,Agreement Date-Answer,Governing Law-Answer\n"
        "a.PDF,Alder; Birch,3/1/2004,Texas\n"
    )
    answer = evaluate_contracts(tmp_path, lambda file: Reading((report(governingLaw="Texas"),)))
    everything = answer.figures["all_types"]
    assert isinstance(everything, dict)
    assert everything["governing_law_accuracy"] == {"accuracy": 1.0, "scored": 1}


def test_a_folder_with_neither_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"index\.json"):
        evaluate_contracts(tmp_path, lambda file: Reading(()))


def test_a_contract_is_read_by_the_ordinary_reader(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "SUPPLY AGREEMENT\n\nThis Supply Agreement is made as of March 1, 2004 by and between "
        'Alder Systems, Inc., a Delaware corporation ("Seller"), and Birch Works Ltd. ("Buyer").\n'
    )
    reading = read_contract(file)
    assert reading.agreement
    assert set(reading.all("partner")) == {"Alder Systems, Inc.", "Birch Works Ltd."}
