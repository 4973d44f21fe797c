"""Makes the tables from the rows of the queries `analysis_*.rq`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from interorg.ontology.terms import BASE

from ..content.vocabulary import read_vocabulary
from ..search.rows import year
from .stances import stance_of
from .tables import UNDATED, Claims, Numbers, Pairs, Tables

Row = Mapping[str, str]
Rows = Callable[[str], Iterable[Row]]
"""Runs the stored query of a name."""


class Codes(dict[str, int]):
    """Numbers texts in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]


def read_tables(rows: Rows) -> Tables:
    """Read a whole graph; holds some hundred bytes for each claim meanwhile."""
    concepts, relations, documents = Codes(), Codes(), Codes()
    for iri in read_vocabulary(rows("vocabulary")).kinds:
        _ = concepts[iri]  # Every concept has a number, named by a text or not.
    texts = {row["document"]: row for row in rows("search_documents")}
    years = {iri: year(row, "reviewedYear", "year") for iri, row in texts.items()}
    found: dict[str, tuple[int, ...]] = {}
    confidences: list[float] = []
    for row in rows("analysis_claims"):
        if row["claim"] not in found:
            dated = years.get(row["document"])
            found[row["claim"]] = (
                concepts[row["subject"]],
                relations[row["relation"]],
                concepts[row["object"]],
                stance_of(row.get("polarity"), row.get("modality")),
                UNDATED if dated is None else dated,
                documents[row["document"]],
            )
            confidences.append(float(row.get("confidence", "nan")))
    claims = _claims(found, confidences)
    place = {iri: number for number, iri in enumerate(found)}
    contexts = [
        (place[row["claim"]], concepts[row["concept"]])
        for row in rows("analysis_contexts")
        if row["claim"] in place
    ]
    mentioned = [
        (documents[row["document"]], concepts[row["concept"]]) for row in rows("analysis_mentions")
    ]
    opposed = [
        (place[row["claim"]], place[row["other"]])
        for row in rows("analysis_oppositions")
        if row["claim"] in place and row["other"] in place
    ]
    cases, started, shown = _cases(rows("analysis_cases"), concepts)
    about = _about(claims, contexts)
    read = _pairs(np.stack([claims.document[about.left], about.right], axis=1))
    return Tables(
        concepts=tuple(concepts),
        relations=tuple(relations),
        documents=tuple(documents),
        titles=tuple(_title(iri, texts) for iri in documents),
        claims=claims,
        about=about,
        mentions=_pairs([*zip(read.left, read.right, strict=True), *mentioned]),
        cases=cases,
        started=started,
        shown=shown,
        opposed=_pairs(opposed),
    )


def _title(document: str, texts: Mapping[str, Row]) -> str:
    name = document.rsplit("/", 1)[-1]
    return texts[document].get("title", name) if document in texts else name


def _claims(found: Mapping[str, tuple[int, ...]], confidences: list[float]) -> Claims:
    columns = np.array([*found.values()], np.int32).reshape(-1, 6).T
    subject, relation, object, stance, dated, document = columns
    return Claims(
        ids=tuple(iri.removeprefix(BASE) for iri in found),
        subject=subject,
        relation=relation,
        object=object,
        stance=stance,
        year=dated,
        document=document,
        confidence=np.array(confidences, np.float32),
    )


def _about(claims: Claims, contexts: list[tuple[int, int]]) -> Pairs:
    number = np.arange(len(claims.ids), dtype=np.int32)
    ends = [np.stack([number, end], axis=1) for end in (claims.subject, claims.object)]
    return _pairs(np.concatenate([*ends, np.array(contexts, np.int32).reshape(-1, 2)]))


def _cases(rows: Iterable[Row], concepts: Codes) -> tuple[tuple[str, ...], Numbers, Pairs]:
    places = Codes()
    started: dict[int, int] = {}
    shown = set()
    for row in rows:
        case = places[row["case"].removeprefix(BASE)]
        began = year(row, "start")
        if began is not None:
            # Of a case that texts date differently, the earliest year counts.
            started[case] = min(began, started.get(case, began))
        if "concept" in row:
            shown.add((case, concepts[row["concept"]]))
    years = np.array([started.get(case, UNDATED) for case in range(len(places))], np.int32)
    return tuple(places), years, _pairs(sorted(shown))


def _pairs(pairs: Iterable[tuple[int, int]] | Numbers) -> Pairs:
    """Leave each pair once, in order."""
    given = pairs if isinstance(pairs, np.ndarray) else np.array([*pairs], np.int32)
    given = np.unique(given.reshape(-1, 2), axis=0).astype(np.int32)
    return Pairs(given[:, 0], given[:, 1])
