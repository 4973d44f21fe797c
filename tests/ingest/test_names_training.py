"""How data become examples that the network for names learns from."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from interorg.ingest.language import pipeline
from interorg.ingest.organizations.decoding import Name, names_of
from interorg.ingest.organizations.network import TAGS, scores
from interorg.ingest.organizations.training import learning
from interorg.ingest.organizations.training.examples import (
    OPEN,
    Example,
    varied,
    words_of_names,
)
from interorg.ingest.organizations.training.silver import STUDENT, examples, stock
from interorg.ingest.organizations.training.sources import Passage, companies, facts

SENTENCE = "Alder & Birch sold Plum Foods to the Cedar Bank in 1999 ."


def example() -> Example:
    doc = pipeline().make_doc(SENTENCE)
    names = (Name(0, 3, "ORG"), Name(4, 6, "ORG"), Name(8, 10, "ORG"), Name(11, 12, "DATE"))
    return Example(doc, names, frozenset({3}), frozenset(names[:2]))


def line(relation: str, one: tuple[int, int], other: tuple[int, int], invert: int = 0) -> str:
    row = {
        "context": SENTENCE.split(),
        "relation": relation,
        "invert_relation": invert,
        "e1_start": one[0],
        "e1_end": one[1],
        "e2_start": other[0],
        "e2_end": other[1],
    }
    return json.dumps(row)


def test_lines_of_one_sentence_become_one_passage(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    lines = [
        line("product_or_service_of", (0, 2), (4, 5), invert=1),
        line("acquired_by", (7, 9), (0, 2)),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    (passage,) = companies(path)
    named = {SENTENCE[start:end]: kind for (start, end), kind in passage.names.items()}
    assert named == {"Alder & Birch": "ORG", "Plum Foods": "PRODUCT", "Cedar Bank": "ORG"}


def test_pronouns_and_descriptions_are_no_names(tmp_path: Path) -> None:
    text = "The company was founded by Her Majesty. It grew."
    row = {"passage": text, "passage_start": "5", "property": "FOUNDED_BY"}
    ends = [("5", "16", "32", "43"), ("45", "47", "-", "-")]
    keys = ("subj_start", "subj_end", "obj_start", "obj_end")
    path = tmp_path / "facts.jsonl"
    path.write_text(
        "\n".join(json.dumps(row | dict(zip(keys, end, strict=True))) for end in ends),
        encoding="utf-8",
    )
    (passage,) = facts(path)
    assert passage.names == {}


def test_tags_say_what_the_names_are() -> None:
    tags = example().tags()
    assert tags[3] == OPEN
    likely = np.zeros((len(tags), TAGS), dtype=np.float32)
    likely[range(len(tags)), np.where(tags == OPEN, 0, tags)] = 9
    assert tuple(names_of(likely)) == example().names


def test_a_varied_copy_keeps_everything_but_names() -> None:
    others = words_of_names([example()])
    for seed in range(20):
        copy = varied(example(), others, random.Random(seed))
        kinds = [name.type for name in copy.names]
        assert kinds == ["ORG", "ORG", "ORG", "DATE"]
        assert "sold" in copy.doc.text
        assert copy.doc[min(copy.open)].text == "sold"
        assert all(one.end <= two.start for one, two in pairwise(copy.names))


def test_words_of_which_nobody_knows_are_left_open_among_companies() -> None:
    passage = Passage(SENTENCE, {(0, 13): "ORG"})
    model = stock(STUDENT)
    (found,) = examples([passage], [model], full_of_names=True)
    assert Name(0, 3, "ORG") in found.told
    assert not {0, 1, 2} & found.open


def test_learning_is_reproducible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "ROUNDS", 1)
    model = stock(STUDENT)
    networks = [learning.learned([example()] * 3, [], model, lambda line: None) for _ in range(2)]
    first, second = (scores(network, [example().doc])[0] for network in networks)
    assert np.array_equal(first, second)
