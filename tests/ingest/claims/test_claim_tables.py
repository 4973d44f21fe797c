"""Tables state what their head row and first column say of their cells."""

import pytest

from interorg.ingest.document import Cell, Metadata, Passage, Reading, compose
from interorg.ingest.pipeline import extract


def claims(*rows: str, heading: str = "An overview") -> set[tuple[str, str, str]]:
    """Return what a table under a heading states; its cells are parted by bars."""
    cells = tuple(
        Passage("cell", text.strip(), cell=Cell("0", row, column))
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
    )
    reading = Reading((Passage("heading", heading, 2), *cells), Metadata(title="A text"))
    found = extract(compose("d", "d.md", reading)).claims
    return {(claim.subject, claim.relation, claim.object) for claim in found}


def test_a_cell_is_read_by_the_head_of_its_column_and_the_form_of_its_row() -> None:
    assert claims(
        "Form | Benefits | Challenges",
        "Joint venture | Risk sharing, market access | Goal conflict",
        "Franchising | Cost reduction | Free riding",
    ) == {
        ("JointVenture", "Enables", "RiskSharing"),
        ("JointVenture", "Enables", "MarketAccess"),
        ("JointVenture", "Causes", "GoalConflict"),
        ("FranchiseSystem", "Enables", "CostReduction"),
        ("FranchiseSystem", "Causes", "FreeRiding"),
    }


def test_forms_may_head_the_columns_and_roles_the_rows() -> None:
    assert claims(
        " | Joint venture | Franchising",
        "Advantages | Risk sharing | Cost reduction",
        "Disadvantages | Goal conflict | Free riding",
    ) == {
        ("JointVenture", "Enables", "RiskSharing"),
        ("JointVenture", "Causes", "GoalConflict"),
        ("FranchiseSystem", "Enables", "CostReduction"),
        ("FranchiseSystem", "Causes", "FreeRiding"),
    }


def test_a_table_that_says_what_its_cells_are_is_not_governed_from_outside() -> None:
    rows = ("Form | Benefits", "Joint venture | Risk sharing", "Consortium | Cost sharing")
    assert claims(*rows, heading="Challenges of franchising") == {
        ("JointVenture", "Enables", "RiskSharing"),
        ("Consortium", "Enables", "CostSharing"),
    }


@pytest.mark.parametrize("heading", ["Joint ventures", "Benefits of joint ventures"])
def test_the_heading_names_the_form_of_a_table_that_names_none(heading: str) -> None:
    rows = ("Advantages | Example", "Risk sharing | a plant", "Market access | a port")
    assert claims(*rows, heading=heading) == {
        ("JointVenture", "Enables", "RiskSharing"),
        ("JointVenture", "Enables", "MarketAccess"),
    }


def test_what_a_cell_denies_is_not_stated() -> None:
    assert claims("Form | Benefits", "Joint venture | No risk sharing") == set()


def test_a_table_without_roles_states_nothing() -> None:
    assert claims("Form | Year", "Joint venture | Risk sharing") == set()
