"""Turtle as text: where the blocks of subjects and their parts stand, and how parts are written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

WIDTH = 100
TOKEN = re.compile(
    r'''(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
        |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      |(?P<iri><[^<>\s]*>)
      |(?P<comment>\#[^\n]*)
      |(?P<mark>[][(){};,])
      |(?P<word>(?:\\.|[^]\s[(){};,"'<>\#\\])+)''',
    re.VERBOSE | re.DOTALL,
)
SPARQL_STYLE = frozenset(["prefix", "base"])


@dataclass(frozen=True)
class Token:
    """A piece of the text from `start` (inclusive) to `end` (exclusive)."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Statement:
    """All that one subject is given in one block, up to and with its full stop."""

    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def parts(self) -> Iterator[tuple[Token, ...]]:
        """Yield the tokens of each predicate with its objects."""
        part: list[Token] = []
        for token, depth in _with_depth(self.tokens[1:-1]):
            if token.text == ";" and depth == 0:
                if part:
                    yield tuple(part)
                part = []
            else:
                part.append(token)
        if part:
            yield tuple(part)


def _with_depth(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Yield each token with the number of brackets that it lies in."""
    depth = 0
    for token in tokens:
        if token.text in ("]", ")"):
            depth -= 1
        yield token, depth
        if token.text in ("[", "("):
            depth += 1


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, full stops apart; comments are left out."""
    for found in TOKEN.finditer(text):
        word = found[0]
        if found.lastgroup == "comment":
            continue
        if found.lastgroup == "word" and word.endswith("."):
            if word != ".":
                yield Token(word[:-1], found.start())
            yield Token(".", found.end() - 1)
        else:
            yield Token(word, found.start())


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of a text, among them those that declare prefixes."""
    held: list[Token] = []
    for token in tokens(text):
        held.append(token)
        directive = held[0].text.lower() in SPARQL_STYLE and token.text.startswith("<")
        if token.text == "." or directive:
            if len(held) > 1:
                yield Statement(tuple(held))
            held = []


def resolved(token: str, prefixes: Mapping[str, str]) -> str | None:
    """Give the IRI that a token stands for; None for what is no IRI.

    >>> resolved("care:Team", {"care": "https://example.org/care#"})
    'https://example.org/care#Team'
    """
    if token.startswith("<"):
        return token[1:-1]
    if token == "a":
        return "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    prefix, colon, name = token.partition(":")
    if not colon or prefix not in prefixes:
        return None
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", name)


def shortened(iri: str, prefixes: Mapping[str, str]) -> str:
    """Write an IRI with the longest prefix that leaves a plain name, else in angle brackets."""
    fitting = sorted(
        (start, prefix)
        for prefix, start in prefixes.items()
        if iri.startswith(start) and re.fullmatch(r"[A-Za-z_][\w-]*", iri[len(start) :], re.ASCII)
    )
    if not fitting:
        return f"<{iri}>"
    start, prefix = fitting[-1]
    return f"{prefix}:{iri[len(start) :]}"


def quoted(text: str, language: str = "") -> str:
    r"""Write a text as a literal.

    >>> print(quoted('a "team"', "en"))
    "a \"team\""@en
    """
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    written = "".join(escapes.get(c) or (c if c >= " " else f"\\u{ord(c):04X}") for c in text)
    return f'"{written}"' + (f"@{language}" if language else "")


def listed(predicate: str, objects: Sequence[str]) -> str:
    """Write a predicate with its objects, in lines of at most WIDTH where that can be."""
    lines, line = [], f"    {predicate} {objects[0]}"
    for each in objects[1:]:
        if len(line) + len(each) + 5 > WIDTH:
            lines.append(line + " ,")
            line = f"        {each}"
        else:
            line += f" , {each}"
    return "\n".join([*lines, line]).strip()


def block(subject: str, parts: Sequence[str]) -> str:
    """Write a subject with its parts; the first stands on its line."""
    return f"{subject} " + " ;\n    ".join(parts) + " .\n"
