"""Challenges by what is wrong with what: words that open, and words that close, each with each."""

from __future__ import annotations

from collections.abc import Mapping

from .benefit_pairings import FORMS

_HARD = (
    "hard to|difficult to|harder to|more difficult to|not easy to|struggle to|inability to|"
    "unable to|impossible to|difficulty of|difficulty in|problem of|problem in|trouble|"
    "challenge of|obstacle to|barrier to"
)
_LOSE = (
    "lose|give up|surrender|cede|relinquish|sacrifice|loss of|reduced|limited|diminished|"
    "restrict|constrain|threaten|curtail|erode|undermine|limit|weaken|loosen|threat to|fear for"
)
_DIFFERENT = (
    "different|differing|diverging|divergent|incompatible|clashing|conflicting|contrasting|"
    "dissimilar|difference in|difference between|clash of|clash between|mismatch of|"
    "mismatch in|gap between|incompatibility of|diversity of|divergence of|divergence in"
)
_DISPUTED = (
    "dispute over|dispute about|conflict over|conflict about|disagreement over|"
    "disagreement about|disagreement on|disputed|contested|quarrel over|argument over|"
    "tension over|fight over|contention over"
)
_AMONG = (
    "between partners|among partners|between members|among members|between parties|"
    "among stakeholders|between allies|with partners|with a partner|within the alliance|"
    "within the partnership|in the partnership|in the alliance|between the organizations|"
    "between franchisor and franchisee|among members of the network|between parents"
)

CHALLENGES: Mapping[str, tuple[str, ...]] = {
    "CoordinationChallenge": (
        f"{_HARD} : coordinate|coordinating|coordination|synchronize|synchronizing|"
        "integrate activities|align activities|aligning activities|coordinate partners",
        "hamper|impede|complicate|hinder : coordination|cooperation|collaboration|joint action",
    ),
    "InterdependenceComplexity": (
        "complex|complicated|complexity of|intricate|entangled : coordination task|"
        f"interdependence|interfirm process|joint task|joint project|arrangement|{FORMS}",
    ),
    "TimeConsumption": (
        "take|require|need|consume|demand|cost|spend : time|more time|much time|a long time|"
        "considerable time|years|months|a lot of time|longer|time and effort",
        "slow down|delay|prolong|drag out|slow|lengthy|slower|protracted|time-consuming : "
        "decision|decision-making|progress|process|negotiation|implementation|project|research",
    ),
    "DecisionDeadlock": (
        f"{_HARD}|fail to|failure to|cannot : agree|reach agreement|reach a decision|"
        "reach consensus|make decisions|agree on a decision|come to a decision",
        "decision|decisions : delayed|blocked|stalled",
    ),
    "RoleAmbiguity": (
        "unclear|ambiguous|vague|overlapping|blurred|confused|undefined|ill-defined|"
        "confusion about|confusion over|uncertainty about|ambiguity of|lack of clarity about|"
        "poorly defined|unspecified : role|responsibility|membership|mandate|task|duty|"
        "division of labor|boundary|expectations of partners|authority|structure",
    ),
    "GovernanceInadequacy": (
        "weak|poor|inadequate|ineffective|unclear|insufficient|lack of|bad|deficient|failed : "
        "governance|governance structure|leadership|management|steering|coordination structure|"
        "decision-making process|decision structure|partnership management|oversight structure",
    ),
    "PowerAsymmetry": (
        "unequal|uneven|asymmetric|imbalanced|unbalanced|lopsided|imbalance of|imbalance in|"
        "asymmetry of|difference in|disparity in|inequality of|inequality in|concentration of|"
        "differences of : power|influence|bargaining power|negotiating power|authority|"
        "power between partners|dependence|status|strength|power and resources",
        "weaker|stronger|dominant|powerful|dominating|junior|smaller and weaker|more powerful|"
        "less powerful|weakest : partner|party|member|side|firm|actor|participant",
        "dominated by|controlled by : one partner|larger partner|one party|one member|"
        "powerful partner|powerful member|stronger partner|one organization|a large firm",
    ),
    "ResourceDependence": (
        "depend on|dependent on|rely on|reliant on|reliance on|dependence on|dependency on|"
        "overreliance on|over-dependence on|beholden to|at the mercy of|captive of : partner|"
        "supplier|vendor|buyer|other party|single supplier|external resource|external supplier|"
        "other organization|partner's resource|donor|funder|provider|franchisor|another firm|"
        "critical resource|external funding|one supplier|one customer|outside supplier|"
        "resources of others|larger partner|partner's technology|few suppliers",
    ),
    "LossOfAutonomy": (
        f"{_LOSE} : autonomy|independence|freedom|discretion|sovereignty|decision-making power|"
        "freedom of action|freedom to act|decision-making authority|own identity|"
        "organizational autonomy|local autonomy|decision autonomy|managerial discretion",
    ),
    "LossOfControl": (
        "lose|give up|surrender|cede|relinquish|sacrifice|loss of|less|reduced|limited|little|"
        "diminished|lack of|no|weak|weaken : control|control over operations|control over quality|"
        "managerial control|decision control|direct control|control over technology|full control|"
        "control over activities|control of the venture|control over resources",
    ),
    "LockIn": (
        "locked into|locked in|tied to|bound to|stuck in|stuck with|trapped in|captive to : "
        "relationship|partner|vendor|supplier|technology|contract|alliance|agreement|system|"
        "one supplier|platform|partnership|provider|single vendor",
        "high|raise|increase|create|incur|significant|substantial|costly : switching cost|"
        "exit cost|exit barrier|cost of switching|cost of leaving",
        "hard to|difficult to|costly to|unable to|cannot|expensive to|impossible to : leave|exit|"
        "switch|withdraw|replace the partner|switch suppliers|switch vendors|switch partners|"
        "leave the relationship|exit the relationship|change suppliers|unwind",
        "limit|restrict|reduce|reduced|loss of|lack of|less|lose|constrain|limited : flexibility|"
        "strategic flexibility|future option|policy flexibility|strategic option|room for change",
    ),
    "PowerPlay": (
        "abuse|exploit|misuse|wield|use|exert|exercise|abuse of|misuse of|exercise of|use of : "
        "superior power|dominance|bargaining power|dominant position|market power over suppliers|"
        "coercive power|coercion|pressure on partners|power over others|power over partners",
        "impose|dictate|force : terms|conditions|will on others|its will|terms on suppliers",
    ),
    "Opportunism": (
        "act|behave|acting|behaving : opportunistically|dishonestly|deceptively|selfishly|"
        "in bad faith|in one's own interest|in its own interest",
        "cheat|deceive|mislead|exploit|betray|take advantage of|lie to|defraud : partner|"
        "other party|other|each other|ally|other side|counterpart|other members|situation",
        "break|breach|violate|renege on|go back on|default on|evade|breach of|violation of : "
        "agreement|promise|commitment|obligation|terms|contractual obligation|confidence",
        "pursue|seek|pursuit of|follow : self-interest|own interest|private gain|private benefit|"
        "private interest|own advantage|selfish interest|own ends",
        "opportunistic|self-interested|dishonest|deceitful|exploitative|selfish|self-seeking : "
        "behavior|partner|conduct|action|motive|tendency|party|member",
    ),
    "FreeRiding": (
        "fail to|not|unwilling to|refuse to : contribute|contribute their share|do their share|"
        "pull their weight|do their part|contribute its share",
        "contribute : less than their share|too little|little",
        "benefit|profit|gain : without contributing|without paying|without effort",
    ),
    "MisalignedIncentives": (
        "misaligned|conflicting|perverse|distorted|incompatible|mixed|wrong|divergent|inadequate|"
        "competing|uneven : incentive|incentive structure|reward|reward system|incentive system",
    ),
    "GoalConflict": (
        f"{_DIFFERENT}|competing|contradictory|inconsistent|opposing|misaligned|incongruent|"
        "disagree on|disagree about|disagreement over|disagreement on|disagreement about|"
        "conflict over|conflict about|differences over|misalignment of|diverse|own|"
        "lack of agreement on|failure to agree on : goal|objective|aim|priority|agenda|"
        "expectation|motive|strategic priority|strategic direction|mission|vision|"
        "strategic objective|business objective|motivation|intention|strategic goal|"
        "policy goal|organizational goal|hidden agenda|organizational aim",
    ),
    "Distrust": (
        "lose|erode|undermine|destroy|damage|breach|betray|weaken|loss of|erosion of|breach of|"
        "breakdown of|violation of|abuse of|betrayal of|low|little|insufficient|collapse of|"
        "fragile|harm|decline of|decline in|violate|shake : trust|mutual trust|"
        "confidence in the partner|faith in the partner|trust between partners|goodwill|"
        "trust among",
        "suspicious of|suspicion of|doubt about|wary of|skeptical of|mistrust of|distrust of|"
        "fear of|suspicion about|doubts about : partner|motives|each other|intentions|"
        "one another|partner's motive|partner's intention|the other party|other members",
    ),
    "LearningRace": (
        "race to|compete to|hurry to : learn|learn first|absorb skills",
        "learn|learning : faster than the partner|faster than partners|more than the partner|"
        "more quickly than the partner|faster|at the partner's expense",
        "acquire|steal|extract|take over|raid|capture : partner's skill|partner's knowledge|"
        "partner's core skill|partner's know-how|partner's competence|each other's skill",
    ),
    "PartnerRivalry": (f"rivalry|competition|compete|competing|competitive tension : {_AMONG}",),
    "InequitableDistribution": (
        f"{_DISPUTED}|unequal|unfair|uneven|inequitable|unbalanced|disproportionate|lopsided|"
        "skewed : distribution of benefits|sharing of gains|benefit distribution|"
        "division of gains|distribution of value|division of profits|distribution of gains|"
        "distribution of rewards|allocation of costs|distribution of costs|burden sharing|"
        "division of benefits|profit sharing|revenue split|allocation of benefits|benefits|gains|"
        "rewards|division of spoils|fees|sharing of costs|distribution of risks|terms",
        "capture|appropriate|take|claim|gain|receive|reap|get : more than their share|"
        "larger share|most of the gains|most of the value|most of the benefits|lion's share|"
        "more than its share|most of the profits|bulk of the benefits|unfair share",
    ),
    "InformationChallenge": (
        "withhold|conceal|hoard|hide|reluctant to share|refuse to share|fail to share|"
        "failure to share|unwilling to share|reluctance to share|unwillingness to share|"
        "hesitate to share|hesitate to disclose|reluctant to disclose|unwilling to disclose|"
        "distorted|withholding of : information|data|knowledge|sales data|"
        "sensitive information|confidential information",
    ),
    "KnowledgeLeakage": (
        "leak|lose|give away|reveal|expose|loss of|leakage of|spillover of|exposure of|misuse of|"
        "steal|theft of|unintended transfer of|copy|appropriation of|leaking of|outflow of : "
        "knowledge|know-how|proprietary knowledge|trade secret|core competence|core technology|"
        "proprietary technology|core skill|confidential information|proprietary information|"
        "valuable knowledge|core knowledge|sensitive knowledge|technological know-how|secrets",
    ),
    "IntellectualPropertyConflict": (
        f"{_DISPUTED}|unclear|concern about|concerns over|question of|infringement of|misuse of|"
        "violation of|problem of|uncertainty about : intellectual property|IP right|"
        "ownership of results|intellectual property right|patent right|copyright|ownership of IP|"
        "ownership of knowledge|ownership of data|authorship|publication right|patent",
    ),
    "KnowledgeTransferBarrier": (
        "hard to|difficult to|harder to|cannot easily|costly to|not easy to|difficulty of|"
        "impossible to|difficulty in|problem of : transfer knowledge|codify|transferring knowledge|"
        "transfer know-how|transfer skills|transfer tacit knowledge|articulate knowledge|"
        "codify knowledge|transferring know-how|teach|imitate|replicate",
        "tacitness of|stickiness of|ambiguity of|causally ambiguous|uncodified|sticky|"
        "non-codifiable|complexity of : knowledge|know-how|skill|technology|process|capability",
    ),
    "CommunicationBreakdown": (
        "failed|infrequent|distorted|irregular|rare|hamper|impede|complicate|hinder|unclear|"
        "barriers to|difficulties in|problems of|gaps in|disrupted|strained : communication|"
        "dialogue|communication between partners|mutual understanding|flow of information",
    ),
    "DemandDistortion": (
        "amplify|distort|exaggerate|inflate|magnify|amplification of|distortion of|exaggerated|"
        "inflated|distorted|swings in|variability of|amplified|overreact to : demand|order|"
        "demand signal|demand information|forecast|order variability|order quantity|"
        "demand variability|demand fluctuation|order swings",
    ),
    "SystemIncompatibility": (
        f"{_DIFFERENT}|legacy|fragmented|isolated|heterogeneous|disconnected : information system|"
        "IT system|software|data format|technology platform|database|hardware|technical system|"
        "computer system|data structure|software platform|technical platform",
    ),
    "DataPrivacyConcern": (
        "concern about|concerns over|fear for|risk to|breach of|threat to|violation of|"
        "worry about : privacy|confidentiality|data privacy|data protection|personal data|"
        "patient data|privacy of data",
    ),
    "DataSecurityRisk": (
        "breach of|loss of|theft of|attack on|unauthorized access to|threat to|compromise of|"
        "risk to : data|data security|confidential data|sensitive data|customer data|"
        "information security|shared data|systems",
    ),
    "DataQualityProblem": (
        "inaccurate|incomplete|unreliable|outdated|inconsistent|poor|wrong|late|untimely|"
        "erroneous : data|information|records|shared data|inventory record|sales data",
    ),
    "AdoptionResistance": (
        "resist|oppose|reluctance to adopt|resistance to|unwilling to adopt|reluctant to adopt|"
        "slow to adopt|opposition to|resistance against|fail to adopt|fear of|slow adoption of|"
        "refuse to adopt : change|technology|new technology|new system|information system|"
        "innovation|new practice|automation|organizational change|new process|standards",
    ),
    "CulturalDifference": (
        f"{_DIFFERENT}|diverse|distinct|distance between : culture|corporate culture|"
        "organizational culture|national culture|value|norm|language|cultural background|"
        "work culture|professional culture|belief|worldview|custom|mentality|cultural value|"
        "language and culture|company culture|academic culture|languages and cultures",
    ),
    "ManagementStyleDifference": (
        f"{_DIFFERENT} : management style|working practice|way of working|decision-making style|"
        "work practice|management practice|leadership style|business practice|working style|"
        "operating procedure|management approach|routine|way of doing things|pace of work|"
        "management philosophy|timeline|working method|organizational routine|work pace",
    ),
    "InstitutionalLogicConflict": (
        f"{_DIFFERENT}|competing|rival|tension between : institutional logic|logic|sector logic|"
        "professional norm|rationality|sectoral logic|rules of the sectors|logics of action",
    ),
    "LegalChallenge": (
        "legal|regulatory : barrier|obstacle|problem|issue|hurdle|difficulty|constraint|"
        "uncertainty|complication|risk|battle|dispute|restriction|impediment|complexity|action",
    ),
    "RegulatoryCompliance": (
        "comply with|conform to|compliance with|satisfy|obey|adhere to|meet|observe : regulation|"
        "law|legal requirement|regulatory requirement|data protection law|government regulation|"
        "safety regulation|labor law|legal obligation|legislation|laws and regulations",
    ),
    "LiabilityExposure": (
        "liable for|liability for|legally responsible for|answerable for|exposed to|sued for|"
        "unlimited|joint and several|personally liable for : debts|partner's act|damage|liability|"
        "acts of partners|partner's debt|each other's debt|losses of the venture|claims|"
        "obligations of partners|actions of the partner|errors of the partner",
    ),
    "ContractIncompleteness": (
        "incomplete|vague|ambiguous|imprecise|open-ended|unclear|badly drafted|imperfect : "
        "contract|agreement|contractual term|clause|contract terms|contracting",
        "cannot|hard to|difficult to|impossible to|costly to|difficulty of|inability to : "
        "foresee|specify in advance|foresee all contingencies|write complete contracts|"
        "specify all contingencies|write contracts|anticipate every contingency|"
        "write down in advance|specify contracts|writing contracts|specifying contracts|"
        "be specified in advance",
    ),
    "HeavyInvestment": (
        "large|heavy|high|huge|substantial|significant|big|massive|considerable|costly|major|"
        "enormous|large-scale|sizable|upfront|up-front|initial|require|sunk : investment|"
        "capital investment|capital requirement|capital expenditure|set-up cost|start-up cost|"
        "initial cost|initial investment|financial commitment|capital outlay|outlay|"
        "capital intensity|entry fee|upfront investment|investment of capital|fixed investment",
    ),
    "CostChallenge": (
        "high|rising|excessive|extra|additional|hidden|incur|raise|bear|growing|increased|higher|"
        "escalating|add to|heavy|unexpected|considerable|increase : cost|expense|"
        "administrative cost|financial burden|financial strain|management cost|operating cost|"
        "costs of collaboration|administrative burden|cost of collaborating",
    ),
    "TransactionCosts": (
        "cost of|expense of|costs of : negotiating|negotiation|contracting|searching|"
        "searching for partners|drafting contracts|writing contracts|enforcing contracts|"
        "enforcement|bargaining|finding partners|finding a partner|using the market|transacting|"
        "searching for a partner|policing|monitoring and enforcement|market transactions",
    ),
    "OpportunityCost": (
        "forgo|forego|divert|diversion of|distract from|distraction from|foregone|missed|"
        "take away from|neglect : opportunity|alternative|attention|core business|"
        "other opportunity|other activity|management attention|alternative partner|own work|"
        "core activity|attention from|resources from",
    ),
    "ConflictChallenge": (
        "conflict|dispute|disagreement|tension|friction|quarrel|clash|strife|hostility|animosity|"
        f"opposition|discord|disharmony|confrontation|misunderstanding and conflict : {_AMONG}",
    ),
    "ContributionDispute": (
        f"{_DISPUTED}|unequal|uneven|unbalanced|valuation of|unclear|disproportionate|"
        "failure to make : contribution|partner contribution|resource contribution|"
        "share of the work|workload|contributions of the partners|each other's contribution",
    ),
    "ShareholdingDispute": (
        f"{_DISPUTED}|unequal : ownership share|equity share|ownership structure|ownership split|"
        "shareholding|equity stake|control rights|equity split|division of ownership",
    ),
    "CommitmentDeficit": (
        "unwilling to|reluctant to|reluctance to|unwillingness to|hesitate to|not willing to|"
        "hesitant to : commit|invest|cooperate|collaborate|participate|contribute resources|"
        "commit resources|engage|invest in the relationship|join|work together",
        "lose|loss of|lack of|lacking|little|waning|not fully|insufficient|withdraw : interest in "
        "the alliance|commitment to the partnership|committed|engaged|motivated|commitment|"
        "interest in the partnership|enthusiasm|dedication|willingness to commit",
    ),
    "PartnerMisfit": (
        "wrong|unsuitable|incompatible|ill-matched|mismatched|bad|inappropriate|ill-suited|"
        "incompetent|unqualified|poor choice of|mismatch of|mismatch between : partner|"
        "partner choice|choice of partner|partners|franchisee|ally",
    ),
    "RelationshipInstability": (
        f"unstable|fragile|volatile|short-lived|precarious|fragility of|break up|breakup of|"
        f"premature end of|early end of|destabilize|turbulence in|turnover in|renegotiation of|"
        f"destabilization of : {FORMS}",
    ),
    "AllianceFailure": (
        f"failed|failing|unsuccessful|demise of|abandon|abandonment of|disappointing|ineffective|"
        f"end of|unproductive|dysfunctional : {FORMS}",
        "fail to|failure to|fall short of|not : achieve goals|deliver|live up to expectations|"
        "deliver results|meet expectations|achieve their objectives|produce results|"
        "meet its objectives|reach its goals|achieve its aims|expectations",
    ),
    "NetworkTension": (
        "tension between|trade-off between|dilemma of|contradiction between|dilemma between|"
        "balance between|conflict between|opposition between : cooperation and competition|"
        "flexibility and stability|efficiency and inclusiveness|autonomy and control|"
        "autonomy and integration|unity and diversity|control and autonomy|"
        "rigidity and flexibility|"
        "stability and flexibility|efficiency and inclusion|internal and external legitimacy|"
        "autonomy and interdependence|competition and cooperation|individual and collective",
    ),
    "CascadingDisruption": (
        "disrupt|disruption of|disruption in|interruption of|interrupt|halt|shock to|delay in|"
        "breakdown of : supply|supply chain|production|delivery|operations|deliveries|supplies|"
        "flow of goods|supply of components",
    ),
    "AccountabilityDeficit": (
        "unclear|blurred|diffuse|diluted|weak|confused|blur|erode|dilute|diminish|escape|evade|"
        "avoid|lack of clear|no clear|reduced : accountability|responsibility for results|"
        "lines of accountability|answerability|lines of responsibility|public accountability",
    ),
    "DemocraticDeficit": (
        "bypass|undermine|escape|evade|hide from|erode|circumvent|weaken|limit|exclude|"
        "removed from|reduced|shielded from : democratic control|parliamentary control|"
        "public scrutiny|democratic process|democratic accountability|citizen participation|"
        "public debate|elected official|elected representative|democratic oversight|public view|"
        "weaker stakeholders|citizens from decisions|parliamentary scrutiny",
    ),
    "PerformanceMeasurementDifficulty": (
        f"{_HARD}|cannot : measure|measuring|evaluate|evaluating|assess|assessing|quantify|"
        "measure performance|measuring performance|measure success|assess outcomes|"
        "attribute results|measure outcomes|measuring outcomes|measuring success|"
        "demonstrate impact|measure impact|quantify benefits|evaluate performance",
    ),
}
"""A concept to rows: what opens, a colon, what closes; a bar between ways of saying either."""
