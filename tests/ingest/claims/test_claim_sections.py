"""Lists speak of the form of their own section, or of none."""

from __future__ import annotations

import pytest

from interorg.ingest.claims.headings import Outline
from interorg.ingest.document import Metadata, Passage, Reading, compose
from interorg.ingest.evidence import Claim
from interorg.ingest.pipeline import extract


def claims(*passages: tuple[str, str, int]) -> list[Claim]:
    made = tuple(Passage(kind, text, level) for kind, text, level in passages)  # type: ignore[arg-type]
    metadata = Metadata(key="t", title="Strategic alliances", kind="article")
    return list(extract(compose("t", "t.md", Reading(made, metadata))).claims)


def test_a_list_is_of_the_form_in_the_heading_above_it() -> None:
    found = claims(
        ("heading", "Strategic alliances", 1),
        ("heading", "Joint ventures", 2),
        ("heading", "Benefits", 3),
        ("item", "risk sharing", 1),
    )
    assert [(c.subject, c.object) for c in found] == [("JointVenture", "RiskSharing")]


@pytest.mark.parametrize("heading", ["Benefits of trust", "Benefits we did not find", "Exporting"])
def test_a_list_of_another_subject_is_not_the_titles(heading: str) -> None:
    passages = [("heading", "Strategic alliances", 1), ("heading", heading, 2)]
    if heading == "Exporting":
        passages.append(("heading", "Benefits", 3))
    assert claims(*passages, ("item", "risk sharing", 1)) == []


def test_what_may_be_a_benefit_is_hedged() -> None:
    found = claims(
        ("heading", "Strategic alliances", 1),
        ("heading", "Potential benefits", 2),
        ("item", "risk sharing", 1),
    )
    assert [claim.modality for claim in found] == ["Hedged"]


def test_a_section_without_a_subject_of_its_own_keeps_the_one_above() -> None:
    outline = Outline("StrategicAlliance")
    outline.enter(1, "Joint ventures", {"JointVenture"})
    outline.enter(2, "Findings", set())
    assert outline.form() == "JointVenture"
    outline.enter(2, "Greenfield entry", set())
    assert outline.form() is None
