"""Reads a group as rows of the tables, or gives up with NotCovered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..engine.terms import read_term
from ..gate.tokens import tokens
from ..rewriting.conjunctions import split
from ..rewriting.cursor import NotCovered
from ..rewriting.estimate import UNKNOWN
from ..rewriting.parting import VOLATILE
from ..rewriting.statistics import Statistics
from ..rewriting.substring import Candidates
from ..rewriting.syntax import Bind, Block, Element, Filter, Group, Select, Term, Triple, Values
from . import conditions, paths, term_conditions
from .attributes import attribute, brought_forward, optional_attribute
from .combining import alike, nested, optionally, union, without
from .digests import digest
from .naming import Names
from .rows import Domain, Rows


class Groups:
    """Reads the groups of one query."""

    def __init__(
        self,
        names: Names,
        statistics: Statistics,
        prefixes: Mapping[str, str],
        candidates: Sequence[Candidates] = (),
    ) -> None:
        self.names = names
        self.statistics = statistics
        self.prefixes = prefixes
        self.candidates = candidates

    def rows(self, group: Group) -> Rows:
        """Give the solutions of a group.

        OPTIONAL is taken where it stands: a variable that it may leave unbound is not joined with
        anything after it, so it does not matter that other patterns are joined sooner or later.
        """
        domains = self.domains(group)
        found = Rows()
        filters: list[Filter] = []
        for element in self.in_turn(group):
            match element:
                case Filter():
                    filters += split(element)
                case Triple():
                    found = self.triple(found, element, domains)
                case Values():
                    found = self.values(found, element)
                case Bind():
                    found = self.bind(found, element, domains)
                case Select():
                    found = self.sub_select(found, element)
                case Block(kind="GROUP"):
                    found = nested(found, self.rows(element.groups[0]), self.names)
                case Block(kind="UNION"):
                    branches = [self.rows(branch) for branch in element.groups]
                    found = union(found, branches, self.names)
                case Block(kind="OPTIONAL"):
                    found = self.optional(found, element)
                case Block(kind="MINUS"):
                    found = without(found, self.rows(element.groups[0]))
                case _:
                    raise NotCovered
        for condition in filters:
            found = self.filter(found, condition, domains)
        return found

    def in_turn(self, group: Group) -> list[Element]:
        """Give the elements; a path that may have no steps comes after what bounds its ends."""
        found: list[Element] = []
        late: list[Element] = []
        for element in group.elements:
            if isinstance(element, Triple) and element.path:
                late.append(element)
                continue
            if not isinstance(element, Triple | Filter):
                found += late
                late = []
            found.append(element)
        return brought_forward(found + late)

    def domains(self, group: Group) -> dict[str, Domain]:
        """Find for each variable the pattern that leaves it the fewest values."""
        found: dict[str, Domain] = {}
        for triple in (e for e in group.elements if isinstance(e, Triple) and not e.path):
            if triple.predicate.variable:
                count = float(len(self.statistics.properties))
                properties = Domain("SELECT id AS v FROM properties", count)
                found.setdefault(triple.predicate.variable, properties)
                continue
            known = self.statistics.properties.get(triple.predicate.value, UNKNOWN)
            ends = ((triple.subject, "s", known.subjects), (triple.object, "o", known.objects))
            for (term, column, distinct), (other, opposite, _) in zip(
                ends, reversed(ends), strict=True
            ):
                name, where = term.variable, ""
                if not other.variable:
                    where = f" WHERE {opposite} = {self.names.term(other)}"
                    distinct = min(distinct, known.frequent.get(other.value, distinct))
                source = self.names.table(triple.predicate)
                domain = Domain(f"SELECT DISTINCT {column} AS v FROM {source}{where}", distinct)
                if name and (name not in found or distinct < found[name].size):
                    found[name] = domain
        return found

    def triple(self, rows: Rows, triple: Triple, domains: Mapping[str, Domain]) -> Rows:
        """Join a pattern."""
        if not triple.path and not triple.predicate.variable:
            return attribute(rows, triple, self.names)
        alias = self.names.alias()
        ends: Sequence[tuple[Term, str]]
        ends = ((triple.subject, f"{alias}.s"), (triple.object, f"{alias}.o"))
        if triple.path:
            source = paths.source(triple, self.names, self.statistics, domains)
        else:
            source = "$a0"
            ends = (*ends, (triple.predicate, f"{alias}.p"))
        variables = [(str(term.variable), column) for term, column in ends if term.variable]
        found = rows.joined(f"{source} {alias}", variables, frozenset(n for n, _ in variables))
        if not triple.path:
            fixed = [(term, column) for term, column in ends if not term.variable]
            found = found.where(*(f"{column} = {self.names.term(t)}" for t, column in fixed))
            if triple.subject.variable:
                found = replace(found, nodes=found.nodes | {triple.subject.variable})
        return found

    def values(self, rows: Rows, values: Values) -> Rows:
        """Join inline data."""
        names, lines = conditions.inline(values, self.prefixes)
        if not values.complete or not lines:
            raise NotCovered
        alias = self.names.alias()
        listed = ", ".join(
            f"({', '.join(self.names.value(term) for term in line)})" for line in lines
        )
        columns = [(name, f"{alias}.v{i}") for i, name in enumerate(names)]
        heads = ", ".join(f"v{i}" for i in range(len(names)))
        return rows.joined(f"(VALUES {listed}) {alias}({heads})", columns, frozenset(names))

    def bind(self, rows: Rows, bind: Bind, domains: Mapping[str, Domain]) -> Rows:
        """Bind what an expression gives for the values of the variables in it."""
        known = bind.expression <= rows.columns.keys() and bind.target not in rows.columns
        if not known or VOLATILE.search(bind.text):
            raise NotCovered
        step = self.names.step("bind", sorted(bind.expression), bind.text, rows, domains)
        alias = self.names.alias()
        found = rows.joined(f"{step.table} {alias}", [], frozenset())
        found = found.where(*step.joined(alias, rows.columns))
        return replace(found, columns={**found.columns, bind.target: f"{alias}.result"})

    def filter(self, rows: Rows, condition: Filter, domains: Mapping[str, Domain]) -> Rows:
        """Keep the rows for which a condition is true."""
        if condition.exists:
            return self.exists(rows, condition)
        if not condition.variables <= rows.columns.keys() or VOLATILE.search(condition.text):
            raise NotCovered
        plain = conditions.plain(condition, rows, self.names, self.prefixes)
        if plain:
            return rows.where(plain)
        text = term_conditions.of_terms(condition, rows, self.names, self.prefixes)
        variables = sorted(condition.variables)
        known = self.digests(condition, rows)
        step = self.names.step("keep", variables, condition.text, rows, domains, text, known)
        alias = self.names.alias()
        found = rows.joined(f"{step.table} {alias}", [], frozenset())
        return found.where(*step.joined(alias, rows.columns))

    def digests(self, condition: Filter, rows: Rows) -> list[int] | None:
        """Give the digests of the only texts that can fulfil a condition, if they are known."""
        for each in self.candidates:
            within = any(condition.start <= place < condition.end for place in each.filters)
            if within and condition.variables == {each.variable} <= rows.certain:
                return [digest(str(read_term(text))) for text in each.texts]
        return None

    def exists(self, rows: Rows, condition: Filter) -> Rows:
        """Keep the rows that a group has, or has not, solutions with."""
        if condition.group is None:
            raise NotCovered
        found = self.rows(condition.group)
        refuse_further_out(rows, condition.group.variables, found)
        inner = alike(rows, found)
        _, word, *_ = tokens(condition.text)
        negated = "NOT " if word.upper == "NOT" else ""
        return rows.where(f"{negated}EXISTS (SELECT 1 {inner.body})")

    def sub_select(self, rows: Rows, select: Select) -> Rows:
        """Join a sub-select that counts nothing."""
        grouped = select.keys or select.having or select.slice
        if grouped or any(column.expression for column in select.columns or ()):
            raise NotCovered
        inner = self.rows(select.group)
        if select.columns is not None:
            names = [column.name for column in select.columns]
            if not inner.columns.keys() >= set(names):
                raise NotCovered
            inner = replace(inner, columns={name: inner.columns[name] for name in names})
        return nested(rows, inner, self.names, select.modifier == "DISTINCT")

    def optional(self, rows: Rows, block: Block) -> Rows:
        """Join what a group has where it has something."""
        found = optional_attribute(rows, block, self.names)
        if found:
            return found
        inner = self.rows(block.groups[0])
        for element in block.groups[0].elements:
            if isinstance(element, Filter):
                refuse_further_out(rows, element.variables, inner)
        return optionally(rows, inner, self.names)


def refuse_further_out(rows: Rows, variables: frozenset[str], inner: Rows) -> None:
    """Raise NotCovered where a group asks for what is bound only around it.

    An EXISTS or MINUS in the group of an EXISTS, and an EXISTS in an OPTIONAL, see that as well.
    """
    if not variables & rows.columns.keys() <= inner.columns.keys():
        raise NotCovered
