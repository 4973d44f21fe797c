"""A concept as someone wants it, before it is checked and written."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from ..concepts import Concept


@dataclass(frozen=True)
class Draft:
    """What makes a concept; see Concept for ids, labels and sources. Nothing here need be true."""

    id: str
    kind: str
    label: str
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    context_labels: tuple[str, ...] = ()
    definition: str = ""
    broader: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    unsure_sources: tuple[str, ...] = ()
    source_notes: tuple[str, ...] = ()
    deprecated: bool = False
    replaced_by: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, the preferred one first."""
        return (self.label, *self.alt_labels, *self.hidden_labels)

    def differences(self, other: "Draft") -> tuple[str, ...]:
        """Name the fields in which another draft differs."""
        names = (field.name for field in fields(self))
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


def draft_of(concept: Concept) -> Draft:
    """Give what a concept is now; its context labels in the order of its labels."""
    return Draft(
        id=concept.id,
        kind=concept.kind,
        label=concept.label,
        alt_labels=concept.alt_labels,
        hidden_labels=concept.hidden_labels,
        context_labels=in_order(concept.context_labels, concept.labels),
        definition=concept.definition,
        broader=concept.broader,
        sources=concept.sources,
        unsure_sources=concept.unsure_sources,
        source_notes=concept.source_notes,
        deprecated=concept.deprecated,
        replaced_by=concept.replaced_by,
    )


def in_order(chosen: Iterable[str], labels: Iterable[str]) -> tuple[str, ...]:
    """Sort labels as they stand among all; those that are none come last."""
    chosen, labels = set(chosen), list(labels)
    return (*(x for x in labels if x in chosen), *sorted(chosen - set(labels)))
