"""Small graphs of claims and cases in the schema of the project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, serialize

from interorg.ontology.terms import ID, IOR, IORT, IORV, RDF, RDFS, SKOS, XSD, concept, local_name

BROADER = {"EquityJointVenture": "JointVenture", "JointVenture": "StrategicAlliance"}
FORMS = (*BROADER, "StrategicAlliance")
Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True)
class Said:
    """One claim of a made text."""

    subject: str
    relation: NamedNode
    object: str
    polarity: NamedNode | None
    document: int
    cited: tuple[int, ...] = ()
    """Works."""
    context: str | None = None
    status: NamedNode | None = None


@dataclass(frozen=True)
class Made:
    """What a made graph holds."""

    claims: tuple[Said, ...] = ()
    years: dict[int, int] = field(default_factory=dict)
    """Of documents, and below 0 of works."""
    cases: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """The form of each and the years in which it is said to have begun."""

    def triples(self) -> Iterator[Statement]:
        for name in FORMS:
            yield concept(name), RDF.type, IOR.FormConcept
        for name in (*FORMS, "Trust", "RiskSharing"):
            yield concept(name), SKOS.prefLabel, Literal(name, language="en")
        for relation in (IORT.Enables, IORT.Hinders):
            yield relation, SKOS.prefLabel, Literal(local_name(relation), language="en")
        for value in (IORV.Affirmed, IORV.Denied, IORV.MixedPolarity):
            yield value, RDFS.label, Literal(local_name(value), language="en")
        for name, above in BROADER.items():
            yield concept(name), SKOS.broader, concept(above)
        for thing, year in self.years.items():
            node = ID.document(str(thing)) if thing >= 0 else ID.work(str(thing))
            yield node, IOR.publicationYear, integer(year)
        for number, each in enumerate(self.claims):
            yield from said(number, each)
        for number, (form, years) in enumerate(self.cases):
            case = ID.relationship(str(number))
            for report in "ab":
                yield ID.report(f"{number}{report}"), IOR.reportsCase, case
            yield case, IOR.hasForm, concept(form)
            for year in years:
                yield case, IOR.startYear, integer(year)

    def graph(self) -> Store:
        made = Store()
        made.extend(Quad(*triple, DefaultGraph()) for triple in self.triples())
        return made

    def ntriples(self) -> bytes:
        return serialize(self.graph(), format=RdfFormat.N_QUADS) or b""


def said(number: int, each: Said) -> Iterator[Statement]:
    claim, proposition, span = (kind(str(number)) for kind in (ID.claim, ID.proposition, ID.span))
    yield claim, IOR.expresses, proposition
    yield claim, IOR.hasEvidence, span
    yield span, IOR.spanOf, ID.document(str(each.document))
    yield span, IOR.exactQuote, Literal(f"Sentence {number}.")
    yield span, IOR.beginOffset, integer(0)
    yield span, IOR.endOffset, integer(11)
    for node in (proposition, claim):
        yield node, IOR.claimSubject, concept(each.subject)
        yield node, IOR.claimRelation, each.relation
        yield node, IOR.claimObject, concept(each.object)
    if each.context:
        yield proposition, IOR.claimContext, concept(each.context)
    if each.polarity:
        yield claim, IOR.hasPolarity, each.polarity
    if each.status:
        yield claim, IOR.hasReviewStatus, each.status
    for work in each.cited:
        citation = ID.citation(f"{number}-{work}")
        yield claim, IOR.hasCitation, citation
        yield citation, IOR.citedWork, ID.work(str(work))


def integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


def above(form: str) -> Iterable[str]:
    """Give a form with all that are broader."""
    while form:
        yield form
        form = BROADER.get(form, "")


def stands(each: Said) -> bool:
    return each.status not in (IORV.Rejected, IORV.Corrected)
