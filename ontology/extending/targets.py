"""Where concepts are written: a module of a person's own, or all of ours in a checkout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pyoxigraph import Triple

from ..concepts import ConceptScheme, shipped_concepts
from ..extra_modules import ExtraModule
from ..files import read_modules
from ..terms import class_twin, concept
from .concept_text import with_changes, with_concept, with_labels
from .drafts import Draft
from .faults import Surroundings
from .module_files import ModuleFile
from .steps import FIELDS, LABELS, Step


class OwnModule:
    """A module of a person's own: its concepts can be changed, ours be given further labels."""

    def __init__(self, file: ModuleFile, beside: Sequence[ExtraModule] = ()) -> None:
        self.files = [file]
        self.beside = [module for module in beside if module != file.as_extra()]
        self.ours = shipped_concepts()

    @property
    def file(self) -> ModuleFile:
        return self.files[0]

    def extra(self) -> tuple[ExtraModule, ...]:
        """Give the modules that are used beside ours, this one last."""
        return (*self.beside, self.file.as_extra())

    def triples(self) -> tuple[Triple, ...]:
        """Give all that is stated, by ours, the others and this one."""
        return (*read_modules(), *(t for module in self.extra() for t in module.triples()))

    def full(self, name: str, new: bool = False) -> str:
        """Give the id that a name stands for: ours if we have it, else one of this module."""
        if not name or ":" in name or (name in self.ours and not new):
            return name
        return self.file.namespace + name

    def refusals(self, step: Step) -> Iterator[tuple[str, str]]:
        """Yield what of a step cannot be done here, and what to do instead."""
        identifier = step.wanted.id
        if step.now is None:
            if not identifier.startswith(self.file.namespace):
                yield (
                    f"the id lies outside the namespace {self.file.namespace} of {self.file.path}",
                    "Write the name alone, or choose the module that it belongs to.",
                )
        elif identifier not in self.ours:
            if not self.file.module.has(concept(identifier)):
                yield "it belongs to another module", "Import that row into its own module."
        else:
            for name in step.changed:
                if name not in LABELS:
                    yield (
                        f"the {FIELDS[name]} of a concept of ours cannot be changed from a module",
                        "Undo it; in a checkout `--module shipped` changes ours.",
                    )
            for name in LABELS:
                gone = set(getattr(self.ours[identifier], name)) - set(getattr(step.wanted, name))
                for label in sorted(gone):
                    yield (
                        f"the label {label!r} of a concept of ours cannot be taken away"
                        if name != "context_labels"
                        else f"{label!r} cannot be freed from needing context",
                        "Put it back; in a checkout `--module shipped` changes ours.",
                    )

    def apply(self, step: Step, around: Surroundings) -> None:
        """Carry out a step on the text."""
        module, wanted = self.file.module, step.wanted
        if step.now is None:
            module = with_concept(module, wanted, around.scheme_of(wanted))
        elif wanted.id in self.ours:
            for name in LABELS:
                known = getattr(self.ours[wanted.id], name)
                labels = [label for label in getattr(wanted, name) if label not in known]
                module = with_labels(module, wanted.id, name, labels)
        else:
            module = with_changes(module, step.now, wanted, _schemes(step, around))
        self.files[0] = self.file.with_module(module)


class OurModules:
    """All modules of ours that hold concepts; `home` is the name of the one for new concepts."""

    def __init__(self, files: Sequence[ModuleFile], home: str | None = None) -> None:
        self.files = list(files)
        self.home = home
        self.ours = shipped_concepts()

    def extra(self) -> tuple[ExtraModule, ...]:
        return ()

    def triples(self) -> tuple[Triple, ...]:
        """Give what the modules that hold concepts state."""
        return tuple(triple for file in self.files for triple in file.module.triples)

    def full(self, name: str, new: bool = False) -> str:
        """Give the id that a name stands for: itself."""
        return name

    def refusals(self, step: Step) -> Iterator[tuple[str, str]]:
        """Yield what of a step cannot be done here, and what to do instead."""
        if ":" in step.wanted.id:
            yield "it is no concept of ours", "Import that row into its own module."
        elif step.now is None:
            best = self._usual_home(step.wanted)
            if self.home and best and best.path.stem != self.home:
                yield (
                    f"a {step.wanted.kind} belongs into the module {best.path.stem}, not into "
                    f"{self.home}",
                    f"Add it with --module {best.path.stem}.",
                )
        elif "kind" in step.changed:
            yield (
                "the kind of a published concept cannot be changed",
                "Mark it as deprecated and add a new one.",
            )

    def apply(self, step: Step, around: Surroundings) -> None:
        """Carry out a step on the text of the module that the concept lies in."""
        wanted = step.wanted
        if step.now is not None:
            number = next(n for n, f in enumerate(self.files) if f.module.has(concept(wanted.id)))
            module = with_changes(
                self.files[number].module, step.now, wanted, _schemes(step, around)
            )
        else:
            home = self._usual_home(wanted) or self.files[0]
            number = self.files.index(home)
            twin = any(c.class_iri for c in self.ours.of_kind(wanted.kind))  # type: ignore[arg-type]
            module = with_concept(
                home.module, wanted, around.scheme_of(wanted), _place(home, wanted, self.ours), twin
            )
        self.files[number] = self.files[number].with_module(module)

    def _usual_home(self, draft: Draft) -> ModuleFile | None:
        """Give the module that holds most concepts of a kind."""
        counted = Counter(
            number
            for c in self.ours.values()
            if c.kind == draft.kind
            for number, file in enumerate(self.files)
            if file.module.has(c.iri)
        )
        return self.files[counted.most_common(1)[0][0]] if counted else None


Target = OwnModule | OurModules


def _place(file: ModuleFile, draft: Draft, ours: ConceptScheme) -> int | None:
    """Give the place behind the last child of the first parent, else behind the parent."""
    family = [draft.broader[0], *ours.narrower(draft.broader[0])] if draft.broader else []
    nodes = [node for name in family for node in (concept(name), class_twin(name))]
    return max((file.module.behind(n) for n in nodes if file.module.has(n)), default=None)


def _schemes(step: Step, around: Surroundings) -> tuple[str, str]:
    """Give the scheme that a concept stands in, and the one that it shall stand in."""
    assert step.now is not None
    held = around.concepts[step.wanted.id].scheme
    families = [around.schemes.get(draft.kind) for draft in (step.now, step.wanted)]
    return held, held if families[0] == families[1] else around.scheme_of(step.wanted)
