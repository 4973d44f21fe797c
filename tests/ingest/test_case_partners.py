"""Partners that are named far from the word for the relationship, or not named at all."""

from __future__ import annotations

import pytest

from interorg.ingest.cases.reading import cases_in
from interorg.ingest.document import Document, DocumentKind, Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport
from interorg.ingest.language import annotate


def document(
    *paragraphs: str, title: str = "A text", kind: DocumentKind = "article", key: str = "t"
) -> Document:
    passages = tuple(Passage("paragraph", paragraph) for paragraph in paragraphs)
    return compose(key, f"{key}.md", Reading(passages, Metadata(key=key, title=title, kind=kind)))


def reports(
    *paragraphs: str,
    title: str = "A text",
    kind: DocumentKind = "article",
    trained: bool = True,
) -> list[CaseReport]:
    made = document(*paragraphs, title=title, kind=kind)
    return list(cases_in(made, list(annotate(made, made.blocks)), trained=trained))


def values(report: CaseReport, property: str) -> set[object]:
    return {value.value for value in report.all(property)}


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("Siemens partnered with Bosch and Nokia in 2004.", "Partnership"),
        (
            "In 2004 Siemens joined forces with Bosch and Nokia.",
            "InterorganizationalCollaboration",
        ),
        ("In 2004 Siemens built a plant in partnership with Bosch and Nokia.", "Partnership"),
        ("In 2004 Siemens signed partnerships with Bosch and Nokia.", "Partnership"),
        ("In 2004 Siemens entered into an alliance with Bosch and Nokia.", "StrategicAlliance"),
        ("Siemens has had partners since 2004. Its partners include Bosch and Nokia.", None),
        (
            "In 2004 Siemens announced that it had teamed up with companies such as Bosch and "
            "Nokia.",
            "InterorganizationalCollaboration",
        ),
    ],
)
def test_the_other_side_and_the_subject_are_partners(sentence: str, form: str | None) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == {"Siemens", "Bosch", "Nokia"}
    if form is not None:
        assert values(report, "form") == {form}
        assert values(report, "startYear") == {2004}


@pytest.mark.parametrize(
    "sentence",
    [
        "Siemens refused to partner with Bosch.",
        "Siemens may team up with Bosch.",
        "Siemens would be wise to select Bosch as its partner.",
        "Critics attacked the alliance with Bosch.",
        "Siemens signed an agreement with Bosch to buy turbines.",
        "Siemens has a distribution agreement with Bosch.",
    ],
)
def test_what_is_denied_possible_or_mere_trade_has_no_partners(sentence: str) -> None:
    assert not reports(sentence, trained=False)


def test_the_company_is_whom_the_sentence_before_was_about() -> None:
    (report,) = reports("Ford is a carmaker. In 1999 the company partnered with Siemens.")
    assert values(report, "partner") == {"Ford", "Siemens"}
    meant = {v.evidence.rule: v.evidence.confidence for v in report.all("partner")}
    assert meant["case.company-meant"] < meant["case.partnered"]


def test_the_company_is_the_organization_of_the_title() -> None:
    (report,) = reports(
        "Many people work for Siemens.",
        "In 1999 the company formed a joint venture with Bosch.",
        title="Siemens",
    )
    assert values(report, "partner") == {"Siemens", "Bosch"}


def test_a_partner_of_a_company_that_nothing_names_stands_alone() -> None:
    (report,) = reports("In 1999 the company formed a joint venture with Bosch.")
    assert values(report, "partner") == {"Bosch"}
    assert "unnamed" not in {value.property for value in report.values}


def test_in_a_case_text_the_company_is_no_partner_of_its_own_suppliers() -> None:
    found = reports(
        "Osprey was founded in 1990 as a joint venture of Ford and Siemens.",
        "In 1999 the company partnered with Bosch.",
        title="Osprey: a joint venture",
        kind="case",
    )
    assert [values(report, "partner") for report in found] == [{"Ford", "Siemens"}]


def test_people_are_no_partners() -> None:
    assert not reports("In 2004 Mary Smith collaborated with John Miller.")


def test_each_partner_with_its_own_purpose_is_a_case_of_its_own() -> None:
    found = reports(
        "In 2013 Siemens announced several partnerships, including one with Bosch and another "
        "with Nokia."
    )
    assert {frozenset(map(str, values(r, "partner"))) for r in found} == {
        frozenset({"Siemens", "Bosch"}),
        frozenset({"Siemens", "Nokia"}),
    }


@pytest.mark.parametrize(
    ("sentence", "status", "year"),
    [
        ("Siemens ended its partnership with Bosch in 2012.", "Ended", 2012),
        ("Siemens has a partnership with Bosch.", "Operating", None),
        ("Siemens plans to form a partnership with Bosch in 2030.", "Planned", None),
    ],
)
def test_the_verb_says_how_a_partnership_stands(
    sentence: str, status: str, year: int | None
) -> None:
    (report,) = reports(sentence)
    assert values(report, "status") == {status}
    assert values(report, "endYear") == ({year} - {None})
    assert not report.all("startYear")


def test_expanding_a_partnership_does_not_begin_it() -> None:
    (report,) = reports("In 2007 Siemens and Bosch expanded their partnership.")
    assert values(report, "partner") == {"Siemens", "Bosch"}
    assert not report.all("startYear")


def test_members_of_two_bodies_make_two_cases() -> None:
    found = reports("Siemens is a member of the Osprey Alliance and the Kestrel Consortium.")
    assert {str(v.value) for r in found for v in r.all("name")} == {
        "Osprey Alliance",
        "Kestrel Consortium",
    }
    assert all(values(report, "partner") == {"Siemens"} for report in found)


def test_what_several_organizations_founded_is_a_venture_where_nothing_says_more() -> None:
    (report,) = reports(
        "Osprey Corporation was incorporated in 1943 by Siemens and Microsoft.",
        "It made turbines.",
        title="Osprey Corporation: two parents",
        kind="case",
    )
    assert values(report, "form") == {"JointVenture"}
    assert values(report, "partner") == {"Siemens", "Microsoft"}


def test_the_case_of_a_case_text_may_have_no_partner_by_name() -> None:
    (report,) = reports(
        "Osprey was founded in 1973 by 239 banks as a cooperative society.",
        title="Osprey: a cooperative of banks",
        kind="case",
    )
    assert values(report, "name") == {"Osprey"}
    assert not report.all("partner")


def test_a_text_without_stops_is_passed_over_in_no_time() -> None:
    unpunctuated = "Siemens partnered with Bosch in a joint venture with its partner Intel , "
    assert not reports(unpunctuated * 60)


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("It was set up as a joint venture between Siemens plc and Bosch.", {"Siemens", "Bosch"}),
        (
            "Siemens has a number of partnerships with Bosch and Nokia.",
            {"Siemens", "Bosch", "Nokia"},
        ),
        ("Siemens has partnerships in place, including with Bosch.", {"Siemens", "Bosch"}),
        (
            "Siemens has alliances with Bosch in Italy and with Nokia.",
            {"Siemens", "Bosch", "Nokia"},
        ),
        ("Siemens did not renew its partnership with Bosch.", {"Siemens", "Bosch"}),
        ("The tram was a joint effort of Siemens, Bosch and Nokia.", {"Siemens", "Bosch", "Nokia"}),
        ("Siemens, in partnership with Bosch, built the tram.", {"Siemens", "Bosch"}),
        ("Siemens agreed with Bosch to set up a joint venture.", {"Siemens", "Bosch"}),
        ("The tender went to the consortium (Siemens, Bosch).", {"Siemens", "Bosch"}),
        ("Members of the consortium include Siemens and Bosch.", {"Siemens", "Bosch"}),
        ("Siemens and Bosch said that they had formed an alliance.", {"Siemens", "Bosch"}),
        ("Siemens sells trams through partners such as Bosch.", {"Siemens", "Bosch"}),
        ("Siemens serves as the official partner of Bosch.", {"Siemens", "Bosch"}),
        ("Thanks to a partnership with Bosch, Siemens made trams.", {"Siemens", "Bosch"}),
        ("Siemens counts Bosch among its partners.", {"Siemens", "Bosch"}),
        ("Siemens was wise to select Bosch as its partner.", {"Siemens", "Bosch"}),
        ("Siemens, whose partners include Bosch, makes trams.", {"Siemens", "Bosch"}),
        (
            "It was a joint project of Siemens and the Department of Physics at Keio University.",
            {"Siemens", "Keio University"},
        ),
    ],
)
def test_partners_are_read_in_further_wordings(sentence: str, partners: set[object]) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == partners


def test_nobody_is_made_a_partner_who_only_owns_another_member() -> None:
    (report,) = reports("The consortium comprises Siemens, Nokia and Japan's Toshiba.")
    assert values(report, "partner") == {"Siemens", "Nokia", "Toshiba"}


def test_a_partner_company_is_no_relationship() -> None:
    assert not reports("The partner company Siemens sold phones to Bosch.")


def test_more_of_a_venture_not_spoken_of_makes_no_case() -> None:
    assert not reports("Siemens and Bosch each hold 20 per cent of the venture.")
