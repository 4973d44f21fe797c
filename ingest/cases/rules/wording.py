"""Rules for members that trust the order of words where parsers fail: "comprising", "in which"."""

from __future__ import annotations

from collections.abc import Iterator

from .parties import list_end, parties_from
from .scene import Finding, Reading, Rule, Scene

TAKING_PART = frozenset({"hold", "own", "have", "take", "participate", "invest", "share"})
CUES = (
    ("comprising",),
    ("consisting", "of"),
    ("composed", "of"),
    ("made", "up", "of"),
    ("including",),
    ("led", "by"),
    ("headed", "by"),
)


def listed_after(scene: Scene) -> Iterator[Reading]:
    """A consortium (of investors) comprising, made up of, including or led by X, Y and Z."""
    for reference in list(scene.references):
        if reference.plural or (reference.kind in ("pronoun", "definite") and not reference.form):
            continue
        at = _past_description(scene, reference.end)
        words = tuple(t.lower_ for t in scene.doc[at : at + 3])
        size = next((len(cue) for cue in CUES if words[: len(cue)] == cue), 0)
        listed = parties_from(scene, at + size) if size else ()
        # The parser often takes such a participle for something else: the words are surer.
        for party in listed if len(listed) > 1 else ():
            yield Finding(reference, "partner", party.name, 0.8 if party.firm else 0.6)


def _past_description(scene: Scene, index: int) -> int:
    """Step over a comma and over "of investors", "of eight firms"."""
    doc = scene.doc
    if (
        index + 1 < len(doc)
        and doc[index].lower_ == "of"
        and scene.organization_at(index + 1) is None
    ):
        at = index + 1
        while at < scene.sentence.end and doc[at].pos_ in ("ADJ", "NUM", "NOUN"):
            at += 1
        if at > index + 1 and doc[at - 1].tag_ == "NNS":
            index = at
    return index + (index < scene.sentence.end and doc[index].text == ",")


def takes_part(scene: Scene) -> Iterator[Reading]:
    """A joint venture in which X and Y each held half."""
    for reference in list(scene.references):
        opening = [t.lower_ for t in scene.doc[reference.end : reference.end + 2]]
        if reference.plural or opening != ["in", "which"]:
            continue
        # The parser rarely survives such a relative clause: the order of words is surer.
        end = list_end(scene, reference.end + 2)
        verb = next((t for t in scene.doc[end : end + 4] if t.pos_ == "VERB"), None)
        if verb is not None and verb.lemma_.lower() in TAKING_PART:
            for party in parties_from(scene, reference.end + 2):
                sure = 0.85 if party.firm else 0.65
                yield Finding(reference, "partner", party.name, sure)


RULES = (
    Rule(
        "case.listed-after",
        listed_after,
        "It was built by a consortium of firms, comprising Siemens, Bosch and Nokia.",
        "It was built by a consortium of firms, competing with Siemens, Bosch and Nokia.",
    ),
    Rule(
        "case.takes-part",
        takes_part,
        "It was a joint venture in which Siemens and Bosch each held half.",
        "It was a joint venture about which Siemens and Bosch had doubts.",
    ),
)
