"""The graph of counts, against counting by hand and against the same asked from claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import FORMS, Made, Said, above, integer, stands
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from interorg.ontology.terms import GRAPH, IORT, IORV, RDF, concept
from interorg.service.counts.cubes import COUNT, CUBES, QB, Cube
from interorg.service.counts.making import counts, is_due

THINGS = (*FORMS, "Trust", "RiskSharing")
CLAIMS = st.builds(
    Said,
    st.sampled_from(THINGS),
    st.sampled_from([IORT.Enables, IORT.Hinders]),
    st.sampled_from(THINGS),
    st.sampled_from([IORV.Affirmed, IORV.Denied, IORV.MixedPolarity, None]),
    st.integers(0, 2),
    st.sets(st.integers(-3, -1), max_size=2).map(tuple),
    st.sampled_from([None, "JointVenture", "Trust"]),
    st.sampled_from([None, None, IORV.Accepted, IORV.Rejected, IORV.Corrected]),
)
YEARS = st.dictionaries(st.integers(-3, 2), st.integers(1990, 1992))
CASES = st.tuples(st.sampled_from(FORMS), st.sets(st.integers(1990, 1992)).map(tuple))
MADE = st.builds(
    Made,
    st.lists(CLAIMS, max_size=8).map(tuple),
    YEARS,
    st.lists(CASES, max_size=4).map(tuple),
)
Cell = tuple[object, ...]


def observed(graph: Store, cube: Cube) -> dict[Cell, tuple[int, ...]]:
    """Read what is counted of a graph, checking that each observation is whole."""
    about: dict[NamedNode, dict[NamedNode, list[object]]] = defaultdict(lambda: defaultdict(list))
    for triple in counts(graph):
        assert isinstance(triple.subject, NamedNode)
        about[triple.subject][triple.predicate].append(triple.object)
    found = {}
    for said in about.values():
        if said.get(QB.dataSet) != [COUNT[cube.name]]:
            continue
        assert said[RDF.type] == [QB.Observation]
        (cell,) = zip(*(said[COUNT[name]] for name in cube.dimensions), strict=True)
        numbers = [said[COUNT[name]] for name, _ in cube.measures]
        assert cell not in found, "two observations of one cell"
        found[cell] = tuple(int(each.value) for (each,) in numbers if isinstance(each, Literal))
    return found


def numbers(groups: dict[Cell, set[tuple[int, int]]]) -> dict[Cell, tuple[int, ...]]:
    return {
        cell: (len({claim for claim, _ in group}), len({document for _, document in group}))
        for cell, group in groups.items()
    }


@given(MADE)
@settings(deadline=None)
def test_claims_are_counted_by_what_they_join_and_by_polarity(made: Made) -> None:
    groups: dict[Cell, set[tuple[int, int]]] = defaultdict(set)
    for number, each in enumerate(made.claims):
        if stands(each) and each.polarity:
            cell = concept(each.subject), each.relation, concept(each.object), each.polarity
            groups[cell].add((number, each.document))
    assert observed(made.graph(), CUBES[0]) == numbers(groups)


@given(MADE)
@settings(deadline=None)
def test_claims_count_for_a_form_and_all_broader_ones_in_the_years_of_the_works_credited(
    made: Made,
) -> None:
    groups: dict[Cell, set[tuple[int, int]]] = defaultdict(set)
    for number, each in enumerate(made.claims):
        forms = {each.subject, each.context} & set(FORMS)
        years = {made.years[work] for work in each.cited if work in made.years}
        if not years and each.document in made.years:
            years = {made.years[each.document]}
        for form in {name for one in forms for name in above(str(one))} if stands(each) else ():
            for year in years:
                groups[concept(form), integer(year)].add((number, each.document))
    assert observed(made.graph(), CUBES[1]) == numbers(groups)


@given(MADE)
@settings(deadline=None)
def test_cases_count_once_in_the_earliest_year(made: Made) -> None:
    groups: dict[Cell, set[int]] = defaultdict(set)
    for number, (form, years) in enumerate(made.cases):
        for name in above(form) if years else ():
            groups[concept(name), integer(min(years))].add(number)
    expected = {cell: (len(cases),) for cell, cases in groups.items()}
    assert observed(made.graph(), CUBES[2]) == expected


ASKED = """PREFIX ior: <https://w3id.org/interorg/ontology#>
PREFIX iorv: <https://w3id.org/interorg/value/>
SELECT ?subject ?object ?polarity (COUNT(?claim) AS ?claims) WHERE {
  ?claim ior:expresses ?said ; ior:hasPolarity ?polarity .
  ?said ior:claimSubject ?subject ; ior:claimObject ?object .
  FILTER NOT EXISTS { ?claim ior:hasReviewStatus ?status
    FILTER(?status IN (iorv:Rejected, iorv:Corrected)) }
} GROUP BY ?subject ?object ?polarity"""
COUNTED = """PREFIX count: <https://w3id.org/interorg/graph/counts#>
SELECT ?subject ?object ?polarity (SUM(?number) AS ?claims) WHERE {
  GRAPH <https://w3id.org/interorg/graph/counts> {
    ?cell count:subject ?subject ; count:object ?object ; count:polarity ?polarity ;
          count:claims ?number } } GROUP BY ?subject ?object ?polarity"""


def rows(graph: Store, query: str) -> set[tuple[str, ...]]:
    found = graph.query(query)
    assert isinstance(found, QuerySolutions)
    return {tuple(map(str, row)) for row in found}


@given(MADE)
@settings(deadline=None)
def test_supporting_and_denying_claims_are_as_many_as_asked_from_claims(made: Made) -> None:
    graph = made.graph()
    asked = rows(graph, ASKED)
    graph.extend(Quad(t.subject, t.predicate, t.object, GRAPH.counts) for t in counts(graph))
    assert rows(graph, COUNTED) == asked
    assert rows(graph, ASKED) == asked, "counts are taken for claims"


@given(MADE, st.booleans())
@settings(deadline=None)
def test_claims_of_named_graphs_count_the_same_where_the_default_graph_is_empty(
    made: Made, twice: bool
) -> None:
    named = Store()
    for name in ("a", "b") if twice else ("a",):
        graph = NamedNode(f"http://example.org/{name}")
        named.extend(Quad(*triple, graph) for triple in made.triples())
    assert counts(named) == counts(made.graph())


@given(MADE)
@settings(deadline=None)
def test_counts_of_counted_graphs_are_the_same(made: Made) -> None:
    graph = made.graph()
    first = counts(graph)
    graph.extend(Quad(t.subject, t.predicate, t.object, GRAPH.counts) for t in first)
    assert counts(graph) == first
    assert not is_due(graph)


def test_a_graph_without_claims_and_cases_gets_no_counts() -> None:
    graph = Made(years={1: 1990}).graph()
    assert counts(graph) == set()
    assert not is_due(graph)


def test_every_property_of_an_observation_is_described() -> None:
    made = Made((Said("JointVenture", IORT.Enables, "Trust", IORV.Affirmed, 1),))
    found = counts(made.graph())
    described = {t.subject for t in found if t.predicate == RDF.type}
    assert {COUNT[name] for name in COUNT.names()} <= described
    for cube in CUBES:
        assert set(components(found, cube)) == {
            COUNT[name] for name in (*cube.dimensions, *(name for name, _ in cube.measures))
        }


def components(found: set[Triple], cube: Cube) -> Iterator[object]:
    graph = Store()
    graph.extend(Quad(t.subject, t.predicate, t.object, GRAPH.counts) for t in found)
    solutions = graph.query(
        "PREFIX qb: <http://purl.org/linked-data/cube#> SELECT ?what { GRAPH ?g {"
        f" {COUNT[cube.name]} qb:structure/qb:component/(qb:dimension|qb:measure) ?what }} }}"
    )
    assert isinstance(solutions, QuerySolutions)
    return (row["what"] for row in solutions)
