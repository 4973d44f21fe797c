"""What is said of single terms: words for axioms, addresses, deprecation."""

from __future__ import annotations

from collections.abc import Callable
from posixpath import dirname, join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Triple

from interorg.ontology.documentation.addresses import InFolder, OnServer, file_name
from interorg.ontology.documentation.axioms import expression
from interorg.ontology.documentation.glossary import Glossary, source_block
from interorg.ontology.documentation.rendering import spaced
from interorg.ontology.documentation.site import Documentation
from interorg.ontology.documentation.usage import all_questions, all_rules, all_shapes, uses
from interorg.ontology.terms import IOR, OWL, local_name

Turtle = Callable[[str], tuple[Triple, ...]]
SOME = "a owl:Class ; rdfs:label"


def in_words(glossary: Glossary, node: object) -> str:
    """Write a class expression with the names of its terms."""
    pieces = spaced(expression(glossary.facts, node))  # type: ignore[arg-type]
    return "".join(
        f"{' ' * space}{local_name(piece) if isinstance(piece, NamedNode) else piece}"
        for piece, _, space in pieces
    ).strip()


@pytest.mark.parametrize(
    ("axiom", "words"),
    [
        ("owl:onProperty ior:hasPartner ; owl:someValuesFrom ior:Work", "hasPartner some Work"),
        ("owl:onProperty ior:hasForm ; owl:hasValue iorc:Cartel", "hasForm value Cartel"),
        (
            "owl:onProperty ior:hasForm ; owl:maxQualifiedCardinality 2 ; owl:onClass ior:Work",
            "hasForm at most 2 Work",
        ),
        (
            "owl:intersectionOf ( ior:Work [ owl:unionOf ( ior:Claim ior:Mention ) ] )",
            "Work and (Claim or Mention)",
        ),
        (
            "owl:complementOf [ owl:oneOf ( iorv:Affirmed iorv:Denied ) ]",
            "not {Affirmed, Denied}",
        ),
        (
            "owl:onProperty ior:hasForm ; owl:allValuesFrom [ owl:complementOf ior:Work ]",
            "hasForm only (not Work)",
        ),
    ],
)
def test_class_expressions_are_read_as_words(turtle: Turtle, axiom: str, words: str) -> None:
    glossary = Glossary(
        {"some": turtle(f"ior:Tie a owl:Class ; owl:equivalentClass [ {axiom} ] .")}
    )
    node = glossary.facts.objects(NamedNode(f"{IOR.iri}Tie"), OWL.equivalentClass)[0]
    assert in_words(glossary, node) == words


NAME = st.text("abcXYZ", min_size=1, max_size=5)
PATH = st.lists(NAME, max_size=3).map("/".join)


@given(PATH, PATH, NAME)
def test_a_link_leads_from_any_page_to_any_other(here: str, there: str, anchor: str) -> None:
    link, _, place = InFolder(here).page(there, anchor).partition("#")
    assert normpath(join(dirname(file_name(here)), link)) == file_name(there)
    assert place == anchor


def test_on_a_server_data_are_linked_to_their_own_pages() -> None:
    addresses = OnServer("/graph")
    assert addresses.thing("https://w3id.org/interorg/concept/Trust") == "/graph/concept/Trust"
    assert addresses.thing("http://www.w3.org/ns/org#role") == "http://www.w3.org/ns/org#role"
    assert addresses.page("") == "/graph/ontology" and addresses.release("nt").endswith(".nt")


def test_a_deprecated_term_says_what_to_use_instead(turtle: Turtle) -> None:
    documentation = Documentation({})
    documentation.glossary = Glossary(
        {
            "forms": turtle(
                f"""ior:Tie {SOME} "obsolete tie"@en ; skos:definition "What ties."@en ;
                    owl:deprecated true ; dcterms:isReplacedBy ior:Bond .
                ior:Bond {SOME} "bond"@en ; skos:definition "What binds."@en ;
                    rdfs:subClassOf ior:Tie ."""
            )
        }
    )
    addresses = InFolder("class/Tie")
    old, new = (
        documentation.body("class/Tie", addresses),
        documentation.body("class/Bond", addresses),
    )
    assert old and new
    assert '<b>Deprecated.</b> Use <a href="Bond.html">bond</a> instead.' in old.html
    assert 'class="deprecated">obsolete tie</a>' in new.html and "Deprecated" not in new.html
    assert documentation.body("class/Nothing", addresses) is None


def test_wordings_that_name_no_notion_are_not_called_its_names(turtle: Turtle) -> None:
    documentation = Documentation({})
    documentation.glossary = Glossary(
        {
            "mechanisms": turtle(
                """iorc:Bond a ior:MechanismConcept ; skos:prefLabel "bond"@en ;
                    skos:definition "What binds."@en ; skos:altLabel "tie"@en ;
                    skos:hiddenLabel "be bound"@en .
                ior:MechanismConcept a owl:Class ; rdfs:label "mechanism concept"@en ."""
            )
        }
    )
    body = documentation.body("concept/Bond", InFolder("concept/Bond"))
    assert body
    called, _, found = body.html.partition("Also found in texts as")
    assert "Also called" in called and "tie" in called and "be bound" not in called
    assert "be bound" in found.partition("</details>")[0]


def test_a_term_is_found_in_the_rules_shapes_and_questions_that_name_it() -> None:
    found = [use.name for use in uses(IOR.partnerCount, all_rules())]
    assert "partner-count" in found and "broader-transitive" not in found
    assert uses(IOR.exactQuote, all_shapes()) and uses(IOR.exactQuote, all_questions())
    assert not uses(NamedNode(f"{IOR.iri}exact"), all_shapes())


def test_the_block_of_a_term_ends_where_the_next_begins() -> None:
    text = "e:A a e:B ;\n    e:c 1 .\n\ne:AB a e:B .\n"
    assert source_block(text, "e:A") == "e:A a e:B ;\n    e:c 1 ."
    assert source_block(text, "e:AB") == "e:AB a e:B ."
    assert source_block(text, "e:Z") == ""
