"""Every claim, case and mention of a generation as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
UNDATED = -9999
"""Stands for a year that is not known."""


@dataclass(frozen=True, eq=False)
class Claims:
    """One row for each claim; concepts, relations and documents by their place in `Tables`."""

    ids: tuple[str, ...]
    """The ends of their IRIs, such as id/claim/0123456789abcdef."""
    subject: Numbers
    relation: Numbers
    object: Numbers
    stance: Numbers
    """One of `stances.STANCES`, by its place."""
    year: Numbers
    """Of the document, or of the work that it reviews."""
    document: Numbers
    confidence: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Links from the rows of one table to those of another, each link once."""

    left: Numbers
    right: Numbers


@dataclass(frozen=True, eq=False)
class Tables:
    """What the views count."""

    concepts: tuple[str, ...]
    """IRIs."""
    relations: tuple[str, ...]
    documents: tuple[str, ...]
    titles: tuple[str, ...]
    """Of the documents."""
    claims: Claims
    about: Pairs
    """Claims and the concepts that they are about: subject, object and contexts."""
    mentions: Pairs
    """Documents and the concepts that they mention or make claims about."""
    cases: tuple[str, ...]
    """The ends of their IRIs."""
    started: Numbers
    """The year in which each case began."""
    shown: Pairs
    """Cases and the concepts that they show: forms with broader ones, mechanisms and so on."""
    opposed: Pairs
    """Claims that contradict each other."""
