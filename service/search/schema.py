"""The fields of the index, and how words are folded before they are compared."""

from __future__ import annotations

from functools import cache

from tantivy import (
    Filter,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

ENGLISH = "interorg-english"
WORDS = "interorg-words"
LONGEST_WORD = 60
LONGEST_NAME = 300

TEXTS = {"label": 4.0, "names": 3.0, "statement": 1.2, "text": 1.0}
"""The searched fields and the weight of a word found there.

label      the name of a concept, organization, case or document
names      its other names
statement  a claim in words
text       a definition, a sentence, the sentences about a case
"""
FAMILIES = ("form", "benefit", "challenge", "mechanism", "factor", "theory", "discipline")
"""Fields of the concepts an entry is about, by their kind, with all that are broader."""
FACETS = ("kind", *FAMILIES, "polarity", "modality", "document_kind", "document", "year")
SHOWN = (
    *("id", "kind", "document", "document_kind", "form"),
    *("subject", "relation", "object", "polarity", "modality", "rule"),
)
COUNTED = (*SHOWN, *(name for name in FAMILIES if name != "form"), "concept", "organization")
"""Fields whose values are compared whole and counted; what is SHOWN of them is kept as well."""
TAGS = (*COUNTED, "exact", "alias")
"""Fields whose values are compared whole.

exact      the names as `folded` has them
alias      the other names as `levelled` has them, for their beginnings
"""
KEPT = ("source", "place", "credit")
"""Fields that are only shown: whose words the text is, where it stands, to whom it is credited."""
VOCABULARIES = ("word", "spelling")
"""Fields of words as they are written: those of names, and those of texts."""
LAYOUT = " ".join(
    (ENGLISH, WORDS, *TEXTS, *TAGS, *KEPT, *VOCABULARIES, "title year confidence weight")
)
"""Kept beside an index: one that was made for other fields is read wrongly, without an error."""


@cache
def analyzer() -> TextAnalyzer:
    """Words without case, accents and English endings."""
    return _words().filter(Filter.stemmer("english")).build()


@cache
def speller() -> TextAnalyzer:
    """Words without case and accents."""
    return _words().build()


def _words() -> TextAnalyzerBuilder:
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(LONGEST_WORD))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
    )


def folded(name: str) -> str:
    """Return a name as its words are compared.

    >>> folded("Joint Ventures")
    'joint ventur'
    """
    return " ".join(analyzer().analyze(name))


def levelled(name: str) -> str:
    """Return a name as its beginning is compared, and as names are put in order.

    >>> levelled("R&D  Alliance"), levelled("École")
    ('r&d alliance', 'ecole')
    """
    name = " ".join(name[:LONGEST_NAME].split())
    return name.lower() if name.isascii() else "".join(_leveller().analyze(name))


@cache
def _leveller() -> TextAnalyzer:
    whole = TextAnalyzerBuilder(Tokenizer.raw())
    return whole.filter(Filter.lowercase()).filter(Filter.ascii_fold()).build()


@cache
def schema() -> Schema:
    """The schema of every index; a change of it needs no migration, since indexes are rebuilt."""
    builder = SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, stored=True, tokenizer_name=ENGLISH)
    for name in TAGS:
        builder.add_text_field(
            name,
            stored=name in SHOWN,
            fast=name in COUNTED,
            tokenizer_name="raw",
            index_option="basic",
        )
    for name in KEPT:
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in VOCABULARIES:
        builder.add_text_field(name, tokenizer_name=WORDS, index_option="basic")
    builder.add_text_field("title", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("year", stored=True, indexed=True, fast=True)
    builder.add_float_field("confidence", stored=True, indexed=True, fast=True)
    builder.add_integer_field("weight", fast=True)
    return builder.build()
