"""The views as tables for papers: one row for each thing that is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..content.claims import StatedClaim
from ..content.wording import capital, plural
from ..drawing.table import Cell, Table
from .comparison import Cell as Compared
from .comparison import Comparison
from .concept_tree import Branch, Tree
from .gap_map import STATES, GapMap
from .oppositions import Oppositions
from .stances import SIGNS, STANCES, WORDS
from .timeline import Timeline


def comparison_table(comparison: Comparison) -> Table:
    """One row for each relation and concept; four columns for each form."""
    used = [
        stance
        for stance in STANCES
        if any(
            count.stance == stance
            for section in comparison.sections
            for row in section.rows
            for cell in row.cells
            for count in cell.counts
        )
    ]

    def counts(cell: Compared) -> Iterator[int]:
        found = {count.stance: count.claims for count in cell.counts}
        return (found.get(stance, 0) for stance in used)

    labels = [form.concept.label for form in comparison.forms]
    return Table(
        f"Claims about {', '.join(labels[:-1])} and {labels[-1]}",
        (
            *("over", "relation", "concept"),
            *(f"{label}: {WORDS[stance]}" for label in labels for stance in used),
        ),
        tuple(
            (
                section.family,
                row.wording,
                row.concept.label,
                *(number for cell in row.cells for number in counts(cell)),
            )
            for section in comparison.sections
            for row in section.rows
        ),
        (
            "Numbers are claims read from texts"
            + (", those about narrower forms among them." if comparison.with_narrower else "."),
        ),
    )


def comparison_paper(comparison: Comparison) -> Table:
    """One column for each form, with a sign before each number."""
    whole = comparison_table(comparison)
    return Table(
        whole.title,
        ("", *(form.concept.label for form in comparison.forms)),
        tuple(
            (
                f"{row.wording} {row.concept.label}",
                *(
                    " ".join(f"{SIGNS[count.stance]}{count.claims}" for count in cell.counts)
                    for cell in row.cells
                ),
            )
            for section in comparison.sections
            for row in section.rows
        ),
        (*whole.notes, ", ".join(f"{SIGNS[stance]}: {WORDS[stance]}" for stance in STANCES) + "."),
    )


def gap_table(gaps: GapMap) -> Table:
    """One row for each field."""
    return Table(
        f"Claims about each {gaps.row_kind} and {gaps.column_kind}",
        (gaps.row_kind, gaps.column_kind, "state", "claims", *WORDS.values(), "documents"),
        tuple(
            (
                row.concept.label,
                column.concept.label,
                field.state,
                field.claims,
                *field.stances,
                field.documents,
            )
            for row, line in zip(gaps.rows, gaps.fields, strict=True)
            for column, field in zip(gaps.columns, line, strict=True)
        ),
        (
            *(f"{state}: {meaning}." for state, meaning in STATES.items()),
            "Documents are those that mention both. Narrower concepts count in.",
        ),
    )


def gap_matrix(gaps: GapMap) -> Table:
    """The matrix itself: claims, x for denied, o for mentioned, nothing for nothing."""
    signs = {"text": "o", "nothing": ""}
    return Table(
        f"Claims about each {gaps.row_kind} and {gaps.column_kind}",
        ("", *(column.concept.label for column in gaps.columns)),
        tuple(
            (
                row.concept.label,
                *(
                    f"x{field.claims}"
                    if field.state == "denied"
                    else signs.get(field.state, str(field.claims))
                    for field in line
                ),
            )
            for row, line in zip(gaps.rows, gaps.fields, strict=True)
        ),
        (
            "Numbers are claims; x: all of them deny it; o: mentioned together without a claim; "
            "empty: not mentioned together. Narrower concepts count in.",
        ),
    )


def opposition_table(found: Oppositions, claims: Mapping[str, StatedClaim]) -> Table:
    """One row for each pair on the page, with both sentences."""
    sides = ("one", "other")
    return Table(
        f"Claims that oppose each other, page {found.page} of {found.pages}",
        (
            *("how plainly", "confidence"),
            *(
                f"{side}: {part}"
                for side in sides
                for part in ("claim", "stance", "sentence", "contexts", "source", "year", "id")
            ),
        ),
        tuple(
            (
                pair.level,
                round(pair.confidence, 2),
                *(
                    cell
                    for side in (pair.one, pair.other)
                    for cell in (
                        *_stated(claims.get(side.id), WORDS[side.stance]),
                        side.year,
                        side.id,
                    )
                ),
            )
            for pair in found.pairs
        ),
        (f"{found.total} pairs in all.",),
    )


def opposition_paper(found: Oppositions, claims: Mapping[str, StatedClaim]) -> Table:
    """Both sentences beside each other, each with its source."""

    def quoted(id: str) -> str:
        claim = claims.get(id)
        return f"{claim.quote} ({claim.attribution})" if claim else ""

    return Table(
        f"Claims that oppose each other, page {found.page} of {found.pages}",
        ("", "held", "opposed"),
        tuple((pair.level, quoted(pair.one.id), quoted(pair.other.id)) for pair in found.pairs),
        (f"{found.total} pairs in all.",),
        wide=frozenset({1, 2}),
    )


def _stated(claim: StatedClaim | None, stance: str) -> tuple[str, ...]:
    if claim is None:
        return ("", stance, "", "", "")
    contexts = ", ".join(context.label for context in claim.contexts)
    words = capital(f"{claim.subject.label} {claim.relation.label} {claim.object.label}")
    return (words, stance, claim.quote, contexts, claim.attribution)


def timeline_table(timeline: Timeline) -> Table:
    """One row for each bar."""
    notes = [f"{timeline.undated} of {timeline.total} {timeline.of} are undated."]
    if timeline.overlapping:
        notes.append(f"{timeline.overlapping} cases stand in several columns.")
    return Table(
        f"{capital(timeline.of)} by {'start' if timeline.of == 'cases' else 'year of publication'}",
        ("from", "to", timeline.of, *(series.name for series in timeline.series)),
        tuple((bar.first, bar.last, bar.total, *bar.counts) for bar in timeline.bars),
        tuple(notes),
    )


def tree_table(trees: Sequence[Tree]) -> Table:
    """One row for each place in a hierarchy."""

    def rows(tree: Tree, branches: Sequence[Branch], over: str, depth: int) -> Iterator[list[Cell]]:
        for branch in branches:
            counts = (branch.claims, branch.cases)
            yield [
                *(tree.family, depth, over, branch.key, branch.concept.label),
                *(number for each in counts for number in (each.own, each.with_narrower)),
            ]
            yield from rows(tree, branch.narrower, branch.key, depth + 1)

    return Table(
        "Concepts with the claims about them and the cases that show them",
        (
            *("family", "depth", "broader", "key", "concept"),
            *("claims", "claims with narrower", "cases", "cases with narrower"),
        ),
        tuple(tuple(row) for tree in trees for row in rows(tree, tree.roots, "", 0)),
    )


def tree_paper(trees: Sequence[Tree]) -> Table:
    """The same as a list with indented names."""

    def rows(branches: Sequence[Branch], depth: int) -> Iterator[tuple[Cell, ...]]:
        for branch in branches:
            counts = (branch.claims, branch.cases)
            numbers = (number for each in counts for number in (each.own, each.with_narrower))
            yield ("\u2003" * depth + branch.concept.label, *numbers)
            yield from rows(branch.narrower, depth + 1)

    whole = tree_table(trees)
    return Table(
        whole.title,
        ("", "claims", "with narrower", "cases", "with narrower"),
        tuple(
            row
            for tree in trees
            for row in ((capital(plural(tree.family)), *[None] * 4), *rows(tree.roots, 1))
        ),
    )
