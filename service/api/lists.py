"""Lists of what is in the graph, part by part, as the index of the served state has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from interorg.ingest.failure import Failure

from ..analysis.links import key
from ..content.nodes import node
from ..content.vocabulary import Vocabulary
from ..pages.room import Graph
from ..pages.search_labels import values_of
from ..search import Filters, Hit, ask, correct, indexed, search, suggest
from ..search.filters import any_of, tag
from ..search.finding import total_of
from ..search.hits import read_hit
from ..search.index import READERS
from .addresses import address_of, whole_iri, with_cursor
from .cursors import Cursors
from .entries import (
    CaseEntry,
    ClaimEntry,
    ConceptEntry,
    DocumentEntry,
    Found,
    FoundEntry,
    NameEntry,
    Names,
    OrganizationEntry,
    Page,
)
from .filters import filters_of

Given = Mapping[str, Any]
Entry = TypeVar("Entry")
FEW = 3
"""Finds; where there are fewer, other spellings are tried."""


class NotYet(Failure):
    """Something that is still being made for the served state of the graph."""

    status = 503


def check_index(served: Graph) -> None:
    """Raise NotYet where the served state has no index."""
    if not indexed(served.generation):
        raise NotYet(
            "There is no full-text index of this release here yet. One is made while the store is "
            "served, so ask again soon. In front of a store elsewhere, name the folder that it "
            "was loaded from with ENDPOINT_STORE."
        )


def part(served: Graph, given: Given, total: int, items: Sequence[Entry]) -> Page[Entry]:
    """Return one part of a list of so many entries."""
    return Page(total, next_of(served, given, total), tuple(items))


def next_of(served: Graph, given: Given, total: int) -> str | None:
    """Return the address of the part after the one that was asked for."""
    cursors = Cursors(served.generation, given)
    after = cursors.offset() + given["limit"]
    return with_cursor(cursors.write(after)) if after < total else None


def listed(served: Graph, given: Given, kind: str, entry: Callable[[Hit], Entry]) -> Page[Entry]:
    """Return a part of all things of one kind that pass the filters."""
    check_index(served)
    offset = Cursors(served.generation, given).offset()
    filters = filters_of(served, {**given, "kind": (kind,)})
    question = ask(served.generation, given["q"] or "", filters, given["sort"])
    if question is None:
        return part(served, given, 0, ())
    found = question.read(given["limit"], min(offset, question.searcher.num_docs))
    hits = (read_hit(question.searcher.doc(address)) for _, address in found.hits)
    return part(served, given, total_of(found), [entry(hit) for hit in hits])


def claims(served: Graph, given: Given) -> Page[ClaimEntry]:
    """List claims, each with its sentence."""
    return listed(served, given, "claim", _claim)


def claims_of(served: Graph, ids: Sequence[str]) -> Mapping[str, ClaimEntry]:
    """Return claims by their ids."""
    check_index(served)
    if not ids:
        return {}
    searcher = READERS.of(served.generation)
    found = searcher.search(any_of([tag("id", id) for id in ids]), len(ids))
    hits = [read_hit(searcher.doc(address)) for _, address in found.hits]
    return {hit.id: _claim(hit) for hit in hits}


def cases(served: Graph, given: Given) -> Page[CaseEntry]:
    """List cases of organizations working together."""
    return listed(served, given, "relationship", _case)


def organizations(served: Graph, given: Given) -> Page[OrganizationEntry]:
    """List organizations."""
    return listed(served, given, "organization", _organization)


def documents(served: Graph, given: Given) -> Page[DocumentEntry]:
    """List the texts that were read."""
    return listed(served, given, "document", _document)


def concepts(served: Graph, given: Given) -> Page[ConceptEntry]:
    """List the concepts, by label; with words to look for, those that have them first."""
    vocabulary, kinds = served.vocabulary, given["kind"]
    chosen = [iri for iri, kind in vocabulary.kinds.items() if not kinds or kind in kinds]
    chosen.sort(key=lambda iri: (vocabulary.label(iri).casefold(), iri))
    if given["q"]:
        ranked = _ranked(served, given["q"], len(vocabulary.kinds))
        chosen = sorted((iri for iri in chosen if iri in ranked), key=ranked.__getitem__)
    offset = Cursors(served.generation, given).offset()
    shown = chosen[offset : offset + given["limit"]]
    return part(served, given, len(chosen), [_concept(vocabulary, iri) for iri in shown])


def _ranked(served: Graph, text: str, most: int) -> dict[str, int]:
    """Return the places of concepts among those that a search finds, by IRI."""
    check_index(served)
    question = ask(served.generation, text, Filters(kinds=("concept",)))
    if question is None:
        return {}
    hits = question.read(max(1, most)).hits
    ids = [str(question.searcher.doc(address).get_first("id")) for _, address in hits]
    return {whole_iri(id): place for place, id in enumerate(ids)}


def found(served: Graph, given: Given) -> Found:
    """Search names, titles, definitions and sentences."""
    check_index(served)
    offset, limit, text = (
        Cursors(served.generation, given).offset(),
        given["limit"],
        given["q"] or "",
    )
    filters = filters_of(served, given)
    # A cursor holds for one limit only, so that its offset is a whole number of pages.
    results = search(
        served.generation,
        text,
        filters,
        page=offset // limit + 1,
        size=limit,
        sort=given["sort"],
    )
    few = text and (results.relaxed or results.total < FEW)
    return Found(
        total=results.total,
        next=next_of(served, given, results.total),
        relaxed=results.relaxed,
        hidden=results.hidden,
        did_you_mean=correct(served.generation, text, filters) if few else None,
        items=tuple(FoundEntry(address_of(hit.id), hit) for hit in results.hits),
        facets={
            name: tuple(values_of(served, name, each)) for name, each in results.facets.items()
        },
    )


def names(served: Graph, given: Given) -> Names:
    """Suggest names of concepts, organizations, cases and documents that begin as is typed."""
    check_index(served)
    suggested = suggest(served.generation, given["q"], given["limit"], given["kind"])
    return Names(
        tuple(
            NameEntry(each.id, each.kind, each.label, each.also, address_of(each.id))
            for each in suggested
        )
    )


def _common(hit: Hit) -> dict[str, Any]:
    return {"id": hit.id, "iri": whole_iri(hit.id), "address": address_of(hit.id)}


def _claim(hit: Hit) -> ClaimEntry:
    return ClaimEntry(
        **_common(hit),
        statement=hit.title,
        subject=hit.subject,
        relation=hit.relation,
        object=hit.object,
        polarity=hit.polarity,
        modality=hit.modality,
        quote="".join(piece.text for piece in hit.snippet),
        start=hit.start,
        end=hit.end,
        source=hit.source,
        document=hit.document,
        document_kind=hit.document_kind,
        year=hit.year,
        credits=hit.credits,
        confidence=hit.confidence,
        rule=hit.rule,
        forms=hit.forms,
    )


def _case(hit: Hit) -> CaseEntry:
    return CaseEntry(**_common(hit), label=hit.title, forms=hit.forms, start=hit.year)


def _organization(hit: Hit) -> OrganizationEntry:
    return OrganizationEntry(**_common(hit), label=hit.title)


def _document(hit: Hit) -> DocumentEntry:
    return DocumentEntry(
        **_common(hit),
        document=hit.document,
        title=hit.title,
        kind=hit.document_kind,
        year=hit.year,
    )


def _concept(vocabulary: Vocabulary, iri: str) -> ConceptEntry:
    about = node(iri, vocabulary=vocabulary)
    broader = sorted(map(key, vocabulary.broader.get(iri, ())))
    return ConceptEntry(
        id=about.id,
        iri=iri,
        address=address_of(about.id) or iri,
        label=about.label,
        kind=vocabulary.kind(iri) or "",
        broader=tuple(broader),
    )
