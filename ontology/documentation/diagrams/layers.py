"""The four layers of the ontology, and what joins them."""

from collections.abc import Callable

from .svg import LINE, Drawing, width

LEFT, BAND, GAP, WIDE = 2, 92, 34, 820
LAYERS = (
    (
        "Concepts",
        "what sources talk about",
        (
            ("joint venture", "concept/JointVenture"),
            ("enables", "relation-type/Enables"),
            ("risk sharing", "concept/RiskSharing"),
        ),
    ),
    (
        "Classes",
        "what single situations are",
        (
            ("joint venture", "class/JointVenture"),
            ("has partner", "property/hasPartner"),
            ("organization", "class/Organization"),
        ),
    ),
    (
        "Cases",
        "who works with whom",
        (("NUMMI", None), ("Toyota", None), ("General Motors", None), ("1984–2010", None)),
    ),
    (
        "Claims",
        "who said what, where, how surely",
        (
            ("proposition", "class/Proposition"),
            ("claim", "class/Claim"),
            ("text span", "class/TextSpan"),
            ("document", "class/Document"),
        ),
    ),
)
JOINS = (
    "each class is defined by a concept: has form = joint venture",
    "a case is an instance of a class",
    "case reports and claims carry the sentence that says it",
)
ABOUT = "a proposition is about concepts"


def draw(drawing: Drawing, address: Callable[[str], str]) -> str:
    """Draw the layers as bands, with examples in each that lead to their pages."""
    for place, (name, about, examples) in enumerate(LAYERS):
        y = 2 + place * (BAND + GAP)
        drawing.box(
            LEFT,
            y,
            WIDE,
            BAND,
            f"layer layer-{place}",
            None,
            (16, 26, name, "name"),
            (16 + width(name) * 1.1 + 14, 26, about, "edge"),
        )
        x: float = LEFT + 16
        for label, page in examples:
            w = width(label) + 20
            drawing.box(
                x,
                y + 44,
                w,
                LINE + 10,
                "node",
                address(page) if page else None,
                (10, 20, label, ""),
            )
            x += w + 26
    for place, words in enumerate(JOINS):
        y = 2 + place * (BAND + GAP) + BAND
        drawing.straight(LEFT + 60, y, LEFT + 60, y + GAP, "arrow")
        drawing.label(LEFT + 76, y + GAP / 2 + 5, words, "edge")
    bottom, top = 2 + 3 * (BAND + GAP) + BAND / 2, 2 + BAND / 2
    drawing.curve(LEFT + WIDE, bottom, LEFT + WIDE, top, "arrow", bend=56)
    drawing.label(LEFT + WIDE - 12, 2 + BAND + GAP / 2 + 5, ABOUT, "edge", "end")
    return drawing.render()
