"""General nouns that take up what was named, and words that look like names for a capital."""

from collections.abc import Callable

import pytest

from interorg.ingest.evidence import Extraction

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Strategic alliances are common. Such arrangements give access to markets.",
            ("StrategicAlliance", "Enables", "MarketAccess"),
        ),
        (
            "Joint ventures pool resources. Such arrangements reduce costs.",
            ("JointVenture", "Enables", "CostReduction"),
        ),
        (
            "Information sharing is common. This practice reduces transaction costs.",
            ("InformationSharing", "Enables", "TransactionCostReduction"),
        ),
    ],
)
def test_a_demonstrative_with_a_general_noun_takes_up_what_was_named(
    text: str, statement: tuple[str, str, str], read: Read
) -> None:
    assert statement in {(c.subject, c.relation, c.object) for c in read(text).claims}


@pytest.mark.parametrize(
    "text",
    ["Trust reduces opportunism.", "Trust reduces conflict in alliances."],
)
def test_a_first_word_with_a_verb_after_it_is_no_name(text: str, read: Read) -> None:
    assert ("Trust", "Mitigates") in {(c.subject, c.relation) for c in read(text).claims}


def test_a_form_as_a_first_word_may_be_the_name_of_a_firm(read: Read) -> None:
    found = read("Alliance reduced its transaction costs last year.")
    assert "StrategicAlliance" not in {claim.subject for claim in found.claims}
