"""Whether the rights of a text allow that it is shown whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # With it comes the whole web application, which those who export do not need.
    from ..context import FullText

OPEN = re.compile(
    r"""
      \b cc [\s-]* by (?: [\s-]* (?: sa | nc | nd ) )* (?: [\s-]* (?: v? \d (?: \.\d )? ) )? \b
    | \b cc [\s-]* (?: 0 | zero ) \b
    | creativecommons\.org/ (?: licenses/by | publicdomain/ )
    | \b creative \s commons \s (?: attribution | zero | public \s domain )
    | \b public [\s-]+ domain \b | \b pddl | \b unlicense \b
    | \b odc [\s-]* by \b | \b odbl \b | \b gfdl \b | \b ogl [\s-]* uk \b
    | opengovernmentlicence | open \s government \s licen[cs]e
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Licences under which anyone may copy a text unchanged with its credit."""
DENIED = re.compile(
    r"\b(?:not|no|isn['’]t|without|neither|unless|except|nor)\b|all\s+rights\s+reserved",
    re.IGNORECASE,
)
"""Words that make a statement of rights too doubtful to rely on."""


@dataclass(frozen=True)
class Permission:
    """Whether a whole text is shown, and the reason to give when it is not."""

    shown: bool
    reason: str | None = None


def is_open(rights: str | None) -> bool:
    """Tell whether rights surely allow showing the whole text; unknown ones do not.

    >>> is_open("CC-BY-SA-4.0"), is_open("All rights reserved"), is_open(None)
    (True, False, False)
    """
    return bool(rights and OPEN.search(rights) and not DENIED.search(rights))


def permission(full_text: FullText, rights: str | None) -> Permission:
    """Decide for one document under the service's setting."""
    if full_text == "always" or (full_text == "licensed" and is_open(rights)):
        return Permission(True)
    if full_text == "never":
        return Permission(False, "This service shows no whole texts, only the sentences it cites.")
    known = f"its rights are stated as “{rights}”" if rights else "its rights are not stated"
    return Permission(
        False,
        f"The whole text is not shown, because {known}; only the sentences that are cited are.",
    )
