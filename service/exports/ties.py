"""From rows of the graph to the nodes and edges of a network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from interorg.ontology.kinds import KINDS
from interorg.ontology.terms import IOR, IORV

from .drafts import Draft, Drafts, words
from .network import Network
from .rows import Row, number, select, year
from .source import Source
from .united import united

POLARITIES = {
    IORV.Affirmed.value: "affirmed",
    IORV.Denied.value: "denied",
    IORV.MixedPolarity.value: "mixed",
}
DOCUMENT_CLASSES = {
    IOR.CaseDocument.value: "case",
    IOR.LiteratureNote.value: "note",
    IOR.ScholarlyDocument.value: "article",
    IOR.AgreementDocument.value: "agreement",
    IOR.WebDocument.value: "web",
}
CONCEPT_CLASSES = {IOR[name].value: kinds[0] for name, kinds in KINDS.items() if len(kinds) == 1}

Canonical = Callable[[str], str]


def read_network(source: Source) -> Network:
    """Read the network of all that is stated."""

    store = united(source)

    def rows(name: str) -> Iterator[Row]:
        return select(store, name)

    drafts = Drafts()
    name_concepts(rows("network_concepts"), drafts)
    _add_documents(rows("network_documents"), drafts)
    canonical = add_organizations(rows("network_organizations"), drafts)
    _add_mentions(rows("network_mentions"), canonical, drafts)
    add_claims(rows("network_claims"), drafts)
    add_cases(rows("network_cases"), drafts)
    add_partners(rows("network_partners"), canonical, drafts)
    add_forms(rows("network_forms"), drafts)
    return drafts.network()


def name_concepts(rows: Iterable[Row], drafts: Drafts) -> None:
    """Note what concepts and relation types are called, and of which kind each is."""
    for row in rows:
        drafts.name(row["concept"], row["label"])
        if row["class"] in CONCEPT_CLASSES:
            drafts.categories[row["concept"]] = CONCEPT_CLASSES[row["class"]]


def _add_documents(rows: Iterable[Row], drafts: Drafts) -> None:
    for row in rows:
        iri = row["document"]
        drafts.node(iri, "document").years.update(_years(row.get("year")))
        drafts.name(iri, row.get("title"))
        if row.get("class") in DOCUMENT_CLASSES:
            drafts.categories[iri] = DOCUMENT_CLASSES[row["class"]]


def add_organizations(rows: Iterable[Row], drafts: Drafts) -> Canonical:
    """Add the canonical organizations; return what leads from any organization to its one."""
    found: set[str] = set()
    merged: dict[str, str] = {}
    for row in rows:
        iri = row["organization"]
        found.add(iri)
        drafts.name(iri, row.get("chosen", row.get("label")))
        if "canonical" in row:
            merged[iri] = min(row["canonical"], merged.get(iri, row["canonical"]))

    def canonical(iri: str) -> str:
        passed = {iri}
        while iri in merged and merged[iri] not in passed:
            iri = merged[iri]
            passed.add(iri)
        return iri

    for iri in found:
        drafts.node(canonical(iri), "organization")
    return canonical


def _add_mentions(rows: Iterable[Row], canonical: Canonical, drafts: Drafts) -> None:
    for row in rows:
        document, organization = row["document"], canonical(row["organization"])
        drafts.node(document, "document")
        drafts.node(organization, "organization").documents.add(document)
        edge = drafts.edge(document, organization, "mention", "mentions")
        edge.mentions += int(row["mentions"])
        edge.documents.add(document)


def add_claims(rows: Iterable[Row], drafts: Drafts) -> None:
    """Add an edge for each relation and polarity between two concepts, and the documents."""
    for row in rows:
        claim, document = row["claim"], row["document"]
        ends = (row["subject"], row["object"])
        years = _years(row.get("year"))
        relation = drafts.labels.get(row["relation"], words(row["relation"]))
        polarity = POLARITIES.get(row.get("polarity", ""), "")
        tie = drafts.edge(*ends, "claim", relation, polarity)
        _qualify(tie, row)
        drafts.node(document, "document").claims.add(claim)
        for end in ends:
            statement = drafts.edge(document, end, "statement", "states claims about")
            for draft in (tie, statement, drafts.node(end, "concept")):
                draft.claims.add(claim)
                draft.documents.add(document)
                draft.years.update(years)


def _qualify(tie: Draft, row: Row) -> None:
    claim, confidence = row["claim"], number(row.get("confidence"))
    if confidence is not None:
        tie.confidences[claim] = confidence
    if row.get("modality") == IORV.Hedged.value:
        tie.hedged.add(claim)
    if row.get("in_context") == "true":
        tie.in_context.add(claim)


def add_cases(rows: Iterable[Row], drafts: Drafts) -> None:
    """Add the cases with their years, and the documents that report them."""
    for row in rows:
        iri = row["case"]
        case = drafts.node(iri, "case")
        case.years.update(_years(row.get("start")))
        case.ends.update(_years(row.get("end")))
        drafts.name(iri, row.get("label"))
        if "document" in row:
            document = row["document"]
            drafts.node(document, "document")
            case.documents.add(document)
            drafts.edge(document, iri, "report", "reports").documents.add(document)


def add_partners(rows: Iterable[Row], canonical: Canonical, drafts: Drafts) -> None:
    """Tie organizations to their cases, which must have been added before."""
    for row in rows:
        case, organization = row["case"], canonical(row["organization"])
        edge = drafts.edge(organization, case, "partner", "partner in")
        _as_case(edge, drafts.node(case, "case"))
        drafts.node(organization, "organization").documents.update(edge.documents)


def add_forms(rows: Iterable[Row], drafts: Drafts) -> None:
    """Tie cases, which must have been added before, to their forms."""
    forms: dict[str, list[str]] = {}
    for row in rows:
        case, form = row["case"], row["form"]
        drafts.node(form, "concept")
        _as_case(drafts.edge(case, form, "form", "has form"), drafts.node(case, "case"))
        forms.setdefault(case, []).append(drafts.label(form))
    for case, labels in forms.items():
        drafts.categories[case] = "; ".join(sorted(labels))


def _as_case(edge: Draft, case: Draft) -> None:
    """Give a tie of a case the documents and years of the case."""
    edge.documents.update(case.documents)
    edge.years.update(case.years)
    edge.ends.update(case.ends)


def _years(text: str | None) -> set[int]:
    found = year(text)
    return set() if found is None else {found}
