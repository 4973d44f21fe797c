"""What can stand at a place of a query: names of the query, words of SPARQL, terms with results."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from interorg.ingest.failure import BadQuery

from .asking import Asker
from .continuations import Continuations, continuations
from .fitting import fits, fitting
from .holes import Hole, Typed, find_hole, typed_at
from .labels import labels_of
from .names import Names, read_names
from .options import Option, option_of, written_term
from .size import is_readable
from .terms import Term, terms_of
from .words import Words

MOST = 60
"""Options that are given."""
NAMED = 20
"""Terms that are looked for by name, where a sample does not hold all."""
KINDS = {"predicate": ("property",), "object": ("class", "term")}


@dataclass(frozen=True)
class Completion:
    """Options for what lies between two offsets; `note` says where they come from."""

    start: int
    end: int
    options: tuple[Option, ...] = ()
    source: str = "query"
    """`data`: only what has results; `ontology`: the graph was not asked; `query`: words of it."""
    note: str = ""


def complete(asker: Asker, query: str, offset: int) -> Completion:
    """Offer what can stand at an offset of a query."""
    typed = typed_at(query, offset) if is_readable(query) else None
    if typed is None:
        return Completion(offset, offset)
    hole = find_hole(query, typed)
    names = read_names(query)
    words = Words(query, typed, hole)
    if typed.text[:1] in ("?", "$") or hole.part not in KINDS:
        subjects = hole.part in ("subject", "expression") and ":" in typed.text
        terms = _fitting(asker, typed, names, ("class", "term")) if subjects else []
        options = [option_of(term, names) for term in terms[:MOST]]
        return Completion(typed.start, typed.end, (*words.options(), *options))
    return _with_terms(asker, typed, hole, names, words)


def _with_terms(asker: Asker, typed: Typed, hole: Hole, names: Names, words: Words) -> Completion:
    """Offer the terms that have results, or those of the ontology where that is not known."""
    terms = terms_of(asker.service.pool, asker.service.store.current())
    kinds = KINDS[hole.part]
    fitting_terms = _fitting(asker, typed, names, kinds)
    # Whoever typed nothing looks for what is frequent, which the sample holds.
    candidates = [term.iri for term in fitting_terms[:NAMED]] if typed.text else []
    try:
        found = continuations(asker, names.prologue(), hole, candidates)
    except BadQuery:
        found = None
    own = (*words.options(),)
    if found is None:
        listed = [option_of(term, names) for term in fitting_terms[:MOST]]
        note = "The graph could not be asked: names of the ontology, with results or without."
        return Completion(typed.start, typed.end, (*listed, *own), "ontology", note)
    options = Ranking(typed, names, terms).options(asker, found, hole.part == "predicate")
    note = "Only what has results here." if found.found else "What stands here has no results yet."
    return Completion(typed.start, typed.end, (*options[:MOST], *own), "data", note)


def _fitting(asker: Asker, typed: Typed, names: Names, kinds: Collection[str]) -> list[Term]:
    """Return the terms of the ontology that fit what was typed, best first."""
    terms = terms_of(asker.service.pool, asker.service.store.current())
    graded = [
        (fit, term.label.lower(), term)
        for term in terms.values()
        if term.kind in kinds and (fit := fits(typed.text, names, term)) is not None
    ]
    return [term for _, _, term in sorted(graded, key=lambda each: each[:2])]


@dataclass(frozen=True)
class Ranking:
    """Orders what the graph holds by how it fits, then by how often it was met."""

    typed: Typed
    names: Names
    terms: Mapping[str, Term]
    labels: dict[str, str] = field(default_factory=dict)

    def options(self, asker: Asker, found: Continuations, predicate: bool) -> list[Option]:
        """Return the options for what was found, best first."""
        unknown = [
            each.term["value"]
            for each in found.found
            if each.term["type"] == "uri" and each.term["value"] not in self.terms
        ]
        if unknown and not predicate:
            self.labels.update(labels_of(asker, unknown))
        ranked = []
        for each in found.found:
            option, fit = self._option(each.term, each.count, predicate)
            if option and fit is not None:
                ranked.append(((fit, -each.count, option.label), option))
        return [option for _, option in sorted(ranked, key=lambda pair: pair[0])]

    def _option(
        self, term: dict[str, str], count: int, predicate: bool
    ) -> tuple[Option | None, int | None]:
        if term["type"] == "uri":
            iri = term["value"]
            known = self.terms.get(iri) or Term(iri, "thing", self.labels.get(iri, ""))
            option = option_of(known, self.names, count, predicate)
            return option, fitting(
                self.typed.text, option.apply, known.name, known.label, known.others
            )
        written = written_term(term, self.names)
        if written is None:
            return None, None
        option = Option(written.text, written.text, "text", count=count, prefix=written.prefix)
        return option, fitting(self.typed.text, written.text, term["value"], "")
