"""A module as text: blocks and objects added, replaced and taken away; the rest stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from ..extra_modules import ExtraModule
from ..terms import DCTERMS, IOR, OWL, RDF, SKOS
from .turtle_text import Statement, Token, block, listed, resolved, shortened, statements

ORDER = (
    RDF.type,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.hiddenLabel,
    IOR.contextLabel,
    SKOS.definition,
    SKOS.broader,
    SKOS.topConceptOf,
    SKOS.inScheme,
    IOR.formalizedAs,
    DCTERMS.source,
    IOR.unsureSource,
    IOR.sourceNote,
    OWL.deprecated,
    DCTERMS.isReplacedBy,
)
"""In which order a concept is described."""
RANK = {node.value: number for number, node in enumerate(ORDER)}


@dataclass(frozen=True)
class ModuleText:
    """The text of one Turtle file; a change gives another one.

    What reads it raises OntologyError where it is no Turtle.
    """

    name: str
    text: str

    @cached_property
    def triples(self) -> tuple[Triple, ...]:
        return ExtraModule(self.name, self.text.encode()).triples()

    @cached_property
    def prefixes(self) -> dict[str, str]:
        if not self.triples:
            return {}
        parser = parse(self.text, format=RdfFormat.TURTLE)
        for _ in parser:
            pass
        return parser.prefixes

    @cached_property
    def _statements(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for statement in statements(self.text):
            iri = resolved(statement.tokens[0].text, self.prefixes)
            if iri is not None:
                found.setdefault(iri, []).append(statement)
        return found

    def has(self, node: NamedNode) -> bool:
        """Tell whether the text says something of a subject."""
        return node.value in self._statements

    def line_of(self, node: NamedNode) -> int | None:
        """Give the line, from 1, on which the first block of a subject begins."""
        found = self._statements.get(node.value)
        return self.text.count("\n", 0, found[0].start) + 1 if found else None

    def written(self, node: NamedNode) -> str:
        """Write an IRI as it is written in this text."""
        return "a" if node == RDF.type else shortened(node.value, self.prefixes)

    def behind(self, node: NamedNode) -> int:
        """Give the place where the line of a subject's last block ends."""
        end = self.text.find("\n", self._statements[node.value][-1].end)
        return len(self.text) if end < 0 else end + 1

    def with_block(self, new: str, at: int | None = None) -> "ModuleText":
        """Add a block at a place between two others, or at the end, with empty lines around it."""
        at = len(self.text) if at is None else at
        before, behind = self.text[:at].rstrip("\n"), self.text[at:].lstrip("\n")
        text = f"{before}\n\n{new.strip()}\n"
        return replace(self, text=f"{text}\n{behind}" if behind else text)

    def with_objects(
        self, subject: NamedNode, predicate: NamedNode, objects: Sequence[str]
    ) -> "ModuleText":
        """Let a subject have exactly these objects of a predicate, written as they stand."""
        for statement in self._statements.get(subject.value, ()):
            for part in statement.parts():
                if self._is(part[0], predicate):
                    if objects:
                        return self._cut(part, listed(part[0].text, objects))
                    return self._without(statement, part)
        if not objects:
            return self
        new = listed(self.written(predicate), objects)
        if not self.has(subject):
            return self.with_block(block(self.written(subject), [new]))
        at = self._place_for(self._statements[subject.value][0], predicate)
        return replace(self, text=f"{self.text[:at]} ;\n    {new}{self.text[at:]}")

    def objects(self, subject: NamedNode, predicate: NamedNode) -> list[str]:
        """Give the objects of a predicate as they are written, brackets and all."""
        found: list[str] = []
        for statement in self._statements.get(subject.value, ()):
            for part in statement.parts():
                if self._is(part[0], predicate):
                    found += [self.text[start:end] for start, end in _at_commas(part[1:])]
        return found

    def _is(self, token: Token, predicate: NamedNode) -> bool:
        return resolved(token.text, self.prefixes) == predicate.value

    def _cut(self, part: Sequence[Token], new: str) -> "ModuleText":
        return replace(self, text=self.text[: part[0].start] + new + self.text[part[-1].end :])

    def _without(self, statement: Statement, part: tuple[Token, ...]) -> "ModuleText":
        """Take a predicate with its objects away, and the subject with its last one."""
        parts = list(statement.parts())
        number = parts.index(part)
        if len(parts) == 1:
            start, end = statement.start, statement.end
        elif number + 1 < len(parts):
            start, end = part[0].start, parts[number + 1][0].start
        else:
            start, end = parts[number - 1][-1].end, part[-1].end
        return replace(self, text=self.text[:start] + self.text[end:])

    def _place_for(self, statement: Statement, predicate: NamedNode) -> int:
        """Give the place behind the part that a new one follows."""
        parts = list(statement.parts())
        last = len(ORDER)
        ranks = [RANK.get(resolved(p[0].text, self.prefixes) or "", last) for p in parts]
        before = [p for p, rank in zip(parts, ranks, strict=True) if rank <= RANK[predicate.value]]
        return (before or parts)[-1][-1].end


def _at_commas(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Cut a list of objects at the commas that stand in no bracket; give start and end of each."""
    pieces: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.text in ("[", "(")) - (token.text in ("]", ")"))
        if token.text == "," and depth == 0:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [(piece[0].start, piece[-1].end) for piece in pieces]
