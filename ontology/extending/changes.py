"""What rows of concepts change in a module, and what of it cannot be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..checks.findings import Fault
from ..concepts import read_concepts
from ..extra_modules import OntologyError
from ..files import Statements
from ..terms import IOR
from .drafts import Draft, draft_of
from .faults import Surroundings, faults
from .module_check import refuse_faults
from .sheet import Row
from .steps import Note, Plan, Step
from .targets import Target
from .wording import folded, label_weaknesses, unsourced, weaknesses


def plan(
    rows: Sequence[Row],
    target: Target,
    sources: frozenset[str] | None = None,
    adding: bool = False,
) -> Plan:
    """Hold rows against what there is and work out what to write; nothing is written yet.

    `sources` are the keys of the works that are known. With `adding` every row has to be new.
    Raises OntologyError where the module is broken to begin with.
    """
    refuse_faults(target.extra())
    triples = target.triples()
    there = read_concepts(triples)
    if sources is not None:
        described = Statements(triples)
        sources = sources.union(*(described.all(n, IOR.bibliographyKey) for n in described.types))
    steps: list[Step] = []
    problems: list[Note] = []
    seen: dict[str, int] = {}
    for row in rows:
        draft = _in_full(row.draft, target, adding)
        if draft.id in seen:
            said = draft.id or "A row without an id"
            problems.append(Note(row.line, f"{said} stands on line {seen[draft.id]} already."))
            continue
        seen[draft.id] = row.line
        known = there.get(draft.id)
        now = draft_of(known) if known and not adding else None
        step = Step(row.line, row.draft.id, _marked(draft, now, sources), now)
        if now is None or step.changed:
            steps.append(step)
    around = Surroundings(there, tuple(step.wanted for step in steps), sources)
    warnings = [Note(step.line, text) for step in steps for text in _warnings(step)]
    problems += [Note(step.line, text) for step in steps for text in _faults(step, target, around)]
    before = list(target.files)
    if not problems:
        for step in steps:
            target.apply(step, around)
        _verify(steps, target)
    return Plan(
        files=tuple(f for f, old in zip(target.files, before, strict=True) if f != old),
        changes=tuple(Note(step.line, step.described()) for step in steps),
        warnings=tuple(warnings),
        problems=tuple(sorted(problems, key=lambda note: note.line)),
        unchanged=len(seen) - len(steps),
        left_out=len(there.keys() - seen.keys()),
    )


def _in_full(draft: Draft, target: Target, adding: bool) -> Draft:
    return replace(
        draft,
        id=target.full(draft.id, new=adding),
        label=folded(draft.label),
        alt_labels=_folded(draft.alt_labels),
        hidden_labels=_folded(draft.hidden_labels),
        context_labels=_folded(draft.context_labels),
        broader=tuple(target.full(parent) for parent in draft.broader),
        replaced_by=tuple(target.full(other) for other in draft.replaced_by),
    )


def _folded(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(folded, labels)))


def _marked(draft: Draft, now: Draft | None, sources: frozenset[str] | None) -> Draft:
    """Make sources unsure that are in no bibliography; those that are sure already stay so."""
    if sources is None:
        return draft
    sources = sources.union(now.sources if now else ())
    known = tuple(key for key in draft.sources if key in sources)
    unsure = [*draft.unsure_sources, *(key for key in draft.sources if key not in sources)]
    return replace(draft, sources=known, unsure_sources=tuple(dict.fromkeys(unsure)))


def _faults(step: Step, target: Target, around: Surroundings) -> Iterator[str]:
    for message, advice in target.refusals(step):
        yield f"{step.name}: {message}. {advice}"
    for fault in faults(step.wanted, around, new=step.now is None):
        yield f"{step.name or 'a concept'}: {fault.message}. {fault.advice}"


def _warnings(step: Step) -> Iterator[str]:
    for fault in _weaknesses(step.wanted, step.now):
        yield f"{step.name}: {fault.message}. {fault.advice}"
    for key in step.wanted.unsure_sources:
        if step.now is None or key not in step.now.unsure_sources:
            yield f"{step.name}: {key} is written as an unsure source."


def _weaknesses(wanted: Draft, now: Draft | None) -> Iterator[Fault]:
    """Yield what could be better, of a concept that is there only what its step brings about."""
    if now is None:
        yield from weaknesses(wanted)
        yield from unsourced(wanted)
        return
    yield from label_weaknesses(wanted, [each for each in wanted.labels if each not in now.labels])
    if not list(unsourced(now)):
        yield from unsourced(wanted)
    if now.label not in wanted.labels:
        message = f"the label {now.label!r} is taken away"
        advice = "Texts go on saying it: keep it as an alternative label unless it was wrong."
        yield Fault(wanted.id, message, advice)
    if wanted.deprecated and not (now.deprecated or wanted.replaced_by):
        yield Fault(wanted.id, "it is deprecated", "Name what replaces it, if anything does.")


def _verify(steps: Sequence[Step], target: Target) -> None:
    """Read back what would be written, so that no odd text is ever changed into something else."""
    there = read_concepts(target.triples())
    for step in steps:
        read = there.get(step.wanted.id)
        if read is None or replace(step, now=draft_of(read)).changed:
            raise OntologyError(
                f"The text around {step.wanted.id} is written in a way that cannot be changed "
                "here. Change it by hand."
            )
    refuse_faults(target.extra())
