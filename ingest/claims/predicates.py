"""Which relation a class of words means between two kinds of concept, and how classes compose."""

from __future__ import annotations

GOODS = frozenset(["benefit", "mechanism", "successFactor", "form"])
CAUSAL = GOODS | frozenset(["challenge", "driver", "contingency", "factor", "contrast"])
"""Kinds that can bring something about."""
ARRANGED = frozenset(["form", "contrast"])
PAIRED = frozenset(["mechanism", "successFactor"])
"""Kinds that add to each other's worth, or make each other less needed."""
UPWARD = frozenset("raise foster increase yield cause worsen motivate".split())
DOWNWARD = frozenset("curb lower hinder".split())


def phrase_class(kind: str) -> str:
    """Return the class of a verb phrase that names a concept of a kind: what does it, brings it
    about.

    >>> phrase_class("benefit"), phrase_class("challenge")
    ('raise', 'cause')
    """
    return "cause" if kind == "challenge" else "raise"


def composed(outer: str, inner: str | None) -> str | None:
    """Return the class of two in a chain, or None for no claim; `inner` is None for a plain noun.

    >>> composed("raise", "lower"), composed("lower", "raise"), composed("require", "lower")
    ('lower', 'lower', None)
    """
    if inner is None:
        return outer
    if outer == "influence":
        return outer
    if outer in UPWARD:
        return inner
    if outer in DOWNWARD:
        return "increase" if inner in DOWNWARD else "lower" if inner in UPWARD else None
    return None


def relation(verb: str, subject: str, object: str) -> str | None:
    """Return the relation type a class of words means between two kinds, or None for no claim.

    >>> relation("lower", "mechanism", "challenge"), relation("lower", "challenge", "benefit")
    ('Mitigates', 'Hinders')
    """
    if subject == "theory":
        return "Explains" if verb == "explain" and object != "theory" else None
    if subject not in CAUSAL:
        return None
    if verb in UPWARD:
        return _upward(verb, subject, object)
    good, bad = object in GOODS, object == "challenge"
    if verb in DOWNWARD:
        if bad:
            return "Mitigates" if verb != "hinder" else None
        return "Hinders" if good and verb != "curb" else None
    match verb:
        case "face":
            return "Causes" if bad and subject in ARRANGED | {"mechanism"} else None
        case "manage":
            if subject != "mechanism":
                return None
            return "Mitigates" if bad else "Governs" if object == "form" else None
        case "influence" | "moderate" | "associate":
            named = {"influence": "Influences", "moderate": "Moderates"}
            return named.get(verb, "AssociatedWith") if object in CAUSAL else None
        case "outweigh":
            weighed = object in GOODS if subject == "challenge" else object == "challenge"
            return "Outweighs" if weighed else None
    return _structural(verb, subject, object)


def _upward(verb: str, subject: str, object: str) -> str | None:
    """Return what brings something about; a driver or an aim brings forms about as a motive."""
    if object == "challenge":
        if verb == "increase":
            return "Aggravates"
        return {"raise": None, "worsen": "Aggravates"}.get(verb, "Causes")
    if verb == "worsen" or object not in GOODS:
        return None
    if object == "form" and (verb == "motivate" or subject == "driver"):
        return "Motivates"
    # What an arrangement provides or builds is what it works with.
    if verb == "yield" and subject in ARRANGED and object == "mechanism":
        return "Employs"
    return "Enables"


def _structural(verb: str, subject: str, object: str) -> str | None:
    """Return what forms and mechanisms need, use, consist of and become."""
    good = object in GOODS
    match verb:
        case "require":
            return "Requires" if object in GOODS | {"contingency", "driver"} else None
        case "rely":
            if subject in ARRANGED and object == "mechanism":
                return "Employs"
            return "Requires" if good else None
        case "employ":
            return "Employs" if subject in ARRANGED and object == "mechanism" else None
        case "govern":
            return "Governs" if subject == "mechanism" and object == "form" else None
        case "include":
            return "Employs" if subject in ARRANGED and object == "mechanism" else None
        case "show" | "have":
            shown = {"dimensionValue": "HasCharacteristic", "mechanism": "Employs"}
            shown |= {"challenge": "Causes", "benefit": "Enables"}
            return shown.get(object) if subject in ARRANGED else None
        case "complement":
            return "Complements" if {subject, object} <= PAIRED else None
        case "substitute":
            same = subject == object == "form" or {subject, object} <= PAIRED
            return "SubstitutesFor" if same else None
        case "compare":
            return (
                "ContrastsWith" if subject == object and object in ("form", "mechanism") else None
            )
        case "contrast":
            return "ContrastsWith" if subject == object else None
        case "evolve":
            return "EvolvesInto" if {subject, object} <= ARRANGED else None
    return None
