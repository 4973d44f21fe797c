from __future__ import annotations

from dataclasses import replace

import pytest

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import IOR, concept
from interorg.service.analysis.cell import behind
from interorg.service.analysis.choosing import choose, frontier
from interorg.service.analysis.comparison import compare
from interorg.service.analysis.concept_tree import Branch, concept_trees
from interorg.service.analysis.gap_map import Axis, gap_map
from interorg.service.analysis.oppositions import oppositions
from interorg.service.analysis.survey import Survey
from interorg.service.analysis.timeline import timeline
from interorg.service.content.vocabulary import read_vocabulary

JV, SA, BENEFIT = (concept(c).value for c in ("JointVenture", "StrategicAlliance", "Benefit"))


def compared(survey: Survey, **switches: bool) -> dict[str, list[dict[str, int]]]:
    """Return the counts of each row by its wording."""
    found = compare(survey, [JV, SA], **switches)
    return {
        f"{row.wording} {row.concept.label}": [
            {count.stance: count.claims for count in cell.counts} for cell in row.cells
        ]
        for section in found.sections
        for row in section.rows
    }


def test_forms_are_compared_by_stance_with_narrower_forms(survey: Survey) -> None:
    assert compared(survey) == {
        # An equity joint venture is a strategic alliance too.
        "enables risk sharing": [{"for": 2, "against": 1}, {"for": 2}],
        "enables cost reduction": [{"reserved": 1}, {}],
        "governed through interorganizational trust": [{"for": 1}, {}],
        "causes goal conflict": [{"for": 1}, {}],
    }


def test_narrower_forms_can_be_left_out(survey: Survey) -> None:
    rows = compared(survey, narrower=False)
    assert rows["enables risk sharing"] == [{"for": 1, "against": 1}, {"for": 1}]


def test_only_differences_leaves_out_rows_of_the_same_stances(survey: Survey) -> None:
    pair = [JV, concept("EquityJointVenture").value]
    both = compare(survey, pair, narrower=False, differences=True)
    shown = {row.concept.id for section in both.sections for row in section.rows}
    assert "concept/RiskSharing" in shown
    twice = compare(survey, [JV, JV], differences=True)
    assert not any(section.rows for section in twice.sections)


def test_a_form_tells_its_cases_and_years(survey: Survey) -> None:
    form = compare(survey, [JV, SA]).forms[0]
    assert (form.claims, form.cases, form.started.first) == (6, 1, 1984)
    assert (form.published.first, form.published.last, form.published.undated) == (1990, 2005, 1)


def test_the_map_tells_claims_denials_mentions_and_nothing_apart(survey: Survey) -> None:
    found = gap_map(
        survey,
        Axis("form", concept("InterorganizationalRelationship").value, 3),
        Axis("benefit", BENEFIT, 2),
    )
    states = {
        (row.key, column.key): field
        for row, line in zip(found.rows, found.fields, strict=True)
        for column, field in zip(found.columns, line, strict=True)
    }
    assert states["Cartel", "RiskSharing"].state == "text"
    assert states["Cartel", "RiskSharing"].documents == 2
    assert states["Cartel", "MarketAccess"].state == "denied"
    assert states["CorporateInterlock", "RiskSharing"].state == "nothing"
    assert states["CorporateInterlock", "RiskSharing"].address is None
    assert sum(found.totals.values()) == len(states)


def test_a_field_counts_claims_by_stance_either_way(survey: Survey) -> None:
    below = Axis("form", concept("InterorganizationalCollaboration").value)
    found = gap_map(survey, below, Axis("mechanism"))
    for row, line in zip(found.rows, found.fields, strict=True):
        if row.key == "JointVenture":
            assert [f.claims for f in line].count(1) == 1 and sum(f.claims for f in line) == 1
            break
    else:
        raise AssertionError("joint ventures are not below collaboration")
    cell = behind(survey, concept("Consortium").value, concept("CostReduction").value)
    assert (cell.state, cell.claims) == ("claims", 2)


def test_a_map_of_one_kind_counts_each_claim_once(survey: Survey) -> None:
    top = concept("InterorganizationalRelationship").value
    cell = behind(survey, top, top)
    assert cell.claims == 0
    everything = gap_map(survey, Axis("benefit"), Axis("benefit"))
    assert everything.totals["claims"] == 0


def test_behind_a_field_stand_its_claims_either_way_and_its_documents(survey: Survey) -> None:
    cell = behind(survey, JV, concept("Trust").value)
    assert [(each.wording, each.role, each.claims) for each in cell.relations] == [
        ("governed through", "object", 1)
    ]
    assert [document.id for document in cell.mentioning] == ["id/document/early"]
    assert len(cell.surest) == 1


def test_what_one_text_holds_and_another_denies_is_a_contradiction(survey: Survey) -> None:
    found = oppositions(survey)
    plain = [pair for pair in found.pairs if pair.level == "contradiction"]
    assert [(p.one.stance, p.other.stance, p.years_apart) for p in plain] == [
        ("for", "against", 15)
    ]
    assert plain[0].one.document.id == "id/document/early"
    assert found.pairs[0] == plain[0]


def test_opposed_claims_about_broader_and_narrower_concepts_are_kindred(survey: Survey) -> None:
    found = oppositions(survey, level="kindred")
    ends = {frozenset((p.one.subject.id, p.other.subject.id)) for p in found.pairs}
    assert frozenset(("concept/ResearchConsortium", "concept/Consortium")) in ends
    assert found.total == found.levels["kindred"] == len(found.pairs)
    confined = oppositions(survey, form=concept("Consortium").value)
    assert 0 < confined.total < sum(oppositions(survey).levels.values())


def test_pairs_come_in_pages_and_the_last_page_is_the_last(survey: Survey) -> None:
    every = oppositions(survey, size=100)
    singly = [oppositions(survey, page=n + 1, size=1).pairs[0] for n in range(every.total)]
    assert tuple(singly) == every.pairs
    assert oppositions(survey, page=900, size=1).page == every.total


def test_cases_stand_at_their_start_and_undated_ones_are_counted(survey: Survey) -> None:
    found = timeline(survey, "cases")
    assert (found.total, found.undated, found.step) == (3, 1, 1)
    assert [(bar.first, bar.total) for bar in found.bars if bar.total] == [(1984, 1), (1990, 1)]
    assert len(found.bars) == 7


def test_claims_stand_at_their_publication_and_by_stance(survey: Survey) -> None:
    found = timeline(survey, "claims", JV)
    names = [series.name for series in found.series]
    counts = {bar.first: dict(zip(names, bar.counts, strict=True)) for bar in found.bars}
    assert counts[1990] == {"for": 3, "with reserve": 1, "against": 0}
    assert counts[2005] == {"for": 0, "with reserve": 0, "against": 1}
    assert found.undated == 1


def test_a_branch_counts_each_claim_below_it_once(survey: Survey) -> None:
    def branches(given: tuple[Branch, ...]) -> list[Branch]:
        return [each for top in given for each in (top, *branches(top.narrower))]

    (tree,) = concept_trees(survey, ("benefit",))
    found = {branch.key: branch for branch in branches(tree.roots)}
    assert (found["Benefit"].claims.own, found["Benefit"].claims.with_narrower) == (0, 8)
    assert found["RiskSharing"].claims.own == 4
    assert tree.concepts == len(found)


@pytest.mark.parametrize("name", ["JointVenture", "joint venture", " Joint Venture ", JV])
def test_a_form_goes_by_key_label_and_iri(survey: Survey, name: str) -> None:
    assert choose(survey.vocabulary, name, ("form",)) == JV


def test_an_unknown_name_is_answered_with_the_nearest(survey: Survey) -> None:
    with pytest.raises(NotFound, match="Did you mean joint venture"):
        choose(survey.vocabulary, "joint ventrue", ("form",))
    with pytest.raises(NotFound, match="There is no form"):
        choose(survey.vocabulary, "Trust", ("form",))
    with pytest.raises(NotFound, match="page of all"):
        choose(survey.vocabulary, "\0<>" * 5_000)


def test_deeper_levels_keep_what_has_nothing_below_it(survey: Survey) -> None:
    first, second = (frontier(survey.vocabulary, "form", None, level) for level in (1, 2))
    assert concept("Cartel").value in first and concept("Cartel").value in second
    assert concept("InterorganizationalNetwork").value in first
    assert concept("InterorganizationalNetwork").value not in second


def test_neighbours_of_other_vocabularies_without_a_kind_count_nothing(survey: Survey) -> None:
    words = survey.vocabulary
    strange = {"label": "strange", "class": "x:Other", "broader": JV, "node": "x:below"}
    row = {"label": "joint venture", "class": f"{IOR.iri}FormConcept", "broader": "x:above"}
    other = read_vocabulary([strange, {**row, "node": JV}])
    wider = Survey(
        survey.tables,
        replace(
            words,
            broader={**words.broader, JV: words.broader[JV] | other.broader[JV]},
            narrower={**words.narrower, JV: words.narrower[JV] | other.narrower[JV]},
        ),
    )
    sides = Axis("form"), Axis("benefit")
    assert gap_map(wider, *sides).totals == gap_map(survey, *sides).totals
    assert concept_trees(wider) == concept_trees(survey)
    assert oppositions(wider).total == oppositions(survey).total
