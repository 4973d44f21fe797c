"""Rules for "a partnership with": who has it, be it its owner, a subject or "the company"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .alongside import after_with
from .clauses import YEAR, Clause
from .formation import ANNOUNCING, FORMING
from .forms import family
from .parties import parties_at
from .scene import Finding, Reading, Reference, Rule, Same, Scene
from .sides import GOING_ON, OTHERS, PRONOUNS, SUBJECT, UNKNOWN, doer_of, governing, side, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs whose object is a relationship of their subject's own.
HAVING = FORMING | frozenset(
    "abandon agree announce arrange begin cancel celebrate commence confirm continue deepen "
    "develop discontinue dissolve drop "
    "end exit expand extend finalize forge form gain get have hold ink keep launch leave "
    "maintain make negotiate obtain open operate own plan propose pursue quit reach reaffirm "
    "release renew resume reveal run secure seek seal start strengthen strike terminate "
    "undertake win".split()
)
REVIEWING = frozenset("review reconsider revamp rethink restructure save jeopardize".split())
ARISING = frozenset("arise begin commence emerge ensue follow start".split()) | {"come about"}
BY_WAY_OF = frozenset("in through under via by into as following thanks due owing".split())
# "A number of partnerships", "part of an alliance": what is had is the second noun.
PRODUCING = frozenset("build develop introduce open operate release run".split())
SHOWING = PRODUCING | frozenset("announce launch offer present publish ship show unveil".split())
"""Verbs whose subject made, most likely, what it shows: "shipped a phone built in ... with"."""
MEASURES = frozenset(
    "array couple host list member network number part range series set string variety".split()
)
BEGINNINGS = frozenset("beginning creation establishment formation launch signing start".split())
INNER = frozenset({"pobj", "dobj", "conj", "appos", "attr"})
# What is agreed in these is a duty or a right, not a partnership.
NO_COMPANIONS = frozenset({"LicensingRelationship", "ManagementContractRelationship", "Cartel"})


def _each_dated(
    scene: Scene, thing: Reference, others: list[Finding], holders: list[Finding | Same]
) -> Iterator[Reading]:
    """Read "partnerships with X in 2017 and Y in 2018": two relationships."""
    spans = [o for o in scene.organizations if o.name in {f.value for f in others}]
    years = {o.name: _year_behind(scene, o.end) for o in spans if o.start > thing.end}
    if len(others) < 2 or None in years.values() or len(set(years.values())) < 2:
        return
    for finding in others:
        own = replace(thing)
        yield replace(finding, reference=own)
        yield from (replace(h, reference=own) for h in holders if isinstance(h, Finding))
        yield Finding(own, "startYear", years[str(finding.value)] or 0, 0.7)


def _year_behind(scene: Scene, index: int) -> int | None:
    after = [token.text for token in scene.doc[index : min(index + 2, scene.sentence.end)]]
    if after[:1] in (["in"], ["("]) and YEAR.fullmatch(after[-1]):
        return int(after[-1])
    return None


def _with_unnamed(
    scene: Scene, thing: Reference, clause: Clause | None, holders: list[Finding | Same]
) -> Iterator[Reading]:
    """Read "its alliances with foreign carriers": one partner is named, the others are not."""
    owned = any(t.dep_ == "poss" for t in thing.head.lefts)
    named = [f for f in holders if isinstance(f, Finding) and f.property == "partner"]
    company = any(noun.pos_ == "NOUN" for noun in after_with(scene, thing))
    several = thing.plural and len(named) > 1
    if company and (owned or thing.head.dep_ == "dobj") and (len(named) == 1 or several):
        yield from named
        yield Finding(thing, "unnamed", OTHERS, 0.6)
        yield from stands(scene, clause, thing)


# Who only sells what another makes is no partner by that, unless called one.
TRADE = ("distribut", "resell", "sales", "supply", "supplier", "licen")


def companions(scene: Scene) -> Iterator[Reading]:
    """X has a joint venture with Y; X built Z in partnership with Y; its alliance with Y."""
    for thing in list(scene.references):
        if thing.kind in ("name", "pronoun") or thing.form is None:
            continue
        words = scene.doc[thing.start : thing.end].text.lower()
        trade = any(word in words for word in TRADE)
        if family(thing.form) in NO_COMPANIONS or (trade and "partner" not in words):
            continue
        others = [
            finding
            for noun in after_with(scene, thing)
            # "In collaboration with its partners" is a partnership, read elsewhere.
            if noun.lower_ != "partners" or noun.pos_ == "PROPN"
            for finding in side(scene, noun, thing, 0.8)
            if finding.property == "partner"
        ]
        clause, holders = _holders(scene, thing)
        others = others or _established_with(scene, thing, clause)
        if clause is not None and not (_may_have(clause) or _presupposed(thing, clause)):
            continue
        if not others:
            yield from _with_unnamed(scene, thing, clause, holders)
            continue
        if dated := list(_each_dated(scene, thing, others, holders)):
            yield from dated
            continue
        yield from others
        yield from holders
        if holders:
            yield from stands(scene, clause, thing)
        else:
            yield Finding(thing, "unnamed", UNKNOWN, 0.5)


def _established_with(scene: Scene, thing: Reference, clause: Clause | None) -> list[Finding]:
    """Read "a partnership was established with X", where "with" hangs on the verb."""
    if clause is None or clause.subject != thing.head or not _comes_about(clause, thing.head):
        return []
    found = [f for noun in clause.prepositions("with") for f in side(scene, noun, thing, 0.75)]
    return [finding for finding in found if finding.property == "partner"]


def _may_have(clause: Clause) -> bool:
    """Tell whether there is something to have; who "did not renew its partnership" had one."""
    renewing = clause.lemma in GOING_ON - {"celebrate"}
    return clause.mood != "hypothetical" and (clause.mood != "denied" or renewing)


def _presupposed(thing: Reference, clause: Clause) -> bool:
    """Tell whether there is one, whatever is done to it: "might review its alliance with"."""
    owned = any(t.dep_ == "poss" for t in thing.head.lefts)
    return owned and not thing.plural and clause.lemma in REVIEWING


def _holders(scene: Scene, thing: Reference) -> tuple[Clause | None, list[Finding | Same]]:
    """Find whose relationship it is: the owner's, or the subject's of a verb that has it."""
    head = thing.head
    owner = next((t for t in head.lefts if t.dep_ == "poss"), None)
    # "The partnership of X with Y".
    of = [n for p in head.children if p.lower_ == "of" for n in p.children if n.dep_ == "pobj"]
    owner = owner or next((noun for noun in of if scene.organization_at(noun.i)), None)
    clause = next(governing(scene, head), None)
    if owner is not None and owner.lower_ not in PRONOUNS:
        return clause, list(side(scene, owner, thing, 0.8))
    # "Unveiled a website, a strategy, a partnership with": the parser takes a list for the same.
    listing = head.dep_ == "appos" and head.head.pos_ == "NOUN"
    while (head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN")) or (
        listing and head.dep_ == "appos"
    ):
        head = head.head
    while (
        head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and (head.head.head.lemma_.lower() in MEASURES | BEGINNINGS)
    ):
        head = head.head.head
    way = head.head if head.dep_ == "pobj" else None
    # "As part of a partnership with", "as a result of".
    if way is not None and way.lower_ == "of" and way.head.lower_ in ("part", "result", "terms"):
        way = way.head.head
    if way is not None and way.lower_ == "to" and way.head.lower_ in ("thanks", "due", "owing"):
        way = way.head
    if way is not None and way.lower_ in BY_WAY_OF:
        doing, doer = doer_of(scene, way)
        # "X, in partnership with Y, does Z": the parser may lose that X does it.
        if scene.doc[max(way.i - 1, 0)].text == "," and way.i - 2 >= scene.sentence.start:
            before = scene.organization_at(way.i - 2)
            lost = before is not None and scene.doc[before.end - 1].dep_ not in INNER
            if before is not None and lost and before.firm and not parties_at(scene, doer or way):
                doer = scene.doc[before.end - 1]
        if doing is not None and doing.passive:
            return doing, _founded(scene, doing, thing, doer)
        return doing, list(side(scene, doer, thing, 0.75, doing=True))
    # "A number of partnerships and an alliance with": the parser may hang the second on the verb.
    governed = clause is not None and head.head == clause.verb
    object = governed and head.dep_ in ("dobj", "attr", "conj")
    part = object and clause is not None and clause.lemma == "be" and head.lower_ == "part"
    held = part or (object and clause is not None and clause.lemma in HAVING)
    if owner is not None or held:
        doer = _owning(scene, thing) if owner is not None else doer_of(scene, head)[1]
        found = side(scene, doer, thing, 0.8, doing=True)
        # "Its partnership with X": what "it" is stands in the sentence, or else in the text.
        return clause, list(found or side(scene, owner, thing, 0.7))
    # "X set up N, a venture with Y": who makes the name makes the venture.
    made = head.head if head.dep_ == "appos" else None
    if clause is not None and made is not None and made == clause.patient:
        doer = clause.agent if clause.passive else clause.subject
        own = side(scene, doer, thing, 0.75, doing=True)
        return clause, list(own) if clause.lemma in FORMING | PRODUCING else []
    if clause is not None and head.head == clause.verb and _comes_about(clause, head):
        return clause, [Finding(thing, "unnamed", OTHERS, 0.6)]
    return clause, []


def _comes_about(clause: Clause, noun: Token) -> bool:
    """Tell whether a partnership "was announced", "followed" or "came about", by nobody named."""
    made = clause.passive and clause.agent is None and clause.lemma in HAVING | ANNOUNCING
    by_itself = not clause.passive and clause.lemma in ARISING
    return clause.subject == noun and clause.mood == "asserted" and (made or by_itself)


def _owning(scene: Scene, thing: Reference) -> Token | None:
    """Find who "its" is: in "built by N, its joint venture with Y" not N, which is the venture."""
    apposed = scene.organization_at(thing.start - 2) if thing.start > 1 else None
    for clause in governing(scene, thing.head):
        doer = clause.agent if clause.passive else clause.subject
        if doer is None or doer.lower_ in PRONOUNS or doer.tag_ in ("WDT", "WP"):
            continue
        if apposed is None or scene.organization_at(doer.i) != apposed:
            return doer
    return doer_of(scene, thing.head)[1]


def _founded(
    scene: Scene, clause: Clause, thing: Reference, doer: Token | None
) -> list[Finding | Same]:
    """Read "N was founded (by X) in partnership with Y": N is what the relationship is called."""
    found: list[Finding | Same] = list(side(scene, doer, thing, 0.75, doing=True))
    patient = clause.subject
    named = None if patient is None else scene.organization_at(patient.i)
    if named is not None and clause.lemma in FORMING and named.kind == "organization":
        name = scene.naming(named)
        found.append(Same(thing, name, named.name, thing.form, 0.7))
    if doer is None and named is None:
        maker = next((c for c in governing(scene, clause.verb.head) if c.verb != clause.verb), None)
        showing = maker is not None and clause.verb.dep_ in ("relcl", "acl")
        if maker is not None and showing and not maker.passive and maker.lemma in SHOWING:
            found += side(scene, maker.subject, thing, 0.65, doing=True)
        if found:
            return found
        unnamed = SUBJECT if patient is not None and patient.lower_ in PRONOUNS else OTHERS
        found.append(Finding(thing, "unnamed", unnamed, 0.6))
    return found


RULES = (
    Rule(
        "case.companions",
        companions,
        "In 1998 Nokia built a plant in partnership with Siemens and Bosch.",
        "In 1998 Nokia built a plant in competition with Siemens and Bosch.",
    ),
)
