"""Pitfalls of the OOPS! catalogue that lie in names, annotations and the ontology's header."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from pyoxigraph import BlankNode, NamedNode

from ..terms import OWL, local_name
from .facts import BUILTIN, CLASS_KINDS, DEFINITIONS, LABELS, Facts
from .findings import Fault
from .metadata import METADATA, said

RELATIONS = (OWL.ObjectProperty, OWL.DatatypeProperty)
MISCELLANEOUS = re.compile(r"\b(other|others|miscellaneous|misc|unknown|various|rest)\b", re.I)
EXTENSION = re.compile(r"\.(owl|rdf|ttl|n3|rdfxml|nt|jsonld|xml)\b", re.I)
LONG_LABEL = 80
"""Characters from which a label is rather a definition."""


def missing_annotations(facts: Facts) -> Iterator[Fault]:
    """P08: find classes and properties without label or definition."""
    for term in facts.own_terms(*CLASS_KINDS, *RELATIONS):
        for what, predicates in (("label", LABELS), ("definition", DEFINITIONS)):
            if not any(text.value.strip() for text in facts.literals(term, *predicates)):
                yield Fault(local_name(term), f"has no {what}", f"Give it a {what}.")


def misused_annotations(facts: Facts) -> Iterator[Fault]:
    """P20: find empty annotations, definitions that repeat the label, and labels that define."""
    for term in facts.own_terms():
        labels, definitions = facts.literals(term, *LABELS), facts.literals(term, *DEFINITIONS)
        name = local_name(term)
        for text in labels + definitions:
            if not text.value.strip():
                yield Fault(name, "has an empty annotation", "Fill it or remove it.")
        words = {label.value.strip().lower() for label in labels}
        if any(text.value.strip().lower().rstrip(".") in words - {""} for text in definitions):
            advice = "Say in the definition what the label does not."
            yield Fault(name, "label and definition are the same", advice)
        if any(len(label.value) > LONG_LABEL for label in labels):
            advice = "Make it a definition and give a short label."
            yield Fault(name, f"has a label of more than {LONG_LABEL} characters", advice)


def miscellaneous_classes(facts: Facts) -> Iterator[Fault]:
    """P21: find classes for what the classes beside them leave over."""
    for term in facts.own_classes():
        words = [_spaced(local_name(term)), *(t.value for t in facts.literals(term, *LABELS))]
        if any(MISCELLANEOUS.search(text) for text in words):
            advice = "Put its instances into the class above."
            yield Fault(local_name(term), "is a class for the rest of another", advice)


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ")


def mixed_naming(facts: Facts) -> Iterator[Fault]:
    """P22: find names written otherwise than most of their kind."""
    for kinds in (CLASS_KINDS, RELATIONS):
        styles = {term: _style(local_name(term)) for term in facts.own_terms(*kinds)}
        usual = Counter(styles.values()).most_common(1)
        for term, style in styles.items():
            if style != usual[0][0]:
                message = f"is written as {style}, most others as {usual[0][0]}"
                yield Fault(local_name(term), message, "Write all names of a kind alike.")


def _style(name: str) -> str:
    first = "Upper" if name[:1].isupper() else "lower"
    between = "_" if "_" in name else "-" if "-" in name else ""
    return f"{first}{between or 'Camel'}"


def same_label(facts: Facts) -> Iterator[Fault]:
    """P32: find classes with the same label in the same language."""
    owners: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for term in facts.own_classes():
        for label in facts.literals(term, *LABELS):
            owners[label.value.lower(), label.language].add(local_name(term))
    for (words, _), names in owners.items():
        if len(names) > 1:
            first, *others = sorted(names)
            message = f"shares the label {words!r} with {', '.join(others)}"
            yield Fault(first, message, "Give each class a label of its own.")


def file_extension(facts: Facts) -> Iterator[Fault]:
    """P36: find file extensions in the IRIs of the ontology and its terms."""
    named = [header for header in facts.headers() if isinstance(header, NamedNode)]
    starts = {term.value[: -len(local_name(term)) or None] for term in facts.own_terms()}
    for iri in sorted({header.value for header in named} | starts):
        if EXTENSION.search(urlsplit(iri).path.rstrip("/").rsplit("/", 1)[-1]):
            advice = "Name the ontology without one, and negotiate the format."
            yield Fault(iri, "has a file extension in its IRI", advice)


def no_declaration(facts: Facts) -> Iterator[Fault]:
    """P38: find out whether there is an owl:Ontology at all."""
    if not facts.headers():
        advice = "Declare <IRI> a owl:Ontology with its metadata."
        yield Fault("ontology", "is not declared as an owl:Ontology", advice)


def ambiguous_namespace(facts: Facts) -> Iterator[Fault]:
    """P39: find a header without IRI, and terms whose IRI depends on where the file lies."""
    for header in facts.headers():
        if isinstance(header, BlankNode):
            yield Fault("ontology", "has no IRI", "Name the ontology in its header.")
    for term in facts.types:
        if term.value.startswith("file:"):
            advice = "Declare a base or write the whole IRI."
            yield Fault(term.value, "lies where the file happens to lie", advice)


def hijacked_namespace(facts: Facts) -> Iterator[Fault]:
    """P40: find terms that the vocabulary in whose namespace they lie does not define.

    Only vocabularies that rdflib knows are looked up; the reserved ones have a check of their own.
    """
    from rdflib import URIRef, namespace

    known = {
        str(each): each
        for each in vars(namespace).values()
        if isinstance(each, type(namespace.SKOS))
        and each is not namespace.DefinedNamespace
        and str(each) not in BUILTIN
    }
    nodes = (n for t in facts.triples for n in (t.subject, t.predicate, t.object))
    for name in dict.fromkeys(n.value for n in nodes if isinstance(n, NamedNode)):
        start = name[: max(name.rfind("#"), name.rfind("/")) + 1]
        if start not in known or name == start or name.startswith(facts.own):
            continue
        if URIRef(name) not in known[start]:
            advice = "Correct its spelling or declare it in a namespace of your own."
            yield Fault(name, "is not defined by the vocabulary that it lies in", advice)


def no_licence(facts: Facts) -> Iterator[Fault]:
    """P41: find out whether the header names a licence."""
    if not said(facts, *METADATA["licence"]):
        yield Fault("ontology", "names no licence", "Add dcterms:license to its header.")
