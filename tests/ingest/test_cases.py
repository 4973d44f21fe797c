from __future__ import annotations

from collections.abc import Sequence

import pytest

from interorg.ingest.cases.reading import cases_in
from interorg.ingest.cases.rules import NAMING, RULES, VALUES
from interorg.ingest.cases.rules.clauses import clauses
from interorg.ingest.cases.rules.forms import family, form_phrases
from interorg.ingest.cases.rules.scene import Finding, Rule, Same, Scene, scene_of
from interorg.ingest.concepts.mentions import concepts_in
from interorg.ingest.document import Document, DocumentKind, Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport
from interorg.ingest.language import annotate, pipeline
from interorg.ingest.organizations.recognition import candidates_of


def scenes(text: str) -> list[Scene]:
    """Read a text as the document reader does: names that a first pass learns count in a second."""
    doc = pipeline()(text)
    phrases, organizations = form_phrases(doc), candidates_of([doc])[0]
    concepts = concepts_in(doc)
    names: frozenset[str] = frozenset()
    for sentence in doc.sents:
        scene = scene_of(sentence, phrases, organizations, names, concepts)
        found = [reading for rule in NAMING for reading in rule.read(scene)]
        names |= {r.name for r in found if isinstance(r, Same) and r.name is not None}
    return [scene_of(s, phrases, organizations, names, concepts) for s in doc.sents]


def read(rule: Rule, text: str) -> list[Finding | Same]:
    found = scenes(text)
    for scene in found:
        scene.tell([reading for known in VALUES for reading in known.read(scene)])
    return [reading for scene in found for reading in rule.read(scene)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_reads_its_example(rule: Rule) -> None:
    assert read(rule, rule.example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_reads_its_counter_example(rule: Rule) -> None:
    assert not read(rule, rule.counter_example)


def test_rules_have_ids_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def text(
    *paragraphs: str, title: str = "A text", kind: DocumentKind = "article"
) -> tuple[Document, tuple[CaseReport, ...]]:
    passages = tuple(Passage("paragraph", paragraph) for paragraph in paragraphs)
    document = compose("t", "t.md", Reading(passages, Metadata(key="t", title=title, kind=kind)))
    annotated = list(annotate(document, document.blocks))
    concepts = [concepts_in(doc) for _, doc in annotated]
    return document, cases_in(document, annotated, concepts)


def reports(
    *paragraphs: str, title: str = "A text", kind: DocumentKind = "article"
) -> Sequence[CaseReport]:
    return text(*paragraphs, title=title, kind=kind)[1]


def values(report: CaseReport, property: str) -> set[object]:
    return {value.value for value in report.all(property)}


def test_a_case_has_name_form_partners_and_year() -> None:
    (report,) = reports(
        "In 1987 Ford and Volkswagen formed a joint venture called Autolatina in Brazil."
    )
    assert values(report, "name") == {"Autolatina"}
    assert values(report, "form") == {"JointVenture"}
    assert values(report, "partner") == {"Ford", "Volkswagen"}
    assert values(report, "startYear") == {1987}


def test_a_list_of_partners_is_read_to_its_last_member() -> None:
    (report,) = reports(
        "The work went to a consortium of Siemens, ABB, Alcatel, General Electric and Toshiba."
    )
    assert values(report, "partner") == {"Siemens", "ABB", "Alcatel", "General Electric", "Toshiba"}


def test_what_one_sentence_says_of_another_case_stays_with_it() -> None:
    found = reports(
        "Sony and Ericsson formed a joint venture in 2001.",
        "Siemens and Nokia formed a joint venture in 2007.",
    )
    years = {frozenset(values(r, "partner")): values(r, "startYear") for r in found}
    assert years == {
        frozenset({"Sony", "Ericsson"}): {2001},
        frozenset({"Siemens", "Nokia"}): {2007},
    }


def test_organizations_that_merely_stand_in_a_sentence_make_no_case() -> None:
    assert not reports("Siemens and Bosch doubted that an alliance would help Nokia.")
    assert not reports("When the joint venture failed, Siemens sued Bosch.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Siemens and Bosch never formed a joint venture.",
        "Siemens and Bosch might form a joint venture.",
        "Had they trusted each other, Siemens and Bosch would have formed a joint venture.",
    ],
)
def test_what_is_denied_or_merely_possible_makes_no_case(sentence: str) -> None:
    assert not reports(sentence)


def test_a_plan_is_a_plan() -> None:
    (report,) = reports("Siemens and Bosch plan to form a joint venture in 2031.")
    assert values(report, "status") == {"Planned"}
    assert not report.all("startYear")


def test_the_venture_points_back_within_its_section() -> None:
    (report,) = reports(
        "Sony and Ericsson formed a joint venture in 2001. The joint venture was dissolved in 2012."
    )
    assert values(report, "endYear") == {2012}
    assert values(report, "status") == {"Ended"}


def test_the_title_of_a_case_text_names_its_case() -> None:
    (report,) = reports(
        "Covisint was founded in 2000. Renault and Nissan joined the consortium.",
        "The consortium was dissolved in 2004.",
        title="Covisint: a common marketplace",
        kind="case",
    )
    assert report.label == "Covisint"
    assert values(report, "partner") == {"Renault", "Nissan"}
    assert values(report, "startYear") == {2000}
    assert values(report, "endYear") == {2004}


def test_a_venture_is_not_its_own_partner() -> None:
    (report,) = reports(
        "Sony Ericsson was a joint venture owned equally by Sony of Japan and Ericsson of Sweden."
    )
    assert values(report, "partner") == {"Sony", "Ericsson"}
    assert {(v.of, v.value) for v in report.all("share")} == {("Sony", 50.0), ("Ericsson", 50.0)}


def test_shares_belong_to_those_who_hold_them() -> None:
    (report,) = reports(
        "Autolatina was a joint venture of Volkswagen, which held 51 per cent, and Ford, which "
        "held 49, and it covered Brazil."
    )
    assert {(v.of, v.value) for v in report.all("share")} == {("Volkswagen", 51.0), ("Ford", 49.0)}


def test_a_share_in_something_else_is_not_one_in_the_case() -> None:
    found = reports("Renault formed an alliance with Nissan and took 36.8 per cent of Nissan.")
    assert [report.all("share") for report in found] == [()]


def test_every_value_quotes_its_sentence_at_its_offsets() -> None:
    document, found = text(
        "An opening without facts.",
        "In 1987 Ford and Volkswagen formed a joint venture called Autolatina. It grew.",
    )
    shown = [value.evidence for report in found for value in report.values]
    assert shown
    for evidence in shown:
        assert document.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote.startswith("In 1987") and evidence.quote.endswith("Autolatina.")
        assert 0 < evidence.confidence <= 1
        assert evidence.sentence == 1


def test_reading_twice_gives_the_same_reports() -> None:
    sentence = (
        "Metronet was a consortium in which Atkins, Bombardier and Siemens held equal shares."
    )
    assert reports(sentence) == reports(sentence)


def test_headings_are_not_read_as_sentences() -> None:
    passages = (Passage("heading", "Siemens and Bosch formed a joint venture", level=2),)
    document = compose("t", "t.md", Reading(passages))
    annotated = list(annotate(document, document.blocks))
    assert cases_in(document, annotated) == ()


def test_an_empty_document_has_no_cases() -> None:
    assert cases_in(compose("t", "t.md", Reading(())), []) == ()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("ResearchConsortium", "Consortium"),
        ("EquityJointVenture", "JointVenture"),
        ("PublicPrivatePartnership", "Partnership"),
        ("MarketingAlliance", "StrategicAlliance"),
    ],
)
def test_forms_belong_to_families(form: str, expected: str) -> None:
    assert family(form) == expected


def test_a_year_dates_only_its_own_verb() -> None:
    doc = pipeline()("The venture was formed in 1984 and dissolved in 2010.")
    years = {clause.verb.text: clause.years() for clause in clauses(next(doc.sents))}
    assert years["formed"] == (1984,)
    assert years["dissolved"] == (2010,)


def test_a_blocked_plan_has_not_ended() -> None:
    (report,) = reports(
        "The joint venture between Rio Tinto and BHP Billiton was blocked by regulators and "
        "abandoned in 2010."
    )
    assert values(report, "status") == {"Blocked"}
