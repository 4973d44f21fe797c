"""Ways of saying a label that follow from its form: "cost sharing", "share costs", "sharing of
costs". A variant never takes a label's place, and one that two concepts would share is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interorg.ontology.concepts import load_concepts
from interorg.ontology.extra_modules import kept_with_ontology

_BETWEEN = (
    "{} among partners",
    "{} between members",
    "{} among members",
    "{} between parties",
    "{} among parties",
    "{} with partners",
)

ENDINGS: Mapping[str, tuple[str, ...]] = {
    "sharing": ("sharing of {}", "share {}"),
    "pooling": ("pooling of {}", "pool {}"),
    "spreading": ("spreading of {}", "spread {}"),
    "splitting": ("splitting of {}", "split {}"),
    "reduction": ("reduction of {}", "reduction in {}", "reduce {}", "lower {}", "cut {}"),
    "savings": ("savings in {}", "save {}"),
    "transfer": ("transfer of {}", "transfer {}"),
    "exchange": ("exchange of {}", "exchange {}"),
    "creation": ("creation of {}", "create {}"),
    "generation": ("generation of {}", "generate {}"),
    "allocation": ("allocation of {}", "allocate {}"),
    "division": ("division of {}", "divide {}"),
    "enhancement": ("enhancement of {}", "enhance {}"),
    "improvement": ("improvement of {}", "improvement in {}", "improve {}"),
    "development": ("development of {}", "develop {}"),
    "diversification": ("diversification of {}", "diversify {}"),
    "utilization": ("utilization of {}", "utilize {}"),
    "acquisition": ("acquisition of {}", "acquire {}"),
    "integration": ("integration of {}", "integrate {}"),
    "penetration": ("penetration of {}", "penetrate {}"),
    "expansion": ("expansion of {}", "expand {}"),
    "standardization": ("standardization of {}", "standardize {}"),
    "harmonization": ("harmonization of {}", "harmonize {}"),
    "leakage": ("leakage of {}", "leak {}"),
    "alignment": ("alignment of {}", "align {}"),
    "building": ("building of {}", "build {}"),
    "resolution": ("resolution of {}", "resolve {}"),
    "attainment": ("attainment of {}", "attain {}"),
    "selection": ("selection of {}", "choice of {}", "select {}", "choose {}"),
    "asymmetry": (
        "asymmetry of {}",
        "asymmetry in {}",
        "asymmetric {}",
        "{} imbalance",
        "imbalance of {}",
        "imbalance in {}",
        "disparity in {}",
        "unequal {}",
    ),
    "between partners": _BETWEEN,
}
"""How a label ends, to phrases that say the same of the rest."""

OPENINGS: Mapping[str, tuple[str, ...]] = {
    "shared": ("share", "sharing of"),
    "pooled": ("pool", "pooling of"),
    "reduced": ("reduce", "lower", "cut", "reduction of", "reduction in"),
    "lower": ("reduce", "cut", "reduction of", "reduction in", "reduced"),
    "improved": ("improve", "enhance", "improvement of", "improvement in", "better", "enhanced"),
    "enhanced": ("enhance", "improve", "enhancement of", "improved", "better"),
    "increased": ("increase", "raise", "increase in", "higher", "greater"),
    "stronger": ("strengthen", "strengthening of"),
    "conflicting": (
        "conflict of",
        "conflict over",
        "incompatible",
        "divergent",
        "diverging",
        "competing",
        "differing",
        "clashing",
        "opposing",
    ),
    "unequal": ("uneven", "unfair", "inequitable", "unbalanced", "imbalanced"),
    "lack of": (
        "absence of",
        "insufficient",
        "inadequate",
        "missing",
        "limited",
        "little",
        "shortage of",
    ),
    "loss of": ("lose", "losing", "surrender of", "give up", "giving up"),
    "access to": ("access", "gain access to", "obtain access to", "provide access to"),
    "dependence on": ("dependency on", "reliance on", "over-reliance on", "dependent on"),
    "sharing of": ("share",),
    "pool": ("pooling", "pooling of"),
    "combine": ("combining", "combination of"),
    "acquire": ("acquiring", "acquisition of"),
    "achieve": ("achieving", "achievement of", "attain", "attainment of", "accomplish", "reach"),
    "address": ("addressing", "tackle", "tackling", "solve", "solving", "solution of"),
    "retain": ("retaining", "keep", "maintain", "maintaining", "preserve", "preservation of"),
    "spread": ("spreading", "spreading of"),
    "overcoming": ("overcome",),
    "entering": ("enter", "entry into"),
}
"""How a label opens, to openings that say the same of the rest."""

FORMS = (
    "alliance",
    "partnership",
    "joint venture",
    "venture",
    "relationship",
    "network",
    "consortium",
    "coalition",
    "collaboration",
    "cooperation",
)
"""What relationships are called where it matters little which they are."""
FATES = frozenset(
    "failure instability stability survival longevity durability success performance "
    "effectiveness dissolution termination breakdown collapse".split()
)
"""What befalls a relationship: "alliance failure" is said of networks and ventures too."""
COST_OF = re.compile(r"^(\w+(?:ing|tion|ment)|search|exit) costs?$")
# A preposition before somebody or something that a determiner may go with: "failure of the
# alliance", but not "economies of the scale".
DETERMINED = re.compile(
    r"\b(of|in|on|over|between|among|with|into) (?=(?!the |an? |one )(?:\w+ )?"
    r"(?:partner|member|party|parent|firm|supplier|buyer|market|alliance|partnership|venture|"
    r"relationship|network|consortium|coalition|collaboration|cost|risk|benefit|gain|profit|"
    r"contribution|result)s?$)"
)
# Words that cannot be in the object of a verb or after "of": not "share joint".
NO_OBJECTS = frozenset(
    "joint mutual interorganizational inter-organizational interfirm interpartner organizational "
    "informational technical new fair unfair poor collaborative cooperative shared common quick "
    "peer foreign cultural cognitive regional economic social structural professional "
    "international market difficult between it to".split()
)

NOTIONS = frozenset(["benefit", "mechanism", "challenge", "driver", "successFactor"])
"""Kinds whose labels name actions and states; a form's label is a name."""


@dataclass(frozen=True)
class Variant:
    """Another way of saying a label of a concept."""

    text: str
    concept: str
    label: str


def variants(label: str) -> Iterator[str]:
    """Yield the variants of one label; some may come twice.

    >>> sorted(variants("cost sharing"))
    ['share cost', 'sharing of cost', 'sharing of the cost']
    """
    said = label.lower()
    plain = [said, *_of_ending(said), *_of_opening(said), *_of_fate(said), *_of_cost(said)]
    yield from plain[1:]
    for text in plain:
        determined = DETERMINED.sub(r"\1 the ", text, count=1)
        if determined != text:
            yield determined


def _of_ending(label: str) -> Iterator[str]:
    """Turn round a label by its last words.

    >>> list(_of_ending("power asymmetry"))[:3]
    ['asymmetry of power', 'asymmetry in power', 'asymmetric power']
    """
    for ending, patterns in ENDINGS.items():
        rest = label.removesuffix(f" {ending}")
        words = rest.split()
        if rest == label or len(words) > 2 or NO_OBJECTS.intersection(words):
            continue
        for pattern in patterns:
            yield pattern.format(rest)


def _of_opening(label: str) -> Iterator[str]:
    """Say the first words of a label otherwise.

    >>> list(_of_opening("loss of control"))[:2]
    ['lose control', 'losing control']
    """
    for opening, others in OPENINGS.items():
        rest = label.removeprefix(f"{opening} ")
        if rest != label:
            for other in others:
                yield f"{other} {rest}"


def _of_fate(label: str) -> Iterator[str]:
    """Say of every form what a label says of one.

    >>> list(_of_fate("alliance failure"))[2:4]
    ['partnership failure', 'failure of partnership']
    """
    form, _, fate = label.rpartition(" ")
    if form in FORMS and fate in FATES:
        for other in FORMS:
            yield f"{other} {fate}"
            yield f"{fate} of {other}"


def _of_cost(label: str) -> Iterator[str]:
    """Name the cost of an action the other way round.

    >>> list(_of_cost("coordination costs"))
    ['cost of coordination']
    """
    found = COST_OF.match(label)
    if found:
        yield f"cost of {found[1]}"


@kept_with_ontology
def all_variants() -> tuple[Variant, ...]:
    """Return the variants of all labels that belong to one concept and are no label already."""
    labels = {label.lower() for c in load_concepts().values() for label in c.labels}
    owners: dict[str, set[str]] = {}
    found: dict[str, Variant] = {}
    for concept in load_concepts().values():
        if concept.kind not in NOTIONS:
            continue
        for label in concept.labels:
            for text in variants(label):
                if text not in labels:
                    owners.setdefault(text, set()).add(concept.id)
                    found[text] = Variant(text, concept.id, label)
    return tuple(v for text, v in sorted(found.items()) if len(owners[text]) == 1)
