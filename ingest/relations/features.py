"""What is counted about a pair: groups of named features, and groups of words to embed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from .paths import Path, head_of, path_between, standing
from .regions import Regions

MODIFIERS = frozenset({"amod", "compound", "appos", "poss", "nummod"})
FUNCTION = frozenset({"AUX", "PART", "ADP"})
ARGUMENTS = frozenset({"prt", "prep", "aux", "auxpass", "neg", "dobj", "attr"})
WINDOW = 8


def features(regions: Regions) -> dict[str, list[str]]:
    """Return features by group; names are unique across groups."""
    first, second = head_of(regions.first), head_of(regions.second)
    path = path_between(first, second)
    return {
        "words": list(_words(regions)),
        "near": list(_near(regions)),
        "mentions": [*_mention("e", regions.first), *_mention("f", regions.second)],
        "path": list(_path(path)),
        "governors": [*_governor("1", first), *_governor("2", second)],
        "top": list(_top(path.top)),
    }


def embedded(regions: Regions) -> dict[str, list[str]]:
    """Return the words of which each group is averaged."""
    before, between, after = (
        _texts(part) for part in (regions.before, regions.between, regions.after)
    )
    first, second = head_of(regions.first), head_of(regions.second)
    path = path_between(first, second)
    kept = [child for child in path.top.children if child.pos_ in FUNCTION | {"VERB", "NOUN"}]
    return {
        "before": before[-12:],
        "first": _texts(regions.first),
        "between": between,
        "second": _texts(regions.second),
        "after": after[:12],
        "all": _texts(regions.words),
        "path": _texts([*path.up[1:], *path.down]),
        "first governor": _texts(_governing(first)),
        "second governor": _texts(_governing(second)),
        "top": _texts([path.top, *kept]),
        "near before": before[-4:],
        "near after first": between[:4],
        "near before second": between[-4:],
        "near after": after[:4],
        "between uncapitalized": [word for word in between if word[:1].islower()],
        "first modifiers": _beside(first, regions.first),
        "second modifiers": _beside(second, regions.second),
    }


def normal(word: str) -> str:
    """Lower a word; years and other numbers become one each.

    >>> [normal(word) for word in ("Acquired", "1998", "4.5")]
    ['acquired', '<year>', '<number>']
    """
    if re.fullmatch(r"(19|20)\d\d", word):
        return "<year>"
    return "<number>" if re.search(r"\d", word) else word.lower()


def shape(word: str) -> str:
    """Say how a word is written."""
    if word.isupper():
        return "UP"
    if word[:1].isupper():
        return "Cap"
    return "num" if re.search(r"\d", word) else "low"


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens]


def _grams(kind: str, words: Sequence[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        for start in range(len(words) - length + 1):
            yield f"{kind}|{' '.join(words[start : start + length])}"


def _words(regions: Regions) -> Iterator[str]:
    before, between, after = (
        [normal(token.text) for token in part]
        for part in (regions.before, regions.between, regions.after)
    )
    yield from _grams("b", between, 3)
    yield from _grams("l", before[-WINDOW:], 2)
    yield from _grams("r", after[:WINDOW], 2)
    yield from _grams("s", [*before[:-WINDOW], *after[WINDOW:]], 2)
    yield from _grams("all", [*before, "<1>", *between, "<2>", *after], 2)


def _near(regions: Regions) -> Iterator[str]:
    between = [normal(token.text) for token in regions.between]
    yield from (f"a|{normal(token.text)}" for token in regions.before[-3:])
    yield from (f"z|{normal(token.text)}" for token in regions.after[:3])
    yield from (f"b<{place}|{word}" for place, word in enumerate(between[:3]))
    yield from (f"b>{place}|{word}" for place, word in enumerate(between[::-1][:3]))
    yield f"into|{'_'.join(between[-2:])}|{shape(regions.second[0].text)}"


def _mention(kind: str, mention: Sequence[Token]) -> Iterator[str]:
    words = _texts(mention)
    yield from (f"{kind}w|{word.lower()}" for word in words)
    yield f"{kind}last|{words[-1].lower()}"
    yield f"{kind}shape|{'-'.join(shape(word) for word in words[:4])}"
    yield f"{kind}many|{min(len(words), 5)}"
    yield f"{kind}end|{words[-1].lower()[-3:]}"
    yield f"{kind}start|{words[0].lower()[:3]}"


def _path(path: Path) -> Iterator[str]:
    steps = path.steps
    crossed = [step for step, _ in steps]
    lemmas = [token.lemma_.lower() for token in path.inner]
    yield "dp|" + "/".join(crossed[:6])
    yield from _grams("dep", crossed, 2)
    yield from _grams("lemma", lemmas, 2)
    chain = ["<1>"]
    for step, token in steps:
        chain += [step, token.lemma_.lower()]
    chain[-1] = "<2>"
    for start in range(len(chain) - 2):
        yield f"chain|{' '.join(chain[start : start + 3])}"


def _top(top: Token) -> Iterator[str]:
    lemma = top.lemma_.lower()
    yield f"top|{lemma}|{top.pos_}"
    for child in top.children:
        word = child.lemma_.lower()
        yield f"under|{child.dep_}|{word}"
        yield f"frame|{lemma}|{child.dep_}|{word if child.pos_ in FUNCTION else ''}"


def _governor(kind: str, head: Token) -> Iterator[str]:
    yield f"h{kind}|{head.dep_}|{head.head.lemma_.lower()}"
    name = standing(head)
    above = name.head
    yield f"g{kind}|{name.dep_}|{above.lemma_.lower()}"
    yield f"t{kind}|{name.lemma_.lower()}|{name.ent_type_}"
    yield (f"gg{kind}|{name.dep_}|{above.lemma_.lower()}|{above.dep_}|{above.head.lemma_.lower()}")
    for child in list(name.children)[:6]:
        if child.dep_ in MODIFIERS:
            yield f"c{kind}|{child.dep_}|{child.lemma_.lower()}"


def _governing(head: Token) -> list[Token]:
    above = standing(head).head
    found = [above, *(child for child in above.children if child.dep_ in ARGUMENTS)]
    return [*found, above.head] if above.pos_ in {"ADP", "NOUN"} else found


def _beside(head: Token, mention: Sequence[Token]) -> list[str]:
    inside = {token.i for token in mention}
    return [token.text for token in head.subtree if token.i not in inside][:8]
