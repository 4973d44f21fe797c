"""Claims of sentences against annotations, with a stand-in for extraction and with extraction."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from interorg.ingest.document import Document
from interorg.ingest.evaluation.claims import evaluate_claims
from interorg.ingest.evaluation.cooccurrence import cooccurring, usual_relations
from interorg.ingest.evaluation.report import as_json, as_text
from interorg.ingest.evaluation.statements import Judge, Statement
from interorg.ingest.evidence import Claim, Evidence, Extraction, Mention
from interorg.ontology.concepts import load_concepts
from interorg.ontology.relations import load_relation_types

PAIR = ("Trust", "Enables", "OperationalEfficiency")


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(load_concepts(), load_relation_types())


def claim(subject: str, relation: str, object: str, **more: object) -> dict[str, object]:
    return {"subject": subject, "relation": relation, "object": object, **more}


def gold(tmp_path: Path, *lines: dict[str, object]) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


Said = tuple[str, str, str]


def saying(**by_words: Said) -> Callable[[Document], Extraction]:
    """Return an extraction that states something wherever a word stands, and links both ends."""

    def extract(document: Document) -> Extraction:
        claims, mentions = [], []
        for word, (subject, relation, object) in by_words.items():
            at = document.text.find(word)
            if at < 0:
                continue
            evidence = Evidence(document.key, at, at + len(word), word, "r", 0.8)
            claims.append(Claim(subject, relation, object, evidence))
            mentions += [Mention(evidence, concept=subject), Mention(evidence, concept=object)]
        return Extraction(tuple(claims), mentions=tuple(mentions))

    return extract


def test_a_parent_or_child_is_right_in_the_tree_but_not_strictly(judge: Judge) -> None:
    wanted = Statement("StrategicAlliance", "Enables", "Trust")
    child = Statement("MarketingAlliance", "Enables", "Trust")
    far = Statement("InterorganizationalRelationship", "Enables", "Trust")
    assert not judge.fits("strict")(wanted, child)
    assert judge.fits("tree")(wanted, child)
    assert not judge.fits("loose")(wanted, far)


def test_only_a_symmetric_relation_may_be_turned(judge: Judge) -> None:
    compared = Statement("JointVenture", "ComparesWith", "StrategicAlliance")
    turned = Statement("StrategicAlliance", "ComparesWith", "JointVenture")
    assert judge.fits("strict")(compared, turned)
    enabled = Statement("JointVenture", "Enables", "Trust")
    back = Statement("Trust", "Enables", "JointVenture")
    assert not judge.fits("tree")(enabled, back)
    assert judge.fits("loose")(enabled, back)


def test_loose_is_whatever_the_relation(judge: Judge) -> None:
    wanted, other = Statement(*PAIR), Statement("Trust", "Hinders", "OperationalEfficiency")
    assert judge.fits("loose")(wanted, other) and not judge.fits("tree")(wanted, other)


def test_levels_stance_linking_and_relations_are_scored(tmp_path: Path) -> None:
    path = gold(
        tmp_path,
        {"sentence": "One.", "claims": [claim(*PAIR, polarity="Denied")]},
        {"sentence": "Two.", "claims": [claim("StrategicAlliance", "Enables", "Trust")]},
        {"sentence": "Three.", "claims": [claim("JointVenture", "Causes", "GoalConflict")]},
        {"sentence": "Four.", "claims": []},
    )
    extract = saying(
        One=PAIR,
        Two=("MarketingAlliance", "Enables", "Trust"),
        Four=("JointVenture", "Employs", "Trust"),
    )
    figures = evaluate_claims(path, extract).figures
    assert (figures["precision"], figures["recall"]) == (pytest.approx(1 / 3, abs=1e-4),) * 2
    assert figures["tree"]["right"] == figures["loose"]["right"] == 2  # type: ignore[index]
    assert (figures["polarity_accuracy"], figures["modality_accuracy"]) == (0.0, 1.0)
    assert figures["linking"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["linking_tree"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["sentences_with_claims"] == 3


def test_what_cannot_be_measured_is_a_dash_and_null(tmp_path: Path) -> None:
    answer = evaluate_claims(
        gold(tmp_path, {"sentence": "One.", "claims": [claim(*PAIR)]}), saying()
    )
    assert (answer.figures["precision"], answer.figures["recall"]) == (None, 0.0)
    measured = json.loads(as_json(answer))
    assert (measured["context_recall"], measured["polarity_accuracy"]) == (None, None)
    shown = [line.split() for line in as_text(answer).splitlines()]
    assert ["context_recall", "–"] in shown
    assert ["context_recall", "–", "–"] in shown


def test_one_answer_counts_for_one_wanted_statement(tmp_path: Path) -> None:
    both = [claim(*PAIR), claim("Trust", "Enables", "CostReduction")]
    path = gold(tmp_path, {"sentence": "One One.", "claims": both})
    figures = evaluate_claims(path, saying(One=PAIR)).figures
    assert (figures["right"], figures["wanted"], figures["answered"]) == (1, 2, 1)


def test_a_claim_belongs_to_the_sentence_of_its_evidence(tmp_path: Path) -> None:
    paragraph = "First words. Second words."
    lines = [
        {"sentence": "First words.", "paragraph": paragraph, "claims": []},
        {"sentence": "Second words.", "paragraph": paragraph, "claims": [claim(*PAIR)]},
    ]
    path = gold(tmp_path, *lines)
    assert evaluate_claims(path, saying(**{"Second words.": PAIR})).figures["f1"] == 1.0
    # Cut into one sentence it fits the one that was annotated with it.
    assert evaluate_claims(path, saying(**{paragraph: PAIR})).figures["f1"] == 1.0
    missed = evaluate_claims(path, saying(**{"First words.": PAIR})).figures
    assert (missed["answered"], missed["right"]) == (1, 0)


def test_a_claim_of_a_sentence_that_nobody_annotated_is_not_scored(tmp_path: Path) -> None:
    line = {"sentence": "First words.", "paragraph": "First words. Second words.", "claims": []}
    answer = evaluate_claims(gold(tmp_path, line), saying(**{"Second words.": PAIR}))
    assert answer.figures["answered"] == 0


def test_absent_texts_are_counted_and_named_and_bad_lines_too(tmp_path: Path) -> None:
    path = gold(
        tmp_path,
        {"id": "x1", "source": "no.md", "start": 0, "end": 4, "claims": []},
        {"id": "x2", "sentence": "One.", "claims": [{"subject": "Trust"}]},
        {"id": "x3", "sentence": "Two.", "claims": [claim(*PAIR, modality="Perhaps")]},
        {"id": "x4", "sentence": "Three.", "claims": [claim("Unheard", "Enables", "Trust")]},
        {"id": "x5", "text": "Four.", "cases": []},
    )
    answer = evaluate_claims(path, saying())
    assert answer.figures["sentences_absent"] == 1 and "x1" in answer.absent[0]
    assert [problem.line for problem in answer.problems] == [2, 3, 4]
    # An id that nobody knows is still wanted.
    assert (answer.scored, answer.figures["wanted"]) == (1, 1)


def test_the_baseline_relates_what_stands_together_by_kind() -> None:
    concepts = load_concepts()
    found = ["JointVenture", "Trust", "JointVenture", "CostReduction"]
    statements = {(s.subject, s.relation, s.object) for s in cooccurring(found, concepts)}
    assert ("JointVenture", "Enables", "CostReduction") in statements
    assert all(subject != object for subject, _, object in statements)


def test_the_baselines_table_holds_kinds_and_relations_of_the_ontology() -> None:
    kinds = {concept.kind for concept in load_concepts().values()}
    relations = load_relation_types()
    for (subject, object), relation in usual_relations().items():
        assert {subject, object} <= kinds
        assert subject in relations[relation].subject_kinds
        assert object in relations[relation].object_kinds


def test_extraction_itself_is_scored_beside_the_baseline(tmp_path: Path) -> None:
    from interorg.ingest.pipeline import extract

    path = gold(
        tmp_path,
        {"sentence": "Joint ventures reduce costs.", "claims": []},
        {"sentence": "The weather was fine.", "claims": []},
    )
    answer = evaluate_claims(path, extract)
    baseline = answer.figures["baseline"]
    assert isinstance(baseline, dict)
    assert baseline["strict"]["answered"] >= 1
    assert answer.scored == 2
