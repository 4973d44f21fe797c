"""Claims as pages show them: the statement in words, its sentence, who says it, how surely."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from interorg.ontology.terms import BASE, IOR

from ..engine.pool import Pool, Term
from ..stored_queries import read_query
from .nodes import Node, node
from .vocabulary import Vocabulary
from .wording import DOCUMENT_KINDS, according_to, statement

Row = Mapping[str, str]
MOST = 1_500
"""Rows of claims that one page asks for; a claim has one for each of its contexts."""


@dataclass(frozen=True)
class Credit:
    """A work to which the text credits a claim."""

    label: str
    work: Node
    locator: str | None


@dataclass(frozen=True)
class StatedClaim:
    """One claim; polarity, modality and the like are labels such as `denied` and `hedged`."""

    id: str
    iri: str
    statement: str
    subject: Node
    relation: Node
    object: Node
    polarity: str | None
    modality: str | None
    generality: str | None
    review: str | None
    contexts: tuple[Node, ...]
    framed_by: tuple[Node, ...]
    dimension: Node | None
    """Of a comparison: in what the subject has more, less or the same."""
    outcome: str | None
    quote: str
    start: int
    end: int
    section: str | None
    page: int | None
    document: Node
    document_kind: str | None
    reviews: Node | None
    attribution: str
    """Who says it: a note's claim is the note's, not that of the work it reviews."""
    credits: tuple[Credit, ...]
    confidence: float | None
    rule: str | None
    links: tuple[str, ...]
    """How it is linked to what was asked about, such as `claimSubject`."""


def claims_of(
    pool: Pool, vocabulary: Vocabulary, limit: int = MOST, **bindings: Term
) -> list[StatedClaim]:
    """Return the claims linked to a `target`, in the order of their documents and places.

    `link` and `relation` narrow which; `limit` counts rows of the answer.
    """
    rows = _select(pool, "claims", limit, bindings)
    chosen = {name: term for name, term in bindings.items() if name != "relation"}
    credits = _credits(_select(pool, "claim_citations", limit, chosen))
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["claim"]].append(row)
    if len(rows) == limit and len(grouped) > 1:
        del grouped[rows[-1]["claim"]]  # Its rows may be cut short.
    claims = [
        _claim(iri, group, credits.get(iri, ()), vocabulary) for iri, group in grouped.items()
    ]
    return sorted(claims, key=lambda claim: (claim.document.id, claim.start, claim.id))


def claim_of(pool: Pool, vocabulary: Vocabulary, claim: NamedNode) -> StatedClaim | None:
    """Return one claim, or None where the graph holds no such claim."""
    found = claims_of(pool, vocabulary, claim=claim, link=IOR.expresses)
    return found[0] if found else None


def _select(pool: Pool, name: str, limit: int, bindings: Mapping[str, Term]) -> list[Row]:
    answer = pool.query(f"{read_query(name)}LIMIT {limit:d}", bindings=bindings)
    found = json.loads(answer.body)["results"]["bindings"]
    return [{name: value["value"] for name, value in row.items()} for row in found]


def _credits(rows: Iterable[Row]) -> dict[str, tuple[Credit, ...]]:
    credits: dict[str, dict[str, Credit]] = defaultdict(dict)
    for row in rows:
        work = node(row["work"], row["label"])
        credits[row["claim"]].setdefault(work.iri, Credit(work.label, work, row.get("locator")))
    return {claim: tuple(each[iri] for iri in sorted(each)) for claim, each in credits.items()}


def _claim(
    iri: str, rows: list[Row], credits: tuple[Credit, ...], vocabulary: Vocabulary
) -> StatedClaim:
    row = rows[0]

    def label(name: str) -> str | None:
        return vocabulary.label(row[name]) if name in row else None

    def concepts(name: str) -> tuple[Node, ...]:
        found = {row[name] for row in rows if name in row}
        return tuple(sorted(node(each, vocabulary=vocabulary) for each in found))

    title = row.get("title") or row["document"].rsplit("/", 1)[-1]
    reviews = row.get("reviews")
    reviewed = row.get("reviewed") or row.get("reviewedTitle")
    subject, relation, object = (row[part] for part in ("subject", "relation", "object"))
    kinds = (DOCUMENT_KINDS.get(each.get("class", "")) for each in rows)
    return StatedClaim(
        id=iri.removeprefix(BASE),
        iri=iri,
        statement=statement(vocabulary, subject, relation, object, row.get("polarity", "")),
        subject=node(subject, vocabulary=vocabulary),
        relation=node(relation, vocabulary=vocabulary),
        object=node(object, vocabulary=vocabulary),
        polarity=label("polarity"),
        modality=label("modality"),
        generality=label("generality"),
        review=label("status"),
        contexts=concepts("context"),
        framed_by=concepts("theory"),
        dimension=node(row["dimension"], vocabulary=vocabulary) if "dimension" in row else None,
        outcome=label("outcome"),
        quote=row["quote"],
        start=int(row["begin"]),
        end=int(row["end"]),
        section=row.get("section"),
        page=int(row["page"]) if "page" in row else None,
        document=node(row["document"], title),
        document_kind=next(filter(None, kinds), None),
        reviews=node(reviews, reviewed) if reviews else None,
        attribution=according_to(title, reviewed if reviews else None),
        credits=credits,
        confidence=float(row["confidence"]) if "confidence" in row else None,
        rule=row.get("rule"),
        links=tuple(sorted({each["link"].rsplit("#", 1)[-1] for each in rows if "link" in each})),
    )
