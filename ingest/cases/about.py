"""The organization that a text is speaking of, for which "it" and "the company" stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..document import Document
from ..organizations.names import normalized
from ..organizations.recognition import OrganizationSpan
from .rules.parties import parties_at
from .rules.scene import Scene


class About:
    """Follows which organization the sentences of a block have as their subject."""

    def __init__(
        self, document: Document, organizations: Iterable[Sequence[OrganizationSpan]]
    ) -> None:
        titled = normalized(document.title)
        named = {span.name for spans in organizations for span in spans if span.firm}
        # A case text's title names the case, which is no partner of itself.
        own = sorted(name for name in named if normalized(name) == titled)
        self._whole = own[0] if own and document.kind != "case" else None
        self.name: str | None = self._whole

    def begin_block(self) -> None:
        """Forget what the block before was about: what is left is the organization of the title."""
        self.name = self._whole

    def follow(self, scene: Scene) -> None:
        """Take the subject of a sentence that was read; several of them are nobody's antecedent."""
        root = scene.sentence.root
        subject = next((t for t in root.children if t.dep_ in ("nsubj", "nsubjpass")), None)
        reference = scene.reference_at(subject)
        if subject is None or (reference is not None and reference.kind == "pronoun"):
            return
        if reference is not None and reference.kind == "name":
            self.name = None
            return
        parties = parties_at(scene, subject)
        if parties:
            alone = len(parties) == 1 and parties[0].firm and parties[0].kind == "organization"
            self.name = parties[0].name if alone else None
