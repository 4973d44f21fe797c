"""Rules for partners that stand before the form: "an X-led consortium", "an X, Y and Z venture"."""

from __future__ import annotations

from collections.abc import Iterator

from ...organizations.recognition import OrganizationSpan
from .lists import SEPARATORS
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import OTHERS

LEADING = frozenset({"led", "headed", "backed", "dominated"})


def led(scene: Scene) -> Iterator[Reading]:
    """An X-led consortium bought the line: one partner is named."""
    for reference in list(scene.references):
        if reference.kind == "name" or reference.plural or reference.form is None:
            continue
        for word in scene.doc[reference.start : reference.end]:
            leading = word.lower_ in LEADING and word.i >= scene.sentence.start + 2
            if not leading or scene.doc[word.i - 1].text not in ("-", "–"):
                continue
            leader = scene.organization_at(word.i - 2)
            if leader is not None and leader.kind == "organization":
                yield Finding(reference, "partner", leader.name, 0.75)
                yield Finding(reference, "unnamed", OTHERS, 0.7)


def listed_before(scene: Scene) -> Iterator[Reading]:
    """A Skanska, Costain and Hochtief joint venture; a Skanska/Costain joint venture."""
    for reference in list(scene.references):
        if reference.kind == "name" or reference.plural or reference.form is None:
            continue
        partners = _before(scene, reference)
        if len(partners) > 1 and all(p.kind == "organization" for p in partners):
            for partner in partners:
                yield Finding(reference, "partner", partner.name, 0.7)


def _before(scene: Scene, reference: Reference) -> list[OrganizationSpan]:
    """Walk left from the words of the form over names and what joins them, to an article."""
    doc, found = scene.doc, list[OrganizationSpan]()
    index = reference.head.i - 1
    while index > scene.sentence.start and scene.organization_at(index) is None:
        if doc[index].pos_ not in ("ADJ", "NOUN") or index < reference.head.i - 3:
            return []
        index -= 1
    while index > scene.sentence.start:
        here = scene.organization_at(index)
        if here is not None:
            found.insert(0, here)
            index = here.start - 1
        elif doc[index].lower_ in SEPARATORS | {"/", "-", "–"}:
            index -= 1
        else:
            break
    # Without an article the first name may be what the sentence is about: "Alder and the Birch".
    opened = doc[index].pos_ == "DET" and doc[index].lower_ not in ("both", "all")
    slashed = any(doc[p.start - 1].text in ("/", "-", "–") for p in found)
    return found if opened and not slashed else []


RULES = (
    Rule(
        "case.led-before",
        led,
        "The contract was won by a Siemens-led consortium.",
        "The contract was won by a government-led consortium.",
    ),
    Rule(
        "case.listed-before",
        listed_before,
        "The tunnel was built by a Siemens, Bosch and Nokia joint venture.",
        "The tunnel was built by Siemens, Bosch and a Nokia joint venture.",
    ),
)
