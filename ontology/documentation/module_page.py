"""What the page of one module says: its terms by kind, and its diagrams."""

from collections.abc import Callable, Iterable
from typing import Any

from ..files import HERE
from .diagrams import pairs, properties, tree
from .diagrams.svg import Drawing
from .elsewhere import alignments
from .glossary import FOLDERS, Glossary, Term

Address = Callable[[str], str]
ORDER = """core forms mechanisms benefits challenges factors theories dimensions relations evidence
    activity alignment""".split()


def ordered(modules: Iterable[str]) -> list[str]:
    """Put modules into the order in which they are best read."""
    places = {name: place for place, name in enumerate(ORDER)}
    return sorted(modules, key=lambda name: (places.get(name, len(places)), name))


def heading(module: str) -> str:
    """Give the title of a module's page."""
    return module.capitalize()


def content(glossary: Glossary, module: str, address: Address) -> dict[str, Any]:
    """Give all that the template of a module shows."""
    return {
        "module": module,
        "about": about(module),
        "kinds": {
            kind: terms for kind in FOLDERS if (terms := glossary.of_kind(kind, module=module))
        },
        "aligned": aligned(glossary, module),
        "diagrams": diagrams(glossary, module, address),
    }


def about(module: str) -> str:
    """Give the comment at the top of a module's file, without the module's name."""
    text = (HERE / "modules" / f"{module}.ttl").read_text(encoding="utf-8")
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# "))
    words = " ".join(lines)
    first, _, rest = words.partition(": ")
    return rest[:1].upper() + rest[1:] if first.lower() == module else words


def aligned(glossary: Glossary, module: str) -> list[tuple[Term, str, str, str]]:
    """Give what a module that declares no terms says of the terms of others."""
    if glossary.of_kind(*FOLDERS, module=module):
        return []
    return [
        (term, words, iri, short)
        for term in glossary.values()
        for words, iri, short in alignments(glossary, term)
    ]


def diagrams(glossary: Glossary, module: str, address: Address) -> list[tuple[str, str]]:
    """Draw what a module holds: title and picture of each diagram."""
    found = []
    trees = {
        "Classes": tree.class_trees(glossary, module, address),
        "Relation types by group": tree.relation_trees(glossary, module, address),
    }
    if not trees["Classes"]:
        trees["Concepts"] = tree.concept_trees(glossary, module, address)
    between = properties.boxes(glossary, module)
    if properties.joined(between):
        title = "Properties between classes"
        words = "Classes with their properties; a line leads from each property to its range."
        drawing = Drawing(title, words, f"{module}-properties")
        found.append((title, properties.draw(between, drawing, address)))
    for title, roots in trees.items():
        if roots:
            words = "What is narrower is set in below what is broader."
            drawing = Drawing(title, words, f"{module}-{title.split()[0].lower()}")
            found.append((title, tree.draw(roots, drawing)))
    rows = aligned(glossary, module)
    if rows:
        title = "Our terms and those of others"
        drawing = Drawing(title, "Each line leads from one of ours to one elsewhere.", module)
        drawn = pairs.draw(((t, words, short) for t, words, _, short in rows), drawing, address)
        found.append((title, drawn))
    return found
