"""What is to be done to single concepts, and a plan of such steps before it is carried out."""

from dataclasses import dataclass

from ..extra_modules import OntologyError
from .drafts import Draft
from .module_files import ModuleFile

FIELDS = {
    "kind": "kind",
    "label": "label",
    "alt_labels": "alternative labels",
    "hidden_labels": "hidden labels",
    "context_labels": "context labels",
    "definition": "definition",
    "broader": "broader",
    "sources": "sources",
    "unsure_sources": "unsure sources",
    "source_notes": "source note",
    "deprecated": "deprecated",
    "replaced_by": "replaced by",
}
"""What the fields of a draft are called in a sheet."""
LABELS = ("alt_labels", "hidden_labels", "context_labels")


@dataclass(frozen=True)
class Step:
    """One concept that is added or changed; `line` is its line in the sheet, or 0 without one."""

    line: int
    name: str
    """Its id as it was given."""
    wanted: Draft
    now: Draft | None
    """None for one that is new."""

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that differ; of labels in another order none."""
        if self.now is None:
            return ()
        return tuple(
            name
            for name in self.now.differences(self.wanted)
            if name not in LABELS or set(getattr(self.now, name)) != set(getattr(self.wanted, name))
        )

    def described(self) -> str:
        """Say what would be done."""
        if self.now is None:
            return f"adds {self.name} ({self.wanted.kind}): {self.wanted.label}"
        said = []
        for name in self.changed:
            old, new = getattr(self.now, name), getattr(self.wanted, name)
            if isinstance(new, tuple):
                more = [f"+ {each!r}" for each in new if each not in old]
                less = [f"- {each!r}" for each in old if each not in new]
                said.append(f"{FIELDS[name]} {', '.join(more + less) or 'in another order'}")
            else:
                said.append(f"{FIELDS[name]} {old!r} becomes {new!r}")
        return f"changes {self.name}: {'; '.join(said)}"


@dataclass(frozen=True)
class Note:
    """What is said of one step."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.text}" if self.line else self.text


@dataclass(frozen=True)
class Plan:
    """What would be written; nothing may be while there are problems."""

    files: tuple[ModuleFile, ...]
    """Those that change, as they will be."""
    changes: tuple[Note, ...]
    warnings: tuple[Note, ...]
    problems: tuple[Note, ...]
    unchanged: int
    left_out: int
    """Concepts that the sheet does not name; they stay as they are."""

    def write(self) -> None:
        """Write the changed files, each whole or not at all."""
        if self.problems:
            raise OntologyError("A plan with problems cannot be carried out.")
        for file in self.files:
            file.save()
