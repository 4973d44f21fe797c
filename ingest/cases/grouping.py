"""Which noun phrases and findings of one sentence are about the same case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .rules.scene import Finding, Reading, Reference, Same, Scene

OWN_PARTNERS = frozenset(
    {"case.between", "case.paired-name", "case.formed-passive"}
    | {"case.companions", "case.own-together", "case.are-partners", "case.listed-after"}
)
"""Rules whose partners tell one "the joint venture" from another."""
OWN_MEMBERS = frozenset(
    {"case.led-by", "case.comprises", "case.members-are", "case.composed-of"}
    | {"case.among-members", "case.as-members", "case.owned-together"}
)
"""Rules whose partners do so where the one that is near has other partners."""
LATER = ("case.share", "case.joined")
"""Rules that tell more of a relationship which has been spoken of."""
FORM_WITH = frozenset({"partner", "unnamed", "startYear", "endYear"})
"""Who reads these of "a consortium" reads a form."""


def groups_of(scene: Scene, readings: Iterable[Reading]) -> dict[int, list[Reference]]:
    """Put the noun phrases of a sentence together that stand for the same case."""
    groups = {id(reference): [reference] for reference in scene.references}
    for reading in readings:
        if isinstance(reading, Finding):
            groups.setdefault(id(reading.reference), [reading.reference])
            continue
        one, other = groups[id(reading.one)], groups[id(reading.other)]
        if one is not other:
            one.extend(other)
            for reference in other:
                groups[id(reference)] = one
    return groups


def stated_partners(group: list[Reference], readings: Iterable[tuple[str, Reading]]) -> int:
    """Count the partners that any rule reads of a group whose form the sentence says."""
    return len(
        {
            reading.value
            for rule, reading in readings
            if isinstance(reading, Finding)
            and reading.property == "partner"
            and not rule.startswith(LATER)
            and reading.reference in group
            and reading.reference.form is not None
        }
    )


def own_partners(group: list[Reference], readings: Iterable[tuple[str, Reading]]) -> int:
    """Count the partners that the sentence itself gives to "a venture" or "the venture"."""
    pointing = any(reference.kind == "definite" for reference in group)
    return len(
        {
            reading.value
            for rule, reading in readings
            if isinstance(reading, Finding)
            and reading.property in ("partner", "unnamed")
            and reading.reference in group
            and (rule in OWN_PARTNERS if reading.reference.kind == "definite" else not pointing)
        }
    )


def own_members(group: list[Reference], readings: Iterable[tuple[str, Reading]]) -> set[str]:
    """Return the partners of which the sentence says that "the consortium" has them."""
    return {
        str(reading.value)
        for rule, reading in readings
        if isinstance(reading, Finding)
        and reading.property == "partner"
        and reading.reference in group
        and rule in OWN_MEMBERS
    }


def values_of(reading: Reading) -> Iterator[tuple[str, str | int | float, str | None, float]]:
    """Give each value of a reading; who reads partners or years of "a consortium" reads a form."""
    if isinstance(reading, Same):
        if reading.name is not None:
            yield "name", reading.name, None, reading.confidence
        if reading.form is not None:
            yield "form", reading.form, None, reading.confidence
        return
    yield reading.property, reading.value, reading.of, reading.confidence
    reference = reading.reference
    if reference.form is not None and reading.property in FORM_WITH:
        pointing = reference.short and reference.kind == "definite"
        yield "form", reference.form, None, reading.confidence - (0.2 if pointing else 0.05)
