"""Parameters of the views: forms to compare, sides of a map, what a network is confined to."""

from __future__ import annotations

from ..analysis.gap_map import KINDS as SIDES
from ..analysis.gap_map import LEVELS
from ..analysis.oppositions import ORDERS
from ..analysis.tensions import LEVELS as TENSIONS
from ..networks.asking import DEFAULT_SIZE, DEPTHS, HEAVIEST, SIZES
from ..networks.views import VIEWS
from .filters import CURSOR, LIMIT, YEARS
from .parameters import Parameter

FORM = Parameter(
    "form",
    "A form with all that are narrower: an id such as `JointVenture`, or a label.",
    example="JointVenture",
)


def _side(name: str, what: str, default: str) -> Parameter:
    return Parameter(name, what, choices=SIDES, default=default, example=default)


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


NETWORK = (
    Parameter(
        "view",
        "Which network: "
        + " ".join(f"`{name}`: {each.explanation}" for name, each in VIEWS.items()),
        choices=tuple(VIEWS),
        default=next(iter(VIEWS)),
        example="concepts",
    ),
    FORM,
    *YEARS,
    Parameter(
        "weight",
        "The least weight of a tie.",
        "integer",
        least=1,
        greatest=HEAVIEST,
        default=1,
        example=2,
    ),
    Parameter(
        "component",
        "Only the largest part in which every node can be reached.",
        "boolean",
        default=False,
        example=True,
    ),
    Parameter("around", "Only the surroundings of a node, by its id or name.", example="Trust"),
    Parameter(
        "depth",
        "How many steps these reach.",
        "integer",
        least=DEPTHS[0],
        greatest=DEPTHS[-1],
        default=DEPTHS[0],
        example=1,
    ),
    Parameter(
        "most",
        "How many nodes are given; of more, the most tied.",
        "integer",
        least=1,
        greatest=SIZES[-1],
        default=DEFAULT_SIZE,
        example=100,
    ),
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
    Parameter(
        "own",
        "Only claims that name the form itself, none about narrower forms.",
        "boolean",
        default=False,
        example=False,
    ),
    Parameter(
        "differences",
        "Only what is claimed of some forms and not of others.",
        "boolean",
        default=False,
        example=False,
    ),
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
    LIMIT,
    CURSOR,
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
