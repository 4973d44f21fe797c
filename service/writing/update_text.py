"""Reads an update as its operations, from tokens; what it cannot read for certain it refuses.

The engine is laxer than the grammar: it takes `insertdata`, `GRAPHex:a` and `<#a>` after an escape
for what they look like. Whoever decides by what is read here must not decide by a misreading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..gate.tokens import AMBIGUOUS, Token, place, tokens

ESCAPED_IRI = re.compile(
    r"""<(?:[^\x00-\x20<>"{}|^`\\]|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8})*>""", re.ASCII
)
ESCAPE = re.compile(r"\\u([\da-fA-F]{4})|\\U([\da-fA-F]{8})")


class UnreadableError(Exception):
    """The text is not read here for certain; the engine may say what is wrong with it."""

    def __init__(self, text: str, offset: int, expected: str) -> None:
        found = text[offset : offset + 20].split("\n")[0].strip()
        super().__init__(
            f"{place(text, offset)}: expected {expected}; "
            f"found {repr(found) if found else 'the end'}"
        )


@dataclass(frozen=True)
class Operation:
    """One operation of an update, as far as graphs and datasets go."""

    keyword: str
    """INSERT DATA, DELETE DATA, DELETE WHERE, MODIFY (one with templates), or its first word."""
    start: int
    prologue: str
    """What declares the prefixes and the base that hold here."""
    end: int = 0
    declares: bool = False
    """Whether declarations stand before it and after another operation."""
    changed: tuple[Token, ...] = ()
    """What stands for graphs that are changed: names, IRIs, variables, DEFAULT, NAMED, ALL."""
    default: Token | None = None
    """Where statements of the default graph are changed, or of the graph that `within` names."""
    within: Token | None = None
    """The graph after WITH."""
    dataset: Token | None = None
    """The first WITH or USING."""
    where: Token | None = None
    """The word WHERE before the pattern of MODIFY or DELETE WHERE."""
    deleted: tuple[str, ...] = ()
    """The triples to delete, without the graphs they lie in."""
    inserted: tuple[str, ...] = ()
    sources: str = ""
    """The clauses with USING, as FROM."""


def unescape_iris(text: str) -> str:
    """Write the characters for the escapes in IRIs, in which tokens know no escapes.

    >>> unescape_iris(r"CLEAR GRAPH <http://example.org/\\u0061>")
    'CLEAR GRAPH <http://example.org/a>'
    """

    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        if code > 0x10FFFF or 0xD800 <= code < 0xE000 or code <= 0x20 or chr(code) in '<>"{}|^`\\':
            return found[0]  # The engine refuses it in an IRI.
        return chr(code)

    return ESCAPED_IRI.sub(lambda iri: ESCAPE.sub(character, iri[0]), text)


def read_operations(text: str) -> list[Operation]:
    """Read an update whose IRIs hold no escapes; raise UnreadableError."""
    return _Reader(text).operations()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        self.at = 0
        for token in self.tokens:
            if token.text == "<" and AMBIGUOUS.match(text, token.start):
                raise UnreadableError(text, token.start, "a space after < where it compares")

    def operations(self) -> list[Operation]:
        found: list[Operation] = []
        prologue: list[str] = []
        while True:
            declares = self._prologue(prologue) and bool(found)
            if not self._here():
                return found
            operation = self._operation("\n".join(prologue))
            end = self.tokens[self.at - 1].end
            found.append(replace(operation, end=end, declares=declares))
            if self._here():
                self._expect(";")

    def _here(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _wrong(self, expected: str) -> UnreadableError:
        here = self._here()
        return UnreadableError(self.text, here.start if here else len(self.text), expected)

    def _kind(self, *kinds: str) -> Token:
        here = self._here()
        if here is None or here.kind not in kinds:
            raise self._wrong(" or ".join(kinds))
        self.at += 1
        return here

    def _expect(self, text: str) -> Token:
        here = self._here()
        if here is None or here.upper != text:
            raise self._wrong(text)
        self.at += 1
        return here

    def _word(self, *words: str) -> Token | None:
        """Take the next token if it is one of these words."""
        here = self._here()
        if here is None or here.kind != "word" or here.upper not in words:
            return None
        self.at += 1
        return here

    def _graph(self) -> Token:
        return self._kind("iri", "name")

    def _prologue(self, prologue: list[str]) -> bool:
        """Add declarations to those before; tell whether there are any."""
        begun = self.at
        while first := self._word("PREFIX", "BASE"):
            if first.upper == "PREFIX":
                self._kind("name")
            piece = self.text[first.start : self._kind("iri").end]
            if not prologue or prologue[-1] != piece:
                prologue.append(piece)
        return self.at > begun

    def _operation(self, prologue: str) -> Operation:
        start = self.tokens[self.at].start
        if self._word("CREATE"):
            self._word("SILENT")
            self._expect("GRAPH")
            return Operation("CREATE", start, prologue, changed=(self._graph(),))
        if word := self._word("CLEAR", "DROP"):
            self._word("SILENT")
            whole = self._word("DEFAULT", "NAMED", "ALL")
            if not whole:
                self._expect("GRAPH")
            return Operation(word.upper, start, prologue, changed=(whole or self._graph(),))
        if word := self._word("ADD", "MOVE", "COPY"):
            self._word("SILENT")
            source = self._graph_or_default()
            self._expect("TO")
            target = self._graph_or_default()
            changed = (source, target) if word.upper == "MOVE" else (target,)
            return Operation(word.upper, start, prologue, changed=changed)
        return self._modification(start, prologue)

    def _graph_or_default(self) -> Token:
        if default := self._word("DEFAULT"):
            return default
        self._word("GRAPH")
        return self._graph()

    def _modification(self, start: int, prologue: str) -> Operation:
        changed: list[Token] = []
        triples: dict[str, list[str]] = {"DELETE": [], "INSERT": []}
        default: Token | None = None
        dataset = self._word("WITH")
        within = self._graph() if dataset else None
        keyword, where, sources = "MODIFY", None, ""
        verbs = ["DELETE", "INSERT"]
        while verbs and (verb := self._word(*verbs)):
            if within is None and len(verbs) == 2 and self._word("DATA"):
                keyword = f"{verb.upper} DATA"
            elif within is None and verb.upper == "DELETE" and (where := self._word("WHERE")):
                keyword = "DELETE WHERE"
            default = self._quads(changed, triples[verb.upper]) or default
            verbs = verbs[verbs.index(verb.upper) + 1 :] if keyword == "MODIFY" else []
        if len(verbs) == 2:
            raise self._wrong("an operation such as INSERT DATA or CLEAR")
        if keyword == "MODIFY":
            while using := self._word("USING"):
                dataset = dataset or using
                named = "NAMED " if self._word("NAMED") else ""
                sources += f"FROM {named}{self._graph().text} "
            where = self._expect("WHERE")
            self._group()
        return Operation(
            *(keyword, start, prologue, 0, False, tuple(changed), default, within, dataset, where),
            deleted=tuple(triples["DELETE"]),
            inserted=tuple(triples["INSERT"]),
            sources=sources,
        )

    def _quads(self, changed: list[Token], triples: list[str]) -> Token | None:
        """Pass quads in braces, note graphs and triples, and return what stands in no graph."""
        self._expect("{")
        loose: Token | None = None
        begun = self.at
        while (here := self._here()) and here.text != "}":
            if here.kind == "word" and here.upper == "GRAPH":
                self._note(begun, triples)
                self.at += 1
                changed.append(self._kind("iri", "name", "variable"))
                begun = self.at + 1
                self._group()
                self.at -= 1
                self._note(begun, triples)
                self.at += 1
                begun = self.at
            elif here.text == "{":
                raise self._wrong("GRAPH, the name of a graph, and only then {")
            elif here.kind == "open":
                loose = loose or here
                self._group(here.text)
            elif here.text == "." and begun == self.at:
                begun = self.at = self.at + 1
            else:
                loose = loose or here
                self.at += 1
        self._note(begun, triples)
        self._expect("}")
        return loose

    def _note(self, begun: int, triples: list[str]) -> None:
        """Note the triples that end before the present token, without the last dot."""
        if begun < self.at:
            text = self.text[self.tokens[begun].start : self.tokens[self.at - 1].end]
            triples.append(text.removesuffix("."))

    def _group(self, bracket: str = "{") -> None:
        """Pass everything up to the bracket that closes the next one."""
        self._expect(bracket)
        depth = 1
        while depth:
            here = self._here()
            if here is None:
                raise self._wrong("a closing bracket")
            depth += (here.kind == "open") - (here.kind == "close")
            self.at += 1
