import pytest
import rdflib
from pyoxigraph import RdfFormat, parse, serialize

from interorg.ontology.files import modules, read_modules


@pytest.mark.parametrize(
    "form", [RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.N_TRIPLES, RdfFormat.JSON_LD]
)
def test_the_ontology_has_the_same_number_of_triples_in_every_format(form):
    again = parse(serialize(read_modules(), format=form), format=form)
    assert sum(1 for _ in again) == len(read_modules()) > 11_000


def test_a_second_engine_reads_the_same_triples_from_the_modules():
    graph = rdflib.Graph()
    for path in modules():
        graph.parse(path)
    assert len(graph) == len(read_modules())
