"""Checks of modules that others wrote: that they read, fit with ours, and leave our terms alone."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple

from ..checks.findings import Fault, Finding
from ..checks.outcome import Outcome, Result
from ..concepts import ConceptScheme, shipped_concepts
from ..extra_modules import MEND, ExtraModule, OntologyError
from ..files import Statements, read_modules
from ..kinds import KINDS
from ..prefixes import shortened
from ..terms import DCTERMS, IOR, OWL, OWN, RDF, SKOS, concept_id
from .concept_text import LABELLING
from .drafts import Draft, draft_of, in_order
from .faults import Surroundings, faults, unknown_sources
from .module_text import ModuleText
from .wording import label_weaknesses, unsourced, weaknesses

KIND_OF = {IOR[name].value: kinds[0] for name, kinds in KINDS.items()}
ONCE = {SKOS.prefLabel: "label", SKOS.definition: "definition", SKOS.inScheme: "scheme"}
SAID_OF_OURS = (
    SKOS.altLabel,
    SKOS.hiddenLabel,
    IOR.contextLabel,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.editorialNote,
    SKOS.scopeNote,
    SKOS.example,
)
"""What a module may state about a concept of ours."""
IN_ENGLISH = (
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.hiddenLabel,
    IOR.contextLabel,
    SKOS.definition,
)
POINTING = (SKOS.broader, DCTERMS.isReplacedBy)
"""What they point to is looked up with the concept itself."""


CHECKS = READABLE, LEFT_ALONE, WHOLE, FITTING, FINDABLE, SOURCES = (
    "module reads",
    "our terms are left alone",
    "concepts are whole",
    "concepts fit with ours",
    "labels can be found",
    "sources are known",
)


def outcome(modules: Sequence[ExtraModule], sources: frozenset[str]) -> Outcome:
    """Check modules and give the outcome as the other checks give theirs."""
    found = check_modules(modules, sources)
    results = tuple(
        Result(check, "Extra modules", tuple(f for f in found if f.check == check))
        for check in CHECKS
    )
    known = shipped_concepts()
    concepts = 0
    if not any(f.check == READABLE and f.severity == "error" for f in found):
        drafts = [_drafts(Statements(module.triples()), known) for module in modules]
        concepts = sum(draft.id not in known for each in drafts for draft in each.values())
    subject = ", ".join(module.name for module in modules)
    return Outcome(subject, "", results, {"concepts": concepts} if concepts else {})


def refuse_faults(modules: Sequence[ExtraModule]) -> None:
    """Raise OntologyError, with file and line, when a module cannot be used."""
    found = [finding for finding in check_modules(modules) if finding.severity == "error"]
    if found:
        first = found[0]
        more = f" (and {len(found) - 1} more: see `interorg check --ontology`)" if found[1:] else ""
        raise OntologyError(f"{first.subject}: {first.message}. {first.advice}{more}")


def check_modules(
    modules: Sequence[ExtraModule], sources: frozenset[str] | None = None
) -> list[Finding]:
    """Hold modules against ours and each other; `sources` are the keys of the works that are known.

    The subject of a finding is the file's name, with a line where there is one.
    """
    texts = []
    for module in modules:
        try:
            texts.append(ModuleText(module.name, module.content.decode("utf-8-sig")))
            module.triples()
        except (OntologyError, UnicodeDecodeError) as error:
            message = str(error).removeprefix(f"{module.name} ").removesuffix(MEND)
            return [Finding(READABLE, "error", module.name, message, "Mend the file.")]
    ours = shipped_concepts()
    drafts = [_drafts(Statements(text.triples), ours) for text in texts]
    wanted = tuple(draft for each in drafts for draft in each.values())
    around = Surroundings(ours, wanted, sources)
    terms = {t.subject.value for t in read_modules() if isinstance(t.subject, NamedNode)}
    return [
        finding
        for text, own in zip(texts, drafts, strict=True)
        for finding in _check(text, own, around, terms)
    ]


def _drafts(statements: Statements, ours: ConceptScheme) -> dict[NamedNode, Draft]:
    """Read what a module says of concepts, whole or not; of ours with what they had before."""
    found = {}
    for node, types in statements.types.items():
        a_concept = types & KIND_OF.keys() or SKOS.Concept.value in types
        if a_concept and not node.value.startswith(OWN):
            label = next(iter(statements.all(node, SKOS.prefLabel)), "")
            others = statements.all(node, SKOS.altLabel)
            hidden = statements.all(node, SKOS.hiddenLabel)
            context = statements.all(node, IOR.contextLabel)
            found[node] = Draft(
                id=concept_id(node),
                kind=next((KIND_OF[t] for t in sorted(types & KIND_OF.keys())), ""),
                label=label,
                alt_labels=others,
                hidden_labels=hidden,
                context_labels=in_order(context, (label, *others, *hidden)),
                definition=next(iter(statements.all(node, SKOS.definition)), ""),
                broader=statements.all(node, SKOS.broader),
                sources=statements.all(node, DCTERMS.source),
                unsure_sources=statements.all(node, IOR.unsureSource),
                source_notes=statements.all(node, IOR.sourceNote),
                deprecated="true" in statements.all(node, OWL.deprecated),
                replaced_by=statements.all(node, DCTERMS.isReplacedBy),
            )
    for known in ours.values():
        added = {field: statements.all(known.iri, said) for field, said in LABELLING.items()}
        if any(added.values()):
            now = draft_of(known)
            found[known.iri] = replace(
                now,
                alt_labels=(*now.alt_labels, *added["alt_labels"]),
                hidden_labels=(*now.hidden_labels, *added["hidden_labels"]),
                context_labels=(*now.context_labels, *added["context_labels"]),
            )
    return found


def _check(
    text: ModuleText, drafts: Mapping[NamedNode, Draft], around: Surroundings, terms: set[str]
) -> Iterator[Finding]:
    if not any(t.predicate == RDF.type and t.object == OWL.Ontology for t in text.triples):
        advice = "Say in an owl:Ontology what it is, who made it and that it imports ours."
        yield Finding(READABLE, "warning", text.name, "it has no header", advice)
    statements = Statements(text.triples)
    if around.sources is not None:
        described = (statements.all(n, IOR.bibliographyKey) for n in statements.types)
        around = replace(around, sources=around.sources.union(*described))
    for triple in text.triples:
        if isinstance(triple.subject, NamedNode):
            for fault in _of_triple(triple, around.concepts, terms):
                yield _finding(LEFT_ALONE, text, triple.subject, fault)
    for node, draft in drafts.items():
        ours = draft.id in around.concepts
        top = ours or bool(statements.all(node, SKOS.topConceptOf))
        found = {FITTING: faults(draft, around, new=False, top=top)}
        if ours:
            known = around.concepts[draft.id].labels
            new = [label for label in draft.labels if label not in known]
            found[FINDABLE] = label_weaknesses(draft, new)
        else:
            found[WHOLE] = _of_shape(node, draft, statements)
            found[FINDABLE] = weaknesses(draft)
            found[SOURCES] = chain(unsourced(draft), unknown_sources(draft, around))
        for check, each in found.items():
            yield from (_finding(check, text, node, fault) for fault in each)


def _finding(check: str, text: ModuleText, node: NamedNode, fault: Fault) -> Finding:
    line = text.line_of(node)
    where = f"{text.name}, line {line}" if line else text.name
    message = f"{text.written(node)}: {fault.message}"
    return Finding(check, fault.severity or "error", where, message, fault.advice)


def _of_triple(triple: Triple, ours: ConceptScheme, terms: set[str]) -> Iterator[Fault]:
    """Yield what is wrong with one statement: our terms changed or misspelled, other languages."""
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    assert isinstance(subject, NamedNode)
    if subject.value.startswith(OWN):
        if concept_id(subject) not in ours:
            advice = "Give your concepts IRIs of a namespace of your own."
            yield Fault("", "it is no concept of ours, but its IRI says so", advice)
        elif predicate not in SAID_OF_OURS:
            advice = "A module may add labels, notes and matches to our concepts, no more."
            yield Fault(
                "", f"{shortened(predicate.value)} is stated about a concept of ours", advice
            )
    for term in (predicate, value):
        if isinstance(term, NamedNode) and term.value.startswith(OWN) and term.value not in terms:
            close = difflib.get_close_matches(term.value, terms, n=1)
            advice = f"Did you mean {shortened(close[0])}?" if close else "Correct it."
            if not (predicate in POINTING and term == value):
                yield Fault("", f"{shortened(term.value)} does not exist", advice)
    if predicate in IN_ENGLISH and isinstance(value, Literal):
        language = value.language or "en"
        if language.split("-")[0] != "en":
            advice = "Texts are read in English: keep other languages in a file of their own."
            yield Fault("", f"{value.value!r} is marked @{language}", advice)


def _of_shape(node: NamedNode, draft: Draft, statements: Statements) -> Iterator[Fault]:
    """Yield what keeps a new concept from being read as one."""
    kinds = sorted(KIND_OF[t] for t in statements.types[node] & KIND_OF.keys())
    if len(kinds) > 1:
        yield Fault(draft.id, f"it is {' and '.join(kinds)} at once", "Keep one.")
    if SKOS.Concept.value not in statements.types[node]:
        yield Fault(draft.id, "it is not said to be a skos:Concept", "Add that type.")
    for predicate, what in ONCE.items():
        values = statements.all(node, predicate)
        if len(values) > 1 or (not values and what == "scheme"):
            yield Fault(draft.id, f"it has {len(values)} {what}s", f"Give it exactly one {what}.")
    if draft.broader and statements.all(node, SKOS.topConceptOf):
        advice = "Keep either skos:broader or skos:topConceptOf."
        yield Fault(draft.id, "it stands at the top and below another", advice)
