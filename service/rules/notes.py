"""What the rules read, told without loading them.

`python -m interorg.service.rules.notes > service/rules/rules.tsv` writes the table anew.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

MODEL = "claim.encoder"
CASE_MODEL = "case.reader"


@dataclass(frozen=True)
class RuleNote:
    """What a rule is about, and a sentence that it reads."""

    id: str
    about: str
    example: str
    family: str = ""
    """Which rules of claims it is written with."""


def rule_note(rule: str | None) -> RuleNote | None:
    """Return what is known of a rule; None for one that is not of this release."""
    return rule_notes().get(rule or "")


def family_of(rule: str) -> str:
    """Return which rules one is written with, such as `verb`; "" where that is not known."""
    found = rule_notes().get(rule)
    return found.family if found else ""


@cache
def rule_notes() -> dict[str, RuleNote]:
    rows = read_table("rules.tsv")
    return {
        row["rule"]: RuleNote(row["rule"], row["about"], row["example"], row["family"])
        for row in rows
    }


@cache
def scores() -> list[dict[str, str]]:
    """Return how well texts are read, as docs/measurements.md has it; each row says on what."""
    return read_table("scores.tsv")


def read_table(name: str) -> list[dict[str, str]]:
    text = resources.files("interorg.service.rules").joinpath(name).read_text("utf-8")
    return [*csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)]


def lines() -> Iterator[str]:
    """Yield the table of the rules as they are now; loads them all."""
    from interorg.ingest.agreements.reading import RULES as AGREEMENTS
    from interorg.ingest.cases.rules import NAMING, VALUES
    from interorg.ingest.claims.rules import RULES as CLAIMS

    yield "rule\tabout\texample\tfamily"
    yield f"{MODEL}\ta trained model reads what no rule does\t\t"
    yield f"{CASE_MODEL}\ta trained model reads who takes part\t\t"
    read = {rule.id: (rule.about, rule.example.text, _family(rule.read)) for rule in CLAIMS}
    read |= {rule.id: ("", rule.example, "") for rule in (*NAMING, *VALUES)}
    read |= {rule.id: ("", rule.example, "") for rule in AGREEMENTS}
    for id, columns in sorted(read.items()):
        yield "\t".join((id, *(" ".join(text.split()) for text in columns)))


def _family(read: Callable[..., object]) -> str:
    return read.__module__.rpartition(".")[2]


if __name__ == "__main__":
    print("\n".join(lines()))
