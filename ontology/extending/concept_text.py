"""A concept as Turtle, with the class of its single situations, in the style of our modules."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from ..kinds import KINDS
from ..terms import DCTERMS, IOR, OWL, RDF, RDFS, SKOS, class_twin, concept
from .drafts import Draft
from .module_text import ORDER, ModuleText
from .turtle_text import block, listed, quoted, resolved

CLASS_OF: dict[str, NamedNode] = {kinds[0]: IOR[name] for name, kinds in KINDS.items()}
LABELLING = {
    "alt_labels": SKOS.altLabel,
    "hidden_labels": SKOS.hiddenLabel,
    "context_labels": IOR.contextLabel,
}


def with_concept(
    module: ModuleText, draft: Draft, scheme: str, at: int | None = None, twin: bool = False
) -> ModuleText:
    """Add the block of a new concept and, with `twin`, that of its class."""
    objects = objects_of(module, draft, scheme)
    if twin:
        objects[IOR.formalizedAs] = [module.written(class_twin(draft.id))]
    parts = [listed(module.written(p), objects[p]) for p in ORDER if objects.get(p)]
    new = block(module.written(concept(draft.id)), parts)
    return module.with_block(f"{new}\n{_twin(module, draft)}" if twin else new, at)


def with_changes(
    module: ModuleText, now: Draft, wanted: Draft, schemes: tuple[str, str]
) -> ModuleText:
    """Rewrite what differs in the block of a concept and in that of its class.

    `schemes` are the ids of the scheme it stands in now and of the one it shall stand in.
    """
    before = objects_of(module, now, schemes[0])
    after = objects_of(module, wanted, schemes[1])
    for predicate in ORDER:
        if before.get(predicate) != after.get(predicate):
            module = module.with_objects(concept(wanted.id), predicate, after[predicate])
    if ":" in wanted.id or not module.has(class_twin(wanted.id)):
        return module
    twin = class_twin(wanted.id)
    for predicate, field in ((RDFS.label, SKOS.prefLabel), (SKOS.definition, SKOS.definition)):
        if before[field] != after[field]:
            module = module.with_objects(twin, predicate, after[field])
    if now.broader != wanted.broader:
        module = _with_parents(module, twin, now.broader, wanted.broader)
    return module


def with_labels(
    module: ModuleText, identifier: str, field: str, labels: Iterable[str]
) -> ModuleText:
    """Let a module give a concept exactly these labels of a field of its draft."""
    written = [quoted(label, "en") for label in labels]
    return module.with_objects(concept(identifier), LABELLING[field], written)


def objects_of(module: ModuleText, draft: Draft, scheme: str) -> dict[NamedNode, list[str]]:
    """Write what a draft says, by predicate."""
    texts = {
        SKOS.prefLabel: (draft.label,),
        SKOS.altLabel: draft.alt_labels,
        SKOS.hiddenLabel: draft.hidden_labels,
        IOR.contextLabel: draft.context_labels,
        SKOS.definition: (draft.definition,),
        IOR.sourceNote: draft.source_notes,
    }
    home = module.written(concept(scheme))
    return {
        RDF.type: [module.written(CLASS_OF[draft.kind]), module.written(SKOS.Concept)],
        **{predicate: [quoted(text, "en") for text in each] for predicate, each in texts.items()},
        SKOS.broader: [module.written(concept(parent)) for parent in draft.broader],
        SKOS.topConceptOf: [] if draft.broader else [home],
        SKOS.inScheme: [home],
        DCTERMS.source: [quoted(key) for key in draft.sources],
        IOR.unsureSource: [quoted(key) for key in draft.unsure_sources],
        OWL.deprecated: ["true"] if draft.deprecated else [],
        DCTERMS.isReplacedBy: [module.written(concept(other)) for other in draft.replaced_by],
    }


def _twin(module: ModuleText, draft: Draft) -> str:
    via = module.written(IOR.hasForm if draft.kind == "form" else IOR.hasKind)
    same = (
        f"[ a {module.written(OWL.Restriction)} ; {module.written(OWL.onProperty)} {via} ; "
        f"{module.written(OWL.hasValue)} {module.written(concept(draft.id))} ]"
    )
    above = [module.written(class_twin(parent)) for parent in draft.broader]
    parts = {
        RDF.type: [module.written(OWL.Class)],
        RDFS.label: [quoted(draft.label, "en")],
        SKOS.definition: [quoted(draft.definition, "en")],
        RDFS.subClassOf: above or [module.written(IOR.DomainPhenomenon)],
        OWL.equivalentClass: [same],
    }
    written = [listed(module.written(predicate), each) for predicate, each in parts.items()]
    return block(module.written(class_twin(draft.id)), written)


def _with_parents(
    module: ModuleText, twin: NamedNode, old: Iterable[str], new: Iterable[str]
) -> ModuleText:
    """Place a class below other parents; what else stands above it stays."""
    gone = {class_twin(each).value for each in old}
    others = [
        written
        for written in module.objects(twin, RDFS.subClassOf)
        if resolved(written, module.prefixes) not in gone
    ]
    parents = [module.written(class_twin(each)) for each in new]
    return module.with_objects(twin, RDFS.subClassOf, parents + others)
