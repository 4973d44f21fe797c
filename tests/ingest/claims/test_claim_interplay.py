"""What is said of an effect, of a pair, of parts and of change is claimed in words of its own."""

from collections.abc import Callable

import pytest

from interorg.ingest.evidence import Claim, Extraction

Read = Callable[..., Extraction]


def stated(read: Read, text: str, relation: str) -> list[tuple[str, str, str]]:
    """Return subject, object and polarity of the claims of one relation."""
    return [(c.subject, c.object, c.polarity) for c in of(read, text, relation)]


def of(read: Read, text: str, relation: str) -> list[Claim]:
    return [claim for claim in read(text).claims if claim.relation == relation]


@pytest.mark.parametrize(
    "text",
    [
        "Power asymmetry moderates the relationship between trust and alliance performance.",
        "The effect of trust on alliance performance is moderated by power asymmetry.",
        "We found that power asymmetry weakens the effect of mutual trust on alliance performance.",
        "Power asymmetry is a moderator of the link between mutual trust and alliance performance.",
        "The effect of mutual trust on alliance performance is contingent on power asymmetry.",
        "The effect of mutual trust on alliance performance is weaker when power asymmetry is "
        "high.",
    ],
)
def test_what_an_effect_depends_on_moderates_its_outcome(text: str, read: Read) -> None:
    claims = stated(read, text, "Moderates")
    assert claims == [("PowerAsymmetry", "AlliancePerformance", "Affirmed")]


def test_what_leaves_an_effect_as_it_is_is_denied_to_moderate_it(read: Read) -> None:
    text = "Power asymmetry does not moderate the effect of mutual trust on alliance performance."
    claims = stated(read, text, "Moderates")
    assert claims == [("PowerAsymmetry", "AlliancePerformance", "Denied")]


def test_whether_something_moderates_is_a_question(read: Read) -> None:
    text = "We ask whether power asymmetry moderates the effect of mutual trust on innovation."
    assert all(claim.modality == "Questioned" for claim in of(read, text, "Moderates"))


@pytest.mark.parametrize("opening", ["H1: ", "H2a. ", "P3: ", "We hypothesize that "])
def test_a_hypothesis_is_put_forward_and_not_asserted(opening: str, read: Read) -> None:
    text = f"{opening}asset specificity aggravates the risk of opportunism."
    (claim,) = of(read, text, "Aggravates")
    assert (claim.subject, claim.object, claim.modality) == (
        "AssetSpecificity",
        "Opportunism",
        "Hedged",
    )


@pytest.mark.parametrize(
    ("text", "relation", "polarity"),
    [
        (
            "We found a negative effect of goal conflict on knowledge transfer.",
            "Hinders",
            "Affirmed",
        ),
        (
            "The results show no effect of cultural distance on knowledge transfer.",
            "Influences",
            "Denied",
        ),
        (
            "There is a positive relationship between mutual trust and knowledge transfer.",
            "AssociatedWith",
            "Affirmed",
        ),
        (
            "No correlation between mutual trust and knowledge transfer was observed.",
            "AssociatedWith",
            "Denied",
        ),
    ],
)
def test_an_effect_that_was_found_is_claimed(
    text: str, relation: str, polarity: str, read: Read
) -> None:
    (claim,) = of(read, text, relation)
    assert (claim.object, claim.polarity) == ("KnowledgeTransfer", polarity)


@pytest.mark.parametrize(
    ("text", "relation", "ends"),
    [
        (
            "Formal contracts and relational norms complement each other.",
            "Complements",
            ("Contract", "RelationalNorms"),
        ),
        (
            "Relational norms go hand in hand with formal contracts.",
            "Complements",
            ("RelationalNorms", "Contract"),
        ),
        (
            "Relational norms have taken the place of formal contracts.",
            "SubstitutesFor",
            ("RelationalNorms", "Contract"),
        ),
        (
            "The joint venture agreement is made up of an exit clause and other terms.",
            "HasElement",
            ("JointVentureAgreement", "ExitClause"),
        ),
        (
            "Many strategic alliances grow into joint ventures.",
            "EvolvesInto",
            ("StrategicAlliance", "JointVenture"),
        ),
        (
            "The literature of international business looks at international joint ventures.",
            "Studies",
            ("InternationalBusiness", "InternationalJointVenture"),
        ),
    ],
)
def test_a_relation_with_words_of_its_own_is_claimed(
    text: str, relation: str, ends: tuple[str, str], read: Read
) -> None:
    assert ends in [(claim.subject, claim.object) for claim in of(read, text, relation)]


@pytest.mark.parametrize(
    "text",
    [
        "We discuss the effect of mutual trust on knowledge transfer.",
        "The lawyers of the joint venture moderate talks on the effect of trust on performance.",
        "Strategic alliances include joint ventures and franchises.",
        "The benefits of alliances include cost savings.",
    ],
)
def test_what_merely_names_an_effect_or_a_list_states_none_of_it(text: str, read: Read) -> None:
    named = {"Influences", "Moderates", "HasElement", "AssociatedWith"}
    assert not [claim for claim in read(text).claims if claim.relation in named]
