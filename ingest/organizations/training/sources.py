"""The data to learn from: sentences on companies, passages with facts, and running prose."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from interorg.ingest.citing.citations import masked
from interorg.ingest.document import compose
from interorg.ingest.pipeline import prose
from interorg.ingest.readers import read_file

OPEN_TYPE = ""
"""The type of a name of which the data do not say what it is of."""

DETERMINERS = frozenset("a an its our the their this".split())
PRONOUNS = frozenset(
    "he her him his i it its me my one others our she that their them these they this we which "
    "who you your".split()
)
OFFERED = {"product_or_service_of": "PRODUCT", "brand_of": OPEN_TYPE}

# Types of subject and object by property; "" where the data do not say.
PROPERTIES = {
    "CEO": ("ORG", "PERSON"),
    "CHILD_OF": ("PERSON", "PERSON"),
    "EDUCATED_AT": ("PERSON", "ORG"),
    "EMPLOYEE_OR_MEMBER_OF": ("PERSON", "ORG"),
    "FOUNDED_BY": ("ORG", ""),
    "HEADQUARTERS": ("ORG", ""),
    "NATIONALITY": ("PERSON", ""),
    "PLACE_OF_BIRTH": ("PERSON", ""),
    "PLACE_OF_RESIDENCE": ("PERSON", ""),
    "POLITICAL_AFFILIATION": ("PERSON", "ORG"),
    "SPOUSE": ("PERSON", "PERSON"),
    "SUBSIDIARY_OF": ("ORG", "ORG"),
}

# What is read of each kind of prose: pattern, every how many-th block, and how much of a file.
PROSE = {
    "popjournal_md": ("*.md", 1, 10**9),
    "openstax_business": ("modules/*/index.cnxml", 1, 10**9),
    "plos_jats": ("**/*.xml", 12, 10**9),
    "cuad": ("txt/*.txt", 2, 4_000),
}
CONTRACTS = 80


@dataclass(frozen=True)
class Passage:
    """A text, and the names in it that the data tell: (start, end) in characters → type."""

    text: str
    names: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the text, by which passages are kept apart."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def companies(path: Path) -> list[Passage]:
    """Read lines of the CORE format; lines of one sentence become one passage."""
    found: dict[str, Passage] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = row["context"]
        passage = found.setdefault(" ".join(words), Passage(" ".join(words)))
        for end in ("e1", "e2"):
            start, stop = _stripped(words, row[f"{end}_start"], row[f"{end}_end"] + 1)
            if not _is_name(words[start:stop]):
                continue
            kind = "ORG"
            if (end == "e2") == bool(row["invert_relation"]):
                kind = OFFERED.get(row["relation"], kind)
            if row["relation"] == "undefined" and end == "e2":
                kind = OPEN_TYPE
            first = sum(len(word) + 1 for word in words[:start])
            place = (first, first + len(" ".join(words[start:stop])))
            if passage.names.get(place) != "ORG" and (kind or place not in passage.names):
                passage.names[place] = kind
    return list(found.values())


def _stripped(words: list[str], start: int, end: int) -> tuple[int, int]:
    while start < end and words[start].lower() in DETERMINERS:
        start += 1
    while start < end and (words[end - 1] in ("'s", "’s") or not words[end - 1][:1].isalnum()):
        end -= 1
    return start, end


def _is_name(words: list[str]) -> bool:
    capital = any(mark.isupper() for word in words for mark in word)
    pronoun = len(words) == 1 and words[0].lower() in PRONOUNS | {"company", "firm"}
    return capital and not pronoun


def facts(path: Path) -> list[Passage]:
    """Read lines of the KnowledgeNet format; lines of one passage become one."""
    found: dict[str, Passage] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["passage"]
        passage = found.setdefault(text, Passage(text))
        for end, kind in zip(("subj", "obj"), PROPERTIES.get(row["property"], ()), strict=False):
            places = [row[key] for key in (f"{end}_start", f"{end}_end", "passage_start")]
            if not all(place.isdigit() for place in places):
                continue
            start, stop, offset = map(int, places)
            start, stop = start - offset, stop - offset
            if not 0 <= start < stop <= len(text):
                continue
            words = text[start:stop].split()
            if words and words[0].lower() in DETERMINERS:
                start += len(words.pop(0)) + 1
            if kind and _is_name(words):
                passage.names[start, stop] = kind
    return list(found.values())


def running_prose(data: Path, without: Collection[str]) -> Iterator[Passage]:
    """Read articles, a textbook and contracts, but for the files named in `without`."""
    for folder, (pattern, step, most) in PROSE.items():
        files = sorted((data / folder).glob(pattern))
        files = [file for file in files if file.relative_to(data).as_posix() not in without]
        if folder == "cuad":
            files = random.Random(0).sample(files, min(CONTRACTS, len(files)))
        for file in files:
            document = compose(file.name, file.name, read_file(file))
            length = 0
            for block in prose(document)[::step]:
                text = masked(document.text[block.start : min(block.end, block.start + 3_000)])
                length += len(text)
                if length <= most and text.strip():
                    yield Passage(text)
