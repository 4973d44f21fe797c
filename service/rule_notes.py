"""What the rules read, told without loading them, and how often their readings were right.

`python -m interorg.service.rule_notes > service/rules.tsv` writes the table anew.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

MODEL = "claim.encoder"
MEASURED = {
    MODEL: "claims of the trained model alone, each judged by another reader",
    "claim": "claims of rules, each judged by another reader",
    "case": "cases, exact partner set",
}
"""Which score of scores.tsv tells of a rule, or of the rules that are named so before the dot."""


@dataclass(frozen=True)
class RuleNote:
    """What a rule is about, and a sentence that it reads."""

    id: str
    about: str
    example: str


@dataclass(frozen=True)
class Precision:
    """The share of readings that were right when it was measured."""

    figure: float
    what: str
    on: str
    kind: str
    """How fresh the texts were, such as `blind, first`."""


def rule_note(rule: str | None) -> RuleNote | None:
    """Return what is known of a rule; None for one that is not of this release."""
    return rule_notes().get(rule or "")


def precision_of(rule: str | None) -> Precision | None:
    """Return how often readings of a rule or of its like are right; None where nobody measured.

    >>> found = precision_of("claim.verb-active")
    >>> found.kind, found.what
    ('blind, first', 'claims of rules, each judged by another reader')
    """
    name = rule or ""
    what = MEASURED.get(name, MEASURED.get(name.partition(".")[0], ""))
    for row in scores():
        if row["what"] == what and row["measure"] in ("right", "precision"):
            return Precision(float(row["figure"]), what, row["measured on"], row["kind"])
    return None


@cache
def rule_notes() -> dict[str, RuleNote]:
    rows = read_table("rules.tsv")
    return {row["rule"]: RuleNote(row["rule"], row["about"], row["example"]) for row in rows}


@cache
def scores() -> list[dict[str, str]]:
    """Return how well texts are read, as docs/measurements.md has it; each row says on what."""
    return read_table("scores.tsv")


def read_table(name: str) -> list[dict[str, str]]:
    text = resources.files("interorg.service").joinpath(name).read_text("utf-8")
    return [*csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)]


def lines() -> Iterator[str]:
    """Yield the table of the rules as they are now; loads them all."""
    from interorg.ingest.agreements.reading import RULES as AGREEMENTS
    from interorg.ingest.cases.rules import NAMING, VALUES
    from interorg.ingest.claims.rules import RULES as CLAIMS

    yield "rule\tabout\texample"
    yield f"{MODEL}\ta trained model reads what no rule does\t"
    read = {rule.id: (rule.about, rule.example.text) for rule in CLAIMS}
    read |= {rule.id: ("", rule.example) for rule in (*NAMING, *VALUES)}
    read |= {rule.id: ("", rule.example) for rule in AGREEMENTS}
    for id, columns in sorted(read.items()):
        yield "\t".join((id, *(" ".join(text.split()) for text in columns)))


if __name__ == "__main__":
    print("\n".join(lines()))
