"""Words that relate concepts, by the class of what they say: verbs, nouns and adjectives.

Classes: raise, foster, increase, yield, cause, worsen (upwards); curb, lower, hinder (downwards);
require, face, employ, manage, govern, include, show, motivate, influence and the others, each for
the relation it means (`predicates.py`).
"""

from __future__ import annotations

_VERBS = {
    "raise": "enable support improve enhance strengthen boost accelerate ease help permit nurture "
    "advance aid cultivate bolster sustain favour favor reinforce preserve maintain underpin "
    "ensure protect safeguard guarantee empower upgrade expand optimize optimise "
    "enrich streamline restore rebuild expedite speed",
    "foster": "facilitate promote foster stimulate encourage invite engender spawn spark",
    "increase": "increase heighten raise deepen magnify amplify elevate multiply maximize maximise",
    "yield": "provide offer give yield bring deliver generate create produce build achieve secure "
    "afford confer allow realize realise open present lend grant establish develop gain obtain "
    "attain win earn unlock",
    "cause": "cause trigger entail provoke breed introduce pose incur ignite imply",
    "worsen": "exacerbate aggravate worsen intensify compound",
    "curb": "mitigate curb overcome resolve alleviate deter address avoid counter counteract "
    "restrain contain dampen attenuate forestall avert defuse tackle circumvent solve combat "
    "bridge soften preclude",
    "lower": "reduce limit prevent lower minimize minimise lessen diminish decrease eliminate cut "
    "constrain restrict weaken suppress shrink curtail relieve",
    "hinder": "hinder impede undermine inhibit erode threaten block slow damage harm destroy "
    "jeopardize jeopardise hamper obstruct compromise frustrate complicate undo discourage "
    "endanger disrupt derail stifle thwart impair deteriorate",
    "require": "require need demand presuppose necessitate",
    "face": "face experience encounter confront",
    "employ": "exercise use employ involve adopt apply utilize utilise deploy leverage conduct "
    "emphasize emphasise feature specify stipulate combine rotate practise practice undertake",
    "manage": "control manage handle monitor align",
    "govern": "govern coordinate steer run administer supervise regulate oversee define "
    "formalize formalise structure",
    "include": "comprise encompass include incorporate integrate",
    "show": "characterize characterise mark",
    "have": "have possess contain",
    "motivate": "motivate prompt spur induce drive",
    "influence": "influence affect shape determine impact condition",
    "complement": "complement",
    "substitute": "replace supplant supersede",
    "outweigh": "outweigh exceed offset outstrip",
    "evolve": "precede",
    "moderate": "moderate",
    "explain": "explain predict",
}
VERBS = {lemma: name for name, lemmas in _VERBS.items() for lemma in lemmas.split()}

_PREPOSITIONAL = {
    "yield": "tap:into lead:to result:in culminate:in translate:into end:in amount:to give:to",
    "raise": "contribute:to allow:for provide:for aid:in assist:in help:in help:with conduce:to "
    "open:to cater:to",
    "rely": "rely:on rely:upon build:on draw:on",
    "require": "depend:on depend:upon hinge:on hinge:upon rest:on rest:upon call:for "
    "revolve:around",
    "face": "suffer:from expose:to struggle:with fall:to plague:by come:with beset:by wrestle:with "
    "confront:with saddle:with burden:by burden:with fraught:with",
    "curb": "protect:against safeguard:against guard:against protect:from deal:with cope:with "
    "shield:from hedge:against",
    "substitute": "substitute:for",
    "outweigh": "compensate:for",
    "explain": "account:for",
    "stem": "stem:from arise:from result:from come:from derive:from emerge:from originate:in "
    "flow:from follow:from spring:from accrue:from root:in arise:in arise:with arise:within "
    "occur:in occur:within emerge:in emerge:within",
    "include": "consist:of compose:of",
    "show": "characterize:by characterise:by mark:by typify:by",
    "employ": "invest:in engage:in participate:in operate:through work:through make:of base:on "
    "center:on centre:on focus:on govern:through manage:through coordinate:through",
    "govern": "preside:over define:by formalize:by formalise:by underpin:by govern:by",
    "contrast": "differ:from distinguish:from contrast:with",
    "evolve": "evolve:into develop:into turn:into transform:into grow:into morph:into "
    "mature:into convert:into",
    "associate": "associate:with correlate:with relate:to link:to connect:to tie:to",
    "influence": "bear:on matter:for impact:on",
}
PREPOSITIONAL = {
    (pair.split(":")[0], pair.split(":")[1]): name
    for name, pairs in _PREPOSITIONAL.items()
    for pair in pairs.split()
}
"""Verb and preposition, to the class of the pair."""

_NOUNS = {
    "yield": "source:of foundation:for foundation:of basis:for basis:of gateway:to route:to "
    "path:to pathway:to opportunity:for platform:for access:to",
    "raise": "driver:of means:of means:for means:to vehicle:for vehicle:of way:of way:for way:to "
    "enabler:of enabler:for catalyst:for facilitator:of contributor:to contribution:to tool:for "
    "tool:of tool:to instrument:for instrument:of support:for boost:to incentive:for "
    "incentive:to mechanism:for mechanism:to method:of method:for method:to opportunity:to "
    "role:in antecedent:of device:for solution:for approach:to arena:for forum:for "
    "improvement:in increase:in",
    "cause": "cause:of root:of reason:for",
    "hinder": "barrier:to barrier:for obstacle:to obstacle:for impediment:to threat:to "
    "hindrance:to hurdle:to hurdle:for constraint:on constraint:to challenge:to challenge:for "
    "blow:to brake:on enemy:of",
    "curb": "safeguard:against protection:against protection:from remedy:for remedy:against "
    "antidote:to answer:to response:to solution:to hedge:against cure:for bulwark:against "
    "guard:against buffer:against",
    "lower": "reduction:in reduction:of decrease:in decline:in",
    "substitute": "substitute:for alternative:to replacement:for",
    "complement": "complement:to",
    "influence": "determinant:of factor:in factor:for factor:of influence:on impact:on effect:on "
    "predictor:of",
    "symptom": "symptom:of",
}
NOUNS = {
    (pair.split(":")[0], pair.split(":")[1]): name
    for name, pairs in _NOUNS.items()
    for pair in pairs.split()
}
"""Noun and preposition, to the class of verb that says the same; `to` also before an infinitive."""

_ADJECTIVES = {
    "hinder": "detrimental:to harmful:to damaging:to destructive:of counterproductive:to",
    "raise": "conducive:to beneficial:to beneficial:for helpful:in helpful:for useful:in "
    "useful:for instrumental:in effective:in effective:at favorable:to favourable:to good:for "
    "valuable:for instrumental:to useful:to responsible:for",
    "face": "prone:to vulnerable:to susceptible:to subject:to exposed:to fraught:with",
    "require": "contingent:on contingent:upon dependent:on dependent:upon conditional:on "
    "reliant:on",
    "associate": "related:to linked:to associated:with connected:with connected:to tied:to",
    "contrast": "different:from distinct:from",
    "compare": "similar:to comparable:to akin:to equivalent:to",
    "yield": "rich:in",
}
ADJECTIVES = {
    (pair.split(":")[0], pair.split(":")[1]): name
    for name, pairs in _ADJECTIVES.items()
    for pair in pairs.split()
}
"""Adjective and preposition after to be, to the class of verb that says the same."""

ESSENTIAL = frozenset(
    "essential crucial critical vital necessary indispensable key central fundamental integral "
    "imperative needed required important".split()
)
CONDITIONS = frozenset(
    "prerequisite condition precondition requirement key basis necessity cornerstone "
    "foundation ingredient must requisite linchpin lifeblood".split()
)
"""Nouns for what something cannot do without."""

UPWARD_NOUNS = frozenset(
    "increase improvement enhancement rise growth promotion strengthening creation generation "
    "achievement attainment facilitation gain boost expansion advancement".split()
)
DOWNWARD_NOUNS = frozenset(
    "reduction decrease decline prevention mitigation avoidance elimination minimization lowering "
    "minimisation removal resolution alleviation weakening erosion deterioration diminution loss "
    "undermining dissolution destruction".split()
)
"""Nouns for what becomes of the thing after `of` or `in`: less of it."""
UPWARD_MODIFIERS = frozenset(
    "increased greater improved better higher enhanced more stronger increasing growing "
    "heightened additional".split()
)
DOWNWARD_MODIFIERS = frozenset(
    "reduced lower less fewer decreased diminished lessened minimal declining reducing lowered "
    "decreasing weaker diminishing minimized smaller lesser".split()
)


def verb_class(lemma: str, preposition: str | None = None) -> str | None:
    """Return the class of a verb, or of a verb with its preposition.

    >>> verb_class("curb"), verb_class("lead", "to"), verb_class("walk")
    ('curb', 'yield', None)
    """
    if preposition is not None:
        return PREPOSITIONAL.get((lemma, preposition))
    return VERBS.get(lemma)
