"""Who or what does what a verb says, where its own clause does not name it too."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..sentences import children, first

CONTROL = frozenset(
    "tend seem appear begin continue serve fail try seek start come manage prove need help aim "
    "intend strive attempt want learn hope suffice go get have".split()
)
"""Verbs whose subject is also the subject of the infinitive after them."""
REPORTED = frozenset(
    "find show know expect think believe say suppose see consider claim report prove design intend "
    "require need mean use form create establish adopt employ develop implement apply set make "
    "build introduce".split()
)
"""Verbs whose passive subject is the subject of the infinitive after them."""
USING = frozenset(
    "use employ adopt implement apply introduce utilize utilise leverage develop design require "
    "need establish deploy rely create provide offer".split()
)
"""Verbs whose object is what the infinitive of purpose after them is done with."""
ABILITIES = frozenset("ability capacity opportunity chance potential power way".split())
"""Nouns that say of others what the infinitive after them does."""
IDLE = frozenset("take have find make give be".split())
"""Verbs whose object does not do what the infinitive after them says."""
RELATIVES = frozenset(["which", "that", "who"])


def subjects_of(verb: Token) -> Iterator[tuple[Token, float]]:
    """Yield what a verb says something of, each with how surely: its own subject, its governor's,
    the noun its clause adds to, or what the clause above is about."""
    seen: set[int] = set()
    for token, factor in _subjects(verb, 0):
        if token.i not in seen:
            seen.add(token.i)
            yield token, factor


def subject_of(verb: Token) -> Token | None:
    """Return the surest subject of a verb, if it has one."""
    return next((token for token, _ in subjects_of(verb)), None)


def _subjects(verb: Token, depth: int) -> Iterator[tuple[Token, float]]:
    if depth > 4:
        return
    own = list(children(verb, "nsubj", "csubj"))
    if own:
        # The nearest: "H1: trust reduces costs" has two for the parser.
        before = [token for token in own if token.i < verb.i]
        yield from _of_own(verb, before[-1] if before else own[0])
        return
    if first(children(verb, "nsubjpass")) is not None:
        return
    if verb.tag_ in ("VBZ", "VBP") and (noun := noun_before(verb)) is not None:
        yield noun, 1.0
        return
    above = verb.head
    match verb.dep_:
        case "conj" if above.pos_ in ("VERB", "AUX"):
            yield from _subjects(above, depth + 1)
        case "xcomp" | "advcl" | "ccomp" | "relcl" if _infinitive(verb):
            yield from _of_infinitive(verb, above, depth)
        case "xcomp" if above.lemma_.lower() in CONTROL:
            yield from _subjects(above, depth + 1)
        case "acl" if verb.tag_ == "VBG" or _infinitive(verb):
            yield from _of_noun(verb, above)
        case "advcl" if verb.tag_ == "VBG":
            yield from ((token, f * 0.8) for token, f in _of_clause(above, depth))
        case "pcomp" if verb.tag_ == "VBG":
            yield from _of_gerund(above, depth)


def _of_own(verb: Token, own: Token) -> Iterator[tuple[Token, float]]:
    """Yield its own subject; for a relative pronoun, what it stands for.

    A relative clause without a comma only says which ones are meant ("contracts that divide the
    gains"): it states less of the class.
    """
    if own.tag_ in ("WDT", "WP") and own.lower_ in RELATIVES:
        if verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PROPN"):
            added = own.i > own.sent.start and own.nbor(-1).text == ","
            yield verb.head, 0.95 if added else 0.7
            yield from _defined(verb.head)
        return
    yield own, 1.0


def _defined(noun: Token) -> Iterator[tuple[Token, float]]:
    """Yield what a definition is of: "alliances are agreements that spread risk"."""
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become"):
        yield from ((token, 0.85) for token in children(noun.head, "nsubj"))


def _of_infinitive(verb: Token, above: Token, depth: int) -> Iterator[tuple[Token, float]]:
    """Yield who or what does it in "contracts serve to V", "contracts are used to V", "firms use
    contracts to V"."""
    lemma = above.lemma_.lower()
    passive = first(children(above, "nsubjpass"))
    if passive is not None:
        yield passive, 0.9 if lemma in REPORTED else 0.7
    elif above.pos_ == "ADJ" and above.dep_ == "acomp":
        # "alliances are likely to fail", "partners are able to learn"
        yield from ((token, f * 0.95) for token, f in _subjects(above.head, depth + 1))
    elif above.pos_ == "VERB" and lemma not in IDLE and any(children(above, "dobj", "obj")):
        sure = 0.8 if lemma in USING else 0.6
        yield from ((token, sure) for token in children(above, "dobj", "obj"))
    elif lemma in CONTROL and verb.dep_ == "xcomp":
        yield from _subjects(above, depth + 1)
    elif above.tag_ == "VBN" and above.dep_ == "acl" and lemma in REPORTED:
        yield above.head, 0.8


def _of_noun(verb: Token, noun: Token) -> Iterator[tuple[Token, float]]:
    """Yield the noun that a participle or infinitive is said of, and whose ability it is."""
    if noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    for preposition in children(noun, "prep"):
        if preposition.lower_ == "of":
            yield from ((token, 0.75) for token in children(preposition, "pobj"))
    yield from ((token, 0.75) for token in children(noun, "poss"))
    if noun.lemma_.lower() not in ABILITIES:
        yield noun, 0.75


def _of_clause(above: Token, depth: int) -> Iterator[tuple[Token, float]]:
    """Yield what the clause above is about: "they pool resources, lowering costs"."""
    if above.pos_ not in ("VERB", "AUX"):
        return
    passive = first(children(above, "nsubjpass"))
    if passive is not None:
        yield passive, 0.9
    else:
        yield from _subjects(above, depth + 1)


def _of_gerund(preposition: Token, depth: int) -> Iterator[tuple[Token, float]]:
    """Yield the subject of "a tool for V-ing", "it works by V-ing", "useful in V-ing"."""
    above = preposition.head
    if preposition.lower_ not in ("for", "in", "of", "by", "at"):
        return
    if above.pos_ == "NOUN" and preposition.lower_ in ("for", "of"):
        if above.dep_ == "attr" or above.dep_ == "pobj":
            clause = above.head if above.dep_ == "attr" else above.head.head
            if clause.pos_ in ("VERB", "AUX"):
                yield from ((token, f * 0.8) for token, f in _of_clause(clause, depth))
        else:
            yield above, 0.75
    elif above.pos_ == "ADJ" and above.dep_ == "acomp":
        yield from ((token, f * 0.9) for token, f in _of_clause(above.head, depth))
    elif above.pos_ in ("VERB", "AUX") and preposition.lower_ in ("in", "by"):
        yield from ((token, f * 0.75) for token, f in _of_clause(above, depth))


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in children(verb, "aux"))


def noun_before(verb: Token) -> Token | None:
    """Return a subject that the parser took for part of a compound: "vendor-managed inventory
    lowers stocks"."""
    noun = verb.nbor(-1) if verb.i > verb.sent.start else None
    compound = noun is not None and noun.dep_ == "compound" and noun.head == verb
    return noun if compound else None


def objects_of(verb: Token) -> Iterator[Token]:
    """Yield what a verb acts on: its object, or the one it shares with a verb after it."""
    own = list(children(verb, "dobj", "obj"))
    if verb.dep_ == "relcl" and verb.head.pos_ == "NOUN":
        # "the trust that cooperation requires", "the trust cooperation requires"
        pronouns = [token for token in own if token.tag_ in ("WDT", "WP")]
        subject = first(children(verb, "nsubj"))
        bare = not own and subject is not None and subject.tag_ not in ("WDT", "WP")
        if pronouns or (bare and not list(children(verb, "prep", "xcomp", "ccomp"))):
            yield verb.head
            return
    yield from own
    if not own and not list(children(verb, "prep", "xcomp", "ccomp", "nsubjpass")):
        for joined in children(verb, "conj"):
            yield from children(joined, "dobj", "obj")
