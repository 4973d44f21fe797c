"""What the grammar of a sentence must allow for two of its organizations to be tied by it.

The classifier was trained on pairs that somebody had picked, and reads a relation into many others:
of another clause, of a neighbour in a list, or one that the sentence denies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claims.stance import stance_of
from .labels import SYMMETRIC
from .paths import Path, head_of, path_between
from .regions import cut

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .pair import Pair

CLAUSES = frozenset({"conj", "ccomp", "advcl", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
VERBS = frozenset({"VERB", "AUX"})
WITHIN = VERBS | {"ADP"}
"""What a name hangs on that stands within an item of a list and is not the item."""
ITEMS = frozenset({"conj", "appos", "compound", "nmod"})
ASIDE = re.compile(r"\([^()]*\)")
HANDOVERS = frozenset("acquisition buyout purchase sale takeover".split())


def joins(doc: Doc, pair: Pair) -> bool:
    """Tell whether the words between two mentions can state any relation of the two."""
    path = path_between(*_heads(doc, pair))
    (_, end), (start, _) = pair.ordered
    between = ASIDE.sub("", pair.text[end:start])
    if ";" in between and not listed_by_a_verb(path):
        return False
    return in_one_clause(path) and asserted(doc, path)


def allows(doc: Doc, pair: Pair, label: str, *, inverted: bool) -> bool:
    """Tell whether words that join two mentions can state a relation of this label."""
    heads = _heads(doc, pair)
    path = path_between(*heads)
    subject = heads[inverted != pair.swapped]
    if label == "acquired_by" and _only_its_part(subject):
        return False
    if label == "subsidiary_of" and _speaks_of_a_parent(path):
        return False
    if label != "traded_on" and any(_in_brackets(pair.text, at) for at, _ in pair.ordered):
        return False
    return label in SYMMETRIC or not beside_each_other(path)


def _speaks_of_a_parent(path: Path) -> bool:
    """Tell whether the subsidiary is told of from above, which the classifier turns round.

    "Alder is the parent company of Birch" makes Birch the subsidiary.
    """
    words = (word for token in path.inner for word in (token, *token.children))
    return any(word.lemma_.lower() == "parent" for word in words)


def _in_brackets(text: str, at: int) -> bool:
    """Tell whether a mention is a note on another name: "Alder (NYSE: ALD)"."""
    return text.count("(", 0, at) > text.count(")", 0, at)


def _heads(doc: Doc, pair: Pair) -> tuple[Token, Token]:
    regions = cut(doc, *pair.ordered)
    return head_of(regions.first), head_of(regions.second)


def in_one_clause(path: Path) -> bool:
    """Tell whether no clause with a subject of its own lies between.

    "Alder left, and Birch became a subsidiary of Cedar" ties Birch to Cedar, and not Alder.
    """
    crossed = [*path.up[:-1], *path.down]
    return path.joined and not any(
        token.dep_ in CLAUSES and any(child.dep_ in SUBJECTS for child in token.children)
        for token in crossed
    )


def beside_each_other(path: Path) -> bool:
    """Tell whether both belong to neighbours in a list: "Alder; a subsidiary of Birch; Cedar"."""
    if path.top.pos_ in VERBS:
        return False
    return any(token.dep_ == "conj" for token in (*path.up[-2:-1], *path.down[:1]))


def listed_by_a_verb(path: Path) -> bool:
    """Tell whether two mentions that a semicolon parts are told of together, by one verb.

    Each item of a list parted by semicolons says what it says of itself: "Alder, a maker of pumps;
    Birch, a subsidiary of Cedar" ties Birch to Cedar and not Alder. "Alder bought Birch; Cedar; and
    Dogwood" ties Alder to each item, but not to what stands within one.
    """
    parted = next((i for i, token in enumerate(path.down) if token.dep_ == "conj"), len(path.down))
    if any(token.pos_ in WITHIN for token in path.down[parted:-1]):
        return False
    if path.top.pos_ in VERBS:
        return parted < len(path.down)
    items = all(token.dep_ in ITEMS for token in (*path.up[:-1], *path.down))
    return items and any(token.pos_ in VERBS for token in path.top.ancestors)


def _only_its_part(acquired: Token) -> bool:
    """Tell whether something of an organization is bought: "Alder bought Birch's share"."""
    return acquired.dep_ == "poss" and acquired.head.lemma_.lower() not in HANDOVERS


def asserted(doc: Doc, path: Path) -> bool:
    """Tell whether the verbs between two mentions are put as facts: a tie has no stance.

    "Alder did not acquire Birch", "Alder may acquire Birch" and "If Alder acquires Birch" say
    nothing that holds. In "Birch, which Alder acquired, may close" another verb is in doubt.
    """
    stances = [stance_of(token, doc[:]) for token in path.inner if token.pos_ in VERBS]
    return all(s.polarity == "Affirmed" and s.modality == "Asserted" for s in stances)
