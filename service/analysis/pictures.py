"""The views as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..content.wording import capital, plural
from ..drawing.balance import Weight, balances
from ..drawing.columns import Column, columns
from ..drawing.matrix import Square, matrix
from ..drawing.outline import Item, outline
from ..drawing.svg import Picture
from .comparison import Comparison
from .concept_tree import Branch, Tree
from .gap_map import STATES, GapMap
from .oppositions import Oppositions
from .stances import STANCES
from .timeline import Timeline

ROWS = 40
"""Rows of a comparison that are drawn, those with most claims."""


def draw_comparison(comparison: Comparison, root: str) -> Picture:
    """Bars to the right for what is held of each form, to the left for what is denied."""
    labels = [form.concept.label for form in comparison.forms]
    rows = sorted(
        (row for section in comparison.sections for row in section.rows),
        key=lambda row: -row.claims,
    )
    title = "What texts claim of " + ", ".join(labels)
    picture = Picture(title, "Claims for to the right, claims against to the left.", root)
    balances(
        picture,
        labels,
        [
            (
                f"{row.wording} {row.concept.label}",
                [
                    [Weight(count.stance, count.claims, count.address) for count in cell.counts]
                    for cell in row.cells
                ],
            )
            for row in rows[:ROWS]
        ],
    )
    return picture


def draw_gaps(gaps: GapMap, root: str) -> Picture:
    """The matrix with its signs."""
    title = f"{capital(plural(gaps.row_kind))} and {plural(gaps.column_kind)}"
    picture = Picture(title, "How many claims texts make of each row and column.", root)
    squares = [
        [
            Square(
                field.state,
                field.shade,
                field.claims,
                f"{row.concept.label} and {column.concept.label}: {field.claims} claims, "
                f"{field.documents} documents; {STATES[field.state]}",
                field.address,
            )
            for column, field in zip(gaps.columns, line, strict=True)
        ]
        for row, line in zip(gaps.rows, gaps.fields, strict=True)
    ]
    names = [[head.concept.label for head in heads] for heads in (gaps.rows, gaps.columns)]
    matrix(picture, names[0], names[1], squares)
    return picture


def draw_oppositions(found: Oppositions, root: str) -> Picture:
    """The most disputed pairs of concepts, with the claims on both sides."""
    picture = Picture(
        "What texts disagree about most",
        "Claims that hold it to the right, claims that deny it to the left.",
        root,
    )
    rows = [
        (
            f"{each.subject.label} and {each.object.label}",
            [
                [
                    Weight("for", each.held, each.address),
                    *([Weight("against", each.opposed, each.address)] if each.opposed else []),
                ]
            ],
        )
        for each in found.most_disputed
    ]
    balances(picture, ["claims"], rows)
    return picture


def draw_timeline(timeline: Timeline, root: str) -> Picture:
    """Stacked columns."""
    about = f" of {timeline.form.label}" if timeline.form else ""
    when = "start" if timeline.of == "cases" else "year of publication"
    picture = Picture(
        f"{capital(timeline.of)}{about} by {when}",
        f"{timeline.total} in all, of which {timeline.undated} are undated.",
        root,
    )
    looks = [f"series{number}" for number in range(len(timeline.series))]
    if timeline.of == "claims":
        by_name = dict(zip(("for", "with reserve", "against", "mixed"), STANCES, strict=True))
        looks = [by_name[series.name] for series in timeline.series]
    columns(
        picture,
        [series.name for series in timeline.series],
        [
            Column(
                str(bar.first) if bar.first == bar.last else f"{bar.first}–{bar.last % 100:02d}",
                bar.total,
                bar.counts,
                [each or bar.address for each in bar.addresses],
            )
            for bar in timeline.bars
        ],
        looks,
    )
    return picture


def draw_trees(trees: Sequence[Tree], root: str) -> Picture:
    """Indented lines with bars for claims."""

    def items(branches: Sequence[Branch], depth: int) -> Iterator[Item]:
        for branch in branches:
            claims = branch.claims
            yield Item(
                depth, branch.concept.label, claims.own, claims.with_narrower, claims.address
            )
            yield from items(branch.narrower, depth + 1)

    names = ", ".join(plural(tree.family) for tree in trees)
    picture = Picture(
        f"Claims about {names}", "Dark: about the concept itself; light: about narrower ones.", root
    )
    outline(picture, [item for tree in trees for item in items(tree.roots, 0)])
    return picture
