"""Rules for when a relationship began and ended, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import STOPPING, YEAR, Clause
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import is_present

BEGINNING = frozenset({"begin", "start", "commence", "open", "originate", "date"})
BEGUN_THINGS = frozenset("operation work business activity service production trading life".split())
ENDED_BY_OTHERS = frozenset(
    "dissolve terminate disband liquidate end close discontinue abandon unwind dismantle cancel "
    "conclude".split()
) | {"wind up", "wind down", "break up", "shut down", "close down"}
ENDING = frozenset("end cease collapse disband close lapse expire disappear dissolve break".split())
ENDING |= {"wind up", "break up", "fall apart", "shut down", "fold"}
REACH = 14
"""Tokens behind a verb among which its years are sought."""
LASTING = frozenset("exist last operate run trade work".split())
SPANS = frozenset(
    {("from", "to"), ("from", "until"), ("from", "till"), ("between", "and")},
)
FAILING = frozenset({"fail", "collapse", "founder"})


def _reference(scene: Scene, clause: Clause) -> Reference | None:
    reference = scene.reference_at(clause.subject)
    return None if reference is None or reference.plural else reference


def began(scene: Scene) -> Iterator[Reading]:
    """N started operations in 1990; the alliance began in 1990."""
    for clause in scene.clauses:
        reference = _reference(scene, clause)
        if reference is None or clause.lemma not in BEGINNING or clause.mood != "asserted":
            continue
        if clause.object is not None and clause.object.lemma_.lower() not in BEGUN_THINGS:
            continue
        # "began as an alliance", "opened an office": only a plain beginning dates the whole.
        if any(t.dep_ in ("xcomp", "ccomp") for t in clause.verb.children):
            continue
        years = clause.years()
        if len(years) == 1:
            yield Finding(reference, "startYear", years[0], 0.75)


def lasted(scene: Scene) -> Iterator[Reading]:
    """A joint venture that operated from 2011 until 2019."""
    for clause in scene.clauses:
        reference = _reference(scene, clause)
        if reference is None or clause.lemma not in LASTING or clause.mood != "asserted":
            continue
        stop = min(clause.verb.i + REACH, scene.sentence.end)
        words = [t.text for t in scene.doc[clause.verb.i + 1 : stop]]
        for first, start, link, end in zip(words, words[1:], words[2:], words[3:], strict=False):
            both = YEAR.fullmatch(start) and YEAR.fullmatch(end)
            if both and (first, link) in SPANS:
                yield Finding(reference, "startYear", int(start), 0.75)
                yield Finding(reference, "endYear", int(end), 0.75)
                yield Finding(reference, "status", "Ended", 0.7)


def goes_on(scene: Scene) -> Iterator[Reading]:
    """N is a collaboration between X and Y."""
    for clause in scene.clauses:
        reference = scene.reference_at(clause.object)
        if clause.lemma != "be" or reference is None or reference.form is None:
            continue
        linked = any(
            p.lower_ in ("between", "among", "of", "with") for p in reference.head.children
        )
        if reference.kind == "new" and not reference.plural and linked and is_present(clause):
            yield Finding(reference, "status", "Operating", 0.55)


def former(scene: Scene) -> Iterator[Reading]:
    """The former joint venture of X and Y."""
    for reference in scene.references:
        before = {token.lower_ for token in reference.head.lefts}
        if reference.form is not None and before & {"former", "defunct", "erstwhile"}:
            yield Finding(reference, "status", "Ended", 0.65)


def ended(scene: Scene) -> Iterator[Reading]:
    """N was dissolved in 2001; the alliance collapsed."""
    for clause in scene.clauses:
        reference = _reference(scene, clause)
        if reference is None or clause.mood != "asserted":
            continue
        by_others = clause.passive and clause.lemma in ENDED_BY_OTHERS
        by_itself = not clause.passive and clause.lemma in ENDING and clause.object is None
        if not (by_others or by_itself or _came_to_an_end(clause)):
            continue
        if any(t.dep_ in ("xcomp", "ccomp") for t in clause.verb.children):
            continue
        yield Finding(reference, "status", "Ended", 0.8)
        years = clause.years()
        if len(years) == 1:
            yield Finding(reference, "endYear", years[0], 0.8)


def _came_to_an_end(clause: Clause) -> bool:
    return clause.lemma == "come" and any(
        noun.lemma_.lower() in ("end", "close", "nothing") for noun in clause.prepositions("to")
    )


def failed(scene: Scene) -> Iterator[Reading]:
    """The alliance failed; the venture was a failure."""
    for clause in scene.clauses:
        reference = _reference(scene, clause)
        if reference is None or clause.mood != "asserted" or clause.passive:
            continue
        # "One may say that the alliance failed" does not say so.
        if clause.verb.dep_ == "ccomp":
            continue
        plain = not any(t.dep_ in ("xcomp", "dobj") for t in clause.verb.children)
        if clause.lemma in FAILING and plain:
            yield Finding(reference, "status", "Failed", 0.7)
            years = clause.years()
            if len(years) == 1:
                yield Finding(reference, "endYear", years[0], 0.7)


def blocked(scene: Scene) -> Iterator[Reading]:
    """The joint venture was blocked by the commission."""
    for clause in scene.clauses:
        if clause.lemma not in STOPPING - {"stop"} or clause.mood != "asserted":
            continue
        reference = scene.reference_at(clause.patient) or _taken_up(scene, clause)
        if reference is not None and not reference.plural:
            yield Finding(reference, "status", "Blocked", 0.8)


def _taken_up(scene: Scene, clause: Clause) -> Reference | None:
    """Return what "it" stands for where one relationship alone was named before it."""
    if clause.object is None or clause.object.lower_ != "it":
        return None
    before = [r for r in scene.references if r.end <= clause.verb.i and r.form is not None]
    return before[0] if len(before) == 1 else None


def never_formed(scene: Scene) -> Iterator[Reading]:
    """The joint venture was never formed; it never took place."""
    for clause in scene.clauses:
        reference = scene.reference_at(clause.patient if clause.passive else clause.subject)
        if reference is None or reference.plural or clause.mood != "denied":
            continue
        made = clause.passive and clause.lemma in (
            "form",
            "establish",
            "create",
            "set up",
            "launch",
        )
        if made or clause.lemma in ("materialize", "materialise", "take place", "happen"):
            yield Finding(reference, "status", "Planned", 0.6)


RULES = (
    Rule(
        "case.began",
        began,
        "The joint venture started operations in January 2000.",
        "The joint venture started to lose money in January 2000.",
    ),
    Rule(
        "case.lasted",
        lasted,
        "Osprey was a joint venture of Siemens and Bosch that operated from 2011 until 2019.",
        "Osprey was a joint venture of Siemens and Bosch that paid taxes from 2011 until 2019.",
    ),
    Rule(
        "case.goes-on",
        goes_on,
        "Osprey is a joint venture between Siemens and Bosch.",
        "Osprey was a joint venture between Siemens and Bosch.",
    ),
    Rule(
        "case.former",
        former,
        "The former joint venture of Siemens and Bosch made phones.",
        "The former owner of the joint venture of Siemens and Bosch made phones.",
    ),
    Rule(
        "case.ended",
        ended,
        "The joint venture was dissolved in 2001.",
        "The joint venture was not dissolved in 2001.",
    ),
    Rule(
        "case.failed",
        failed,
        "Within two years the alliance failed.",
        "Within two years the alliance failed to attract new members.",
    ),
    Rule(
        "case.blocked",
        blocked,
        "The joint venture was blocked by the European Commission.",
        "The joint venture was approved by the European Commission.",
    ),
    Rule(
        "case.never-formed",
        never_formed,
        "The joint venture was never formed.",
        "The joint venture was soon formed.",
    ),
)
