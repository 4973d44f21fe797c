"""One entry as it is shown, read back from the index."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Document

from ..storage.generations import Generation
from .filters import tag
from .index import READERS
from .schema import SHOWN
from .snippets import Fragment, Snippets


@dataclass(frozen=True)
class Credited:
    """The work to which a text credits a claim: the end of its IRI, and what it is called."""

    work: str
    label: str


@dataclass(frozen=True)
class Hit:
    """One entry as it is shown; `id` is the end of its IRI, such as concept/JointVenture.

    What only claims have is empty or None for others; `polarity` and `modality` are ends of IRIs.
    """

    id: str
    kind: str
    title: str
    marked_title: tuple[Fragment, ...]
    also: tuple[Fragment, ...]
    """Another name, where only that holds the words."""
    snippet: tuple[Fragment, ...]
    source: str
    """Whose words the snippet is; empty for definitions."""
    document: str
    document_kind: str
    forms: tuple[str, ...]
    year: int | None
    subject: str = ""
    relation: str = ""
    object: str = ""
    polarity: str = ""
    modality: str = ""
    confidence: float | None = None
    rule: str = ""
    start: int | None = None
    """Where the sentence stands in the document's text, in code points."""
    end: int | None = None
    credits: tuple[Credited, ...] = ()


def read_hit(document: Document, snippets: Snippets | None = None) -> Hit:
    """Return an entry with the words of a query marked, or whole where there are none."""
    shown = {
        name: str(document.get_first(name) or "") for name in (*SHOWN, "source") if name != "form"
    }
    place = str(document.get_first("place") or "")
    start, end = map(int, place.split("-")) if place else (None, None)
    credits = (str(each).partition("\t") for each in document.get_all("credit"))
    title, also, snippet = _marked(document, snippets) if snippets else _whole(document)
    return Hit(
        title="".join(piece.text for piece in title),
        marked_title=title,
        also=also,
        snippet=snippet,
        forms=tuple(document.get_all("form")),
        year=document.get_first("year"),
        confidence=document.get_first("confidence"),
        start=start,
        end=end,
        credits=tuple(Credited(work, label) for work, _, label in credits),
        **shown,
    )


Shown = tuple[tuple[Fragment, ...], tuple[Fragment, ...], tuple[Fragment, ...]]
"""Title, another name, and part of the text."""


def _marked(document: Document, snippets: Snippets) -> Shown:
    title = snippets(document, "label") or snippets(document, "statement")
    named = any(piece.match for piece in title)
    others = (snippets.marking(each, "names") for each in document.get_all("names"))
    also = () if named else next(filter(None, others), ())
    return title, also, snippets(document, "text")


def _whole(document: Document) -> Shown:
    title = document.get_first("label") or document.get_first("statement") or ""
    text = document.get_first("text")
    return (Fragment(str(title)),), (), (Fragment(str(text)),) if text else ()


def label_of(generation: Generation, id: str) -> str | None:
    """Return what an entry is called, by the end of its IRI; None where there is none."""
    searcher = READERS.of(generation)
    hits = searcher.search(tag("id", id), 1).hits
    return str(searcher.doc(hits[0][1]).get_first("label") or "") or None if hits else None
