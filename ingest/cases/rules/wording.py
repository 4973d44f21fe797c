"""Rules for members that trust the order of words where parsers fail: "comprising", "in which"."""

from __future__ import annotations

from collections.abc import Iterator

from ...organizations.recognition import OrganizationSpan
from .parties import list_end, parties_from
from .scene import Finding, Reading, Rule, Scene

MEMBERS = frozenset({"members", "partners", "founders", "shareholders", "participants"})
TAKING_PART = frozenset({"hold", "own", "have", "take", "participate", "invest", "share"})
CUES = (
    ("comprising",),
    ("consisting", "of"),
    ("composed", "of"),
    ("made", "up", "of"),
    ("including",),
    ("led", "by"),
    ("headed", "by"),
    ("that", "includes"),
    ("that", "included"),
    ("which", "includes"),
    ("which", "included"),
    ("that", "comprises"),
    ("which", "comprises"),
    ("(",),
    ("–",),
    ("—",),
)
OPENED = (("(",), ("–",), ("—",))
"""What opens a list that must then be closed."""


def listed_after(scene: Scene) -> Iterator[Reading]:
    """A consortium (of investors) comprising, made up of, including or led by X, Y and Z."""
    for reference in list(scene.references):
        if reference.plural or (reference.kind in ("pronoun", "definite") and not reference.form):
            continue
        at = _past_description(scene, reference.end)
        words = tuple(t.lower_ for t in scene.doc[at : at + 3])
        size = next((len(cue) for cue in CUES if words[: len(cue)] == cue), 0)
        listed = parties_from(scene, at + size) if size else ()
        if words[:1] in OPENED and not _fills_bracket(scene, at, listed):
            continue
        # The parser often takes such a participle for something else: the words are surer.
        for party in listed if len(listed) > 1 else ():
            yield Finding(reference, "partner", party.name, 0.8 if party.firm else 0.6)


def _fills_bracket(scene: Scene, at: int, listed: tuple[OrganizationSpan, ...]) -> bool:
    """Tell whether a bracket or dashes hold a list and nothing else: "a consortium (X and Y)"."""
    last = max((party.end for party in listed), default=at)
    if last < scene.sentence.end and scene.doc[last].text == "(":
        # "Alcatel (France) and Siemens (Germany)".
        last = next((t.i + 1 for t in scene.doc[last : last + 4] if t.text == ")"), last)
    closing = ")" if scene.doc[at].text == "(" else "–—."
    return last < scene.sentence.end and scene.doc[last].text in closing


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
            if at + 1 < len(doc) and doc[at].lower_ == "in" and doc[at + 1].ent_type_ != "ORG":
                index += 2
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


def as_members(scene: Scene) -> Iterator[Reading]:
    """The consortium was founded in 2001, with X, Y and Z as members."""
    told = [r for r in scene.references if r.form is not None and not r.plural]
    for token in scene.sentence if told else ():
        if token.lower_ != "with" or token.i + 2 >= scene.sentence.end:
            continue
        members = parties_from(scene, token.i + 1)
        end = max((party.end for party in members), default=token.i)
        words = [t.lower_ for t in scene.doc[end : min(end + 4, scene.sentence.end)]]
        if len(members) < 2 or words[:1] != ["as"] or not MEMBERS & set(words):
            continue
        for reference in told:
            if reference.end <= token.i:
                for party in members:
                    yield Finding(reference, "partner", party.name, 0.7)
                break


RULES = (
    Rule(
        "case.as-members",
        as_members,
        "The consortium was founded in 2001, with Siemens, Bosch and Nokia as members.",
        "The consortium was founded in 2001, with Siemens, Bosch and Nokia as clients.",
    ),
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
