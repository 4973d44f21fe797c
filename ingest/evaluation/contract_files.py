"""A folder of contracts and their annotations, laid out as CUAD is."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..failure import Failure
from .lines import Problem, shown

FILING = "joint filing"
FIELDS = ("parties", "agreement_date", "effective_date", "expiration_date", "governing_law")
SHEET_COLUMNS = {name: f"{name.replace('_', ' ').title()}-Answer" for name in FIELDS}
"""The columns of CUAD's own sheet of clauses that hold the same."""
OPENING = 3000
"""A filing agreement says that it is one within so many characters."""


@dataclass(frozen=True)
class Contract:
    """One contract: its annotations as they stand, and the file of its text, if there is one."""

    name: str
    type: str
    text: Path | None
    values: Mapping[str, str] = field(hash=False)
    filing: bool = False
    """Whether it is an agreement to file jointly, which is no case of working together."""

    @property
    def form(self) -> str | None:
        """The form of its type; None where the type is not scored."""
        return forms().get(self.type)


@cache
def forms() -> Mapping[str, str]:
    """Return the types whose form is scored, each with the concept that is right."""
    text = Path(__file__).with_name("contract_forms.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return dict(line.split("\t", 1) for line in lines)


def contracts_of(path: Path, folders: Sequence[Path], problems: list[Problem]) -> list[Contract]:
    """List the contracts of `index.json`, or else of `clauses.csv`, in a folder.

    The sheet names no types, so with it alone no form is scored. Texts are looked for where the
    index says, then by file name below `folders` and the folder itself.
    """
    folder = path if path.is_dir() else path.parent
    index = path if path.is_file() else _first(folder, "index.json", "clauses.csv")
    listed = _indexed(index, problems) if index.suffix == ".json" else _listed(index)
    roots = [*folders, folder]
    by_stem = {
        file.stem.casefold(): file
        for root in reversed(roots)
        for ending in ("*.pdf", "*.txt")
        for file in sorted(root.rglob(ending))
    }
    found = []
    for entry in listed:
        name = entry["filename"]
        text = folder / entry["txt"] if entry.get("txt") else None
        if text is None or not text.is_file():
            text = by_stem.get(Path(name).stem.casefold())
        found.append(
            Contract(name, entry.get("type", ""), text, entry, _is_filing(name, entry, text))
        )
    return found


def _first(folder: Path, *names: str) -> Path:
    for name in names:
        if files := sorted(folder.rglob(name)):
            return files[0]
    raise Failure(f"Expected {' or '.join(names)} in {folder}, found neither; name another folder.")


def _indexed(index: Path, problems: list[Problem]) -> Iterator[dict[str, str]]:
    try:
        entries = json.loads(index.read_bytes().decode("utf-8-sig", "replace"))
    except ValueError as error:
        raise Failure(f"Expected JSON in {index}, found {error}.") from error
    if not isinstance(entries, list):
        raise Failure(f"Expected a list of contracts in {index}, found {shown(entries)}.")
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("filename"), str):
            expected = f"Expected entry {number} to be an object with `filename`, found "
            problems.append(Problem(index.name, 0, f"{expected}{shown(entry)}."))
            continue
        yield {key: value for key, value in entry.items() if isinstance(value, str)}


def _listed(sheet: Path) -> Iterator[dict[str, str]]:
    with sheet.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
        for row in csv.DictReader(opened):
            if row.get("Filename"):
                values = {name: row.get(column) or "" for name, column in SHEET_COLUMNS.items()}
                yield {"filename": row["Filename"], **values}


def _is_filing(name: str, entry: Mapping[str, str], text: Path | None) -> bool:
    """Tell whether a contract is a joint filing agreement, whatever its type is called.

    Its file is named so, or, where its folder mixes ventures and filings, its opening says so.
    """
    named = (name, entry.get("class", ""))
    if any(FILING in each.casefold().replace("_", " ") for each in named):
        return True
    if "filing" not in entry.get("type", "").casefold() or text is None:
        return False
    if text.suffix.lower() != ".txt":
        return False
    opening = text.read_bytes()[:OPENING].decode("utf-8", "replace").casefold()
    return FILING in " ".join(opening.split())
