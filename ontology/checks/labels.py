"""Labels and definitions: that every term has them, how they are written, and when two collide."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from ..terms import OWL, RDFS, SKOS, local_name
from .facts import CLASS_KINDS, DEFINITIONS, LABELS, PROPERTY_KINDS, Facts
from .findings import Fault

SPELLINGS = (
    (r"isation", "ization"),
    (r"([a-z]{3,})is(e|ed|es|ing)\b", r"\1iz\2"),
    (r"(behavi|lab|fav|col)our", r"\1or"),
    (r"centre", "center"),
    (r"programme", "program"),
    (r"licenc", "licens"),
    (r"defenc", "defens"),
)
ABBREVIATION = re.compile("[A-Z].*[A-Z]")


def normalise(label: str, english: bool = True) -> str:
    """Give the form in which labels are compared: case, hyphens, plurals and spelling levelled.

    >>> normalise("Inter-Organisational Programmes")
    'inter organizational program'
    """
    text = re.sub(r"[-‐‑–—/\s]+", " ", label.lower()).strip()
    if not english:
        return text
    text = text.replace("organis", "organiz")
    for pattern, replacement in SPELLINGS:
        text = re.sub(pattern, replacement, text)
    return " ".join(_singular(word) for word in text.split())


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def labels_and_definitions(facts: Facts) -> Iterator[Fault]:
    """Find terms of any kind, individuals too, that have no label or no definition."""
    for term in facts.own_terms():
        for what, predicates in (("label", LABELS), ("definition", DEFINITIONS)):
            if not any(text.value.strip() for text in facts.literals(term, *predicates)):
                yield Fault(local_name(term), f"has no {what}", f"Give its block a {what}.")


def share_of_labelled(facts: Facts, _: int) -> str:
    """Say how many of the terms have both a label and a definition."""
    terms = facts.own_terms()
    whole = [
        term
        for term in terms
        if facts.literals(term, *LABELS) and facts.literals(term, *DEFINITIONS)
    ]
    return f"{len(whole):,} of {len(terms):,}"


def one_label_and_definition(facts: Facts) -> Iterator[Fault]:
    """Find terms of this project with more than one label or definition."""
    for term in facts.own_terms():
        for what, predicates in (("label", LABELS), ("definition", DEFINITIONS)):
            found = facts.literals(term, *predicates)
            if len(found) > 1:
                advice = "Keep one; other names of a concept are skos:altLabel."
                yield Fault(local_name(term), f"has {len(found)} {what}s, not one", advice)


def names_are_written_alike(facts: Facts) -> Iterator[Fault]:
    """Find ids that are not UpperCamel (properties: lowerCamel), and labels not in lower case.

    A word of a label may have capitals where it is an abbreviation, such as NAO or R&D.
    """
    for term in facts.own_terms():
        name = local_name(term)
        relation = bool(facts.types[term] & PROPERTY_KINDS.keys())
        pattern, style = ("[a-z]", "lowerCamel") if relation else ("[A-Z]", "UpperCamel")
        if not re.fullmatch(pattern + "[A-Za-z0-9]*", name):
            yield Fault(name, f"its id is not {style}", "Write it as the ids of its kind are.")
        for label in facts.literals(term, *LABELS, SKOS.altLabel, SKOS.hiddenLabel):
            if label.language != "en":
                yield Fault(name, f"its label {label.value!r} is not marked @en", "Add @en.")
        for label in facts.literals(term, *LABELS):
            capitals = [word for word in label.value.split() if re.search("[A-Z]", word)]
            if not all(ABBREVIATION.search(word) for word in capitals):
                advice = "Write it in lower case; only abbreviations may have capitals."
                yield Fault(name, f"its label {label.value!r} has a capital", advice)


def collisions(facts: Facts) -> Iterator[Fault]:
    """Find labels of two classes or two properties that differ in writing only.

    Classes that share a label to the letter are P32's.
    """
    for kinds in (CLASS_KINDS, (OWL.ObjectProperty, OWL.DatatypeProperty)):
        labels = {t: facts.literals(t, RDFS.label, SKOS.prefLabel) for t in facts.own_terms(*kinds)}
        for found in shared_labels(labels):
            exact = len({label.lower() for label in found.values()}) == 1
            if exact and kinds == CLASS_KINDS:
                continue
            said = ", ".join(f"{label!r} of {name}" for name, label in sorted(found.items()))
            message = f"labels that differ in writing only: {said}"
            yield Fault(min(found), message, "Give one of them another label.")


def shared_labels(labels: Mapping[NamedNode, Iterable[Literal]]) -> list[dict[str, str]]:
    """Give labels that several terms share when normalised: each term's name with its label."""
    owners: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for term, found in labels.items():
        for label in found:
            language = (label.language or "en").split("-")[0]
            key = normalise(label.value, english=language == "en")
            owners[key, language][local_name(term)] = label.value
    return [found for found in owners.values() if len(found) > 1]
