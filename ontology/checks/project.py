"""Checks that concern this project's modules alone: ids, header, terms.py, questions."""

from collections.abc import Iterator

from ..answers import answer, expected, fixture
from ..competency import TOPICS, Question, load_questions
from ..files import OntologyError
from ..terms import DCTERMS, IOR, IORT, IORV, ONTOLOGY, OWL, RDFS, local_name
from .facts import Facts
from .findings import Fault
from .metadata import BIBO, FOAF, VANN

HEADER = (
    DCTERMS.title,
    DCTERMS.description,
    DCTERMS.abstract,
    DCTERMS.creator,
    DCTERMS.contributor,
    DCTERMS.publisher,
    DCTERMS.created,
    DCTERMS.modified,
    DCTERMS.issued,
    DCTERMS.license,
    DCTERMS.source,
    DCTERMS.bibliographicCitation,
    OWL.versionIRI,
    OWL.versionInfo,
    VANN.preferredNamespacePrefix,
    VANN.preferredNamespaceUri,
    BIBO.status,
    FOAF.logo,
    RDFS.seeAlso,
)


def declared_once(facts: Facts) -> Iterator[Fault]:
    """Find terms that are declared in more than one module."""
    for node, places in facts.declared_in.items():
        if facts.is_own(node) and len(places) > 1:
            message = f"is declared in {' and '.join(sorted(places))}"
            yield Fault(local_name(node), message, "Keep one of the blocks, or rename one.")


def header_is_complete(facts: Facts) -> Iterator[Fault]:
    for wanted in HEADER:
        if not facts.objects(ONTOLOGY, wanted):
            yield Fault("ontology", f"no {wanted.value}", "Add it to core.ttl.")


def python_knows_the_terms(facts: Facts) -> Iterator[Fault]:
    """Compare terms.py with the modules, both ways; class twins belong to concepts.py."""
    twins = {node for _, node in facts.pairs(IOR.formalizedAs)}
    for namespace in (IOR, IORT, IORV):
        declared = {
            local_name(term)
            for term in facts.own_terms()
            if term.value.startswith(namespace.iri) and term not in twins
        }
        listed, name_of = set(namespace.names()), namespace.prefix.upper()
        for name in sorted(declared - listed):
            message = f"is declared in a module but not listed in {name_of}"
            yield Fault(name, message, "List it in terms.py.")
        for name in sorted(listed - declared):
            message = f"is listed in {name_of} but declared in no module"
            yield Fault(name, message, "Declare it in a module or remove it from terms.py.")


def questions_are_answered(_: Facts) -> Iterator[Fault]:
    """Find competency questions that are missing, or answer their fixture wrongly."""
    found = {question.number: question for question in load_questions()}
    for number in range(1, max(TOPICS) + 1):
        if number not in found:
            advice = "Write it as a file in ontology/questions, with its expected rows."
            yield Fault(f"question {number}", "is missing", advice)
        elif message := _wrong_answer(found[number]):
            advice = "Mend the query, or the rows if they were derived wrongly."
            yield Fault(f"question {number}", message, advice)


def _wrong_answer(question: Question) -> str:
    try:
        name, table = expected(question)
    except OntologyError as error:
        return str(error)
    given = answer(question, fixture(name))
    if given.columns != table.columns:
        return f"{question.name} answers with the columns {', '.join(given.columns)}"
    if given.rows != table.rows:
        return f"{question.name} answers with {len(given.rows)} rows, not the {len(table.rows)}"
    return ""


def share_of_answered(_: Facts, wrong: int) -> str:
    return f"{max(TOPICS) - wrong} of {max(TOPICS)}"
