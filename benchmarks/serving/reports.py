"""What documents report of cases, and ties between organizations."""

from __future__ import annotations

from lines import decimal, g, ior, iorv, node, notion, prov, rdf, rdfs, text, whole
from reading import Reading
from world import Case, Zipf

TIES = Zipf((iorv.SubsidiaryOf, iorv.AcquiredBy, iorv.Collaborator, iorv.CompetitorOf), 0.5)
CONCEPTS = (("mechanism", ior.reportedMechanism), ("benefit", ior.reportedBenefit))


def report(reading: Reading, nth: int) -> None:
    """State one report of a case, each of its values with its evidence."""
    random, say, world = reading.random, reading.say, reading.world
    case = reading.joined.case(world.cases.draw(random))
    reading.own()
    key = f"{reading.key}/{nth}"
    this = node("report", key)
    names = [world.organization(number) for number in case.partners[:3]]
    span = reading.span(world.sentence((case.label, case.form.label, *names), random))
    reading.read(this, ior.CaseReport, span, "case.copula", 0.9)
    say(this, rdfs.label, text(case.label))
    say(this, prov.wasGeneratedBy, reading.activity)
    for at, (predicate, value, how) in enumerate(values(reading, case, key), 1):
        say(this, predicate, value)
        one = node("value", f"{key}/{at}")
        say(this, ior.hasReportedValue, one)
        reading.read(one, ior.ReportedValue, span, "case.stated", 0.85)
        say(one, ior.reportedProperty, predicate)
        say(one, how, value)
    reading.sheet.begin(g.inferred)
    say(this, ior.reportsCase, node("relationship", str(case.number)))
    say(this, ior.statedIn, reading.document)
    reading.own()


def values(reading: Reading, case: Case, key: str) -> list[tuple[str, str, str]]:
    """Give what a report says of a case: property, value, and the property that holds it."""
    random, say = reading.random, reading.say
    found = [
        (ior.reportedName, text(case.label), ior.reportedText),
        (ior.reportedForm, notion(case.form.id), ior.reportedNode),
        (ior.reportedStartYear, whole(case.start), ior.reportedNumber),
    ]
    if case.end is not None and random.random() < 0.8:
        found.append((ior.reportedEndYear, whole(case.end), ior.reportedNumber))
    for number in case.partners:
        partner = reading.joined.organization(number)
        found.append((ior.reportedPartner, partner, ior.reportedNode))
        if random.random() < 0.2:
            part = node("participation", f"{key}/{number}")
            say(part, rdf.type, ior.Participation)
            say(part, ior.participant, partner)
            say(part, ior.equitySharePercent, decimal(random.randrange(5, 95)))
            found.append((ior.reportedParticipation, part, ior.reportedNode))
    kind, predicate = random.choice(CONCEPTS)
    if random.random() < 0.3:
        concept = reading.world.concept((kind,), random)
        found.append((predicate, notion(concept.id), ior.reportedNode))
    return found


def tie(reading: Reading, key: str) -> None:
    """State how two organizations are tied."""
    random, say, world = reading.random, reading.say, reading.world
    one, other = (world.organizations.draw(random) for _ in range(2))
    this = node("tie", key)
    names = [world.organization(number) for number in (one, other)]
    span = reading.span(world.sentence(names, random))
    reading.read(this, ior.OrganizationTie, span, "tie.pair-classifier", 0.9)
    say(this, ior.tieSubject, reading.joined.organization(one))
    say(this, ior.hasTieKind, TIES.draw(random))
    say(this, ior.tieObject, reading.joined.organization(other))
    say(this, prov.wasGeneratedBy, reading.activity)
    reading.sheet.begin(g.inferred)
    say(this, ior.statedIn, reading.document)
    reading.own()
