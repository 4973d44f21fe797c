"""Rules for "a partnership with": who has it, be it its owner, a subject or "the company"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .clauses import YEAR, Clause
from .formation import FORMING
from .forms import family
from .scene import Finding, Reading, Reference, Rule, Same, Scene
from .sides import OTHERS, PRONOUNS, SUBJECT, UNKNOWN, doer_of, governing, side, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs whose object is a relationship of their subject's own.
HAVING = FORMING | frozenset(
    "abandon agree announce arrange begin cancel celebrate commence confirm continue deepen "
    "develop discontinue "
    "dissolve end exit expand extend finalize forge form gain get have hold ink keep launch leave "
    "maintain make negotiate obtain open operate own plan propose pursue quit reach reaffirm renew "
    "resume reveal run secure seek seal start strengthen strike terminate undertake win".split()
)
BY_WAY_OF = frozenset("in through under via by into as following thanks".split())
FRANCHISORS = frozenset({"with", "from", "for", "of"})
QUOTES = frozenset({"''", '"', "”", "’", "'", "``"})
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
    if company and (owned or thing.head.dep_ == "dobj") and len(named) == 1:
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
        if clause is not None and clause.mood in ("denied", "hypothetical"):
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


def after_with(scene: Scene, thing: Reference) -> Iterator[Token]:
    """Yield the nouns after "with", wherever behind the relationship the parser hangs it."""
    words = FRANCHISORS if thing.form == "FranchiseSystem" else {"with"}
    for index in range(thing.end, min(thing.end + 2, scene.sentence.end)):
        token = scene.doc[index]
        if token.lower_ in words:
            yield from _named_by(scene, token)
            return
        if token.text not in QUOTES:
            break
    of = [n for p in thing.head.children if p.lower_ == "of" for n in p.children]
    for noun in (thing.head, *of):
        for prep in noun.children:
            if prep.dep_ == "prep" and prep.lower_ in words:
                yield from (noun for noun in prep.children if noun.dep_ == "pobj")


def _named_by(scene: Scene, prep: Token) -> Iterator[Token]:
    """Yield what a preposition governs; a name right after it where the parser saw another noun."""
    nouns = [noun for noun in prep.children if noun.dep_ == "pobj"]
    after = prep.i + 1 + (prep.i + 1 < scene.sentence.end and prep.nbor().pos_ == "DET")
    named = scene.organization_at(after)
    if named is not None and not any(scene.organization_at(noun.i) for noun in nouns):
        owned = named.end < scene.sentence.end and scene.doc[named.end].tag_ == "POS"
        nouns = nouns if owned else [scene.doc[named.end - 1]]
    yield from nouns


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
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    way = head.head if head.dep_ == "pobj" else None
    # "As part of a partnership with", "as a result of".
    if way is not None and way.lower_ == "of" and way.head.lower_ in ("part", "result", "terms"):
        way = way.head.head
    if way is not None and way.lower_ in BY_WAY_OF:
        doing, doer = doer_of(scene, way)
        if doing is not None and doing.passive:
            return doing, _founded(scene, doing, thing, doer)
        return doing, list(side(scene, doer, thing, 0.75, doing=True))
    # "A number of partnerships and an alliance with": the parser may hang the second on the verb.
    object = head.dep_ in ("dobj", "conj") and clause is not None and head.head == clause.verb
    held = object and clause is not None and clause.lemma in HAVING
    if owner is not None or held:
        doer = _owning(scene, thing) if owner is not None else doer_of(scene, head)[1]
        found = side(scene, doer, thing, 0.8, doing=True)
        # "Its partnership with X": what "it" is stands in the sentence, or else in the text.
        return clause, list(found or side(scene, owner, thing, 0.7))
    return clause, []


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
