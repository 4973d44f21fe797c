"""The YAML between `---` lines at the top of a Markdown file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from ..document import DocumentKind, Metadata, WorkRecord
from ..failure import Unreadable
from .stated import iso_date, language_tag, licence

if TYPE_CHECKING:
    from collections.abc import Mapping

FENCED = re.compile(
    r"\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def split(text: str) -> tuple[dict[str, object], str]:
    """Return the front matter, every scalar a string, and the body after it.

    A text without front matter, or whose first lines are only ruled off, is all body.
    Raises `Unreadable` when the YAML is broken or never closed.
    """
    import yaml

    found = FENCED.match(text)
    if not found:
        if re.match(r"\ufeff?---[ \t]*\n[A-Za-z_]+:(?:[ \t]|\n)", text):
            raise Unreadable(
                "Expected a second line --- that closes the front matter, found none; add it."
            )
        return {}, text
    try:
        # BaseLoader keeps "no", "1984" and impossible dates as the words that were written.
        loaded: object = yaml.load(found[1], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise Unreadable(
            f"Expected YAML between the --- lines, found {where(error)}; correct it."
        ) from None
    except RecursionError:
        raise Unreadable(
            "Expected front matter a few levels deep, found hundreds; flatten it."
        ) from None
    if not isinstance(loaded, dict):
        return {}, text if isinstance(loaded, str | list) else text[found.end() :]
    return {str(name).lower(): value for name, value in loaded.items()}, text[found.end() :]


def where(error: Exception) -> str:
    """Say what the YAML parser met and in which line of the file."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "a character that YAML forbids"
    # The mark counts from 0 and from the line after the opening ---.
    return f"{problem} in line {mark.line + 2}" if mark else str(problem)


def metadata_of(front: Mapping[str, object]) -> Metadata:
    """Take what is known of a document from its front matter; unknown fields are left alone.

    Raises `Unreadable` when a field that is used has a value that cannot be.
    """
    key = words(front, "key")
    if key is not None and not KEY.fullmatch(key):
        raise Unreadable(
            f"Expected a key of letters, digits, - . and _ in the front matter, found {key!r}; "
            "correct it or leave it out."
        )
    return Metadata(
        key=key,
        title=words(front, "title"),
        kind=kind_of(words(front, "kind")),
        writer="; ".join(names(front, "writer", "author", "authors")) or None,
        date=iso_date(words(front, "date") or ""),
        language=language_tag(words(front, "language", "lang") or ""),
        rights=licence(words(front, "rights", "license", "licence") or ""),
        sources=names(front, "sources"),
        reviews=work_of(front.get("reviews")),
        discipline=words(front, "discipline"),
    )


def kind_of(stated: str | None) -> DocumentKind | None:
    """Return the kind of document stated, if any."""
    kinds: tuple[DocumentKind, ...] = get_args(DocumentKind)
    if stated is None:
        return None
    for kind in kinds:
        if stated == kind:
            return kind
    raise Unreadable(
        f"Expected kind to be one of {', '.join(kinds)} in the front matter, found {stated!r}; "
        "correct it or leave it out."
    )


def work_of(value: object) -> WorkRecord | None:
    """Return the reviewed work that a mapping, or its bibliography key alone, describes."""
    if not value:
        return None
    work = {"key": value} if isinstance(value, str) else value
    key = words(work, "key") if isinstance(work, dict) else None
    if not isinstance(work, dict) or not key:
        raise Unreadable(
            "Expected reviews to name a key in the front matter, found none; add the key."
        )
    year = words(work, "year")
    if year is not None and not re.fullmatch(r"\d{4}", year):
        raise Unreadable(f"Expected a year of four digits in reviews, found {year!r}; correct it.")
    return WorkRecord(
        key=key,
        authors=names(work, "authors", "author"),
        year=int(year) if year else None,
        title=words(work, "title") or "",
        container=words(work, "container", "journal") or "",
        discipline=words(work, "discipline"),
    )


def words(front: Mapping[str, object], *fields: str) -> str | None:
    """Return the text of the first of these fields that has one."""
    for field in fields:
        value = front.get(field)
        if isinstance(value, dict | list):
            raise Unreadable(
                f"Expected one line of text as {field} in the front matter, found a "
                f"{'list' if isinstance(value, list) else 'mapping'}; write it on one line."
            )
        if value and value not in ("null", "~"):
            return " ".join(str(value).split())
    return None


def names(front: Mapping[str, object], *fields: str) -> tuple[str, ...]:
    """Return the entries of the first of these fields that has any.

    An entry is text, or a mapping whose `name` is taken, as many journals write authors.
    """
    for field in fields:
        value = front.get(field)
        entries = value if isinstance(value, list) else [value]
        texts = [entry.get("name") if isinstance(entry, dict) else entry for entry in entries]
        found = tuple(" ".join(text.split()) for text in texts if isinstance(text, str) and text)
        if found:
            return found
    return ()
