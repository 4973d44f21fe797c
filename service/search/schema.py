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
LONGEST_WORD = 60

TEXTS = {"label": 4.0, "names": 3.0, "statement": 1.2, "text": 1.0}
"""The searched fields and the weight of a word found there.

label      the name of a concept, organization, case or document
names      its other names
statement  a claim in words
text       a definition, a sentence, the sentences about a case
"""
FACETS = ("kind", "form", "document_kind", "year")
TAGS = (
    *("id", "kind", "form", "document_kind", "document", "exact"),
    *("concept", "subject", "relation", "object"),
)
"""Fields whose values are compared whole; `exact` holds the folded names."""
LAYOUT = " ".join((ENGLISH, *TEXTS, *TAGS, "source", "year"))
"""Kept beside an index: one that was made for other fields is read wrongly, without an error."""
SHOWN = ("source", "document", "document_kind")


@cache
def analyzer() -> TextAnalyzer:
    """Words without case, accents and English endings."""
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(LONGEST_WORD))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stemmer("english"))
        .build()
    )


def folded(name: str) -> str:
    """Return a name as its words are compared.

    >>> folded("Joint Ventures")
    'joint ventur'
    """
    return " ".join(analyzer().analyze(name))


@cache
def schema() -> Schema:
    """The schema of every index; a change of it needs no migration, since indexes are rebuilt."""
    builder = SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, stored=True, tokenizer_name=ENGLISH)
    for name in TAGS:
        builder.add_text_field(
            name, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_text_field("source", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("year", stored=True, indexed=True, fast=True)
    return builder.build()
