"""`?s text:query "words"`: answered from the index of texts before the engine reads the query.

A use of the property becomes a sub-SELECT that joins the texts found with what has them, so that
graphs, data sets and blank nodes stay the engine's business. docs/full-text.md says what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from interorg.ingest.failure import BadQuery, Failure

from ..gate.tokens import Token, place, tokens
from ..search.literal_reader import Hits, Literals
from .full_text_call import Call, read_call, written
from .full_text_patterns import Group, Names, Patterns, Statement, Verb
from .full_text_walk import PatternError, read_patterns

NAMESPACE = "https://w3id.org/interorg/text#"
QUERY = f"{NAMESPACE}query"
MOST = 10_000
"""So many texts are taken for one use of the property."""
LONGEST = 8 << 20
"""So many characters of texts are put into one query."""

Edit = tuple[int, int, str]
"""What stands between two offsets, and what is to stand there."""


class NoIndex(Failure):
    """The texts of what is served cannot be asked, or not yet."""

    status = 503


@dataclass(frozen=True)
class Rewritten:
    """The query as the engine reads it."""

    query: str
    taken: int | None = None
    """When more texts hold the words than were taken without a limit: how many were."""


def rewrite(
    query: str, literals: Literals | None, *, most: int = MOST, dataset: bool = False
) -> Rewritten:
    """Replace each use of `text:query`; raise BadQuery, with its place, for one that is wrong,
    and NoIndex without `literals`.

    `dataset` tells that the protocol confines the graphs. A query without the property, or one
    that the engine will refuse, comes back as it is.
    """
    if "text#" not in query and not ("text" in query and "query" in query):
        return Rewritten(query)
    try:
        patterns = read_patterns(query)
    except PatternError:
        return Rewritten(query)
    pass_ = Pass(query, patterns, literals, most, dataset or patterns.dataset)
    edits = [edit for group in patterns.groups for edit in pass_.group(group)]
    return Rewritten(edited(query, edits), pass_.taken) if edits else Rewritten(query)


class Pass:
    """Rewrites one query."""

    def __init__(
        self,
        query: str,
        patterns: Patterns,
        literals: Literals | None,
        most: int,
        confined: bool,
    ) -> None:
        self.query = query
        self.names: Names = patterns.names
        self.patterns = patterns
        self.literals = literals
        self.most = most
        self.confined = confined
        self.taken: int | None = None
        self.numbers = count(1)
        self.stem = unused(query, "?text")

    def group(self, group: Group) -> Iterator[Edit]:
        for statement in group.statements:
            self.refuse_elsewhere(statement)
            mine = [verb for verb in statement.verbs if self.names.iri(verb.path) == QUERY]
            if mine:
                if self.patterns.short_construct:
                    what = "cannot stand in CONSTRUCT WHERE; write the template out"
                    raise misplaced(self.query, mine[0].path[0], what)
                yield statement.block, statement.block, self.stand_in(statement, mine, group)
                yield statement.start, statement.end, self.rest(statement, mine)

    def stand_in(self, statement: Statement, verbs: Sequence[Verb], group: Group) -> str:
        parts = []
        for verb in verbs:
            for found in verb.objects:
                call = read_call(self.query, self.names, statement.subject, found, self.most)
                hits = self.hits(call, verb.path[0], bool(group.graph))
                fresh = f"{self.stem}{next(self.numbers)}_"
                parts.append(written(call, hits.best, group.graph, fresh))
        return "".join(parts)

    def hits(self, call: Call, token: Token, in_graph: bool) -> Hits:
        if self.literals is None:
            raise NoIndex(
                f"text:query at {place(self.query, token.start)} needs the index of all texts, "
                "which is not made yet. Ask again in a while."
            )
        most = self.most
        # Not all texts found need be in the graphs asked: more are taken than are wanted.
        whole = self.confined or in_graph or call.constant or "graph" in call.outputs
        if call.limit is not None and not whole:
            most = min(most, 10 * call.limit + 100)
        hits = self.literals.find(call.words, most, call.properties, call.language)
        kept = list(hits.best)
        length = sum(len(hit.term) for hit in kept)
        while length > LONGEST:
            length -= len(kept.pop().term)
        if (call.limit is None and hits.total > most) or len(kept) < len(hits.best):
            self.taken = min(self.taken or most, len(kept))
        return Hits(tuple(kept), hits.total)

    def rest(self, statement: Statement, mine: Sequence[Verb]) -> str:
        """Write what else a statement says of its subject."""
        others = [verb for verb in statement.verbs if verb not in mine]
        if not others:
            return ""
        listed = statement.subject[0].text == "("
        subject = statement.subject[1:2] if listed else statement.subject
        said = "; ".join(
            f"{self.source(verb.path)} {', '.join(map(self.source, verb.objects))}"
            for verb in others
        )
        return f"{self.source(subject)} {said} . "

    def source(self, term: Sequence[Token]) -> str:
        return self.query[term[0].start : term[-1].end]

    def refuse_elsewhere(self, statement: Statement) -> None:
        """Refuse the property in paths and brackets, and others of its namespace."""
        for verb in statement.verbs:
            for token in verb.path:
                iri = self.names.iri([token]) or ""
                if iri.startswith(NAMESPACE) and iri != QUERY:
                    what = f"is not known; the only property of <{NAMESPACE}> is text:query"
                    raise BadQuery(f"{token.text} at {place(self.query, token.start)} {what}.")
                if iri == QUERY and len(verb.path) > 1:
                    raise misplaced(self.query, token, "cannot be part of a path")
        for term in (statement.subject, *(each for v in statement.verbs for each in v.objects)):
            if term[0].kind != "open":
                continue
            for before, token in pairwise(term):
                if before.text in ("[", ";") and self.names.iri([token]) == QUERY:
                    what = "cannot stand in brackets; name its subject by a variable"
                    raise misplaced(self.query, token, what)


def misplaced(query: str, token: Token, what: str) -> BadQuery:
    return BadQuery(f"text:query at {place(query, token.start)} {what}.")


def unused(query: str, stem: str) -> str:
    """Return the beginning of variables that no variable of the query has."""
    used = {token.text[1:] for token in tokens(query) if token.kind == "variable"}
    while any(name.startswith(stem[1:]) for name in used):
        stem += "_"
    return stem


def edited(query: str, edits: Sequence[Edit]) -> str:
    """Apply edits that do not overlap; of those at one place, insertions come first."""
    parts = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [query[at:start], new]
        at = end
    return "".join([*parts, query[at:]])
