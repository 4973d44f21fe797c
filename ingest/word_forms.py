"""Part of speech and lemma, worked out once for each word, tag and dependency and then known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

STOCK = ("attribute_ruler", "lemmatizer")
"""The components whose work is done here: alone they take a fifth of the pipeline's time."""

PAIRED = ("ai", "c'm", "gon", "got", "let", "y", "y'")
"""Words that together with the next one have other forms than alone: "got ta", "let 's"."""

HANGING = ("CC", "DT", "IN", "WDT")
"""Tags whose words have other forms by how they hang in the parse: "that" by what it opens."""
HANGING_WORDS = ("'d", "did", "do", "does", "had", "has", "have", "i", "it", "you")
HANGING_AS = ("aux", "auxpass")

MOST = 200_000
"""So many are kept; then all are forgotten, so that no text however long fills the memory."""

Row = tuple[int, int, int, int]
"""Word, tag, dependency and lower-cased word, by their hashes."""
Key = tuple[Row | None, Row, Row | None]
"""A token with the one before and the one after it, where these bear on its forms."""
SEPARATOR = ","


class WordForms:
    """Gives tokens the part of speech and lemma that the stock components would give them.

    These look at a token's text, tag and dependency, and for a few words at the next token. What
    they say of one token therefore holds for all others that are alike. Morphology is left out.
    """

    name = "interorg_word_forms"

    def __init__(self, vocab: Vocab, stock: Iterable[Callable[[Doc], Doc]]) -> None:
        self.stock = tuple(stock)
        self.known: dict[Key, tuple[int, str]] = {}
        self.paired = frozenset(vocab.strings.add(word) for word in PAIRED)
        self.expletive = vocab.strings.add("expl")
        self.anyhow = vocab.strings.add("dep")
        self.tags = frozenset(vocab.strings.add(tag) for tag in HANGING)
        self.words = frozenset(vocab.strings.add(word) for word in HANGING_WORDS)
        self.relations = frozenset(vocab.strings.add(name) for name in HANGING_AS)

    def __call__(self, doc: Doc) -> Doc:
        keys = self._keys(doc.to_array(["ORTH", "TAG", "DEP", "LOWER"]).tolist())
        if len(self.known) > MOST:
            self.known.clear()
        unknown = [key for key in dict.fromkeys(keys) if key not in self.known]
        if unknown:
            self._learn(doc.vocab, unknown)
        forms = [self.known[key] for key in keys]
        add = doc.vocab.strings.add
        # Strings are added anew, since those of a text may be dropped with it.
        hashes = {lemma: add(lemma) for lemma in {lemma for _, lemma in forms}}
        values = [(position, hashes[lemma]) for position, lemma in forms]
        columns: Any = np.array(values, dtype="uint64").reshape(-1, 2)
        doc.from_array(["POS", "LEMMA"], columns)
        return doc

    def _keys(self, tokens: Sequence[Row]) -> list[Key]:
        tags, relations, words, anyhow = self.tags, self.relations, self.words, self.anyhow
        rows: list[Row] = [
            (word, tag, dep, lower)
            if tag in tags or dep in relations or lower in words
            else (word, tag, anyhow, lower)
            for word, tag, dep, lower in tokens
        ]
        keys: list[Key] = [(None, row, None) for row in rows]
        for index, (_, _, dep, lower) in enumerate(tokens[:-1]):
            if lower in self.paired or dep == self.expletive:
                before, after = (*rows[index][:2], dep, lower), rows[index + 1]
                keys[index] = (keys[index][0], before, after)
                keys[index + 1] = (before, after, None)
        return keys

    def _learn(self, vocab: Vocab, keys: list[Key]) -> None:
        """Ask the stock components about a text made of the unknown words, each set apart."""
        words: list[str] = []
        places: list[int] = []
        tagged: dict[int, Row] = {}
        for before, row, after in keys:
            for each in (before, row, after):
                if each is None:
                    continue
                if each is row:
                    places.append(len(words))
                tagged[len(words)] = each
                words.append(vocab.strings[each[0]])
            words.append(SEPARATOR)
        doc = Doc(vocab, words=words)
        for index, token in enumerate(doc):
            if index in tagged:
                _, token.tag, token.dep, _ = tagged[index]
            else:
                token.tag_, token.dep_ = SEPARATOR, "punct"
        for pipe in self.stock:
            doc = pipe(doc)
        for key, place in zip(keys, places, strict=True):
            self.known[key] = (doc[place].pos, doc[place].lemma_)


@Language.factory(WordForms.name, assigns=["token.pos", "token.lemma"])
def make_word_forms(nlp: Language, name: str) -> WordForms:
    """Make the component from the stock ones of the same pipeline, which it puts out of work."""
    made = WordForms(nlp.vocab, [nlp.get_pipe(name) for name in STOCK])
    for name in STOCK:
        nlp.disable_pipe(name)
    return made
