"""What may stand between two names of a list: separators, descriptions, examples."""

from __future__ import annotations

from ...organizations.proper_names import is_place
from ...organizations.recognition import OrganizationSpan
from .clauses import YEAR
from .scene import Scene

SEPARATORS = frozenset({",", "and", ";", "&", "plus"})
JOINERS = (("as", "well", "as"), ("along", "with"), ("together", "with"))
EXAMPLES = (("such", "as"), ("including",), ("like",), ("namely",), ("e.g.",))


def after_description(scene: Scene, index: int, last: OrganizationSpan) -> int:
    """Step over what stands behind a name: "(ACRONYM)", "of Spain", "in 1999", "headed by …"."""
    doc, end = scene.doc, scene.sentence.end
    if index < end and doc[index].text == "(":
        closing = next((t.i for t in doc[index : min(index + 14, end)] if t.text == ")"), None)
        index = index if closing is None else closing + 1
    if (
        index + 1 < end
        and doc[index].lower_ in ("in", "since")
        and YEAR.fullmatch(doc[index + 1].text)
    ):
        index += 2
    if index + 1 < end and doc[index].lower_ in ("of", "in", "from", ","):
        comma = doc[index].text == ","
        for stop in range(min(index + 5, end - 1), index + 1, -1):
            # "Alder, Britain, and Birch": a place between commas.
            if is_place(doc[index + 1 : stop].text) and (not comma or doc[stop].text == ","):
                index = stop
                break
    clause = [
        token
        for token in doc[last.start : last.end].root.children
        if token.dep_ in ("relcl", "acl", "appos") and token.i >= index
    ]
    if clause and index < end and doc[index].text == ",":
        stop = clause[0].right_edge.i + 1
        inner = [o for o in scene.organizations if index < o.start < stop]
        if not inner and stop < end and clause[0].left_edge.i <= index + 1:
            return stop
    return index


def separator_end(scene: Scene, index: int) -> int:
    """Step over commas, "and" and "as well as", if any of them stands at the index."""
    doc, end = scene.doc, scene.sentence.end
    while index < end and doc[index].lower_ in SEPARATORS:
        index += 1
    for words in JOINERS:
        if tuple(t.lower_ for t in doc[index : index + len(words)]) == words:
            return index + len(words)
    return index


def bare_phrase_end(scene: Scene, index: int) -> int | None:
    """Return the end of a description between commas; None where more than that stands there."""
    doc, start = scene.doc, index
    while index < scene.sentence.end and index - start <= 8:
        if doc[index].text in (",", ";") or doc[index].lower_ == "and":
            return index
        if doc[index].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV") and (
            doc[index].text not in "-–"
        ):
            return None
        index += 1
    return None


def examples_end(scene: Scene, index: int) -> int:
    """Step over "such as", "including" and a comma before them."""
    words = [t.lower_ for t in scene.doc[index : min(index + 3, scene.sentence.end)]]
    comma = words[:1] == [","]
    for cue in EXAMPLES:
        if tuple(words[comma : comma + len(cue)]) == cue:
            return index + comma + len(cue)
    return index
