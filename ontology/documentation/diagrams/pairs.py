"""Terms of ours beside the terms elsewhere that they are aligned to."""

from collections.abc import Callable, Iterable

from ..glossary import Term
from .svg import LINE, PAD, Drawing, width

ROW = LINE + 6


def draw(
    pairs: Iterable[tuple[Term, str, str]], drawing: Drawing, address: Callable[[str], str]
) -> str:
    """Draw one line for each triple of term, words and external name."""
    pairs = sorted(pairs, key=lambda pair: (pair[2].split(":")[0], pair[0].label, pair[2]))
    left = max((width(term.label) for term, _, _ in pairs), default=0) + 2 * PAD
    middle = max((width(words, 12) for _, words, _ in pairs), default=0) + 40
    for place, (term, words, external) in enumerate(pairs):
        y = place * ROW + LINE / 2 + 2
        w = width(term.label) + 2 * PAD
        text = (PAD, LINE / 2 + 5, term.label, "")
        drawing.box(2 + left - w, y - LINE / 2, w, LINE, "node", address(term.page), text)
        drawing.straight(2 + left, y, 2 + left + middle, y, "arrow")
        drawing.label(2 + left + middle / 2, y - 4, words, "edge", "middle")
        drawing.box(
            2 + left + middle,
            y - LINE / 2,
            width(external) + 2 * PAD,
            LINE,
            "node foreign",
            None,
            (PAD, LINE / 2 + 5, external, ""),
        )
    return drawing.render()
