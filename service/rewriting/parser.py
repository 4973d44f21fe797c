"""Reads a SELECT or CONSTRUCT into a tree, or gives up: what is given up is run as written."""

from __future__ import annotations

from .aggregates import aggregates
from .constants import one_of
from .cursor import END, Cursor, NotCovered, depth, whole_tokens
from .syntax import (
    Bind,
    Block,
    Column,
    Element,
    Filter,
    Group,
    Query,
    Select,
    Term,
    Triple,
    Values,
    variables_in,
)
from .terms import Step, Terms

DEEPEST = 100
"""Brackets that may be open at once in what is read, for which Python's own stack has room."""
CLAUSES = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "}")


def parse(query: str) -> Query | None:
    """Read a query; None where anything is not understood exactly."""
    if depth(query) > DEEPEST:
        return None
    try:
        return Parser(query).query()
    except NotCovered:
        return None


class Parser:
    """One reading of one query."""

    def __init__(self, query: str) -> None:
        self.cursor = Cursor(query)
        self.terms = Terms(self.cursor)
        self.stars = False

    def query(self) -> Query:
        cursor = self.cursor
        while cursor.word in ("PREFIX", "BASE"):
            if cursor.take().upper == "PREFIX":
                prefix = cursor.take().text.removesuffix(":")
                self.terms.prefixes[prefix] = cursor.take().text[1:-1]
            else:
                cursor.take()
        selects = cursor.word == "SELECT"
        root = self._select(cursor.token.start) if selects else self._construct()
        if cursor.token is not END:
            raise NotCovered
        return Query(cursor.text, root, self.terms.prefixes, self.terms.fresh > 0, self.stars)

    def _construct(self) -> Group:
        cursor = self.cursor
        cursor.expect("CONSTRUCT")
        if cursor.word != "{":
            raise NotCovered
        cursor.skip_brackets()
        cursor.accept("WHERE")
        group = self._group()
        while cursor.token is not END:
            if cursor.word in ("VALUES", "FROM"):
                raise NotCovered
            cursor.take()
        return group

    def _select(self, start: int) -> Select:
        cursor = self.cursor
        cursor.expect("SELECT")
        modifier = cursor.take().upper if cursor.word in ("DISTINCT", "REDUCED") else ""
        columns = self._columns()
        cursor.accept("WHERE")
        group = self._group()
        clauses = {"GROUP": "", "HAVING": "", "ORDER": "", "SLICE": ""}
        while cursor.token is not END and cursor.word != "}":
            name = cursor.word
            if name not in CLAUSES or name == "VALUES":
                raise NotCovered
            text = self._clause()
            name = "SLICE" if name in ("LIMIT", "OFFSET") else name
            clauses[name] = f"{clauses[name]} {text}".strip()
        end = cursor.before.end
        said = f"{cursor.text[start : group.start]} {clauses['HAVING']} {clauses['ORDER']}"
        self.stars = self.stars or any(call.whole_rows for call in aggregates(said))
        names = group.variables if columns is None else frozenset(c.name for c in columns)
        keys = clauses["GROUP"].removeprefix("GROUP")
        return Select(
            start,
            end,
            modifier,
            columns,
            group,
            keys.strip()[2:].strip(),
            clauses["HAVING"],
            clauses["ORDER"],
            clauses["SLICE"],
            names,
        )

    def _columns(self) -> tuple[Column, ...] | None:
        cursor = self.cursor
        if cursor.accept("*"):
            self.stars = True
            return None
        columns = []
        while cursor.word not in ("WHERE", "{"):
            if cursor.token.kind == "variable":
                name = cursor.take().text[1:]
                columns.append(Column(name, None, f"?{name}"))
                continue
            text = cursor.skip_brackets()
            name, inside = named(text)
            columns.append(Column(name, inside, text))
        if not columns:
            raise NotCovered
        return tuple(columns)

    def _clause(self) -> str:
        """Go past a clause; return its text with its keyword in capitals, without comments."""
        cursor = self.cursor
        words = [cursor.take().upper]
        while cursor.token is not END and cursor.word not in CLAUSES:
            if cursor.token.kind == "open":
                words.append(cursor.skip_brackets())
            else:
                words.append(cursor.take().text)
        return " ".join(words)

    def _group(self) -> Group:
        cursor = self.cursor
        start = cursor.expect("{").end
        elements: list[Element] = []
        if cursor.word == "SELECT":
            elements.append(self._select(cursor.token.start))
        while cursor.word != "}":
            elements += self._element()
        return Group(start, cursor.take().start, tuple(elements))

    def _element(self) -> list[Element]:
        cursor = self.cursor
        start = cursor.token.start
        match cursor.word:
            case ".":
                cursor.take()
                return []
            case "{":
                groups = [self._group()]
                while cursor.accept("UNION"):
                    groups.append(self._group())
                only = groups[0].elements[:1]
                if len(groups) == 1 and only and isinstance(only[0], Select):
                    return [only[0]]
                return [self._block("UNION" if len(groups) > 1 else "GROUP", start, groups)]
            case "OPTIONAL" | "MINUS":
                kind = cursor.take().upper
                return [self._block(kind, start, [self._group()])]
            case "GRAPH":
                cursor.take()
                name = self.terms.term()
                group = self._group()
                return [self._block("GRAPH", start, [group], name)]
            case "FILTER":
                return [self._filter()]
            case "BIND":
                cursor.take()
                text = cursor.skip_brackets()
                target, inside = named(text)
                return [Bind(f"BIND {text}", variables_in(inside), target)]
            case "VALUES":
                return [self._values()]
            case "SERVICE" | "LATERAL" | "SELECT":
                raise NotCovered
        return [*self._triples()]

    def _block(self, kind: str, start: int, groups: list[Group], name: Term | None = None) -> Block:
        names = frozenset().union(*(group.variables for group in groups))
        if name and name.variable:
            names |= {name.variable}
        return Block(kind, start, self.cursor.before.end, names, tuple(groups))

    def _filter(self) -> Filter:
        cursor = self.cursor
        start = cursor.take().start
        group = None
        if cursor.word == "(":
            cursor.skip_brackets()
        else:
            cursor.accept("NOT")
            if cursor.take().upper == "EXISTS":
                group = self._group()
            elif cursor.word == "(":
                cursor.skip_brackets()
            else:
                raise NotCovered
        end = cursor.before.end
        text = cursor.text[start:end]
        return Filter(start, end, text, variables_in(text), "EXISTS" in text.upper(), group)

    def _values(self) -> Values:
        cursor = self.cursor
        start = cursor.take().start
        several = cursor.word == "("
        head = cursor.skip_brackets() if several else cursor.take().text
        if cursor.word != "{":
            raise NotCovered
        cursor.take()
        terms: list[Term] = []
        rows, complete = 0, True
        while not cursor.accept("}"):
            if cursor.accept("(", ")"):
                rows += cursor.before.text == "("
            elif cursor.accept("UNDEF"):
                complete = False
            else:
                terms.append(self.terms.term())
        text = cursor.text[start : cursor.before.end]
        names = variables_in(head)
        rows = rows if several else len(terms)
        return Values(text, names, rows, complete, one_of(names, terms) if complete else "")

    def _triples(self) -> list[Triple]:
        found: list[Triple] = []
        bare = self.cursor.word != "["
        subject = self._node(found)
        if bare or self.cursor.word not in (".", "}"):
            self._properties(subject, found)
        return found

    def _node(self, found: list[Triple]) -> Term:
        """Read a term, or a blank node with what it says in brackets."""
        if not self.cursor.accept("["):
            return self.terms.term()
        node = self.terms.new_variable()
        if self.cursor.word != "]":
            self._properties(node, found)
        self.cursor.expect("]")
        return node

    def _properties(self, subject: Term, found: list[Triple]) -> None:
        cursor = self.cursor
        while True:
            start = cursor.token.start
            if cursor.token.kind == "variable":
                steps = None
                predicate = self.terms.term()
            else:
                steps = self.terms.path()
            while True:
                value = self._node(found)
                place = start, cursor.before.end
                if steps is None:
                    found.append(Triple(subject, predicate, value, False, *place))
                else:
                    self._path(subject, steps, value, place, found)
                if not cursor.accept(","):
                    break
                start = cursor.token.start
            if not cursor.accept(";"):
                return
            while cursor.accept(";"):
                pass
            if cursor.word in (".", "}", "]"):
                return

    def _path(
        self,
        subject: Term,
        steps: tuple[Step, ...],
        value: Term,
        place: tuple[int, int],
        found: list[Triple],
    ) -> None:
        for number, step in enumerate(steps, 1):
            to = value if number == len(steps) else self.terms.new_variable()
            ends = (to, subject) if step.inverse else (subject, to)
            found.append(Triple(ends[0], step.term, ends[1], step.path, *place))
            subject = to


def named(text: str) -> tuple[str, str]:
    """Return the variable at the end of `(… AS ?x)` and what stands before AS."""
    inside = [*whole_tokens(text)]
    if len(inside) < 5 or inside[-3].upper != "AS" or inside[-2].kind != "variable":
        raise NotCovered
    return inside[-2].text[1:], text[1 : inside[-3].start].strip()
