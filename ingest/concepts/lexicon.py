"""The labels of the concepts as a trie over normalized words, and how words are normalized."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from interorg.ontology.concepts import load_concepts
from interorg.ontology.extra_modules import kept_with_ontology

from .variants import all_variants

DASHES = frozenset("-‐‑‒–—/")
# Prefixes that some write with a hyphen and some without: inter-firm, co-opetition.
PREFIXES = frozenset(["inter", "co", "non", "multi", "intra", "re", "pre", "sub", "trans"])

# First words that make a label a verb phrase.
ACTIONS = frozenset(
    "share reduce lower cut save gain access obtain provide enter penetrate overcome bypass "
    "circumvent spread pool exchange transfer create build improve enhance increase raise "
    "strengthen expand allocate diversify utilize acquire standardize align learn leverage "
    "develop achieve realize solve tackle address exploit lose give combine jump sharing "
    "reducing spreading pooling entering gaining building cutting lowering accessing "
    "acquiring exchanging transferring combining improving creating join jointly retain keep "
    "maintain preserve remain stay surrender cede relinquish sacrifice reach attain accomplish "
    "meet fulfil contribute commit bring boost attract secure invest split divide coordinate "
    "integrate harmonize streamline resolve settle monitor measure select choose find identify "
    "avoid minimize mitigate limit hedge absorb withstand manage stabilize adapt respond recover "
    "upgrade extend foster promote stimulate influence shape represent earn restore establish "
    "erode undermine engage involve consult train internalize disseminate bridge purchase procure "
    "retaining keeping maintaining preserving attaining expanding developing strengthening "
    "leveraging increasing enhancing penetrating overcoming raising saving coordinating "
    "integrating managing building resolving avoiding minimizing limiting decrease curb leak "
    "settle protect safeguard recombine diffuse assimilate appropriate misappropriate exploit "
    "evaluate assess optimize duplicate disclose grow win fulfil confront cultivate bring depend "
    "lack generate utilise diversify rely realise collaborate cooperate compete work partner "
    "communicate trim slash contain economize hold eliminate distribute maximize make yield "
    "tap open broaden widen enlarge deepen sustain confer offer deter foreclose weaken "
    "shorten compress accelerate hasten ensure serve satisfy understand mobilize transmit "
    "convey produce spur encourage enable facilitate introduce launch invent commercialize "
    "assure simplify rationalize smooth automate dampen lessen withstand survive weather bear "
    "bolster affect sway deliver tackle combat construct finance fund conserve prolong hamper "
    "impede complicate hinder require consume restrict constrain threaten curtail abuse "
    "misuse wield exert impose dictate cheat deceive mislead betray breach violate evade "
    "pursue seek destroy damage harm steal extract capture claim withhold conceal hoard hide "
    "reveal expose amplify distort exaggerate inflate magnify resist oppose forgo divert "
    "neglect destabilize abandon disrupt interrupt halt blur dilute diminish escape bypass "
    "circumvent sign conclude draft enforce specify arbitrate mediate assign define clarify "
    "supervise oversee regulate track inspect gauge appraise benchmark quantify punish "
    "penalize expel exclude ostracize nurture engender breed rebuild repair convene moderate "
    "empower bridge respect reconcile accommodate synchronize orchestrate unify replicate "
    "codify unite merge bundle aggregate gather disclose circulate screen vet recruit invite "
    "include educate coach dedicate devote formulate outperform beat".split()
)

_BRITISH = (
    (re.compile(r"is(ation|e|ed|ing|es|er|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|ing)$"), r"yz\1"),
    (re.compile(r"(behavi|lab|fav|endeav|neighb)our"), r"\1or"),
    (re.compile(r"^cent(er|re)$"), "center"),
    (re.compile(r"^programme$"), "program"),
    (re.compile(r"^licence$"), "license"),
    (re.compile(r"^fulfilment$"), "fulfillment"),
)
_SHORT_ISE = frozenset("rise wise raise promise exercise enterprise franchise expertise".split())


@cache
def normalized(word: str) -> str:
    """Fold case, plural and British spelling, the same way for labels and texts.

    >>> normalized("Organisations"), normalized("synergies"), normalized("crisis")
    ('organization', 'synergy', 'crisis')
    """
    word = word.lower().replace("’", "'")
    if word == "upon":
        return "on"
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
        word = word[:-1]
    if word not in _SHORT_ISE:
        for pattern, replacement in _BRITISH:
            word = pattern.sub(replacement, word)
    return word


@dataclass(frozen=True)
class Entry:
    """What a label stands for."""

    concept: str
    kind: str
    label: str
    needs_context: bool
    """A common word that names the concept only where organizations are spoken of."""
    case_sensitive: bool
    """An acronym, matched as written."""

    @property
    def is_action(self) -> bool:
        """Tell whether the label is a verb phrase, in which an article may stand."""
        return self.label.split()[0].lower() in ACTIONS

    @property
    def capitals(self) -> tuple[str, ...]:
        """Give the acronyms in a longer label, which are written so: "IS research"."""
        return tuple(word for word in self.label.split() if word.isupper() and len(word) > 1)


@dataclass
class Node:
    """One word further into a label; `entry` where a label ends."""

    children: dict[str, Node] = field(default_factory=dict)
    entry: Entry | None = None


def words(label: str) -> Iterator[str]:
    """Split a label as the tokenizer would, without its hyphens, prefixes joined.

    >>> list(words("inter-firm buyer-supplier ties"))
    ['interfirm', 'buyer', 'supplier', 'tie']
    """
    pieces = re.findall(r"['’]s\b|[^\W_]+(?:[&.][^\W_]+)*|[^\w\s]", label)
    prefix = ""
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else ""
        if piece in DASHES:
            continue
        if piece.lower() in PREFIXES and following in DASHES:
            prefix = piece.lower()
            continue
        yield normalized(prefix + piece)
        prefix = ""


@kept_with_ontology
def trie() -> Node:
    """Build the trie of every label of every concept; a label belongs to one concept only.

    Deprecated concepts are left out: what replaces them is found.
    """
    root = Node()
    concepts = {name: c for name, c in load_concepts().items() if not c.deprecated}
    for concept in concepts.values():
        context = {label.lower() for label in concept.context_labels}
        for label in concept.labels:
            acronym = label.isupper() and len(label) <= 6
            entry = Entry(concept.id, concept.kind, label, label.lower() in context, acronym)
            _grow(root, label, entry)
    for variant in (v for v in all_variants() if v.concept in concepts):
        kind = concepts[variant.concept].kind
        entry = Entry(variant.concept, kind, variant.text, variant.needs_context, False)
        _grow(root, variant.text, entry)
    return root


def _grow(root: Node, label: str, entry: Entry) -> None:
    """Add a label; one that is there already keeps its meaning."""
    node = root
    for word in words(label):
        node = node.children.setdefault(word, Node())
    node.entry = node.entry or entry
