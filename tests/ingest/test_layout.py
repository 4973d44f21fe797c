"""What lists under headings and lead-ins state."""

from interorg.ingest.document import Metadata, Passage, Reading, compose
from interorg.ingest.pipeline import extract


def statements(*passages: Passage, title: str = "Notes") -> set[tuple[str, str, str]]:
    document = compose("d", "d.md", Reading(passages, Metadata(title=title)))
    return {(c.subject, c.relation, c.object) for c in extract(document).claims}


def heading(text: str, level: int = 2) -> Passage:
    return Passage("heading", text, level)


def item(text: str) -> Passage:
    return Passage("item", text, 1)


def test_items_under_a_heading_of_benefits_are_benefits_of_its_form() -> None:
    assert statements(
        heading("Advantages of joint ventures"),
        item("Risk sharing"),
        item("Access to new markets: the local partner knows them."),
        item("A good deal of paperwork"),
    ) == {("JointVenture", "Enables", "RiskSharing"), ("JointVenture", "Enables", "MarketAccess")}


def test_items_after_a_lead_in_with_a_colon_count_too() -> None:
    assert statements(
        Passage("paragraph", "Strategic alliances have a number of disadvantages:"),
        item("Goal conflict"),
        Passage("paragraph", "Something else is discussed here."),
        item("Free riding"),
    ) == {
        ("StrategicAlliance", "Causes", "GoalConflict"),
        # The lead-in says that there are some before the list says which.
        ("StrategicAlliance", "Causes", "Challenge"),
    }


def test_subheadings_under_a_governing_heading_are_its_items() -> None:
    assert statements(
        heading("Disadvantages", 2),
        heading("Cultural differences", 3),
        Passage("paragraph", "People differ."),
        heading("Law", 2),
        item("Goal conflict"),
        title="A guide to joint ventures",
    ) == {("JointVenture", "Causes", "CulturalDifference")}


def test_a_heading_of_two_forms_governs_nothing() -> None:
    assert statements(
        heading("Benefits of joint ventures and franchises"), item("Risk sharing")
    ) == (set())


def test_a_heading_of_benefits_and_risks_governs_nothing() -> None:
    assert (
        statements(heading("Benefits and risks of joint ventures"), item("Risk sharing")) == set()
    )


def test_an_item_that_only_mentions_a_benefit_states_nothing() -> None:
    assert (
        statements(
            heading("Advantages of joint ventures"),
            item("The lawyers who drew up the scheme for risk sharing among all the parties"),
        )
        == set()
    )


def test_an_item_that_is_a_sentence_speaks_for_itself() -> None:
    passages = heading("Disadvantages of joint ventures"), item("Goal conflict is rare.")
    document = compose("d", "d.md", Reading(passages, Metadata(title="Notes")))
    affirmed = {claim.object for claim in extract(document).claims if claim.polarity == "Affirmed"}
    assert "GoalConflict" not in affirmed


def test_a_paragraph_that_begins_with_a_head_of_its_own_is_an_item() -> None:
    assert ("FranchiseSystem", "Causes", "LossOfControl") in statements(
        heading("Disadvantages of franchising"),
        Passage("paragraph", "Loss of control. The owner of the outlet decides on much."),
    )


def test_an_enumeration_lists_what_the_sentence_before_announces() -> None:
    text = (
        "There are two main reasons for joint ventures. "
        "First, the parents share risk. Second, they seek market access."
    )
    assert {
        ("RiskSharing", "Motivates", "JointVenture"),
        ("MarketAccess", "Motivates", "JointVenture"),
    } <= statements(Passage("paragraph", text))


def test_an_item_that_lists_several_names_each() -> None:
    assert statements(
        heading("Advantages of joint ventures"),
        item("Risk sharing, market access; cost reduction"),
        item("More paper, such as knowledge transfer"),
    ) == {
        ("JointVenture", "Enables", "RiskSharing"),
        ("JointVenture", "Enables", "MarketAccess"),
        ("JointVenture", "Enables", "CostReduction"),
    }
