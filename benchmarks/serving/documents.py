"""One document after another: what it is and mentions, claims, reports and ties, as in a store."""

from __future__ import annotations

from zlib import crc32

from claims import Claims
from lines import Sheet, dcterms, g, ior, node, notion, prov, rdf, skos, text, whole
from reading import Reading, spread
from reports import report, tie
from world import World

KINDS = (
    ior.ScholarlyDocument,
    ior.LiteratureNote,
    ior.CaseDocument,
    ior.WebDocument,
)


class Documents:
    """Makes documents by number; what several share is stated by the first that names it."""

    def __init__(self, world: World, sheet: Sheet, seed: int) -> None:
        self._reading = Reading(world, sheet, seed)
        self._claims = Claims()

    def add(self, number: int) -> None:
        """Put a document on the sheet with all that was read from it."""
        reading, random = self._reading, self._reading.random
        reading.begin(f"doc-{number}")
        describe(reading, number)
        for _ in range(random.randrange(8)):
            work = reading.joined.work(reading.world.works.draw(random))
            reading.say(reading.document, dcterms.references, work)
        for _ in range(random.randrange(8, 32)):
            mention(reading)
        for _ in range(random.choices((0, 2, 5, 10, 25), (20, 30, 30, 15, 5))[0]):
            self._claims.add(reading)
        for nth in range(random.choices((0, 1, 2), (45, 45, 10))[0]):
            report(reading, nth + 1)
        if random.random() < 0.2:
            tie(reading, spread(number))


def describe(reading: Reading, number: int) -> None:
    """State what a document is, and by what it was read."""
    random, world, key = reading.random, reading.world, reading.key
    kind = random.choices(KINDS, (50, 15, 25, 10))[0]
    year = 1970 + int(55 * random.random() ** 0.5)
    title = world.sentence((world.mentioned.draw(random).label,), random)
    for predicate, value in (
        (rdf.type, ior.Document),
        (rdf.type, kind),
        (dcterms.title, text(title[:-1])),
        (dcterms.language, text("en")),
        (dcterms.rights, text("CC-BY-4.0")),
        (dcterms.source, text(f"{key}.md")),
        (dcterms.issued, text(f"{year}-01-01")),
        (ior.documentKey, text(key)),
        (ior.textDigest, text(spread(number) * 4)),
        (ior.publicationYear, whole(year)),
        (ior.inDiscipline, notion(world.concept(("discipline",), random).id)),
        (prov.wasGeneratedBy, reading.activity),
    ):
        reading.say(reading.document, predicate, value)
    reading.say(reading.activity, rdf.type, ior.ExtractionActivity)
    reading.say(reading.activity, ior.pipelineVersion, text("interorg 0.1.0"))


def mention(reading: Reading) -> None:
    """State where a document names an organization or a concept."""
    random, world = reading.random, reading.world
    if random.random() < 0.5:
        number = world.organizations.draw(random)
        what, quote = reading.joined.organization(number), world.organization(number)
        rule = "mention.organization"
    else:
        concept = world.mentioned.draw(random)
        what, quote, rule = notion(concept.id), random.choice(concept.labels), "mention.label"
    span = reading.span(quote)
    this = node("mention", f"{span[1:-1].rpartition('span/')[2]}/{crc32(what.encode()):08x}")
    reading.read(this, ior.Mention, span, rule, random.choice((0.8, 0.85, 0.9, 0.95)))
    reading.say(this, ior.mentionsConcept, what)
    reading.sheet.begin(g.inferred)
    reading.say(this, ior.statedIn, reading.document)
    reading.say(what, ior.mentionedIn, span)
    reading.own()


def broader(world: World, sheet: Sheet) -> None:
    """State the closed hierarchy of the concepts."""
    sheet.begin(g.inferred)
    for identifier in world.concepts:
        for above in world.concepts.ancestors(identifier):
            sheet.say(notion(identifier), skos.broaderTransitive, notion(above))
