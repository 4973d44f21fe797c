from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from interorg.ingest.evidence import CaseReport, Evidence, Value
from interorg.ingest.organizations.identity import Identity, identify

PARTNERS = ["Sony", "Sony Ericsson", "Ericsson", "Toyota", "Toyota Motor", "Toyota Boshoku", "GM"]
FORMS = ["JointVenture", "EquityJointVenture", "Consortium", "StrategicAlliance"]
NAMES = ["NUMMI", "Nummi Inc.", "Concert", "Iridium"]


def report(
    document: str,
    partners: tuple[str, ...] = (),
    form: str = "JointVenture",
    name: str | None = None,
    start: int | None = None,
    end: int | None = None,
) -> CaseReport:
    def value(property: str, said: str | int) -> Value:
        return Value(property, said, Evidence(document, 0, 4, "Said", "case.test", 0.8))

    values = [value("form", form), *(value("partner", partner) for partner in partners)]
    for property, said in (("name", name), ("startYear", start), ("endYear", end)):
        if said is not None:
            values.append(value(property, said))
    return CaseReport(document, name or f"{form} of {', '.join(partners)}", tuple(values))


REPORTS = st.builds(
    report,
    st.sampled_from(["a", "b", "c"]),
    st.lists(st.sampled_from(PARTNERS), min_size=1, max_size=3, unique=True).map(tuple),
    st.sampled_from(FORMS),
    st.none() | st.sampled_from(NAMES),
    st.none() | st.integers(1950, 2000),
    st.none() | st.integers(2000, 2020),
)


def test_reports_with_one_family_and_the_same_partners_are_one_case() -> None:
    found = identify(
        [
            report("a", ("Toyota", "General Motors"), "JointVenture", start=1984),
            report("b", ("GM", "Toyota Motor Corporation"), "EquityJointVenture", end=2010),
        ]
    )
    (case,) = found.cases
    assert case.start_years == (1984,) and case.end_years == (2010,)
    assert case.forms == ("EquityJointVenture", "JointVenture")
    assert len(case.partners) == 2


def test_the_same_partners_in_another_family_of_forms_are_another_case() -> None:
    pair = ("Toyota", "General Motors")
    assert len(identify([report("a", pair), report("b", pair, "Consortium")]).cases) == 2


def test_one_name_in_years_that_do_not_meet_is_two_cases() -> None:
    early = report("a", ("BT", "MCI"), name="Concert", start=1994, end=1997)
    late = report("b", ("BT", "AT&T"), name="Concert", start=2000, end=2002)
    unknown = report("c", ("BT", "AT&T"), name="Concert")
    assert len(identify([early, late]).cases) == 2
    assert len({case.slug for case in identify([early, late]).cases}) == 2
    assert len(identify([early, unknown]).cases) == 1


def test_two_ventures_of_the_same_firms_in_one_text_stay_two() -> None:
    pair = ("Apple", "IBM")
    one, two = report("a", pair, name="Taligent"), report("a", pair, name="Kaleida")
    elsewhere = report("b", pair, name="Kaleida")
    assert [case.slug for case in identify([one, two, elsewhere]).cases] == ["kaleida", "taligent"]


def test_contradicting_years_stay_visible() -> None:
    found = identify([report("a", name="NUMMI", start=1984), report("b", name="NUMMI", start=1983)])
    assert found.cases[0].start_years == (1983, 1984)


def test_a_single_common_partner_joins_nothing() -> None:
    found = identify([report("a", ("Siemens",), name="One"), report("b", ("Siemens",), name="Two")])
    assert [case.slug for case in found.cases] == ["one", "two"]


def test_a_merge_gives_its_reason() -> None:
    found = identify([report("a", ("GM", "Toyota")), report("b", ("General Motors", "Toyota"))])
    assert found.merges["gm"].into == "general-motors"
    assert "known by both names" in found.merges["gm"].reason


def test_an_acronym_joins_only_where_a_document_defines_it() -> None:
    long = "Coastal Research and Computing"
    reports = [report("a", ("CRAC", "Siemens")), report("a", (long, "Siemens"))]
    assert "crac" not in identify(reports).merges
    assert "crac" in identify(reports, acronyms={"a": {"CRAC": long}}).merges


def test_a_full_name_and_one_of_another_trade_in_one_text_are_two_organizations() -> None:
    names = ("Orion", "Orion Corporation", "Orion Motors")
    found = identify([], [("a", name) for name in names])
    assert found.canonical("Orion") == found.canonical("Orion Corporation") == "orion"
    assert found.canonical("Orion Motors") == "orion-motors"
    apart = identify([], [("a", "Orion"), ("b", "Orion Corporation"), ("b", "Orion Motors")])
    assert not apart.merges
    assert identify([], [("a", "Orion Corporation"), ("b", "Orion Motors")]).merges


def test_mentions_take_part_in_merging() -> None:
    found = identify([report("a", ("Toyota", "GM"))], [("b", "Toyota Motor Corporation")])
    assert found.merges["toyota-motor"].into == "toyota"


@given(st.lists(REPORTS, max_size=8), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_reports_does_not_matter(reports: list[CaseReport], random: object) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert identify(shuffled) == identify(reports)


@given(st.lists(REPORTS, max_size=8))
@settings(deadline=None)
def test_identifying_twice_changes_nothing(reports: list[CaseReport]) -> None:
    found = identify(reports)
    again = identify([r for case in found.cases for r in case.reports])
    assert again == found


@given(st.lists(REPORTS, max_size=8))
@settings(deadline=None)
def test_every_report_belongs_to_exactly_one_case(reports: list[CaseReport]) -> None:
    told = [r for case in identify(reports).cases for r in case.reports]
    assert len(told) == len(set(told)) and set(told) == set(reports)


def _canonical(found: Identity) -> dict[str, str]:
    return {name: found.canonical(name) for name in PARTNERS}


@given(st.lists(REPORTS, max_size=8))
@settings(deadline=None)
def test_a_parent_is_never_merged_with_its_venture(reports: list[CaseReport]) -> None:
    found = _canonical(identify(reports))
    assert found["Sony"] != found["Sony Ericsson"]
    assert found["Ericsson"] != found["Sony Ericsson"]
    assert found["Toyota"] != found["Toyota Boshoku"]


@given(st.lists(REPORTS, max_size=8))
@settings(deadline=None)
def test_what_others_are_merged_into_is_merged_into_nothing(reports: list[CaseReport]) -> None:
    merges = identify(reports).merges
    assert all(merge.into not in merges for merge in merges.values())
