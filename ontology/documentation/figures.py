"""The size of the ontology in figures, for the report and the start page."""

from collections import Counter
from collections.abc import Mapping

from ..answers import FIXTURES
from ..competency import TOPICS, load_questions
from ..concepts import read_concepts
from ..files import modules, read_modules
from ..kinds import KINDS
from ..release import released
from ..terms import DCTERMS, IOR, OWL, RDF
from .glossary import Glossary
from .usage import all_rules, all_shapes

BEGIN = "<!-- figures -->"
END = "<!-- end of figures -->"
SOURCES_BEGIN = "<!-- sources -->"
SOURCES_END = "<!-- end of sources -->"


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
        "labels of concepts": sum(1 + len(c.alt_labels) for c in concepts.values()),
        "hidden labels of concepts": sum(len(c.hidden_labels) for c in concepts.values()),
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


def concepts_by_source(glossary: Glossary) -> dict[str, int]:
    """Count the concepts by what is known of where they come from; each counts once."""
    counted: Counter[str] = Counter()
    for term in glossary.of_kind("concept"):
        if glossary.text(term.node, DCTERMS.source):
            counted["with a work that was seen to treat the notion"] += 1
        elif glossary.text(term.node, IOR.unsureSource):
            counted["only with works that were not seen to treat it"] += 1
        else:
            notes = glossary.text(term.node, IOR.sourceNote) or ["none"]
            counted[f"without any work; note: {'; '.join(notes)}"] += 1
    return {"all": sum(counted.values()), **dict(counted.most_common())}


def as_table(counted: Mapping[str, int | str], what: str = "what") -> str:
    """Write figures as a Markdown table."""
    rows = [f"| {name} | {n if isinstance(n, str) else f'{n:,}'} |" for name, n in counted.items()]
    return "\n".join([f"| {what} | number |", "| --- | --- |", *rows])


def with_figures(report: str, glossary: Glossary) -> str:
    """Put the present figures into the report, between the comments that hold their places."""
    tables = f"{as_table(figures(glossary))}\n\n{as_table(concepts_by_kind(glossary), 'concepts')}"
    return with_sources(_filled(report, BEGIN, tables, END), glossary)


def with_sources(report: str, glossary: Glossary) -> str:
    """Put into the report how many concepts have which sort of source."""
    table = as_table(concepts_by_source(glossary), "concepts")
    return _filled(report, SOURCES_BEGIN, table, SOURCES_END)


def _filled(report: str, begin: str, table: str, end: str) -> str:
    before, _, rest = report.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{table}\n{end}{after}"
