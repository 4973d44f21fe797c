"""Polarity, modality, generality and credit of claims."""

from collections.abc import Callable

import pytest

from interorg.ingest.claims.discourse import document_claims
from interorg.ingest.claims.wording import worded
from interorg.ingest.concepts.mentions import concepts_in
from interorg.ingest.document import Passage, Reading, compose
from interorg.ingest.evidence import Extraction
from interorg.ingest.language import annotate, pipeline

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Relational norms curb opportunism.", "Affirmed", "Asserted"),
        ("Relational norms do not curb opportunism.", "Denied", "Asserted"),
        ("Relational norms may curb opportunism.", "Affirmed", "Hedged"),
        ("Relational norms may not curb opportunism.", "Denied", "Hedged"),
        ("Relational norms fail to curb opportunism.", "Denied", "Asserted"),
        ("Relational norms never curb opportunism.", "Denied", "Asserted"),
        ("No formal contract prevents opportunism.", "Denied", "Asserted"),
        ("Relational norms not only curb opportunism but also please.", "Affirmed", "Asserted"),
        ("Relational norms do not always curb opportunism.", "Affirmed", "Hedged"),
        ("There is no evidence that relational norms curb opportunism.", "Denied", "Asserted"),
        ("Relational norms should curb opportunism.", "Affirmed", "Prescriptive"),
        ("Relational norms would curb opportunism.", "Affirmed", "Hypothetical"),
        (
            "Whether relational norms curb opportunism is an open question.",
            "Affirmed",
            "Questioned",
        ),
        ("Do relational norms curb opportunism?", "Affirmed", "Questioned"),
    ],
)
def test_the_stance_of_a_sentence_is_read(
    text: str, polarity: str, modality: str, read: Read
) -> None:
    (claim,) = read(text).claims
    assert (claim.polarity, claim.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Contracts by themselves do not reduce opportunism.", "Asserted"),
        ("Trust is not enough to reduce opportunism.", "Asserted"),
        ("Contracts are insufficient to curb opportunism.", "Asserted"),
        ("Contracts do not reduce opportunism unless there is trust.", "Asserted"),
        (
            "Joint ventures give access to skills but do not by themselves create capabilities.",
            "Asserted",
        ),
        ("Contracts do not necessarily reduce opportunism.", "Hedged"),
        ("Alliances need not reduce costs.", "Hedged"),
        ("Contracts do not have to curb opportunism.", "Hedged"),
    ],
)
def test_a_denial_of_being_enough_or_certain_leaves_room(
    text: str, modality: str, read: Read
) -> None:
    claims = [claim for claim in read(text).claims if claim.polarity == "Denied"]
    assert {(claim.modality, claim.generality) for claim in claims} == {(modality, "Sometimes")}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Trust is not likely to reduce opportunism.", "Denied"),
        ("Contracts are not a way to reduce opportunism.", "Denied"),
        ("They do not think that contracts curb opportunism.", "Denied"),
        ("It cannot be ruled out that trust reduces opportunism.", "Affirmed"),
        ("Equal ownership can lead to deadlock; here rivalry was absent.", "Affirmed"),
        ("Trade associations have no planned end.", "Affirmed"),
        ("It is not the contract but trust that reduces opportunism.", "Affirmed"),
        (
            "A franchise system involves sharing revenue, so it is not made for small towns.",
            "Affirmed",
        ),
    ],
)
def test_a_negation_denies_only_what_it_governs(text: str, polarity: str, read: Read) -> None:
    claims = read(text).claims
    assert claims
    assert {claim.polarity for claim in claims} == {polarity}


def test_both_members_of_neither_and_nor_are_denied(read: Read) -> None:
    claims = read(
        "Joint ventures require neither a governance board nor a steering committee."
    ).claims
    assert {claim.object: claim.polarity for claim in claims} == {
        "GovernanceBoard": "Denied",
        "SteeringCommittee": "Denied",
    }


def test_what_none_could_do_alone_is_no_claim_of_those_in_an_alliance(read: Read) -> None:
    text = "Networks of firms earn a profit that neither partner could have generated alone."
    (claim,) = read(text).claims
    assert claim.polarity == "Affirmed"


def test_not_all_leaves_that_some_do(read: Read) -> None:
    (claim,) = read("Not all joint ventures reduce costs.").claims
    assert (claim.polarity, claim.modality) == ("Affirmed", "Hedged")
    assert claim.generality == "Sometimes"


def test_a_participle_is_as_hedged_as_its_verb(read: Read) -> None:
    text = "By sharing information, members of joint ventures can plan, leading to lower costs."
    claims = [claim for claim in read(text).claims if claim.object == "CostReduction"]
    assert claims
    assert {claim.modality for claim in claims} == {"Hedged"}


def test_what_a_study_examined_does_not_question_what_it_found(read: Read) -> None:
    text = "A study examined data and found that relational norms curb opportunism."
    assert [claim.modality for claim in read(text).claims] == ["Asserted"]


@pytest.mark.parametrize(
    ("adverb", "generality"),
    [("often", "Usually"), ("always", "Always"), ("sometimes", "Sometimes"), ("rarely", "Rarely")],
)
def test_an_adverb_of_frequency_gives_the_generality(
    adverb: str, generality: str, read: Read
) -> None:
    (claim,) = read(f"Relational norms {adverb} curb opportunism.").claims
    assert claim.generality == generality


def test_a_claim_about_a_claim_is_not_a_claim(read: Read) -> None:
    assert read("The idea that relational norms curb opportunism is old.").claims == ()


def test_where_the_statement_holds_is_its_context(read: Read) -> None:
    (claim,) = read("Relational norms curb opportunism in joint ventures.").claims
    assert claim.contexts == ("JointVenture",)


def test_a_claim_is_credited_to_the_work_it_cites(read: Read) -> None:
    (claim,) = read("Relational norms curb opportunism (Gulati, 1995, p. 93).").claims
    assert [(c.work, c.locator) for c in claim.citations] == [("Gulati1995", "p. 93")]


def test_an_unknown_work_gets_a_key_of_its_names_and_year(read: Read) -> None:
    (claim,) = read("As Quux and Corge (2031) show, relational norms curb opportunism.").claims
    assert [c.work for c in claim.citations] == ["quux-and-corge-2031"]


@pytest.mark.parametrize(
    "text",
    [
        "From the perspective of agency theory, relational norms curb opportunism.",
        "Agency theory holds that relational norms curb opportunism.",
        "According to agency theory, relational norms curb opportunism.",
    ],
)
def test_the_theory_a_claim_is_made_from_frames_it(text: str, read: Read) -> None:
    (claim,) = (c for c in read(text).claims if c.relation == "Mitigates")
    assert claim.framed_by == ("AgencyTheory",)


def test_a_theory_named_after_the_statement_does_not_frame_it(read: Read) -> None:
    (claim,) = read("Relational norms curb opportunism, and agency theory is old.").claims
    assert claim.framed_by == ()


def test_a_clause_of_its_own_is_not_credited_to_the_work_the_clause_before_names(
    read: Read,
) -> None:
    (claim,) = read("Gulati (1995) stays silent, but relational norms curb opportunism.").claims
    assert claim.citations == ()


def test_what_may_be_done_first_may_be_done_last(read: Read) -> None:
    claims = read("Contracts may serve to curb opportunism, or to reduce uncertainty.").claims
    assert {claim.modality for claim in claims} == {"Hedged"}
    assert len(claims) == 2


def test_a_month_before_a_year_is_no_author(read: Read) -> None:
    (claim,) = read("Relational norms curb opportunism (in May 1993).").claims
    assert claim.citations == ()


def test_a_bracket_that_is_never_closed_does_not_run_sentences_together(read: Read) -> None:
    text = "They gave reasons (see below. Relational norms curb opportunism. It rained."
    (claim,) = read(text).claims
    assert claim.evidence.quote == "Relational norms curb opportunism."


def test_what_follows_a_list_of_a_thousand_members_is_read() -> None:
    words = ", ".join(["contracts", "reputation", "the trust of others"] * 400)
    after = "Relational norms curb opportunism."
    text = f"In joint ventures the firms use {words} and norms. {after}"
    document = compose("d", "d.md", Reading((Passage("paragraph", text),)))
    parsed = list(annotate(document, document.blocks))
    claims = document_claims(document, parsed, [concepts_in(doc) for _, doc in parsed])
    assert claims[-1].evidence.quote == after
    assert {claim.relation for claim in claims[:-1]} == {"Employs"}


def test_a_poor_means_is_none(read: Read) -> None:
    (claim,) = read("Consortia are a poor instrument for reducing costs.").claims
    assert (claim.relation, claim.polarity) == ("Enables", "Denied")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("A contract is not an instrument that reduces opportunism.", "Denied"),
        ("A contract is no instrument that reduces opportunism.", "Denied"),
        ("A contract is an instrument that reduces opportunism.", "Affirmed"),
    ],
)
def test_what_something_is_not_said_to_be_it_does_not_do(
    text: str, polarity: str, read: Read
) -> None:
    claims = read(text).claims
    assert claims
    assert {claim.polarity for claim in claims} == {polarity}


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        ("Terms like network and alliance are used for groups of libraries.", True),
        ("Words such as network or alliance are used for groups of libraries.", True),
        ("Forms like network and alliance are used by groups of libraries.", False),
        ("The term alliance is used for groups of libraries.", False),
    ],
)
def test_words_in_a_list_of_words_are_only_spoken_of(text: str, spoken_of: bool) -> None:
    doc = pipeline()(text)
    (alliance,) = [token for token in doc if token.lower_ == "alliance"]
    assert worded(alliance) is spoken_of
