"""Train the network: python -m interorg.ingest.organizations.training DATA --out DIR."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from spacy.language import Language

from ..network import WEIGHTS, save
from .examples import Example
from .learning import learned, recall
from .silver import TEACHERS, examples, stock
from .sources import Passage, companies, facts, running_prose

KEPT_APART = "0"
"""First digit of the digests of the passages on which precision is judged by hand."""


def main() -> None:
    """Read the data, cross-validate where folds are asked for, then train on all and write."""
    parser = argparse.ArgumentParser(prog="interorg.ingest.organizations.training")
    parser.add_argument("data", type=Path, help="folder with core/, knowledgenet/ and prose")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument(
        "--without", type=Path, help="file of paths under DATA and digests of passages to leave out"
    )
    parser.add_argument("--folds", type=int, default=0, help="held-out fifths to score on, 0 to 5")
    asked = parser.parse_args()
    without = frozenset(asked.without.read_text().split("\n")) if asked.without else frozenset()
    models = [stock(package) for package in TEACHERS]

    def marked(passages: list[Passage], *, full_of_names: bool) -> list[Example]:
        left = [passage for passage in passages if passage.digest not in without]
        return list(examples(left, models, full_of_names=full_of_names))

    on_companies = marked(companies(asked.data / "core" / "train.jsonl"), full_of_names=True)
    known = facts(asked.data / "knowledgenet" / "facts.jsonl")
    known = [passage for passage in known if not passage.digest.startswith(KEPT_APART)]
    known += running_prose(asked.data, without)
    others = marked(known, full_of_names=False)
    _log(f"{len(on_companies)} sentences on companies, {len(others)} other passages")
    figures = [
        _cross_validated(on_companies, others, models[0], fold) for fold in range(asked.folds)
    ]
    network = learned(on_companies, others, models[0], _log)
    asked.out.mkdir(parents=True, exist_ok=True)
    save(network, asked.out / WEIGHTS.name)
    print(json.dumps({"folds": figures}))


def _cross_validated(
    companies: list[Example], others: list[Example], model: Language, fold: int
) -> dict[str, float]:
    """Learn without one fifth of the sentences on companies, and score on it."""
    kept = [example for example in companies if _fifth(example) == fold]
    rest = [example for example in companies if _fifth(example) != fold]
    overlapping, exact = recall(learned(rest, others, model, _log), kept)
    _log(f"fold {fold}: {overlapping:.3f} of the names found, {exact:.3f} exactly")
    return {"fold": fold, "overlap_recall": overlapping, "exact_recall": exact}


def _fifth(example: Example) -> int:
    return int(hashlib.sha256(example.doc.text.encode()).hexdigest()[:4], 16) % 5


def _log(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
