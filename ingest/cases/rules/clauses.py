"""Who did what in a sentence: its verbs with their subjects, objects, agents, mood and years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Mood = Literal["asserted", "planned", "denied", "hypothetical"]

INTENDING = frozenset(
    "agree aim announce arrange attempt consider decide discuss envisage expect explore hope "
    "intend mean negotiate plan prepare propose schedule seek think try want wish".split()
)
# "Used to operate", "teamed up to form": what follows did happen.
COMING_TRUE = frozenset(
    "ally collaborate combine cooperate help join partner team unite use".split()
)
# "Was wise to select", "was the first to join" tell that it was done.
DONE = frozenset(
    "first second third last latest wise right lucky quick glad happy pleased proud".split()
)
AGREED = frozenset("accord agreement contract deal memorandum pact treaty".split())
AGREEING = frozenset("conclude enter ink reach seal sign strike".split())
DENYING = frozenset("fail refuse decline cease".split())
MERGING = frozenset({"amalgamate", "fuse", "merge"})
STOPPING = frozenset("block prevent prohibit forbid veto stop reject bar ban".split())
PERHAPS = frozenset({"may", "might", "could", "can", "should", "must"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
# Nouns a year may lean on and still tell when the verb's event was.
TIME_NOUNS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter end beginning start "
    "middle year half quarter month day early late mid".split()
)
YEAR_LINKS = frozenset({"pobj", "prep", "npadvmod", "nummod", "compound", "nmod", "tmod", "pcomp"})


@dataclass(frozen=True)
class Clause:
    """A verb with what it says of whom."""

    verb: Token
    lemma: str
    """With its particle: `set up`, `wind up`."""
    subject: Token | None
    """Who acts; who is acted upon when `passive`."""
    object: Token | None
    agent: Token | None
    """The noun after `by`."""
    passive: bool
    mood: Mood

    @property
    def patient(self) -> Token | None:
        """The noun that the verb does something to."""
        return self.subject if self.passive else self.object

    def prepositions(self, *words: str) -> Iterator[Token]:
        """Yield the nouns that hang on the verb by one of these prepositions."""
        for child in self.verb.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in words:
                yield from (noun for noun in child.children if noun.dep_ in ("pobj", "pcomp"))

    def years(self) -> tuple[int, ...]:
        """Return the years at which the sentence puts this verb's event, and not another's."""
        return tuple(
            int(token.text)
            for token in self.verb.sent
            if YEAR.fullmatch(token.text) and dated_verb(token) == self.verb
        )


def clauses(sentence: Span) -> list[Clause]:
    """Read off the clauses of a parsed sentence, in the order of their verbs."""
    return [
        _clause(token) for token in sentence if token.pos_ in ("VERB", "AUX") and _is_verb(token)
    ]


def _is_verb(token: Token) -> bool:
    return token.dep_ not in ("aux", "auxpass", "amod", "compound")


def _clause(verb: Token) -> Clause:
    particle = next((t.lower_ for t in verb.children if t.dep_ == "prt"), "")
    passive = _is_passive(verb)
    return Clause(
        verb=verb,
        lemma=f"{_lemma(verb)} {particle}".strip(),
        subject=_subject(verb, passive),
        object=_child(verb, "dobj", "attr", "oprd") or _reduced_object(verb),
        agent=_agent(verb),
        passive=passive,
        mood=_mood(verb),
    )


def _lemma(verb: Token) -> str:
    """Return the verb's lemma: "will found" and "to found" are no forms of "find"."""
    aux = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    bare = bool(aux) and all(child.tag_ in ("MD", "TO") for child in aux)
    return "found" if verb.lower_ == "found" and bare else verb.lemma_.lower()


def _child(verb: Token, *deps: str) -> Token | None:
    return next((child for child in verb.children if child.dep_ in deps), None)


def _reduced_object(verb: Token) -> Token | None:
    """In "the venture that X and Y founded", what was founded stands before the verb."""
    if verb.dep_ != "relcl":
        return None
    relative = _child(verb, "dobj")
    own_subject = _child(verb, "nsubj")
    if relative is None and own_subject is not None and not _is_relative(own_subject):
        return verb.head
    return None


def _is_relative(token: Token) -> bool:
    """Tell whether a subject stands for what the clause hangs on; "that" may be tagged amiss."""
    return token.tag_ in ("WDT", "WP") or token.lower_ == "that"


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ == "conj" and _child(verb, "nsubj") is None:
        return _is_passive(verb.head) or verb.head.dep_ in ("acl", "advcl")
    return verb.dep_ in ("acl", "advcl") or _agent(verb) is not None


def _subject(verb: Token, passive: bool) -> Token | None:
    # Of two, the first is mostly a heading that was run into the sentence.
    subjects = [child for child in verb.lefts if child.dep_ in ("nsubjpass", "nsubj")]
    own = subjects[-1] if subjects else _child(verb, "nsubjpass", "nsubj")
    if own is not None:
        if verb.dep_ == "relcl" and _is_relative(own):
            return verb.head
        return own
    # A past tense hung on a noun is a main verb that the parser took for a participle.
    if verb.dep_ == "acl" and (passive or verb.tag_ in ("VBG", "VBD")):
        return verb.head
    if verb.dep_ == "advcl" and verb.tag_ in ("VBN", "VBG"):
        return _child(verb.head, "nsubj", "nsubjpass")
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head, _is_passive(verb.head))
    copula = _copula(verb)
    if copula is not None:
        return _subject(copula, False)
    if verb.dep_ == "xcomp":
        return _subject(verb.head, _is_passive(verb.head))
    return None


def _copula(verb: Token) -> Token | None:
    """Return the verb to be that says of somebody how it was to do what this infinitive says."""
    word, to = verb.head, any(child.lower_ == "to" for child in verb.children)
    done = word.lower_ in DONE and word.dep_ in ("acomp", "attr") and word.head.tag_ == "VBD"
    return word.head if to and done and verb.dep_ in ("xcomp", "relcl", "acl") else None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _mood(verb: Token) -> Mood:
    words = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "mark")]
    lower = {word.lower_ for word in words}
    subject = _child(verb, "nsubj", "nsubjpass")
    if any(word.dep_ == "neg" for word in words):
        return "denied"
    if subject is not None and {t.lower_ for t in subject.lefts} & {"no", "neither", "none"}:
        return "denied"
    if lower & PERHAPS or lower & {"if", "unless", "whether"} or {"would", "have"} <= lower:
        return "hypothetical"
    if lower & {"will", "would", "shall", "'ll"}:
        return "planned"
    copula = _copula(verb)
    if copula is not None:
        return _mood(copula)
    if verb.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "advcl", "dobj") and "to" in lower:
        head = verb.head
        if head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            return _mood_under(head)
    if verb.dep_ in ("pcomp", "prep") and verb.head.head.lemma_.lower() in STOPPING:
        return "denied"
    # "Did not renew and created": a finite verb does not share the first one's "did not".
    shares = verb.tag_ in ("VB", "VBN", "VBG") or verb.head.tag_ == verb.tag_
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not lower and shares:
        return _mood(verb.head)
    return "asserted"


def _mood_under(head: Token) -> Mood:
    lemma = head.lemma_.lower()
    if lemma in DENYING:
        return "denied"
    agreed = next((t.head for t in (head, *head.children) if t.lemma_.lower() in AGREED), None)
    if agreed is not None and agreed.lemma_.lower() in AGREEING:
        # "Signed an agreement to partner" tells that they did.
        return _mood(agreed)
    if lemma in INTENDING or head.pos_ in ("NOUN", "ADJ"):
        return "planned"
    own = _mood(head) if head.pos_ == "VERB" else "asserted"
    return own if own != "asserted" or lemma in COMING_TRUE else "planned"


def follows_merger(clause: Clause) -> bool:
    """Tell whether what is formed is what those that merged became: no relationship of theirs."""
    verb = clause.verb
    return verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.lemma_.lower() in MERGING


def dated_verb(year: Token) -> Token | None:
    """Climb from a year to the verb it dates; None where it hangs on another noun."""
    token = year
    while token.head != token:
        if token.dep_ not in YEAR_LINKS:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
        timely = token.pos_ in ("ADP", "NUM", "ADV", "SCONJ") or token.ent_type_ == "DATE"
        if not timely and token.lower_ not in TIME_NOUNS:
            return None
    return None
