"""Turtle changed as text: what is asked for changes, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from interorg.ontology.extending.module_text import ModuleText
from interorg.ontology.extending.turtle_text import quoted, resolved, statements
from interorg.ontology.files import modules, read_modules
from interorg.ontology.terms import IOR, SKOS, concept

TEXT = """# A comment; with "marks" [and] dots.
@prefix iorc: <https://w3id.org/interorg/concept/> .
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

iorc:A a skos:Concept ; # not the end.
    skos:prefLabel "a. b; c"@en ;
    skos:altLabel 'x "y"'@en , \"\"\"long, "quoted". text\"\"\"@en ; # kept
    skos:broader [ a skos:Concept ; skos:prefLabel "in; brackets, too"@en ] , iorc:B .

iorc:B a skos:Concept ; skos:notation 1.5 .
"""


def statements_of(module: ModuleText) -> set[tuple[str, str, str]]:
    return {
        (str(t.subject), str(t.predicate), str(t.object))
        for t in module.triples
        if isinstance(t.subject, NamedNode) and not str(t.object).startswith("_:")
    }


def test_every_block_of_our_modules_is_found_as_the_parser_finds_it() -> None:
    for path in modules():
        text = path.read_text(encoding="utf-8")
        prefixes = ModuleText(path.name, text).prefixes
        found = {resolved(s.tokens[0].text, prefixes) for s in statements(text)} - {None}
        triples = (quad.triple for quad in parse(text, format=RdfFormat.TURTLE))
        assert found == {t.subject.value for t in triples if isinstance(t.subject, NamedNode)}


def test_a_predicate_is_replaced_and_all_else_stays_to_the_letter() -> None:
    changed = ModuleText("x.ttl", TEXT).with_objects(
        concept("A"), SKOS.altLabel, ['"new"@en', '"newer"@en']
    )
    assert changed.text == TEXT.replace(
        '\'x "y"\'@en , """long, "quoted". text"""@en', '"new"@en , "newer"@en'
    )


def test_a_predicate_is_added_where_our_modules_have_it() -> None:
    changed = ModuleText("x.ttl", TEXT).with_objects(
        concept("A"), SKOS.definition, ['"Meaning."@en']
    )
    lines = changed.text.splitlines()
    assert '    skos:definition "Meaning."@en ; # kept' in lines
    added = (concept("A"), SKOS.definition, Literal("Meaning.", language="en"))
    assert Triple(*added) in changed.triples
    assert len(changed.triples) == len(ModuleText("x.ttl", TEXT).triples) + 1


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.broader])
def test_a_predicate_is_taken_away_wherever_it_stands(predicate: NamedNode) -> None:
    before = ModuleText("x.ttl", TEXT)
    after = before.with_objects(concept("A"), predicate, [])
    gone = {s for s in statements_of(before) if s[:2] == (str(concept("A")), str(predicate))}
    assert gone and statements_of(after) == statements_of(before) - gone


def test_a_subject_goes_with_its_last_predicate() -> None:
    module = ModuleText("x.ttl", TEXT).with_objects(concept("C"), IOR.contextLabel, ['"c"@en'])
    assert module.line_of(concept("C")) == 12
    assert "iorc:C" not in module.with_objects(concept("C"), IOR.contextLabel, []).text


def test_objects_are_cut_at_commas_outside_of_brackets() -> None:
    found = ModuleText("x.ttl", TEXT).objects(concept("A"), SKOS.broader)
    assert found == ['[ a skos:Concept ; skos:prefLabel "in; brackets, too"@en ]', "iorc:B"]


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives_as_a_literal(text: str) -> None:
    turtle = f"<a:b> <a:c> {quoted(text, 'en')} ."
    (read,) = parse(turtle, format=RdfFormat.TURTLE)
    assert read.object == Literal(text, language="en")


def test_our_own_triples_are_not_touched_by_extra_ones() -> None:
    assert not any("example.org" in str(triple) for triple in read_modules())
