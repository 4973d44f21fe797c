"""Cases and organizations, as entries of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from interorg.ontology.terms import IOR, RDFS, SKOS

from .entry import Entry
from .families import Families, concept_key
from .rows import Rows, end, name

SENTENCES = 12
"""How many sentences about one case are searched."""
PARTNERS = 20_000
"""Organizations whose names are kept while cases are read."""
OF_CONCEPTS = (IOR.hasForm, IOR.usesMechanism, IOR.reportsBenefit, IOR.facesChallenge)


def cases(rows: Rows, families: Families) -> Iterator[Entry]:
    """Yield the entries of cases; what each has is looked up, which is far cheaper than to sort."""
    labels = lru_cache(PARTNERS)(lambda partner: rows.all(partner, RDFS.label))
    for row in rows("search_cases"):
        case = row["case"]
        partners = rows.all(case, IOR.hasPartner)
        names = {label for each in partners for label in labels(each)}
        concepts = rows.all(case, *OF_CONCEPTS)
        years = [year for year in rows.all(case, IOR.startYear) if year.isdecimal()]
        quotes = _quotes(rows, case)
        yield Entry(
            end(case),
            "relationship",
            label=row["label"],
            names=tuple(sorted(names)),
            text=" ".join(quotes[:SENTENCES]),
            families=families.of(concepts),
            concept=tuple(map(concept_key, concepts)),
            organization=tuple(map(name, partners)),
            year=int(years[0]) if years else None,
            weight=len(quotes),
        )


def _quotes(rows: Rows, case: str) -> list[str]:
    """Return the sentences that report a case."""
    spans = {
        span
        for report in rows.subjects(IOR.reportsCase, case)
        for span in rows.all(report, IOR.hasEvidence)
    }
    return sorted({quote for span in spans for quote in rows.all(span, IOR.exactQuote)})


def organizations(rows: Rows, weights: Counter[str]) -> Iterator[Entry]:
    """Yield the entries of organizations with their names: the preferred, its own, those merged."""
    for row in rows("search_organizations"):
        organization = row["organization"]
        names = [
            *rows.all(organization, SKOS.prefLabel),
            *rows.all(organization, RDFS.label, IOR.alsoKnownAs),
        ]
        for merged in rows.subjects(IOR.mergedInto, organization):
            names += rows.all(merged, RDFS.label, IOR.alsoKnownAs)
        if names:
            first, *others = dict.fromkeys(names)
            yield Entry(
                end(organization),
                "organization",
                label=first,
                names=tuple(others),
                organization=(name(organization),),
                weight=weights[end(organization)],
            )
