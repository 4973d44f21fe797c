"""Which concepts are linked where, each rule with what it serves and what it leaves alone."""

import pytest

from interorg.ingest.concepts.mentions import concepts_in, concepts_of
from interorg.ingest.concepts.spans import ConceptSpan
from interorg.ingest.language import pipeline


def spans(text: str) -> list[ConceptSpan]:
    return concepts_in(pipeline()(text))


def linked(text: str) -> set[tuple[str, str]]:
    doc = pipeline()(text)
    return {(span.concept, doc[span.start : span.end].text) for span in concepts_in(doc)}


def concepts(text: str, rule: str = "") -> set[str]:
    return {span.concept for span in spans(text) if not rule or span.rule == rule}


@pytest.mark.parametrize(
    ("rule", "served", "concept", "left_alone"),
    [
        (
            "mention.object",
            "Alliances let firms share the very high initial costs.",
            "CostSharing",
            "Alliances share offices and their size raises the costs.",
        ),
        (
            "mention.passive",
            "In a consortium the costs of a plant are often shared.",
            "CostSharing",
            "In a consortium the costs are high and views are often shared.",
        ),
        (
            "mention.conjunct",
            "The alliance gave access to markets and technology.",
            "TechnologyAccess",
            "The alliance gave access to markets, and technology spread.",
        ),
        (
            "mention.shared-head",
            "The partners agreed on risk and cost sharing.",
            "RiskSharing",
            "The partners saw the risk, and cost sharing was agreed.",
        ),
        (
            "mention.lacking",
            "Communication between the partners was poor.",
            "CommunicationBreakdown",
            "Communication between the partners was not poor.",
        ),
        (
            "mention.decline",
            "Trust eroded soon, and the alliance ended.",
            "Distrust",
            "Trust eroded the will to control the alliance.",
        ),
        (
            "mention.predicative",
            "Contributions to the alliance were unequal.",
            "ContributionDispute",
            "Contributions to the alliance were not unequal.",
        ),
        (
            "mention.change",
            "The interests of the allied partners diverged.",
            "GoalConflict",
            "The roads of the allied partners diverged.",
        ),
        (
            "mention.inner",
            "Frequent meetings of the partners build trust.",
            "Trust",
            "Frequent meetings of the partners need a building.",
        ),
        (
            "mention.member",
            "Joint ventures are common, and partners learn from them.",
            "JointVenture",
            "Joint ventures are common, and third parties learn from them.",
        ),
        (
            "mention.arrangement",
            "Franchising spread fast. Such arrangements need little capital.",
            "FranchiseSystem",
            "Franchising spread fast. Seating arrangements need little capital.",
        ),
        (
            "mention.fortune",
            "The collapse of consortia surprised everyone.",
            "AllianceFailure",
            "The collapse of bridges surprised the consortium.",
        ),
    ],
)
def test_a_rule_links_what_it_serves_and_nothing_alike(
    rule: str, served: str, concept: str, left_alone: str
) -> None:
    assert concept in concepts(served, rule)
    assert concept not in concepts(left_alone, rule)


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("A lack of mutual trust ended the alliance.", "Distrust", "lack of mutual trust"),
        ("The alliance suffered from weak commitment.", "CommitmentDeficit", "weak commitment"),
        ("Alliances give access to vital resources.", "ResourceAccess", None),
        ("In alliances they pool their own resources.", "ResourcePooling", None),
        ("Partners that behave opportunistically end alliances.", "Opportunism", None),
        ("Alliances are costly to coordinate.", "CoordinationCost", "costly to coordinate"),
        ("Allied firms collaborate with their competitors.", "Coopetition", None),
        ("Partners learn from their partners in an alliance.", "InterorganizationalLearning", None),
    ],
)
def test_a_concept_is_linked_however_it_is_said(text: str, concept: str, words: str | None) -> None:
    found = linked(text)
    assert concept in {name for name, _ in found}
    assert words is None or (concept, words) in found


def test_a_member_of_a_list_with_modifiers_of_its_own_takes_none_from_the_first() -> None:
    found = concepts("The alliance needs a shared vision and intermediate outcomes.")
    assert "SharedUnderstanding" in found
    assert not concepts("The alliance needs joint plans and local design.", "mention.conjunct")


def test_what_is_not_done_is_no_passive() -> None:
    assert "CostSharing" in concepts("In the alliance costs were shared.", "mention.passive")
    assert not concepts("In the alliance costs were not shared.", "mention.passive")


def test_a_gap_is_filled_by_modifiers_only() -> None:
    assert "LeadOrganizationGovernance" not in concepts("They lead a firm in the alliance.")
    assert "RulesOfParticipation" not in concepts("The alliance is ruled by applicable law.")


def test_what_turns_a_concept_is_never_skipped() -> None:
    assert "ResourceAccess" not in concepts("Alliances gave access to insufficient resources.")


def test_a_label_that_modifies_another_noun_names_no_benefit() -> None:
    assert "CostReduction" in concepts("The alliance aims at cost reduction efforts.")
    assert "CostReduction" not in concepts("The alliance hired a cost reduction consultant.")


def test_an_acronym_among_numbered_things_is_a_number() -> None:
    assert "PublicPrivatePartnership" in concepts("Cities sign a P3 for each road.")
    assert "PublicPrivatePartnership" not in concepts("Two of them agreed (P3, P8) on the road.")


def test_common_words_need_a_passage_about_relationships() -> None:
    assert "AlliancePerformance" in concepts("Alliances and joint ventures need time for success.")
    assert "AlliancePerformance" not in concepts("A good pie needs time for success.")


def test_a_document_about_relationships_gives_context_to_all_its_passages() -> None:
    about = (
        "Alliances, partnerships and joint ventures live on what partners, allies and rivals say."
    )
    other = "Cakes, breads and pies live on what flour, sugar and butter give to them when baked."
    passage = "Trust is slow to grow."
    for said, expected in ((about, True), (other, False)):
        docs = [pipeline()(text) for text in (said, passage)]
        assert ("Trust" in {span.concept for span in concepts_of(docs)[1]}) is expected
    assert "Trust" not in concepts(passage)


@pytest.mark.parametrize(
    ("served", "left_alone", "concept"),
    [
        (
            "Partners ally, and incentives matter to partners. The incentives grew.",
            "Shops sell, and incentives matter to shops. The incentives grew.",
            "IncentiveAlignment",
        ),
        (
            "Open Communication and Governance: partners ally with partners that listen.",
            "They met the Governance Council, and partners ally with partners that listen.",
            "InterorganizationalGovernanceArrangement",
        ),
        (
            "The partners run a cooperative in the valley.",
            "The partners run a cooperative shop in the valley.",
            "ProducerCooperative",
        ),
        (
            "Alliances reduce the risk of the project.",
            "Alliances reduce the risk of opportunism.",
            "RiskDiversification",
        ),
    ],
)
def test_a_word_of_every_day_is_told_by_what_is_around_it(
    served: str, left_alone: str, concept: str
) -> None:
    assert concept in concepts(served)
    assert concept not in concepts(left_alone)


def test_a_label_that_begins_in_the_gap_of_another_comes_first() -> None:
    found = concepts("The alliance agreement has a clear exit strategy.")
    assert "ExitClause" in found
    assert "ClearObjectives" not in found
    assert "ClearObjectives" in concepts("The alliance has a clear common strategy.")


def test_what_a_noun_is_of_is_linked_beside_the_whole() -> None:
    found = concepts("Frequent visits gave the alliance a foundation for trust.")
    assert {"TrustBuilding", "Trust"} <= found


def test_partners_inside_a_longer_label_stand_for_a_form() -> None:
    (span,) = [s for s in spans("Alliances fail by a poor choice of partners.") if s.weak]
    assert span.concept == "StrategicAlliance"


def test_a_relationship_pointed_at_is_the_form_spoken_of() -> None:
    said = "The joint venture of the partners grew. The relationship of trust lasted."
    back = "The joint venture of the partners grew. The relationship lasted."
    assert "JointVenture" in {s.concept for s in spans(back) if s.weak}
    assert "Trust" in concepts(said)


def test_less_of_a_concept_is_marked_as_less() -> None:
    (span,) = [s for s in spans("Alliances lead to fewer conflicts.") if s.kind == "challenge"]
    assert span.concept == "ConflictChallenge"
    assert span.lessened
    assert not any(s.lessened for s in spans("Alliances lead to frequent conflicts."))


def test_a_reduction_of_a_concept_is_less_of_it() -> None:
    found = [s for s in spans("Alliances bring a drop in opportunism.") if s.kind == "challenge"]
    assert [(span.concept, span.lessened) for span in found] == [("Opportunism", True)]


def test_only_who_advocates_before_the_powerful_seeks_influence() -> None:
    assert "PoliticalInfluence" in concepts("Alliance partners advocate for a change of policy.")
    assert "PoliticalInfluence" not in concepts("For alliances this paper advocates for trust.")


def test_what_stands_for_a_form_is_weak_and_unsure() -> None:
    found = spans("Joint ventures are common, and the partners learn from such ventures.")
    assert {span.weak for span in found} == {True, False}
    for span in found:
        assert span.weak == (span.rule in ("mention.member", "mention.arrangement"))
        assert span.confidence < 0.6 or not span.weak


def test_spans_of_labels_do_not_overlap() -> None:
    text = (
        "Trust between partners lowers the cost of monitoring and of knowledge transfer barriers."
    )
    taken: set[int] = set()
    for span in spans(text):
        if span.rule == "mention.label":
            inside = set(range(span.start, span.end))
            assert not taken & inside
            taken |= inside
    assert taken


@pytest.mark.parametrize("text", ["", " ", ".", "- - -", "and and or", "משא ומתן בין ארגונים"])
def test_texts_without_concepts_have_none(text: str) -> None:
    assert spans(text) == []


def in_document(*texts: str) -> list[set[tuple[str, str]]]:
    docs = list(pipeline().pipe(texts))
    return [
        {(span.concept, doc[span.start : span.end].text) for span in found}
        for doc, found in zip(docs, concepts_of(docs), strict=True)
    ]


def test_an_acronym_is_carried_through_the_document_that_defines_it() -> None:
    _, later = in_document(
        "Inter-municipal cooperation (IMC) is common among small towns.", "IMCs lower costs."
    )
    assert ("PublicPublicPartnership", "IMCs") in later
    (elsewhere,) = in_document("IMCs lower costs.")
    assert "PublicPublicPartnership" not in {concept for concept, _ in elsewhere}


def test_an_acronym_may_stand_before_what_it_is_short_for() -> None:
    found = in_document("Each GPO (group purchasing organization) has members.", "A GPO saves.")
    assert ("PurchasingConsortium", "GPO") in found[1]


@pytest.mark.parametrize(
    "text",
    [
        "Inter-municipal cooperation (UK) is common among small towns.",
        "Customer relationship management (CRM) is a system.",
    ],
)
def test_letters_that_do_not_spell_a_concept_are_no_acronym_of_it(text: str) -> None:
    _, later = in_document(text, "The UK and the CRM matter to partners.")
    assert not {"UK", "CRM"} & {said for _, said in later}


def test_an_acronym_of_two_concepts_is_carried_for_neither() -> None:
    one, other = "Partners like joint planning (JP).", "Partners like joint purchasing (JP)."
    assert ("JointPlanning", "JP") in in_document(one, "JP pays.")[-1]
    assert "JP" not in {said for _, said in in_document(one, other, "JP pays.")[-1]}


def test_labels_that_share_a_word_both_stand() -> None:
    found = linked("In alliances, firms engage in shared knowledge creation.")
    assert {"KnowledgeSharingRoutine", "KnowledgeCreation"} <= {concept for concept, _ in found}
    found = linked("Many joint ventures fail.")
    assert {("JointVenture", "joint ventures"), ("AllianceFailure", "ventures fail")} <= found


def test_what_a_challenge_denies_is_not_there_though_its_label_reaches_further() -> None:
    found = concepts("Alliances suffer from partners not being fully committed to the venture.")
    assert "CommitmentDeficit" in found
    assert "Commitment" not in found


def test_a_label_does_not_begin_inside_a_hyphenated_word() -> None:
    assert "TradeAssociation" not in concepts("Alliances of nations form free-trade associations.")
    assert "TradeAssociation" in concepts("Alliances of firms form trade associations.")


def test_an_article_at_the_very_beginning_of_a_text_has_no_word_before_it() -> None:
    doc = pipeline()("No new entity types were added, since separate tables proved sufficient.")
    assert doc[0].pos_ == "DET"
    assert all(span.rule != "mention.inner" for span in concepts_in(doc, told=True))
