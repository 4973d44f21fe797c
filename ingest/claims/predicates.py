"""Classes of verbs, and which relation a class means between two kinds of concept."""

from __future__ import annotations

GOODS = frozenset(["benefit", "mechanism", "successFactor", "form"])
CAUSAL = GOODS | frozenset(["challenge", "driver", "contingency", "factor"])
"""Kinds that can bring something about."""


def _lemmas(words: str) -> frozenset[str]:
    return frozenset(words.split())


RAISE = _lemmas(
    "enable support improve enhance strengthen boost accelerate ease help permit nurture advance "
    "aid cultivate bolster sustain favour favor reinforce preserve maintain"
)
FOSTER = _lemmas("facilitate promote foster stimulate encourage invite")
INCREASE = _lemmas("increase heighten raise deepen magnify amplify")
YIELD = _lemmas(
    "provide offer give yield bring deliver generate create produce build achieve secure ensure "
    "afford confer allow realize open present lend grant"
)
CAUSE = _lemmas("cause trigger entail provoke breed spawn engender introduce pose")
WORSEN = _lemmas("exacerbate aggravate worsen intensify compound")
CURB = _lemmas(
    "mitigate curb overcome resolve alleviate deter address avoid counter "
    "counteract restrain contain dampen attenuate forestall avert defuse"
)
LOWER = _lemmas(
    "reduce limit prevent lower minimize minimise lessen diminish decrease eliminate cut constrain "
    "weaken suppress"
)
HINDER = _lemmas(
    "hinder impede undermine inhibit erode threaten block slow damage harm destroy jeopardize "
    "hamper obstruct compromise frustrate complicate undo discourage"
)
REQUIRE = _lemmas("require need demand presuppose necessitate")
FACE = _lemmas("face experience encounter")
EMPLOY = _lemmas("use employ involve adopt apply utilize utilise")
GOVERN = _lemmas("govern coordinate steer regulate oversee")
INCLUDE = _lemmas("comprise")
MOTIVATE = _lemmas("motivate prompt spur induce")
INFLUENCE = _lemmas("influence affect shape determine impact")
COMPLEMENT = _lemmas("complement")
SUBSTITUTE = _lemmas("replace supplant")
OUTWEIGH = _lemmas("outweigh exceed offset")
MODERATE = _lemmas("moderate")
EXPLAIN = _lemmas("explain predict")

PREPOSITIONAL: dict[tuple[str, str], str] = {
    ("lead", "to"): "yield",
    ("contribute", "to"): "raise",
    ("result", "in"): "yield",
    ("rely", "on"): "rely",
    ("depend", "on"): "require",
    ("hinge", "on"): "require",
    ("rest", "on"): "require",
    ("call", "for"): "require",
    ("suffer", "from"): "face",
    ("protect", "against"): "curb",
    ("safeguard", "against"): "curb",
    ("guard", "against"): "curb",
    ("substitute", "for"): "substitute",
    ("compensate", "for"): "outweigh",
    ("account", "for"): "explain",
    ("expose", "to"): "face",
    ("struggle", "with"): "face",
    ("stem", "from"): "stem",
    ("arise", "from"): "stem",
    ("result", "from"): "stem",
    ("come", "from"): "stem",
    ("consist", "of"): "include",
    ("differ", "from"): "contrast",
    ("evolve", "into"): "evolve",
    ("develop", "into"): "evolve",
    ("turn", "into"): "evolve",
    ("associate", "with"): "associate",
    ("correlate", "with"): "associate",
    ("relate", "to"): "associate",
    ("link", "to"): "associate",
}
"""Verb and preposition, to the class of the pair."""

_BY_LEMMA = {
    lemma: name
    for name, lemmas in {
        "raise": RAISE,
        "foster": FOSTER,
        "increase": INCREASE,
        "yield": YIELD,
        "cause": CAUSE,
        "worsen": WORSEN,
        "curb": CURB,
        "lower": LOWER,
        "hinder": HINDER,
        "require": REQUIRE,
        "face": FACE,
        "employ": EMPLOY,
        "govern": GOVERN,
        "include": INCLUDE,
        "motivate": MOTIVATE,
        "influence": INFLUENCE,
        "complement": COMPLEMENT,
        "substitute": SUBSTITUTE,
        "outweigh": OUTWEIGH,
        "moderate": MODERATE,
        "explain": EXPLAIN,
    }.items()
    for lemma in lemmas
}


def verb_class(lemma: str, preposition: str | None = None) -> str | None:
    """Return the class of a verb, or of a verb with its preposition."""
    if preposition is not None:
        return PREPOSITIONAL.get((lemma, preposition))
    return _BY_LEMMA.get(lemma)


def phrase_class(kind: str) -> str:
    """Return the class of a verb phrase that names a concept of a kind: what does it, brings it
    about.

    >>> phrase_class("benefit"), phrase_class("challenge")
    ('raise', 'cause')
    """
    return "cause" if kind == "challenge" else "raise"


def relation(verb: str, subject: str, object: str) -> str | None:
    """Return the relation type a class of verbs means between two kinds, or None for no claim.

    >>> relation("lower", "mechanism", "challenge"), relation("lower", "challenge", "benefit")
    ('Mitigates', 'Hinders')
    """
    good, bad = object in GOODS, object == "challenge"
    if verb == "explain":
        return "Explains" if subject == "theory" and object != "theory" else None
    if subject not in CAUSAL:
        return None
    match verb:
        case "raise":
            return "Enables" if good else None
        case "foster":
            return "Enables" if good else "Causes" if bad else None
        case "increase":
            return "Enables" if good else "Aggravates" if bad else None
        case "yield":
            return "Enables" if good else "Causes" if bad else None
        case "cause":
            return "Causes" if bad else "Enables" if good else None
        case "worsen":
            return "Aggravates" if bad else None
        case "curb":
            return "Mitigates" if bad else None
        case "lower":
            return "Mitigates" if bad else "Hinders" if good else None
        case "hinder":
            return "Hinders" if good else None
        case "require":
            return "Requires" if object in GOODS | {"contingency", "driver"} else None
        case "rely":
            if subject == "form" and object == "mechanism":
                return "Employs"
            return "Requires" if good else None
        case "face":
            return "Causes" if bad and subject == "form" else None
        case "employ":
            return "Employs" if subject == "form" and object == "mechanism" else None
        case "govern":
            return "Governs" if subject == "mechanism" and object == "form" else None
        case "include":
            return "HasElement" if subject == "form" and object in ("mechanism", "form") else None
        case "motivate":
            return "Motivates" if object == "form" else None
        case "influence":
            return "Influences" if object in CAUSAL else None
        case "complement":
            return "Complements" if subject == object == "mechanism" else None
        case "substitute":
            same = subject == object and subject in ("mechanism", "form")
            return "SubstitutesFor" if same else None
        case "outweigh":
            return "Outweighs" if {subject, object} == {"benefit", "challenge"} else None
        case "moderate":
            return "Moderates" if object in CAUSAL else None
        case "contrast":
            return "ContrastsWith" if subject == object else None
        case "evolve":
            return "EvolvesInto" if subject == object == "form" else None
        case "associate":
            return "AssociatedWith" if object in CAUSAL else None
    return None
