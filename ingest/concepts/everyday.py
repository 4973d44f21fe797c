"""Words of every day in labels, and words around them that tell whether they name a concept."""

from __future__ import annotations

# Words that make it plain that a passage is about organizations working together.
CUES = frozenset(
    "partner partnership alliance venture consortium network interfirm interorganizational "
    "interorganisational collaboration collaborative cooperation cooperative collaborator "
    "supplier buyer organization organisation firm company agency member ally parent coalition "
    "federation interagency franchise franchisor franchisee licensor licensee outsourcing "
    "governance contractor competitor coopetition cluster ngo nonprofit".split()
)
# Those that leave no doubt: one of them in a passage holds for all its sentences.
STRONG_CUES = CUES - frozenset(
    "network organization organisation firm company agency member parent buyer cluster "
    "governance competitor contractor federation".split()
)
# Verbs that name a concept by themselves.
TELLING_VERBS = frozenset(
    "collaborate cooperate ally partner outsource subcontract license communicate coordinate "
    "monitor audit certify sanction punish incentivize trust distrust mistrust cheat shirk deceive "
    "coerce dominate resist comply litigate collude dissolve innovate adapt specialize learn "
    "reciprocate standardize synchronize orchestrate align interoperate commit complement survive "
    "lobby advocate pool consult globalize streamline economize disagree clash quarrel "
    "misunderstand leak outlearn renege betray co-create co-develop disseminate commercialize "
    "cocreate misinterpret diversify defect".split()
)
# Of these, words that mean something else as nouns: a monitor, a license, a partner.
VERBS_ONLY = frozenset("monitor license ally partner pool advocate sanction commit".split())
# Texts and scholars advocate a view; who advocates before the powerful wants to influence them.
POLITICAL = frozenset(
    "policy policymaker law legislation legislator lawmaker regulation regulator government state "
    "public politician parliament minister reform right interest behalf cause".split()
)
# Words that mean something else as adjectives: a cooperative, but a cooperative agreement.
NOUNS_ONLY = frozenset(["cooperative"])
# Words of every day: they name a concept only beside a form, in a passage about relationships.
COMMON = frozenset(
    "relationship linkage tie exchange hybrid ownership stability power gain reward outcome "
    "resource skill capability competency performance failure fail problem risk participation "
    "involvement engagement rule quality cost accountability training speed profit funding "
    "financing capital interaction openness diffusion planning freedom termination reporting "
    "crisis control champion committed complement agile fair adaptable responsive success "
    "successful benefit advantage barrier obstacle challenge agreement standard norm evaluation "
    "local global regional formal governance leadership routine incentive expertise "
    "know-how difficulty visibility".split()
)
# Of these, nouns that are understood of a relationship wherever a passage is about one.
UNDERSTOOD = frozenset(
    "relationship tie incentive benefit challenge barrier obstacle governance norm stability "
    "agreement accountability expertise control success failure performance advantage "
    "ownership evaluation hybrid".split()
)
# Words that are their own context as nouns.
SELF_EVIDENT = frozenset(["collaboration", "cooperation", "partnership", "alliance"])
# Nouns that add nothing to what stands before them: cost reduction efforts.
NAMELESS = frozenset(
    "process activity effort initiative program programme practice problem issue concern benefit "
    "gain effect outcome strategy goal need opportunity potential mechanism arrangement project "
    "objective success performance motive channel level advantage purpose reason risk challenge "
    "difficulty cost barrier result capability capacity ability improvement behavior behaviour "
    "hazard tendency situation threat aspect dimension measure approach style pattern theory "
    "network alliance partnership venture consortium agreement contract relationship literature "
    "clause system model routine program scheme".split()
)
