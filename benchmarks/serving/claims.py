"""Claims of documents, with the propositions they express and the works they cite."""

from __future__ import annotations

from collections import defaultdict, deque

from lines import g, ior, iorv, node, notion, prov, rdf, rdfs, text
from reading import Reading, spread
from world import Zipf

RULES = Zipf(tuple(f"claim.{r}" for r in "verb-active encoder does copula passive nominal".split()))
POLARITIES = ((iorv.Affirmed, iorv.Denied, iorv.MixedPolarity), (88, 10, 2))
MODALITIES = ((iorv.Asserted, iorv.Hedged, iorv.Hypothetical, iorv.Prescriptive), (60, 30, 6, 4))
GENERALITIES = ((iorv.Usually, iorv.SingleCase, iorv.Rarely), (60, 30, 10))
Said = tuple[tuple[str, str], ...]


class Claims:
    """Makes claims; those of one proposition corroborate or contradict the two before."""

    def __init__(self) -> None:
        self._number = 0
        self._propositions: dict[Said, int] = {}
        self._recent: dict[int, deque[tuple[str, str, str]]] = defaultdict(lambda: deque(maxlen=2))

    def add(self, reading: Reading) -> None:
        """State one claim of the document that is being read."""
        random, say, world = reading.random, reading.say, reading.world
        relation = world.relation(random)
        subject = world.concept(relation.subject_kinds, random)
        value = world.concept(relation.object_kinds, random)
        self._number += 1
        this = node("claim", spread(self._number))
        parts = (subject.label, random.choice(relation.cues or (relation.label,)), value.label)
        span = reading.span(world.sentence(parts, random))
        reading.read(this, ior.Claim, span, RULES.draw(random), random.randrange(50, 99) / 100)
        polarity = random.choices(*POLARITIES)[0]
        said: Said = (
            (ior.claimSubject, notion(subject.id)),
            (ior.claimRelation, str(relation.iri)),
            (ior.claimObject, notion(value.id)),
        )
        number, proposition = self._proposition(reading, said)
        say(this, ior.expresses, proposition)
        say(this, ior.hasPolarity, polarity)
        say(this, ior.hasModality, random.choices(*MODALITIES)[0])
        say(this, ior.hasExtractionMethod, iorv.DependencyPattern)
        say(this, prov.wasGeneratedBy, reading.activity)
        if random.random() < 0.2:
            say(this, ior.hasGenerality, random.choices(*GENERALITIES)[0])
        cited = citation(reading, this) if random.random() < 0.3 else None
        reading.sheet.begin(g.inferred)
        for predicate, part in said:
            say(this, predicate, part)
        say(this, ior.statedIn, reading.document)
        if cited:
            say(this, ior.citesAuthority, cited)
        for other, its, document in self._recent[number]:
            if document != reading.document and iorv.MixedPolarity not in (its, polarity):
                link = ior.corroborates if its == polarity else ior.contradicts
                say(this, link, other)
                say(other, link, this)
        self._recent[number].append((this, polarity, reading.document))
        reading.own()

    def _proposition(self, reading: Reading, said: Said) -> tuple[int, str]:
        fresh = said not in self._propositions
        number = self._propositions.setdefault(said, len(self._propositions))
        this = node("proposition", spread(number))
        if fresh or reading.sheet.graphs:
            reading.say(this, rdf.type, ior.Proposition)
            for predicate, part in said:
                reading.say(this, predicate, part)
        return number, this


def citation(reading: Reading, claim: str) -> str:
    """State which work a claim cites; return its node."""
    say, number = reading.say, reading.world.works.draw(reading.random)
    work = reading.joined.work(number)
    this = node("citation", f"{reading.key}/{reading.at}")
    say(claim, ior.hasCitation, this)
    say(this, rdf.type, ior.CitationMention)
    say(this, ior.citedWork, work)
    say(this, rdfs.label, text(f"Author{number % 4001} ({1960 + number * 7 % 64})"))
    return work
