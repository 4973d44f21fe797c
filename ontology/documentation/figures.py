"""The size of the ontology in figures, for the report and the start page."""

from collections import Counter
from collections.abc import Mapping

from ..answers import FIXTURES
from ..competency import TOPICS, load_questions
from ..concepts import read_concepts
from ..files import modules, read_modules
from ..kinds import KINDS
from ..release import released
from ..terms import OWL, RDF
from .glossary import Glossary
from .usage import all_rules, all_shapes

BEGIN = "<!-- figures -->"
END = "<!-- end of figures -->"


def figures(glossary: Glossary) -> dict[str, int | str]:
    """Count what the ontology holds."""
    counts = glossary.counts()
    concepts = read_concepts(read_modules())
    facts = glossary.facts
    restricted = len({node for node, _ in facts.pairs(OWL.onProperty)})
    return {
        "modules": len(modules()),
        "triples of the modules": len(read_modules()),
        "triples of the release": len(released()),
        "classes": counts["class"],
        "object properties": counts["object property"],
        "data properties": counts["data property"],
        "annotation properties": counts["annotation property"],
        "restrictions": restricted,
        "sets of disjoint classes": len(facts.subjects(RDF.type, OWL.AllDisjointClasses)),
        "concepts": counts["concept"],
        "labels of concepts": sum(len(c.labels) for c in concepts.values()),
        "relation types": counts["relation type"],
        "values of closed lists": counts["value"],
        "shapes": len(all_shapes()),
        "rules of inference": len(all_rules()),
        "competency questions with a query": f"{len(load_questions())} of {max(TOPICS)}",
        "fixtures": len({path.parent for path in FIXTURES.glob("*/data.trig")}),
    }


def concepts_by_kind(glossary: Glossary) -> dict[str, int]:
    """Count the concepts of each kind, by the label of their class."""
    counted = Counter(
        glossary.concept_kind(term.node) or "concept" for term in glossary.of_kind("concept")
    )
    order = [t.label for t in glossary.values() if t.kind == "class" and t.name in KINDS]
    return {
        name: counted[name] for name in sorted(order, key=lambda n: -counted[n]) if counted[name]
    }


def as_table(counted: Mapping[str, int | str], what: str = "what") -> str:
    """Write figures as a Markdown table."""
    rows = [f"| {name} | {n if isinstance(n, str) else f'{n:,}'} |" for name, n in counted.items()]
    return "\n".join([f"| {what} | number |", "| --- | --- |", *rows])


def with_figures(report: str, glossary: Glossary) -> str:
    """Put the present figures into the report, between the comments that hold their place."""
    tables = f"{as_table(figures(glossary))}\n\n{as_table(concepts_by_kind(glossary), 'concepts')}"
    before, _, rest = report.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{tables}\n{END}{after}"
