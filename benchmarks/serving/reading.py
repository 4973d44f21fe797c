"""What all that is read from a document has: a span with its quote, a rule, a confidence."""

from __future__ import annotations

from random import Random

from joined import Joined
from lines import Sheet, decimal, ior, node, rdf, text, whole
from world import World, Zipf

SECTIONS = Zipf("Introduction Theory Argument Methods Results Discussion Conclusion".split())
SPREAD = 0x9E3779B97F4A7C15
"""An odd number: its products with different numbers differ modulo 2**64."""


def spread(number: int) -> str:
    """Make the key of a numbered thing look like a digest."""
    return f"{number * SPREAD % 2**64:016x}"


class Reading:
    """The document that is being read, and how things are read from it."""

    def __init__(self, world: World, sheet: Sheet, seed: int) -> None:
        self.world, self.sheet, self.joined = world, sheet, Joined(world, sheet)
        self.random = Random(seed)
        self.say = sheet.say
        self.key = self.document = self.activity = ""
        self.at = 0
        """Where the last span ended."""

    def begin(self, key: str) -> None:
        """Go on to another document."""
        self.key, self.document, self.activity = key, node("document", key), node("activity", key)
        self.at = 0
        self.own()

    def own(self) -> None:
        """Put what follows into the document's graph."""
        self.sheet.begin(f"<https://w3id.org/interorg/graph/document/{self.key}>")

    def span(self, quote: str) -> str:
        """State a span further on in the text; return its node."""
        say, begin = self.say, self.at + self.random.randrange(1, 80)
        end = self.at = begin + len(quote)
        this = node("span", f"{self.key}/{begin}-{end}")
        say(this, rdf.type, ior.TextSpan)
        say(this, ior.spanOf, self.document)
        say(this, ior.exactQuote, text(quote))
        say(this, ior.beginOffset, whole(begin))
        say(this, ior.endOffset, whole(end))
        say(this, ior.sentenceIndex, whole(begin // 90))
        say(this, ior.sectionTitle, text(SECTIONS.draw(self.random)))
        return this

    def read(self, this: str, kind: str, span: str, rule: str, confidence: float) -> None:
        """State what a thing is, where it was read, by which rule and how surely."""
        say = self.say
        say(this, rdf.type, kind)
        say(this, ior.hasEvidence, span)
        say(this, ior.confidence, decimal(confidence))
        say(this, ior.extractionRule, text(rule))
