"""What documents speak of: concepts, organizations, cases and works, all drawn from one seed."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from interorg.ontology.concepts import Concept, load_concepts
from interorg.ontology.relations import RelationType, load_relation_types

T = TypeVar("T")
SYLLABLES = (
    "al ber cor dan el fer gan hol im jor kes lan mer nor or pol ras sen tor ul ver wal".split()
)
TRADES = """Motors Airways Chemicals Systems Energy Telecom Foods Pharma Semiconductor Steel Bank
Logistics Ministry University Foundation Council Hospital Railways Software Aerospace""".split()
LEGAL = ("", "", "", " Corporation", " Limited", " Group", " Inc.", " AG")
MADE = ("Alliance", "Venture", "Consortium", "Network", "Partnership", "Initiative")


class Zipf(Generic[T]):
    """Draws things by rank: the n-th is drawn 1/n**skew times as often as the first."""

    def __init__(self, things: Sequence[T], skew: float = 0.9) -> None:
        self.things = things
        self._sums = list(accumulate(1 / rank**skew for rank in range(1, len(things) + 1)))

    def draw(self, random: Random) -> T:
        return self.things[bisect(self._sums, random.random() * self._sums[-1])]


@dataclass(frozen=True)
class Case:
    """A relationship between organizations, as it is; reports say parts of it."""

    number: int
    label: str
    form: Concept
    partners: tuple[int, ...]
    start: int
    end: int | None


class World:
    """All that documents of a collection of a given size can speak of."""

    def __init__(self, documents: int, seed: int) -> None:
        self._seed = seed
        random = Random(seed)
        self.concepts = load_concepts()
        self._by_kind: dict[str, Zipf[Concept]] = {}
        self.relations = Zipf(tuple(load_relation_types().values()), 1.3)
        self.mentioned = Zipf(shuffled(tuple(self.concepts.values()), random))
        self.organizations = Zipf(range(max(40, documents)), 0.6)
        self.works = Zipf(range(max(20, documents // 2)), 0.7)
        self.cases = Zipf(range(max(10, documents)), 0.5)
        found = re.findall(
            r"[a-z]{2,}", " ".join(c.definition.lower() for c in self.concepts.values())
        )
        counts: dict[str, int] = {}
        for word in found:
            counts[word] = counts.get(word, 0) + 1
        self.words = Zipf(sorted(counts, key=lambda word: (-counts[word], word)), 1.0)
        self._shuffle = random.random()

    def concept(self, kinds: Sequence[str], random: Random) -> Concept:
        """Draw a concept of one of the kinds; the same few lead each kind."""
        kind = random.choice(kinds)
        if kind not in self._by_kind:
            of_kind = tuple(c for c in self.concepts.values() if c.kind == kind)
            self._by_kind[kind] = Zipf(shuffled(of_kind, Random(f"{self._shuffle} {kind}")))
        return self._by_kind[kind].draw(random)

    def relation(self, random: Random) -> RelationType:
        return self.relations.draw(random)

    def organization(self, number: int) -> str:
        """Give the name of an organization."""
        random = Random(number * 2 + self._seed)
        stem = "".join(random.choice(SYLLABLES) for _ in range(random.choice((2, 2, 3))))
        legal = random.choice(LEGAL)
        return f"{stem.title()} {TRADES[number % len(TRADES)]}{legal}"

    def case(self, number: int) -> Case:
        """Give a case, the same one whenever it is asked for."""
        random = Random(number * 2 + 1 + self._seed)
        count = random.choices((2, 3, 4, 6, 12), (60, 20, 10, 7, 3))[0]
        partners = tuple(dict.fromkeys(self.organizations.draw(random) for _ in range(count)))
        form = self.concept(("form",), random)
        start = 1950 + int(74 * random.random() ** 0.5)
        end = start + random.randrange(1, 30) if random.random() < 0.3 else None
        stem = "".join(random.choice(SYLLABLES) for _ in range(3)).title()
        label = f"{stem} {random.choice(MADE)} {number}"
        return Case(number, label, form, partners, start, end)

    def sentence(self, parts: Sequence[str], random: Random) -> str:
        """Write words of the field around the parts, in the parts' order."""
        found: list[str] = []
        for part in parts:
            found += [self.words.draw(random) for _ in range(random.randrange(2, 8))]
            found.append(part)
        found += [self.words.draw(random) for _ in range(random.randrange(2, 10))]
        line = " ".join(found)
        return f"{line[0].upper()}{line[1:]}."


def shuffled(things: Sequence[T], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(things, len(things)))
