import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize
from pyshacl import validate
from rdflib.namespace import SH

from interorg.ontology.files import modules, shapes

SOUND = """
ex:work a ior:Work ; ior:bibliographyKey "Kogut1988" ; dcterms:title "Joint ventures" ;
    ior:publicationYear 1988 .
ex:note a ior:LiteratureNote ; ior:documentKey "kogut" ; dcterms:title "Kogut 1988" ;
    ior:reviews ex:work .
ex:span a ior:TextSpan ; ior:spanOf ex:note ; ior:exactQuote "Ventures share risk." ;
    ior:beginOffset 0 ; ior:endOffset 20 ; ior:pageNumber 1 .
ex:claim a ior:Claim ; ior:expresses ex:proposition ; ior:hasPolarity iorv:Affirmed ;
    ior:hasModality iorv:Asserted ; ior:hasEvidence ex:span ; ior:confidence 0.9 .
ex:proposition a ior:Proposition ; ior:claimSubject iorc:JointVenture ;
    ior:claimRelation iort:Enables ; ior:claimObject iorc:RiskSharing .
ex:gm a ior:Organization ; skos:prefLabel "General Motors" .
ex:toyota a ior:Organization ; skos:prefLabel "Toyota" .
ex:case a ior:InterorganizationalRelationship ; ior:hasPartner ex:gm , ex:toyota ;
    ior:hasForm iorc:JointVenture ; ior:startYear 1984 , 1983 ; ior:endYear 2010 .
ex:report a ior:CaseReport ; ior:reportsCase ex:case ; ior:hasEvidence ex:span ;
    ior:hasReportedValue ex:value ; ior:reportedStartYear 1984 .
ex:value a ior:ReportedValue ; ior:reportedProperty ior:reportedStartYear ;
    ior:reportedNumber 1984 ; ior:hasEvidence ex:span ; ior:extractionRule "founded-in" ;
    ior:confidence 0.9 .
"""

NAMED = """
iorc:JointVenture a ior:FormConcept ; ior:formalizedAs ior:JointVenture ;
    skos:prefLabel "joint venture"@en ; skos:altLabel "JV"@en , "ventures"@en , "EJV"@en ;
    skos:definition "A venture of several parents."@en ; skos:inScheme iorc:FormScheme .
iort:Enables a ior:RelationType ; skos:prefLabel "enables"@en ; ior:cuePhrase "enable"@en ;
    skos:definition "Makes more likely."@en ; ior:viaProperty ior:enables .
iort:ComparesWith a ior:RelationType ; skos:prefLabel "compares with"@en ;
    ior:cuePhrase "than"@en ; skos:definition "Side by side."@en ;
    ior:viaProperty ior:comparesWith .
"""

FAULTS = {
    "a claim without evidence": "ex:bad a ior:Claim ; ior:expresses ex:proposition ;"
    " ior:hasPolarity iorv:Denied ; ior:hasModality iorv:Hedged ; ior:confidence 0.5 .",
    "a second polarity": "ex:claim ior:hasPolarity iorv:Denied .",
    "a confidence above one": "ex:bad a ior:Mention ; ior:mentionsConcept iorc:Trust ;"
    " ior:hasEvidence ex:span ; ior:confidence 1.5 .",
    "a span that ends before it begins": "ex:bad a ior:TextSpan ; ior:spanOf ex:note ;"
    ' ior:exactQuote "risk" ; ior:beginOffset 9 ; ior:endOffset 5 .',
    "a quote of 4001 characters": "ex:bad a ior:TextSpan ; ior:spanOf ex:note ;"
    f' ior:exactQuote "{"x" * 4001}" ; ior:beginOffset 0 ; ior:endOffset 4001 .',
    "a page counted from zero": "ex:bad a ior:TextSpan ; ior:spanOf ex:note ; ior:pageNumber 0 ;"
    ' ior:exactQuote "risk" ; ior:beginOffset 0 ; ior:endOffset 4 .',
    "a key used twice": 'ex:bad a ior:WebDocument ; ior:documentKey "kogut" ; dcterms:title "B" .',
    "a comparison without outcome": "ex:bad a ior:Proposition ; ior:claimSubject iorc:JointVenture"
    " ; ior:claimRelation iort:ComparesWith ; ior:claimObject iorc:StrategicAlliance .",
    "a proposition about itself": "ex:bad a ior:Proposition ; ior:claimSubject iorc:Trust ;"
    " ior:claimRelation iort:Enables ; ior:claimObject iorc:Trust .",
    "a class as claim subject": "ex:bad a ior:Proposition ; ior:claimSubject ior:JointVenture ;"
    " ior:claimRelation iort:Enables ; ior:claimObject iorc:RiskSharing .",
    "an end before every start": "ex:bad a ior:InterorganizationalRelationship ;"
    " ior:hasPartner ex:gm , ex:toyota ; ior:hasForm iorc:JointVenture ;"
    " ior:startYear 1990 , 1991 ; ior:endYear 1980 .",
    "a value of two sorts": 'ex:value ior:reportedText "1984" .',
    "a value of no sort": 'ex:bad a ior:ReportedValue ; ior:extractionRule "founded-in" ;'
    " ior:reportedProperty ior:reportedStartYear ; ior:hasEvidence ex:span ; ior:confidence 0.9 ."
    " ex:report ior:hasReportedValue ex:bad .",
    "a share above a hundred": "ex:bad a ior:Participation ; ior:participant ex:gm ;"
    " ior:equitySharePercent 101.0 .",
    "a merge without reason": "ex:gm ior:mergedInto ex:toyota .",
    "a citation of a document": "ex:bad a ior:CitationMention ; ior:citedWork ex:note .",
}


def as_graph(triples) -> rdflib.Graph:
    return rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


@pytest.fixture(scope="module")
def vocabulary(turtle):
    graph = rdflib.Graph()
    for path in modules():
        if path.stem in {"core", "evidence", "activity"}:
            graph.parse(path)
    # The concepts that the data name are enough; all of them would take ten times as long.
    return graph + as_graph(turtle(NAMED))


@pytest.fixture(scope="module")
def shape_graph():
    graph = rdflib.Graph()
    for path in shapes():
        graph.parse(path)
    return graph


@pytest.fixture
def violations(turtle, vocabulary, shape_graph):
    def find(data: str) -> list[str]:
        graph = vocabulary + as_graph(turtle(data))
        _, results, _ = validate(graph, shacl_graph=shape_graph, allow_warnings=True)
        found = results.subjects(SH.resultSeverity, SH.Violation)
        return [str(results.value(node, SH.focusNode)) for node in found]

    return find


def test_sound_data_conform_though_reports_disagree_on_the_start(violations):
    assert violations(SOUND) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_each_planted_fault_is_a_violation_at_the_faulty_node(violations, fault):
    subject = FAULTS[fault].split()[0].replace("ex:", "https://example.org/")
    assert subject in violations(SOUND + FAULTS[fault])
