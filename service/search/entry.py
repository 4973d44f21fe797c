"""One thing that can be found, as it is laid out in the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["concept", "organization", "relationship", "document", "claim"]


@dataclass(frozen=True)
class Entry:
    """One thing to be found; ids are the ends of IRIs, such as concept/JointVenture."""

    id: str
    kind: Kind
    label: str = ""
    names: tuple[str, ...] = ()
    statement: str = ""
    text: str = ""
    source: str = ""
    """Whose words the text is, as shown."""
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Concepts it is about by family, with all that are broader: ids, as in `concept`."""
    concept: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    subject: str = ""
    relation: str = ""
    object: str = ""
    polarity: str = ""
    modality: str = ""
    rule: str = ""
    confidence: float | None = None
    place: str = ""
    """Where in its document the text stands, as `120-260`."""
    credit: tuple[str, ...] = ()
    """The id of a work, a tab, and what the text calls it."""
    document: str = ""
    document_kind: str = ""
    year: int | None = None
    weight: int = 0
    """How much there is about it: claims of a concept or document, cases of an organization."""
