"""What comparisons say: on which dimension, and which end has more of it."""

from collections.abc import Callable

import pytest

from interorg.ingest.claims.sides import across
from interorg.ingest.evidence import Claim, Extraction
from interorg.ingest.language import pipeline

Read = Callable[..., Extraction]


def compared(read: Read, text: str) -> list[Claim]:
    """Return the claims of a text that set two concepts side by side."""
    comparisons = ("ComparesWith", "ContrastsWith")
    return [claim for claim in read(text).claims if claim.relation in comparisons]


@pytest.mark.parametrize(
    ("text", "dimension", "outcome"),
    [
        ("Strategic alliances are more informal than joint ventures.", "Formalization", "LessThan"),
        ("Strategic alliances are less formal than joint ventures.", "Formalization", "LessThan"),
        (
            "Joint ventures have a higher degree of formalization than alliances.",
            "Formalization",
            "GreaterThan",
        ),
        (
            "Networks rely less on formal rules than joint ventures do.",
            "Formalization",
            "LessThan",
        ),
        ("Formalization is lower in networks than in joint ventures.", "Formalization", "LessThan"),
        (
            "Networks are more loosely coupled than joint ventures.",
            "Formalization",
            "DifferentFrom",
        ),
        (
            "Joint ventures last longer than strategic alliances.",
            "DurationOrientation",
            "GreaterThan",
        ),
        (
            "Strategic alliances are shorter-lived than joint ventures.",
            "DurationOrientation",
            "LessThan",
        ),
        (
            "Compared with joint ventures, licensing agreements leave partners more autonomy.",
            "AutonomyRetention",
            "GreaterThan",
        ),
        ("Consortia have more members than joint ventures.", "PartnerArity", "GreaterThan"),
        ("Alliances involve less equity than joint ventures.", "EquityBasis", "LessThan"),
        ("Relative to joint ventures, networks are less formalized.", "Formalization", "LessThan"),
        ("In contrast to joint ventures, networks are less formal.", "Formalization", "LessThan"),
        (
            "Unlike joint ventures, strategic alliances are informal.",
            "Formalization",
            "DifferentFrom",
        ),
        ("Strategic alliances are as formal as joint ventures.", "Formalization", "SameAs"),
        ("Strategic alliances are not as formal as joint ventures.", "Formalization", "LessThan"),
        (
            "Joint ventures are formal, whereas strategic alliances are informal.",
            "Formalization",
            "GreaterThan",
        ),
        (
            "While joint ventures are long-term, licensing agreements are short-term.",
            "DurationOrientation",
            "LessThan",
        ),
    ],
)
def test_a_comparison_is_claimed_with_dimension_and_direction(
    text: str, dimension: str, outcome: str, read: Read
) -> None:
    (claim,) = compared(read, text)
    assert (claim.relation, claim.dimension, claim.outcome) == ("ComparesWith", dimension, outcome)
    assert (claim.polarity, claim.modality) == ("Affirmed", "Asserted")


@pytest.mark.parametrize(
    "text",
    [
        "Strategic alliances are more flexible than joint ventures.",
        "Joint ventures have lower coordination costs than consortia.",
        "Franchises require more able managers than joint ventures.",
        "Contractual alliances, unlike joint ventures, do not create a separate legal entity.",
    ],
)
def test_a_comparison_on_no_dimension_sets_its_ends_apart(text: str, read: Read) -> None:
    (claim,) = compared(read, text)
    assert (claim.relation, claim.dimension, claim.polarity) == ("ContrastsWith", None, "Affirmed")


@pytest.mark.parametrize(
    "text",
    [
        "Networks are no more formal than joint ventures.",
        "Networks are more than a series of joint ventures.",
        "Firms form alliances more often than they buy joint ventures.",
        "As long as joint ventures last, networks survive.",
        "Joint ventures are treated as partnerships.",
        "Compared with 1990, joint ventures are more common.",
        "Networks depend less on formal contracts than on mutual trust.",
    ],
)
def test_what_only_looks_like_a_comparison_is_none(text: str, read: Read) -> None:
    assert compared(read, text) == []


def test_a_denied_comparison_is_denied(read: Read) -> None:
    (claim,) = compared(read, "Joint ventures are not more formal than networks.")
    assert (claim.outcome, claim.polarity) == ("GreaterThan", "Denied")


def test_nothing_is_said_of_what_another_has_more_than(read: Read) -> None:
    claims = read("Strategic alliances are more flexible than joint ventures.").claims
    assert ("StrategicAlliance", "Flexibility") in {(c.subject, c.object) for c in claims}
    assert ("JointVenture", "Flexibility") not in {(c.subject, c.object) for c in claims}


def test_a_statement_does_not_cross_to_the_other_side_of_a_contrast() -> None:
    doc = pipeline()("Joint ventures are formal, whereas strategic alliances are informal.")
    one, other = doc[1], doc[7]
    formal, informal = doc[3], doc[9]
    assert across(one, "HasCharacteristic", informal)
    assert across(other, "HasCharacteristic", formal)
    assert not across(one, "HasCharacteristic", formal)
    assert not across(other, "HasCharacteristic", informal)
    assert not across(one, "ComparesWith", other)


@pytest.mark.parametrize(
    ("text", "crossing"),
    [
        (
            "Relational norms curb opportunism, and formal contracts reduce conflict.",
            ("RelationalNorms", "ConflictChallenge"),
        ),
        (
            "Monitoring reduces free riding, and trust supports the sharing of knowledge.",
            ("Monitoring", "KnowledgeSharingRoutine"),
        ),
    ],
)
def test_nothing_crosses_from_one_of_two_clauses_to_the_other(
    text: str, crossing: tuple[str, str], read: Read
) -> None:
    claims = read(text).claims
    assert claims
    assert crossing not in {(claim.subject, claim.object) for claim in claims}


def test_a_clause_without_a_subject_of_its_own_goes_on_with_the_first(read: Read) -> None:
    claims = read("Strategic alliances reduce costs and give access to markets.").claims
    assert {claim.subject for claim in claims} == {"StrategicAlliance"}
    assert {"CostReduction", "MarketAccess"} <= {claim.object for claim in claims}
