"""What a wanted thing becomes where it is lacking: "poor communication" is a challenge of its own.

Each row says which nouns, lacking, name which challenge; the templates say how a text tells that
something lacks. "Reduced conflict" is not in here: less of a challenge is no other concept.
"""

from __future__ import annotations

from collections.abc import Iterator

_ADJECTIVES = (
    "poor weak low insufficient inadequate limited little lacking missing deficient ineffective "
    "declining diminished eroded diminishing waning scant minimal absent unsatisfactory eroding"
).split()
_NOUNS = (
    "lack absence loss shortage dearth deficiency erosion breakdown decline deterioration paucity "
    "weakening insufficiency inadequacy scarcity collapse deficit failure destruction"
).split()
_AFTER = "deficit gap failure breakdown problem difficulty issue loss erosion shortage".split()
_VERBS = ("lack", "lacking", "without sufficient", "not enough", "without adequate", "too little")

TEMPLATES = (
    *(f"{word} {{}}" for word in (*_ADJECTIVES, *_VERBS)),
    *(f"{word} of {{}}" for word in _NOUNS),
    *(f"{word} in {{}}" for word in ("decline", "breakdown", "deficiency", "loss")),
    *(f"{{}} {word}" for word in _AFTER),
)

CHALLENGES: dict[str, str] = {
    "Distrust": "trust|confidence in partner|mutual trust|goodwill|trust between partners",
    "CommitmentDeficit": "commitment|engagement|involvement|support|buy-in|motivation|interest|"
    "partner commitment|management support|dedication|enthusiasm|willingness to cooperate|"
    "willingness to collaborate|active participation|political will|follow-through",
    "CoordinationChallenge": "coordination|alignment of activities|integration of activities",
    "CommunicationBreakdown": "communication|dialogue|mutual understanding|understanding between "
    "partners|feedback|exchange of views|open communication|contact between partners",
    "InformationChallenge": "information|information sharing|information exchange|knowledge|"
    "awareness|knowledge sharing|data sharing|sharing of information",
    "ResourceShortage": "resource|funding|funds|staff|personnel|capacity|skills|expertise|time|"
    "capital|budget|finance|manpower|experience|human resources|financial resources|"
    "staffing|training|know-how|technical expertise|qualified staff|investment",
    "GovernanceInadequacy": "leadership|governance|oversight|direction|supervision|structure|"
    "governance structure|planning|management structure|strategic direction",
    "AccountabilityDeficit": "accountability|public accountability|responsibility",
    "DemocraticDeficit": "transparency|legitimacy|representation|inclusion|public participation|"
    "inclusiveness|openness|public scrutiny|stakeholder participation",
    "PartnerMisfit": "fit|compatibility|complementarity|strategic fit|partner fit|cultural fit",
    "GoalConflict": "consensus|common goals|shared vision|goal alignment|common purpose|"
    "shared goals|agreement on goals|common vision|shared purpose|unity of purpose|goal congruence",
    "RoleAmbiguity": "clarity|role clarity|clear goals|clear objectives|clear roles|clear "
    "responsibilities|clear strategy|definition of roles|clarity of purpose|clarity about roles",
    "MisalignedIncentives": "incentives|incentive alignment|incentives to cooperate",
    "SystemIncompatibility": "interoperability|system integration|integration of systems|"
    "compatibility of systems|technical compatibility",
    "StandardsFragmentation": "standards|common standards|standardization|shared standards",
    "LossOfControl": "control|managerial control|ownership control|control over operations",
    "LossOfAutonomy": "autonomy|independence|freedom|discretion|sovereignty",
    "OpportunismChallenge": "cooperation|collaboration|reciprocity|willingness to share",
    "RelationshipInstability": "stability|continuity|relationship stability|stability of the "
    "alliance",
    "PerformanceChallenge": "performance|results|service quality|effectiveness|quality",
    "KnowledgeTransferBarrier": "absorptive capacity|knowledge transfer|learning capacity|learning",
    "InequitableDistribution": "fairness|equity|fair distribution|procedural fairness",
    "TechnologyChallenge": "infrastructure|technical infrastructure|IT infrastructure|"
    "technical skills",
    "CulturalChallenge": "cultural understanding|cultural awareness|cultural sensitivity",
    "DataQualityProblem": "data quality|quality of data",
    "PerformanceMeasurementDifficulty": "evaluation|performance measurement|metrics|measurement|"
    "monitoring and evaluation",
    "DataPrivacyConcern": "privacy|confidentiality|data protection",
    "DataSecurityRisk": "data security|information security|security of data",
    "PartnerRivalry": "solidarity between partners",
    "ContractIncompleteness": "formal agreement|contractual detail|clear contract",
}
"""A challenge to the nouns, between bars, that name it where what they name is lacking."""


OF_MANY = frozenset(["ResourceShortage", "CommitmentDeficit", "GoalConflict", "RoleAmbiguity"])
"""Challenges whose nouns say something else before "problem": "experience difficulties"."""


def lacking() -> Iterator[tuple[str, str, str]]:
    """Yield a phrase, the challenge it names, and the wanted noun in it.

    >>> next(lacking())
    ('poor trust', 'Distrust', 'trust')
    """
    for challenge, nouns in CHALLENGES.items():
        for noun in nouns.split("|"):
            for template in TEMPLATES if challenge not in OF_MANY else TEMPLATES[: -len(_AFTER)]:
                yield template.format(noun), challenge, noun
