"""Parameters of the views, on pages and in the API: what to compare, sides of a map, an order."""

from __future__ import annotations

from dataclasses import replace

from ..parameters import Parameter
from .concept_tree import FAMILIES
from .gap_map import KINDS, LEVELS
from .oppositions import ORDERS
from .tensions import LEVELS as TENSIONS

PAIRS, MOST_PAIRS = 10, 30
"""Pairs of claims on a page, unless told, and at most: each needs its sentences."""


def _side(name: str, what: str, default: str) -> Parameter:
    return Parameter(name, what, choices=KINDS, default=default, example=default)


def _level(name: str, what: str) -> Parameter:
    return Parameter(
        name,
        what,
        "integer",
        least=LEVELS[0],
        greatest=LEVELS[-1],
        default=LEVELS[0],
        example=LEVELS[0],
    )


def _switch(name: str, what: str) -> Parameter:
    return Parameter(name, what, "boolean", default=False, example=False)


FORM = Parameter(
    "form",
    "A form with all that are narrower: an id such as `JointVenture`, or a label.",
    example="JointVenture",
)
YEARS = (
    Parameter("from", "The first year.", "integer", least=0, greatest=9999, example=1980),
    Parameter("to", "The last year.", "integer", least=0, greatest=9999, example=2030),
)
FORMS = (
    Parameter(
        "form",
        "The forms, two to four: ids such as `JointVenture`, or labels.",
        several=True,
        fewest=2,
        most=4,
        example=["JointVenture", "StrategicAlliance"],
    ),
    _switch("own", "Only claims that name the form itself, none about narrower forms."),
    _switch("differences", "Only what is claimed of some forms and not of others."),
)
MAP = (
    _side("rows", "What the rows are.", "form"),
    _side("columns", "What the columns are.", "benefit"),
    Parameter("under", "Rows below this concept alone.", example="EquityAlliance"),
    Parameter("column_under", "Columns below this concept alone."),
    _level("rows_level", "How many steps below that, or below the top, the rows are."),
    _level("columns_level", "The same of the columns."),
)
OPPOSED = (
    FORM,
    Parameter("concept", "Any concept with all that are narrower, as `form`.", example="Trust"),
    Parameter(
        "level",
        "How plainly they oppose each other: "
        + " ".join(f"`{name}`: {text}" for name, text in TENSIONS.items()),
        choices=tuple(TENSIONS),
        example="contradiction",
    ),
    Parameter("sort", "The order.", choices=ORDERS, default=ORDERS[0], example=ORDERS[0]),
)
TIMELINE = (
    Parameter(
        "of",
        "What is counted.",
        choices=("cases", "claims"),
        default="cases",
        example="claims",
    ),
    FORM,
)

# What pages take beside.
EXCEL = _switch("excel", "Mark the CSV as UTF-8, for spreadsheets that ask for it.")
COMPARE_PAGE = (
    *FORMS,
    Parameter("rows", "Show all rows of a section.", choices=("all",)),
    EXCEL,
)
CHOOSE_PAGE = (replace(FORMS[0], fewest=0), *COMPARE_PAGE[1:])
"""Without two forms the page asks for them."""
MAP_PAGE = (
    *MAP,
    Parameter("layout", "Write the CSV as the matrix itself.", choices=("matrix",)),
    EXCEL,
)
CELL_PAGE = (
    Parameter("row", "The concept of the row.", fewest=1, example="JointVenture"),
    Parameter("column", "The concept of the column.", fewest=1, example="RiskSharing"),
)
OPPOSED_PAGE = (
    *OPPOSED,
    Parameter("page", "Which part of the list.", "integer", least=1, default=1),
    Parameter("size", "Pairs of a part.", "integer", least=1, greatest=MOST_PAIRS, default=PAIRS),
    EXCEL,
)
TIMELINE_PAGE = (*TIMELINE, EXCEL)
TREE_PAGE = (
    Parameter("family", "One hierarchy alone.", choices=tuple(FAMILIES)),
    EXCEL,
)
