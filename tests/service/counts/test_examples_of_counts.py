"""The examples of the editor that ask counts made beforehand, against the same asked of claims."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from made_claims import Made, Said
from pyoxigraph import Quad, QuerySolutions, Store
from test_counts_of_claims import MADE

from interorg.ontology.competency import load_questions
from interorg.ontology.terms import GRAPH, IORT, IORV
from interorg.service.counts.making import counts
from interorg.service.editing.examples import TOPIC, load_examples

ONE = Said("JointVenture", IORT.Enables, "Trust", IORV.Affirmed, 1)
EXAMPLES = {example.name: example for example in load_examples()}
PREFIXES = """PREFIX ior: <https://w3id.org/interorg/ontology#>
PREFIX iorc: <https://w3id.org/interorg/concept/>
PREFIX iort: <https://w3id.org/interorg/relation-type/>
PREFIX iorv: <https://w3id.org/interorg/value/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
STANDING = """?claim ior:expresses ?said ; ior:hasPolarity ?polarity .
  ?said ior:claimSubject ?from ; ior:claimRelation ?by ; ior:claimObject ?to .
  ?by skos:prefLabel ?relation . ?to skos:prefLabel ?object .
  MINUS { ?claim ior:hasReviewStatus iorv:Rejected }
  MINUS { ?claim ior:hasReviewStatus iorv:Corrected }"""
STANCES = """(SUM(IF(?polarity = iorv:Affirmed, 1, 0)) AS ?affirmed)
  (SUM(IF(?polarity = iorv:Denied, 1, 0)) AS ?denied)"""
ASKED = {
    "most-made-claims": f"""SELECT ?subject ?relation ?object ?stance
      (COUNT(DISTINCT ?claim) AS ?claims) (COUNT(DISTINCT ?document) AS ?documents)
      WHERE {{ {STANDING} ?from skos:prefLabel ?subject . ?polarity rdfs:label ?stance .
        ?claim ior:hasEvidence/ior:spanOf ?document }}
      GROUP BY ?subject ?relation ?object ?stance HAVING (COUNT(DISTINCT ?claim) >= 3)
      ORDER BY DESC(?claims) DESC(?documents) ?subject ?relation ?object ?stance""",
    "what-a-form-brings": f"""SELECT ?form ?relation ?object {STANCES} WHERE {{
      VALUES ?asked {{ iorc:StrategicAlliance iorc:JointVenture }}
      VALUES ?by {{ iort:Enables iort:Causes }}
      ?asked skos:prefLabel ?form . ?from skos:broader* ?asked . {STANDING} }}
      GROUP BY ?form ?relation ?object
      ORDER BY ?form DESC(?affirmed) DESC(?denied) ?relation ?object""",
    "forms-by-year": """SELECT ?year ?family (COUNT(DISTINCT ?claim) AS ?claims)
      (COUNT(DISTINCT ?case) AS ?cases) WHERE {
      VALUES ?head { iorc:StrategicAlliance iorc:JointVenture }
      ?head skos:prefLabel ?family . ?form skos:broader* ?head . {
        ?claim ior:expresses ?said ; ior:hasEvidence/ior:spanOf ?document .
        ?said ior:claimSubject|ior:claimContext ?form .
        OPTIONAL { ?claim ior:hasCitation/ior:citedWork/ior:publicationYear ?cited }
        OPTIONAL { ?document ior:publicationYear ?own }
        BIND (COALESCE(?cited, ?own) AS ?year) FILTER (BOUND(?year))
        MINUS { ?claim ior:hasReviewStatus iorv:Rejected }
        MINUS { ?claim ior:hasReviewStatus iorv:Corrected }
      } UNION {
        { SELECT ?case (MIN(?start) AS ?year) { ?case ior:hasForm ?any ; ior:startYear ?start }
          GROUP BY ?case }
        ?case ior:hasForm ?form
      } } GROUP BY ?year ?family ORDER BY ?year ?family""",
}


def answer(graph: Store, query: str) -> list[tuple[str, ...]]:
    found = graph.query(query)
    assert isinstance(found, QuerySolutions)
    return [tuple(map(str, row)) for row in found]


@pytest.mark.parametrize("name", ASKED)
@given(made=MADE)
@settings(deadline=None, max_examples=50)
def test_an_example_answers_as_the_claims_do(name: str, made: Made) -> None:
    graph = made.graph()
    asked = answer(graph, PREFIXES + ASKED[name])
    graph.extend(Quad(t.subject, t.predicate, t.object, GRAPH.counts) for t in counts(graph))
    assert answer(graph, EXAMPLES[name].sparql) == asked


def test_every_example_is_asked_here_and_has_a_question_of_its_own() -> None:
    assert EXAMPLES.keys() == ASKED.keys()
    questions = load_questions()
    assert EXAMPLES.keys().isdisjoint(question.name for question in questions)
    for example in EXAMPLES.values():
        assert example.question.endswith("?")
        assert example.note.startswith("Counted beforehand: ")
        assert example.topic == TOPIC
        assert example.number > max(question.number for question in questions)


def test_a_claim_made_three_times_is_among_the_most_made() -> None:
    made = Made((ONE,) * 3, {1: 1990})
    graph = made.graph()
    graph.extend(Quad(t.subject, t.predicate, t.object, GRAPH.counts) for t in counts(graph))
    (row,) = answer(graph, EXAMPLES["most-made-claims"].sparql)
    assert [value.split('"')[1] for value in row] == [
        *("JointVenture", "Enables", "Trust", "Affirmed"),
        *("3", "1"),
    ]
