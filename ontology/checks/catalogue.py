"""The list of all checks that need no reasoner: name, severity, threshold, and what runs them.

A new check is a function that gives faults and one line here. OOPS! grades its pitfalls critical,
important or minor: error, warning, info. FOOPS! grades nothing: here the minimum, a licence and a
readable file are errors, what it calls recommended is a warning, what it calls detailed an info.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from . import (
    concepts,
    foops,
    labels,
    owl_expressions,
    owl_names,
    owl_properties,
    project,
    serializations,
    stability,
    structure,
)
from . import pitfalls_structure as structure_pitfalls
from . import pitfalls_words as word_pitfalls
from .facts import Facts
from .findings import Fault, Finding, Severity


@dataclass(frozen=True)
class Check:
    """A check: its name, the group it is shown in, how bad its faults are, and its function."""

    name: str
    group: str
    severity: Severity
    find: Callable[[Facts], Iterable[Fault]]
    threshold: str = ""
    """What must be reached, where that is not the absence of faults."""
    reached: Callable[[Facts, int], str] | None = None
    """Says what was reached, from the facts and the number of findings."""

    def run(self, facts: Facts) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                self.name,
                fault.severity or self.severity,
                fault.subject,
                fault.message,
                fault.advice,
            )
            for fault in self.find(facts)
        )


LABELS, OWL_DL, OOPS, FOOPS, OURS = (
    "Terms",
    "OWL 2 DL structure",
    "OOPS! pitfalls",
    "FOOPS! tests",
    "This project",
)

GENERAL = (
    Check(
        "parsing",
        LABELS,
        "error",
        serializations.formats_agree,
        "4 of 4 formats",
        serializations.counts,
    ),
    Check(
        "labels and definitions",
        LABELS,
        "error",
        labels.labels_and_definitions,
        "100 %",
        labels.share_of_labelled,
    ),
    Check(
        "domains and ranges",
        LABELS,
        "error",
        structure.domains_and_ranges,
        "95 %",
        structure.share_of_domains_and_ranges,
    ),
    Check("inverses", LABELS, "warning", structure.inverses_fit),
    Check("lexical collisions", LABELS, "warning", labels.collisions),
    Check("terms of others", LABELS, "error", structure.no_statements_about_others),
    Check("imports", LABELS, "info", structure.imports_are_not_followed),
    Check("declarations", OWL_DL, "error", owl_names.own_names_are_declared),
    Check("kinds apart", OWL_DL, "error", owl_names.kinds_are_apart),
    Check("reserved names", OWL_DL, "error", owl_names.reserved_names_exist),
    Check("built-in terms", OWL_DL, "error", owl_names.builtin_terms_are_left_alone),
    Check("one header", OWL_DL, "error", owl_names.one_header),
    Check("restrictions", OWL_DL, "error", owl_expressions.restrictions_are_whole),
    Check("class expressions", OWL_DL, "error", owl_expressions.class_expressions_are_whole),
    Check("lists", OWL_DL, "error", owl_expressions.lists_are_whole),
    Check("unnamed individuals", OWL_DL, "error", owl_expressions.unnamed_individuals_form_trees),
    Check("datatypes", OWL_DL, "error", owl_properties.datatypes_are_known),
    Check("property axioms", OWL_DL, "error", owl_properties.axioms_fit_the_kind),
    Check("simple properties", OWL_DL, "error", owl_properties.counted_properties_are_simple),
    Check("regular chains", OWL_DL, "error", owl_properties.chains_are_regular),
    Check("P04 unconnected element", OOPS, "info", structure_pitfalls.unconnected),
    Check("P06 cycle in a hierarchy", OOPS, "error", structure_pitfalls.cycles),
    Check("P08 missing annotation", OOPS, "info", word_pitfalls.missing_annotations),
    Check("P10 missing disjointness", OOPS, "warning", structure_pitfalls.no_disjointness),
    Check(
        "P11 missing domain or range", OOPS, "warning", structure_pitfalls.missing_domain_or_range
    ),
    Check("P13 missing inverse", OOPS, "info", structure_pitfalls.missing_inverse),
    Check(
        "P19 several domains or ranges", OOPS, "error", structure_pitfalls.several_domains_or_ranges
    ),
    Check("P20 misused annotation", OOPS, "info", word_pitfalls.misused_annotations),
    Check("P21 miscellaneous class", OOPS, "info", word_pitfalls.miscellaneous_classes),
    Check("P22 mixed naming", OOPS, "info", word_pitfalls.mixed_naming),
    Check("P24 recursive definition", OOPS, "warning", structure_pitfalls.recursive_definition),
    Check("P25 inverse of itself", OOPS, "warning", structure_pitfalls.inverse_of_itself),
    Check(
        "P26 inverse of a symmetric one",
        OOPS,
        "warning",
        structure_pitfalls.inverse_of_a_symmetric_one,
    ),
    Check("P32 same label", OOPS, "info", word_pitfalls.same_label),
    Check("P33 chain of one property", OOPS, "info", structure_pitfalls.chain_of_one),
    Check("P34 untyped class", OOPS, "warning", structure_pitfalls.untyped_classes),
    Check("P35 untyped property", OOPS, "warning", structure_pitfalls.untyped_properties),
    Check("P36 file extension in the IRI", OOPS, "info", word_pitfalls.file_extension),
    Check("P38 no ontology declared", OOPS, "warning", word_pitfalls.no_declaration),
    Check("P39 ambiguous namespace", OOPS, "error", word_pitfalls.ambiguous_namespace),
    Check("P40 hijacked namespace", OOPS, "error", word_pitfalls.hijacked_namespace),
    Check("P41 no licence", OOPS, "warning", word_pitfalls.no_licence),
    Check("OM1 minimum metadata", FOOPS, "error", foops.minimum_metadata),
    Check("OM2 recommended metadata", FOOPS, "warning", foops.recommended_metadata),
    Check("OM3 detailed metadata", FOOPS, "info", foops.detailed_metadata),
    Check("OM4.1 licence", FOOPS, "error", foops.licence),
    Check("OM5.1 basic provenance", FOOPS, "warning", foops.basic_provenance),
    Check("OM5.2 full provenance", FOOPS, "info", foops.full_provenance),
    Check("RDF1 readable as RDF", FOOPS, "error", serializations.is_readable),
    Check("VER1 version IRI", FOOPS, "warning", foops.version_iri),
    Check("FIND1 prefix", FOOPS, "warning", foops.prefix),
    Check("VOC1 vocabularies for metadata", FOOPS, "info", foops.reused_for_metadata),
    Check("VOC2 vocabularies for terms", FOOPS, "info", foops.reused_for_terms),
    Check("VOC3 labels", FOOPS, "warning", foops.all_labelled),
    Check("VOC4 definitions", FOOPS, "warning", foops.all_defined),
    Check("HTTP1 open protocol", FOOPS, "warning", foops.open_protocol),
    Check("URI2 one identifier", FOOPS, "warning", foops.one_identifier),
)
"""Checks that any ontology can be put to."""

PROJECT = (
    Check("header", OURS, "error", project.header_is_complete),
    Check("one module per term", OURS, "error", project.declared_once),
    Check("puns", OURS, "error", owl_names.one_role_per_name),
    Check("one label", OURS, "error", labels.one_label_and_definition),
    Check("naming", OURS, "error", labels.names_are_written_alike),
    Check("terms.py", OURS, "error", project.python_knows_the_terms),
    Check("concept kinds", OURS, "error", concepts.one_kind_per_concept),
    Check("concept hierarchy", OURS, "error", concepts.hierarchy_holds),
    Check("concept labels", OURS, "error", concepts.one_concept_per_label),
    Check("labels used once", OURS, "error", concepts.labels_are_used_once),
    Check("class twins", OURS, "error", concepts.classes_mirror_concepts),
    Check("relation types", OURS, "error", concepts.relation_types_hold),
    Check(
        "competency questions",
        OURS,
        "error",
        project.questions_are_answered,
        "51 of 51",
        project.share_of_answered,
    ),
    Check(
        "id stability",
        OURS,
        "error",
        stability.ids_are_stable,
        "nothing removed or re-meant",
        stability.compared_with,
    ),
)
"""Checks that make sense for this project's own modules only."""

NOT_CHECKED = {
    "needs review by a person": (
        "P01",
        "P02",
        "P03",
        "P05",
        "P07",
        "P09",
        "P12",
        "P14",
        "P15",
        "P16",
        "P17",
        "P18",
        "P23",
        "P27",
        "P28",
        "P29",
        "P30",
        "P31",
    ),
    "not checkable offline": (
        "P37",
        "URI1",
        "VER2",
        "CN1",
        "DOC1",
        "PURL1",
        "FIND2",
        "FIND3",
        "FIND3-BIS",
        "OM4.2",
        "OM3 (DOI)",
    ),
}
"""What the catalogues hold beside, and why it is not checked: it is never counted as passed."""
