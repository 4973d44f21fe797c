"""How documents say that organizations are tied to each other, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .nodes import Node, node
from .wording import according_to


@dataclass(frozen=True)
class StatedTie:
    """One tie as one sentence states it; it reads from subject to object."""

    subject: Node
    tie: str
    object: Node
    quote: str
    start: int
    end: int
    section: str | None
    page: int | None
    document: Node
    attribution: str
    confidence: float | None


def stated_ties(rows: Iterable[Mapping[str, str]], title: str = "") -> list[StatedTie]:
    """Read rows of `organization_ties.rq`, or of `document_ties.rq` with the document's title."""
    return [
        StatedTie(
            subject=node(row["subject"], row["subjectLabel"]),
            tie=row["tie"],
            object=node(row["object"], row["objectLabel"]),
            quote=row["quote"],
            start=int(row["begin"]),
            end=int(row["end"]),
            section=row.get("section"),
            page=int(row["page"]) if "page" in row else None,
            document=node(row["document"], row.get("title", title)),
            attribution=according_to(row.get("title", title), None),
            confidence=float(row["confidence"]) if "confidence" in row else None,
        )
        for row in rows
    ]
