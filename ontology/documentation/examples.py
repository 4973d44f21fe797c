"""Examples of data: blocks of a fixture as they stand there, and a question with its answer."""

import re
from dataclasses import dataclass

from pyoxigraph import RdfFormat, serialize

from ..answers import FIXTURES, fixture
from ..competency import load_questions
from ..files import OntologyError
from ..terms import GRAPH, ID
from .proof import Asked, asked

FIXTURE = "stances"
QUESTION = "mechanisms-against-a-challenge"


@dataclass(frozen=True)
class Example:
    """A piece of Turtle with what it shows."""

    title: str
    words: str
    turtle: str


def examples() -> tuple[Example, ...]:
    """Give a claim with its sentence, two reports of one case, and what follows from them."""
    text = (FIXTURES / FIXTURE / "data.trig").read_text(encoding="utf-8")
    return (
        Example(
            "A claim",
            "A proposition is what is said. The claim is one text's stance on it, with the "
            "sentence and the work that it credits.",
            _blocks(text, "doc:note-trust", "claim:k01"),
        ),
        Example(
            "A case as texts report it",
            "Each text has a report of its own. Two texts may differ: what they agree on and what "
            "they do not can be seen.",
            _blocks(text, "report:asbir-1", "report:asbir-2"),
        ),
        Example(
            "What follows for the case",
            "Both reports are about one case. The rules gather what they say, and add the broader "
            "forms and the classes.",
            _derived(text, "asbir"),
        ),
    )


def block(text: str, name: str) -> str:
    """Give the lines that describe a node, up to the next empty line, without their indentation."""
    found = re.search(rf"^( *){re.escape(name)} .*?(?=\n\n|\n\}}|\Z)", text, re.M | re.S)
    if not found:
        raise OntologyError(
            f"The fixture {FIXTURE} must describe {name}, which the documentation shows, but does "
            "not. Name another one in ontology/documentation/examples.py."
        )
    return "\n".join(line.removeprefix(found[1]) for line in found[0].splitlines())


def _blocks(text: str, *names: str) -> str:
    found = "\n\n".join(block(text, name) for name in names)
    return f"{_declarations(text, found)}\n\n{found}"


def _derived(text: str, case: str) -> str:
    """Write what the rules found for a case."""
    found = fixture(FIXTURE).quads_for_pattern(ID.relationship(case), None, None, GRAPH.inferred)
    triples = sorted((quad.triple for quad in found), key=str)
    prefixes = dict(re.findall(r"^@prefix (\w+): <(.*)> \.$", text, re.M))
    written = (serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
    body = "\n".join(line for line in written.splitlines() if not line.startswith("@prefix"))
    return f"{_declarations(text, body)}\n\n{body.strip()}"


def _declarations(whole: str, text: str) -> str:
    """Give the prefix declarations that some Turtle needs, as its fixture makes them."""
    used = set(re.findall(r"\b(\w+):\w", text))
    lines = re.findall(r"^@prefix (\w+): .*$", whole, re.M)
    declared = re.findall(r"^@prefix .*$", whole, re.M)
    return "\n".join(line for name, line in zip(lines, declared, strict=True) if name in used)


def example_question() -> Asked:
    """Give the question that is shown with its answer."""
    names = [question.name for question in load_questions()]
    return asked()[names.index(QUESTION)]
