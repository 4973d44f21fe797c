"""Who is on a side of a relationship: organizations by name, or "the company" of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .clauses import YEAR, Clause, dated_verb
from .parties import parties_at
from .scene import Finding, Reference, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT = "subject"
"""Value of `unnamed` for a partner that the text is about but the sentence does not name."""
OTHERS = "others"
"""Value of `unnamed` for partners that are somebody, said nowhere."""
UNKNOWN = "unknown"
"""Value of `unnamed` where nothing tells whether somebody else takes part."""
PRONOUNS = frozenset({"it", "they", "we", "its", "their", "our"})
ACTORS = frozenset(
    "agency airline association bank brand business carrier chain charity club college company "
    "corporation developer distributor enterprise firm foundation group institute institution "
    "label maker manufacturer museum operator organisation organization producer provider "
    "publisher retailer school start-up startup studio subsidiary supplier team university "
    "vendor".split()
)
POINTING = frozenset({"the", "this", "our", "both"})
ENDING = frozenset(
    {"abandon", "cancel", "discontinue", "dissolve", "drop", "end", "exit", "leave", "quit"}
    | {"sever", "terminate", "scrap", "dismantle", "disband", "liquidate", "dump"}
    | {"call off", "pull out", "break off", "wind up", "wind down", "walk away", "back out"}
)
"""Verbs by which a relationship is over for their subject."""
ENDS = frozenset(
    "end termination dissolution collapse breakup demise closure cancellation break-up".split()
)
"""Nouns for the end of what follows."""
PASSING = frozenset(
    "sell divest buy acquire appoint suspend report investigate review audit sue criticize "
    "criticise fund own hold finance advise".split()
)
"""Verbs whose year is no beginning: they tell what happens to a relationship that there is."""
SETTLING = frozenset("agree agreement choose decide decision vote".split())
"""Words after which an infinitive tells what has been settled."""
GOING_ON = frozenset(
    "celebrate continue deepen expand extend reaffirm renew resume strengthen".split()
)
"""Verbs of a relationship that has been there before."""
LASTING = frozenset({"be", "have", "maintain", "operate", "run"})
"""Verbs that tell a relationship and not its beginning: with both years, it is over."""
# A year after these words is not that of a beginning.
LATER = frozenset({"until", "till", "by", "before", "through"})
OPENING = 10
"""Tokens within which "In March 2005," opens a sentence."""


def side(
    scene: Scene, token: Token | None, thing: Reference, sure: float, *, doing: bool = False
) -> list[Finding]:
    """Read the partners that a noun stands for; a stand-in such as "it" is a partner unnamed.

    Who is `doing` something may well be a person: a name that looks like one is left out.
    """
    if token is None:
        return []
    parties = parties_at(scene, token, apart=thing.head)
    if doing:
        parties = tuple(p for p in parties if p.firm or not looks_personal(scene, p))
    if parties:
        return [
            Finding(thing, "partner", party.name, sure if party.firm else sure - 0.2)
            for party in parties
        ]
    return [Finding(thing, "unnamed", SUBJECT, sure)] if stands_in(token) else []


def looks_personal(scene: Scene, party: OrganizationSpan) -> bool:
    """Tell whether the model takes the name, or a part of it, for a person's."""
    return any(t.ent_type_ == "PERSON" for t in scene.doc[party.start : party.end])


def stands_in(token: Token) -> bool:
    """Tell whether the noun points at an organization that the text is about."""
    if token.lower_ in PRONOUNS:
        return True
    pointing = any(child.lower_ in POINTING for child in token.lefts)
    owned = any(child.dep_ == "poss" for child in token.lefts)
    return token.lemma_.lower() in ACTORS and token.pos_ == "NOUN" and pointing and not owned


def governing(scene: Scene, token: Token) -> Iterator[Clause]:
    """Yield the clauses around a token, the closest first."""
    while True:
        if token.i in scene.clause_at:
            yield scene.clause_at[token.i]
        if token.head == token:
            return
        token = token.head


def doer_of(scene: Scene, token: Token) -> tuple[Clause | None, Token | None]:
    """Find who does what the token is part of; a pronoun gives way to a name further up."""
    found: tuple[Clause | None, Token | None] = (None, None)
    for clause in governing(scene, token):
        doer = clause.agent if clause.passive else clause.subject
        if found[1] is None and clause.passive and doer is None:
            return clause, None
        if doer is None or doer.tag_ in ("WDT", "WP", "EX"):
            continue
        if found[1] is None:
            found = clause, doer
            if doer.lower_ not in PRONOUNS:
                break
        elif parties_at(scene, doer):
            return found[0], doer
    return found


def year_of(scene: Scene, clause: Clause | None) -> int | None:
    """Return the one year at which a clause, or the clause that it completes, puts its event."""
    while clause is not None:
        years = {year for year in clause.years() if not _is_later(scene, clause, year)}
        if years:
            return years.pop() if len(years) == 1 else None
        verb = clause.verb
        if verb.dep_ not in ("ccomp", "xcomp", "advcl", "conj", "pcomp"):
            break
        clause = next((c for c in governing(scene, verb.head)), None)
    main = clause is None or clause.verb.dep_ in ("ROOT", "acl", "ccomp")
    return (_opening_year(scene) if main else None) or _only_year(scene)


def _until(scene: Scene) -> int | None:
    """Return the year of "until 2017"."""
    for before, word in zip(scene.sentence, scene.sentence[1:], strict=False):
        if before.lower_ in ("until", "till") and YEAR.fullmatch(word.text):
            return int(word.text)
    return None


def _stretch(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Return the years of "from 1974 to 2015" or "between 1974 and 2015", if named once: at the
    head of the sentence, or with the verb of the clause."""
    words = [token.text for token in scene.sentence]
    found = [at for at in range(len(words) - 3) if _is_stretch(words[at : at + 4])]
    if len(found) != 1:
        return None
    if found[0] > 0 and dated_verb(scene.sentence[found[0] + 1]) != clause.verb:
        return None
    first, last = words[found[0] + 1], words[found[0] + 3]
    return (int(first), int(last)) if int(first) < int(last) else None


def _is_stretch(words: list[str]) -> bool:
    pair = (words[0].lower(), words[2].lower())
    years = YEAR.fullmatch(words[1]) and YEAR.fullmatch(words[3])
    return bool(years) and pair in (("from", "to"), ("from", "until"), ("between", "and"))


def _is_later(scene: Scene, clause: Clause, year: int) -> bool:
    token = next(t for t in scene.sentence if t.text == str(year))
    before = {scene.doc[i].lower_ for i in range(max(scene.sentence.start, token.i - 2), token.i)}
    return bool(before & LATER)


def _only_year(scene: Scene) -> int | None:
    """Return the one year of a sentence that mentions no other."""
    found = [t for t in scene.sentence if YEAR.fullmatch(t.text) and t.i > scene.sentence.start]
    if len({t.text for t in found}) != 1:
        return None
    # The year of another event: "formed by X and Y, it closed in 1990".
    dated = [verb for t in found if (verb := dated_verb(t)) is not None]
    if any(verb.dep_ != "acl" for verb in dated):
        return None
    before = {scene.doc[i].lower_ for t in found for i in range(max(t.i - 3, 0), t.i)}
    timely = before & {"in", "on", "("} or any(t.nbor(-1).ent_type_ == "DATE" for t in found)
    return int(found[0].text) if timely and not before & (LATER | {"since"}) else None


def _opening_year(scene: Scene) -> int | None:
    """Return the year in "In March 2005, ..." where the parser hangs it elsewhere."""
    words = list(scene.sentence[:OPENING])
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        timely = before.lower_ in ("in", "during") or before.ent_type_ == "DATE"
        first = before.lower_ == "in" and before.i - scene.sentence.start < 2
        if YEAR.fullmatch(word.text) and timely and (after.text == "," or first):
            return int(word.text)
    return None


def is_present(clause: Clause) -> bool:
    """Tell whether the clause says what goes on now: "partners with", "is partnering with"."""
    verb = clause.verb
    while verb.dep_ == "conj" and verb.tag_ in ("VB", "VBG", "VBN") and verb.head.pos_ == "VERB":
        verb = verb.head
    aux = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(a.lemma_ == "have" or a.tag_ == "MD" or a.tag_ in ("VBD", "TO") for a in aux):
        return False
    return clause.mood == "asserted" and (
        verb.tag_ in ("VBZ", "VBP") or any(a.tag_ in ("VBZ", "VBP") for a in aux)
    )


def _to_end(scene: Scene, clause: Clause, thing: Reference) -> Iterator[Finding]:
    """Read the end of what its partners have agreed or decided to end."""
    verb = clause.verb
    if verb.head.lemma_.lower() in SETTLING and verb.dep_ in ("xcomp", "ccomp", "acl", "advcl"):
        yield Finding(thing, "status", "Ended", 0.65)
        if year := year_of(scene, clause):
            yield Finding(thing, "endYear", year, 0.65)


def stands(scene: Scene, clause: Clause | None, thing: Reference) -> Iterator[Finding]:
    """Read when a relationship began and whether it is planned or goes on, by its clause."""
    if clause is None:
        return
    if clause.mood == "planned" and clause.lemma in ENDING:
        # "Will end their alliance" says nothing of a plan to form it.
        yield from _to_end(scene, clause, thing)
        return
    if clause.mood == "planned":
        yield Finding(thing, "status", "Planned", 0.55)
        announced = clause.verb.dep_ == "ccomp" and clause.verb.head.lemma_ == "announce"
        if announced and (year := year_of(scene, clause)):
            yield Finding(thing, "startYear", year, 0.55)
        return
    if (whole := _stretch(scene, clause)) is not None:
        yield Finding(thing, "startYear", whole[0], 0.7)
        yield Finding(thing, "endYear", whole[1], 0.7)
        if clause.lemma in LASTING:
            yield Finding(thing, "status", "Ended", 0.65)
        return
    year = year_of(scene, clause)
    above = thing.head.head.head if thing.head.dep_ == "pobj" else thing.head
    if clause.lemma in ENDING or above.lemma_.lower() in ENDS:
        yield Finding(thing, "status", "Ended", 0.7)
        if year is not None:
            yield Finding(thing, "endYear", year, 0.7)
    elif (last := _until(scene)) is not None:
        yield Finding(thing, "status", "Ended", 0.65)
        yield Finding(thing, "endYear", last, 0.65)
    elif clause.lemma in GOING_ON | PASSING:
        return
    elif year is not None:
        yield Finding(thing, "startYear", year, 0.75)
        if f"since {year}" in scene.sentence.text:
            yield Finding(thing, "status", "Operating", 0.6)
    elif is_present(clause) and clause.lemma != "become":
        yield Finding(thing, "status", "Operating", 0.6)
