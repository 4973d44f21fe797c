"""schema.org: the JSON-LD that its readers expect."""

from __future__ import annotations

from .framing import Context

SCHEMA = "https://schema.org/"
TYPES = (
    "Claim CreativeWork DefinedTerm DefinedTermSet Organization ScholarlyArticle WebPage".split()
)
TEXTS = "alternateName creditText description inLanguage name termCode text".split()
LINKS = "about appearance citation inDefinedTermSet mentions".split()

CONTEXT = Context(
    "https://schema.org",
    # Those of the context's terms that are written here, as that context defines them.
    {
        "schema": SCHEMA,
        "Date": "schema:Date",
        **{name: f"schema:{name}" for name in (*TYPES, *TEXTS, *LINKS)},
        "datePublished": {"@id": "schema:datePublished", "@type": "Date"},
    },
    roots=frozenset(SCHEMA + name for name in TYPES),
)
