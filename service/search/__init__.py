"""Full text over labels, titles and sentences: indexes of a generation, made when it is published.

entries    what is found, streamed from the graph
schema     the fields of the index and how words are folded
index      makes the index of a generation and opens it
words      what a person typed, as words, phrases and exclusions
finding    asks an index: hits, highlighted snippets, facets with counts

literals        an index of all texts of any graph, for SPARQL
literal_reader  asks it
opened          what is open of a generation
"""

from .finding import Facet, Filters, Hit, Results, search, tally
from .index import build_index, indexed
from .snippets import Fragment

__all__ = [
    "Facet",
    "Filters",
    "Fragment",
    "Hit",
    "Results",
    "build_index",
    "indexed",
    "search",
    "tally",
]
