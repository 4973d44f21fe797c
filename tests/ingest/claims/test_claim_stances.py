"""Conditions, duties, doubts and denials that other words than "not" express."""

from collections.abc import Callable

import pytest

from interorg.ingest.evidence import Extraction

Read = Callable[..., Extraction]


def stances(read: Read, text: str) -> set[tuple[str, str]]:
    """Return polarity and modality of all claims of a text, of which there is one at least."""
    found: set[tuple[str, str]] = {(claim.polarity, claim.modality) for claim in read(text).claims}
    assert found
    return found


@pytest.mark.parametrize(
    "text",
    [
        "If partners trust each other, contracts curb opportunism.",
        "Contracts curb opportunism if partners trust each other.",
        "Provided that partners cooperate, contracts curb opportunism.",
        "Unless partners distrust each other, contracts curb opportunism.",
        "Contracts curb opportunism unless partners distrust each other.",
    ],
)
def test_what_holds_on_a_condition_is_hypothetical(text: str, read: Read) -> None:
    assert stances(read, text) == {("Affirmed", "Hypothetical")}


@pytest.mark.parametrize(
    "text",
    [
        "Even if partners trust each other, contracts prevent opportunism.",
        "Contracts prevent opportunism, as if they were laws.",
    ],
)
def test_even_if_and_as_if_set_no_condition(text: str, read: Read) -> None:
    assert stances(read, text) == {("Affirmed", "Asserted")}


@pytest.mark.parametrize(
    "text",
    [
        "Strategic alliances need to establish a steering committee.",
        "Strategic alliances are required to establish a steering committee.",
    ],
)
def test_what_has_to_be_done_is_prescribed_or_required(text: str, read: Read) -> None:
    (claim,) = read(text).claims
    assert claim.polarity == "Affirmed"
    told = (claim.relation, claim.modality)
    assert told in {("Employs", "Prescriptive"), ("Requires", "Asserted")}


@pytest.mark.parametrize(
    "text",
    [
        "It is a myth that contracts curb opportunism.",
        "It is a common misconception that contracts curb opportunism.",
        "Contracts no longer curb opportunism.",
    ],
)
def test_what_is_called_a_myth_or_no_longer_so_is_denied(text: str, read: Read) -> None:
    assert stances(read, text) == {("Denied", "Asserted")}


@pytest.mark.parametrize(
    "text",
    [
        "Few would deny that contracts curb opportunism.",
        "Nobody denies that contracts curb opportunism.",
        "It is no myth that contracts curb opportunism.",
    ],
)
def test_a_denied_denial_affirms(text: str, read: Read) -> None:
    assert stances(read, text) == {("Affirmed", "Asserted")}


def test_what_is_doubtful_is_questioned(read: Read) -> None:
    text = "It is doubtful that contracts curb opportunism."
    assert stances(read, text) == {("Affirmed", "Questioned")}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Joint ventures are more costly than licensing.", "Affirmed"),
        ("Licensing is less costly than joint ventures.", "Denied"),
    ],
)
def test_what_is_less_so_is_not_said_to_be_so(text: str, polarity: str, read: Read) -> None:
    costly = [claim for claim in read(text).claims if claim.relation == "Causes"]
    assert {claim.polarity for claim in costly} == {polarity}


def test_a_phrase_whose_object_is_denied_is_denied(read: Read) -> None:
    claims = read("Joint ventures reduce neither transaction costs nor risk.").claims
    assert {claim.polarity for claim in claims} == {"Denied"}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Contracts cannot curb opportunism.", ("Denied", "Asserted")),
        ("Contracts can not curb opportunism.", ("Denied", "Asserted")),
        ("Contracts may not curb opportunism.", ("Denied", "Hedged")),
        ("Contracts can not only curb opportunism.", ("Affirmed", "Hedged")),
        ("Contracts cannot always curb opportunism.", ("Affirmed", "Hedged")),
        ("Contracts can curb opportunism.", ("Affirmed", "Hedged")),
    ],
)
def test_what_cannot_be_is_denied_without_a_hedge(
    text: str, stance: tuple[str, str], read: Read
) -> None:
    assert stances(read, text) == {stance}


def test_what_does_not_hold_unless_something_else_does_is_denied(read: Read) -> None:
    text = "Contracts do not curb opportunism unless partners trust each other."
    assert stances(read, text) == {("Denied", "Asserted")}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Licensing agreements carry no risk of opportunism.", "Denied"),
        ("Joint ventures are free of opportunism.", "Denied"),
        ("Joint ventures offer no protection against knowledge leakage.", "Denied"),
        ("Formal contracts leave little room for opportunism.", "Affirmed"),
    ],
)
def test_what_is_said_not_to_be_there_is_denied(text: str, polarity: str, read: Read) -> None:
    assert {claim.polarity for claim in read(text).claims} <= {polarity}


@pytest.mark.parametrize(
    "text",
    [
        "Ghoshal rejects the thesis that contracts curb opportunism in alliances.",
        "Contracts prevent conflict in alliances rather than opportunism.",
    ],
)
def test_what_is_rejected_or_set_aside_is_not_claimed(text: str, read: Read) -> None:
    assert "Opportunism" not in {claim.object for claim in read(text).claims}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Formal contracts reduce opportunism only when courts are reliable.", "Hypothetical"),
        ("As long as courts are reliable, formal contracts reduce opportunism.", "Hypothetical"),
        ("Use formal contracts to prevent opportunism.", "Prescriptive"),
        ("Partners are advised to use formal contracts to prevent opportunism.", "Prescriptive"),
    ],
)
def test_conditions_and_advice_are_told(text: str, modality: str, read: Read) -> None:
    found = {claim.modality for claim in read(text).claims if claim.object == "Opportunism"}
    assert found == {modality}
