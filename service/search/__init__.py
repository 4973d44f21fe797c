"""Full text over labels, titles and sentences: indexes of a generation, made when it is published.

entries     what is found, streamed from the graph; families sorts the concepts it is about
rows        reads a graph; rows_once keeps what the tables of claims need too
schema      the fields of the index and how words are folded
index       makes the index of a generation and opens it
words       what a person typed, as words, phrases and exclusions
filters     what entries are confined to
finding     asks an index: hits in order; hits, snippets read them back with the words marked
counting    how many entries have which value: facets, tables
spelling    words that were meant where those typed are not there
suggesting  names that begin as what is being typed

literals        an index of all texts of any graph, for SPARQL
texts           which texts these are
literal_reader  asks it
opened          what is open of a generation
"""

from .counting import Facet, cross, has_value, tally
from .filters import Filters
from .finding import SORTS, Question, Results, all_hits, ask, search
from .hits import Credited, Hit, label_of
from .index import build_index, indexed
from .snippets import Fragment
from .spelling import Correction, correct
from .suggesting import Suggestion, suggest

__all__ = [
    "SORTS",
    "Correction",
    "Credited",
    "Facet",
    "Filters",
    "Fragment",
    "Hit",
    "Question",
    "Results",
    "Suggestion",
    "all_hits",
    "ask",
    "build_index",
    "correct",
    "cross",
    "has_value",
    "indexed",
    "label_of",
    "search",
    "suggest",
    "tally",
]
