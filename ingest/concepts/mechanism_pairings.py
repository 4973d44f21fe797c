"""Mechanisms and conditions of success by what is done with what, each word with each."""

from __future__ import annotations

from collections.abc import Mapping

from .benefit_pairings import FORMS

_SHARED = "shared|common|mutual|joint|collective|agreed|unified"
_OPENLY = (
    "openly|frequently|regularly|honestly|freely|face to face|candidly|with each other|"
    "with partners|with one another|with the partner|effectively|clearly"
)

MECHANISMS: Mapping[str, tuple[str, ...]] = {
    "FormalAgreement": (
        "formal|written|legal|signed|binding|cooperative|bilateral|sign|conclude|negotiate|"
        "draw up|legally binding|comprehensive|well-drafted|detailed : agreement|legal agreement|"
        "cooperation agreement|partnership agreement|legal document|legal arrangement",
        "contractual|formal|legal : safeguard|agreement|provision|arrangement|commitment",
    ),
    "Contract": (
        "detailed|formal|explicit|written|complex|complete|long-term|binding|enforceable|legal|"
        "classical|neoclassical|standard|clear|write|draft|sign|negotiate|enforce|specify|rely on|"
        "well-specified|customized|draw up|elaborate : contract|contracts and agreements",
        "contractual : governance|control|mechanism|clause|obligation|term|detail|complexity|"
        "relation|relationship|structure|design",
    ),
    "ExitClause": (
        "exit|termination|buyout|buy-out|withdrawal|dissolution : clause|provision|strategy|plan|"
        "option|right|rule|arrangement|terms|mechanism|procedure|agreement",
        "provision for|process for|procedure for|terms of|rules for|plan for : exit|dissolution|"
        "termination|withdrawal|leaving|dissolving the venture|ending the relationship",
    ),
    "DisputeResolutionProcedure": (
        "resolve|settle|handle|arbitrate|mediate|resolution of|settlement of|handling of|"
        "resolving|settling|mechanism for resolving|procedure for resolving|manage : dispute|"
        "conflict|disagreement|grievance|controversy|complaint|differences of opinion",
    ),
    "IntellectualPropertyAllocation": (
        "allocate|assign|define|clarify|agree on|allocation of|assignment of|protection of|"
        "ownership of|rules on|terms on|protect : intellectual property|IP right|patent right|"
        "intellectual property right|ownership of results|property right|ownership of inventions",
    ),
    "RevenueSharingContract": (
        "share|split|divide|sharing of|percentage of : revenue|royalty|sales revenue|income",
    ),
    "BenefitSharingScheme": (
        "share|divide|split|distribute|allocate|sharing of|distribution of|division of|return|"
        "allocation of|apportion|share in|fair share of : profit|benefit|gain|reward|proceeds|"
        "surplus|joint gain|rent|costs and benefits|value created|profits and losses|savings",
    ),
    "StructuralGovernanceMechanism": (
        "governance|decision-making|authority|management|administrative|joint|formal|advisory : "
        "structure|body|council|framework|arrangement|committee structure|organ",
        "set up|establish|create|define : governance structure|decision-making process|"
        "governance body|management structure|governance framework|advisory council",
    ),
    "JointManagementTeam": (
        "share|shared|joint|jointly|divide|share in : management|control|management control|"
        "governance of the venture|decision rights|managing|manage|leadership of the venture|"
        "management responsibility|control of the venture|control over the venture|"
        "management of the venture|direction of the venture",
    ),
    "EquityOwnershipSharing": (
        "share|hold|own|take|acquire|exchange|divide|distribution of|joint|division of|jointly own|"
        "shared|jointly hold|split|common : ownership|equity|equity stake|minority stake|"
        "shareholding|ownership stake|equity share|ownership interest|shares in the venture|"
        "distribution of shares|equity ownership|equity interest|stake in the venture",
    ),
    "ConsensusDecisionMaking": (
        "joint|collective|shared|collaborative|inclusive|participatory|consensual|"
        "consensus-based : "
        "decision|decision-making|decision process|decision making|choice",
        "decide|decided|make decisions|decisions are made|decisions made|agreed : jointly|together|"
        "by consensus|collectively|unanimously|collaboratively|by mutual agreement",
        "reach|build|seek|achieve|strive for|come to|find|work toward|strive toward : consensus|"
        "joint decision|unanimity|compromise|mutual agreement|collective decision",
    ),
    "RulesOfParticipation": (
        "rule for|rules of|criteria for|conditions for|conditions of|terms of : participation|"
        "membership|engagement|access to the forum|conduct|entry|cooperation|collaboration",
        "ground|membership|admission|eligibility|participation : rule|criteria|requirement",
    ),
    "ControlMechanism": (
        "formal|management|administrative|managerial|exercise|hierarchical|external|direct|"
        "system of|mechanism of|degree of|means of|instrument of|more|tight : control",
        "control|supervise|oversee|regulate|control over|supervision of|regulation of : partner|"
        "franchisee|supplier|partner behavior|venture|member|behavior of partners|subsidiary",
    ),
    "Monitoring": (
        "monitor|watch|observe|track|supervise|inspect|review|monitoring of|observation of|"
        "tracking of|surveillance of|keep an eye on|follow|regular review of|check on : partner|"
        "performance|behavior|progress|compliance|partner behavior|partner performance|"
        "supplier|implementation|conduct|partner conduct|work|operations|partner's action|"
        "activities of partners|member",
    ),
    "PerformanceMeasurement": (
        "measure|evaluate|assess|gauge|appraise|benchmark|quantify|measurement of|evaluation of|"
        "assessment of|indicator of|metrics for|measures of|measuring|evaluating|assessing : "
        "performance|progress|success|result|outcome|impact|achievement|effectiveness|"
        "contribution of partners|partnership|alliance performance|benefits|joint performance",
    ),
    "Sanctioning": (
        "punish|sanction|penalize|expel|exclude|ostracize|retaliate against|discipline|"
        "punishment of|sanction against|exclusion of : partner|member|defector|cheater|violator|"
        "offender|free rider|opportunist|deviant|defection|opportunism|violation|cheating",
    ),
    "IncentiveAlignment": (
        "align|provide|create|offer|set|design|strengthen|harmonize|aligned|alignment of|give|"
        "balance|proper|right|appropriate|economic|financial|strong|shared : incentive|"
        "incentive system|incentive to cooperate|incentive to perform|incentive for partners|"
        "interests of the parties|interests of partners|interest with partners",
    ),
    "RelationalMechanism": (
        "personal|interpersonal|close|informal|strong|good|social|friendly|"
        "long-standing personal : "
        "bond|tie|friendship|relation|relationship|contact|working relationship|connection|"
        "acquaintance|understanding",
        "build|maintain|nurture|foster|cultivate|develop|establish|strengthen : good relationship|"
        "close relationship|personal relationship|working relationship|strong relationship|"
        "relationships with partners|rapport|interpersonal relationship|positive relationship",
    ),
    "TrustBuilding": (
        "build|develop|create|establish|foster|earn|gain|increase|restore|nurture|generate|"
        "cultivate|strengthen|promote|enhance|engender|maintain|breed|rebuild|repair|deepen|win|"
        "building of|development of|creation of|encourage|inspire|growth of|emergence of|sustain|"
        "foundation for|basis of|basis for : trust|mutual trust|confidence|trusting relationship|"
        "trust and confidence|trust among partners|trust between partners|goodwill and trust",
    ),
    "RelationalNorms": (
        "norm of|sense of|spirit of|culture of|principle of|principles of|ethos of|climate of|"
        "atmosphere of : reciprocity|solidarity|cooperation|fairness|mutuality|collaboration|"
        "give and take|community|openness|partnership|belonging|sharing|responsibility|"
        "collective responsibility|mutual obligation|joint responsibility|shared responsibility",
        f"{_SHARED} : norm|value|belief|culture|identity|obligation|responsibility|respect",
    ),
    "PriorTies": (
        "previous|prior|past|earlier|former|pre-existing|repeated|long-standing|history of|"
        "longstanding|repeat|existing|experience of : tie|collaboration|cooperation|"
        "alliance|partnership|interaction|dealing|joint project|acquaintance|business relation|"
        "connection|experience with partners|working together|joint work|contact with partners|"
        "relation with the partner|collaborative relationship|transactions between partners",
        "worked|work|cooperated|collaborated|dealt : together before|together in the past|"
        "with each other before|together previously|with the partner before",
        "familiar with|know|knowing|knew|known : the partner|each other|one another|"
        "each other well|the other party",
    ),
    "SocialEmbeddedness": (
        "embedded in|position in|location in|centrality in|central in|connected to|"
        "membership in|connections in|ties to|place in : network|networks|social network|"
        "network of ties|network of relations|social relations|web of relations|social structure|"
        "the wider network",
        "central|structural|prominent|well-connected|close-knit|dense|cohesive|overlapping|"
        "embedded : position|network of ties|community of firms|set of ties|member|tie|relation|"
        "network position",
    ),
    "OpenCommunication": (
        f"communicate|talk|discuss|speak|consult|meet|interact|exchange views : {_OPENLY}",
        "frequent|regular|open|honest|transparent|effective|continuous|ongoing|clear|constant|"
        "intense|frank|direct|improved|close|personal|good|face-to-face|facilitate|encourage|"
        "improve|maintain|establish|promote|enable|two-way : communication|dialogue|interaction|"
        "communication channel|channels of communication|exchange of views|contact|discussion|"
        "lines of communication|conversation|feedback|consultation|communication between partners",
    ),
    "SharedUnderstanding": (
        f"{_SHARED}|develop|reach|create|build|establish|similar|gain|clear : understanding|"
        "shared understanding|vision|language|perspective|definition of the problem|mental model|"
        "problem definition|sense of purpose|meaning|frame of reference|mutual understanding|"
        "interpretation|outlook|picture of the problem|understanding of the problem|"
        "understanding of each other|understanding of the other|common ground|shared vision",
        "understand|understanding|appreciate|grasp|know : each other's perspective|"
        "the other's perspective|partner's perspective|each other's needs|the other party|"
        "each other's goals|partner's needs|each other's constraints|the other side",
    ),
    "CredibleCommitment": (
        "relation-specific|relationship-specific|dedicated|irreversible|nonrecoverable|sunk|"
        "idiosyncratic|transaction-specific|partner-specific|mutual|reciprocal|specific : "
        "investment|commitment of resources|hostage|pledge|investments by partners",
        "credible|binding|irrevocable|visible|costly : commitment|promise|pledge|signal",
    ),
    "PersonnelExchange": (
        "exchange|second|rotate|lend|place|swap|send|secondment of|exchange of|mobility of|"
        "rotation of|placement of|loan of|movement of : staff|personnel|employee|engineer|"
        "scientist|manager|researcher|people|intern|student|expert",
    ),
    "JointProblemSolving": (
        "solve|resolve|tackle|work out|address|work through|overcome|deal with : problems together|"
        "problems jointly|issues together|problems as they arise|issues as they arise|"
        "difficulties together|problems collaboratively|concerns as they arise|issues and concerns",
        "joint|collective|collaborative|shared|cooperative|mutual : problem solving|"
        "problem-solving|troubleshooting|search for solutions|solution of problems",
    ),
    "FacilitativeLeadership": (
        "facilitate|convene|moderate|mediate|bring together|bring to the table|steward|broker|"
        "convening of|facilitation of|mobilize|empower : process|dialogue|stakeholder|parties|"
        "partners|negotiation|consensus|discussion|participants|collaboration|"
        "collaborative process",
        "strong|effective|skilled|facilitative|collaborative|committed|engaged|capable|neutral : "
        "leadership|leader|facilitator|convener|mediator|broker",
    ),
    "CulturalBridging": (
        "bridge|respect|integrate|understand|reconcile|blend|adapt to|manage|accommodate|overcome|"
        "sensitivity to|awareness of|bridging : cultural difference|cultural gap|cultural divide|"
        "cultures|the other culture|cultural diversity|partner's culture|different cultures|"
        "differences in culture|cultural barrier|language barrier",
    ),
    "CoordinationMechanism": (
        "coordinate|synchronize|harmonize|orchestrate|dovetail|coordination of|synchronization of|"
        "integration of|align|alignment of|coordinating|synchronized : activity|operation|action|"
        "effort|task|work|production|logistics|flow of goods|interdependent task|partner activity|"
        "production schedule|delivery|interdependent activity|supply and demand|process|plans",
    ),
    "GoalAlignment": (
        "align|share|agree on|common|shared|mutual|collective|compatible|congruent|converging|"
        "harmonize|reconcile|aligned|agreement on|congruence of|alignment of|convergence of|"
        "consensus on|unify|similar|same|aligning|alignment on : goal|objective|aim|"
        "strategic objective|priority|strategic goal|target|aspiration|ambition|outcome",
        "work toward|strive for|pursue|work for|contribute to : common goal|shared goal|"
        "common outcome|same goal|common objective|joint goal|common aim|common end",
    ),
    "JointPlanning": (
        "plan|schedule|forecast|budget|planned|develop plans|planning : together|jointly|"
        "collaboratively|with partners|with suppliers",
        "joint|common|shared|collaborative|coordinated|agreed|integrated : plan|planning|schedule|"
        "forecast|production schedule|timetable|business plan|action plan|project plan|"
        "planning process|work plan|production planning|demand planning|operational plan",
    ),
    "TaskDivision": (
        "divide|assign|allocate|define|clarify|specify|split|agree on|clear|division of|"
        "allocation of|assignment of|definition of|defined|clearly defined|distribution of|"
        "clarify the : task|role|responsibility|labor|roles and responsibilities|duty|work package|"
        "tasks and responsibilities|functions between partners|tasks between partners",
    ),
    "ProcessStandardization": (
        "standardize|unify|replicate|codify|standardization of|harmonization of|uniform|standard|"
        "standardized|common|consistent|harmonize|documented : process|procedure|practice|routine|"
        "method|workflow|business format|operating procedure|business system|"
        "business process|operations|work method|product and service|format",
    ),
    "ResourcePooling": (
        "pool|combine|bring together|put together|join|unite|contribute|merge|bundle|aggregate|"
        "pooling of|combination of|combining|bundling of|gather|contribution of : "
        "resource|asset|fund|money|capital|skill|expertise|strength|capability|knowledge|talent|"
        "know-how|effort|equipment|competence|respective strength|complementary resource|"
        "technology|finances|resources and capabilities|forces",
    ),
    "JointInvestment": (
        "fund|finance|co-finance|sponsor|pay for|underwrite|invest in|pay into|contribute to|"
        "contribution to|invest capital in|joint funding of : joint project|joint research|"
        "joint venture|joint facility|common fund|marketing fund|advertising fund|shared project|"
        "collective fund|pilot project|research project|the partnership|joint activity",
    ),
    "SharedServiceProvision": (
        "shared|common|joint|pooled|centralized|provide|offer|share : support service|"
        "back office|shared service|administrative service|common service|joint service|help desk|"
        "support function|service centre|research infrastructure|common infrastructure",
    ),
    "InformationSharing": (
        "share|exchange|disclose|pass on|provide|communicate|transmit|reveal|make available|"
        "give access to|flow of|sharing of|exchange of|disclosure of|provision of|timely|accurate|"
        "transparency of|access to|visibility of|open|transparent : information|sales data|"
        "demand data|forecast|demand forecast|inventory data|inventory level|production plan|"
        "cost data|market information|point-of-sale data|customer information|sales information|"
        "demand information|performance data|sell-through data|inventory information|"
        "business information|confidential information|information flow",
    ),
    "KnowledgeSharingRoutine": (
        "share|exchange|sharing of|exchange of|circulate|pool|mutual exchange of : knowledge|"
        "know-how|experience|lesson|best practice|insight|lessons learned|good practice|learning|"
        "technical knowledge|knowledge and experience|tacit knowledge|knowledge and expertise",
    ),
    "PartnerSelection": (
        "select|choose|find|identify|screen|search for|look for|pick|seek|vet|selection of|"
        "choice of|screening of|identification of|evaluation of|assessment of|assess|evaluate|"
        "careful choice of|selecting|choosing|finding|identifying|recruit|recruitment of : partner|"
        "right partner|suitable partner|potential partner|ally|compatible partner|franchisee|"
        "prospective partner|collaborator|business partner|qualified franchisee|candidate partner|"
        "reliable partner|appropriate partner|partner organization|trustworthy partner",
    ),
    "JointProductDevelopment": (
        "co-develop|jointly develop|develop together|co-design|jointly design|collaborate on|"
        "work together on|co-innovate|cooperate in|joint|collaborative|jointly create|"
        "cooperate on|cooperation in|collaboration on|collaboration in|co-development of|"
        "co-creation of : product|new product|technology|R&D|product design|prototype|"
        "research project|product development|research and development|development project|"
        "technology development|new technology|innovation project|development|product innovation",
    ),
    "StakeholderEngagement": (
        "involve|engage|include|consult|mobilize|invite|participation of|involvement of|"
        "inclusion of|engagement of|engagement with|reach out to|consultation with|"
        "participation by|representation of|engage with : stakeholder|community|citizen|"
        "affected party|civil society|local community|resident|end user|all parties|"
        "affected group|interest group|beneficiary|patient|the public|all stakeholders",
    ),
    "JointTraining": (
        "train|educate|coach|mentor|training of|training for|joint|comprehensive|initial|ongoing|"
        "provide|offer|receive : franchisee|supplier|partner staff|training|training program|"
        "training and support|training workshop|training session|staff training|staff together",
    ),
    "Compatibility": (
        "compatible|similar|matching|congruent|compatibility of|fit of|fit between|match of|"
        "match between|similarity of|congruence of|fitting : culture|partner|"
        "organizational culture|value|working style|management style|strategy|organization|"
        "corporate culture|goals and values|organizational system|systems and cultures|interests",
    ),
    "Complementarity": (
        "complementary|different but complementary|complementarity of|diverse|complementing|"
        "distinct : resource|skill|strength|capability|asset|expertise|knowledge|competence|"
        "contribution|capabilities of partners|resources and skills|know-how|technology|talent|"
        "perspectives and skills|business model",
        "complement : each other|one another|the partner's strengths|each other's strengths",
    ),
    "Commitment": (
        f"committed to|commitment to|dedicated to|dedication to|devoted to|stay in|invest in|"
        f"loyal to|loyalty to : {FORMS}|joint work|partner|joint effort|common goal|project",
        "commit|dedicate|devote|willing to invest|willing to commit|willingness to invest|"
        "willingness to commit|commitment of : resource|time|staff|time and resources|resources to",
        "strong|long-term|mutual|high|continued|full|partner|shared|firm|lasting : commitment",
    ),
    "ResourceAvailability": (
        "sufficient|adequate|enough|available|ample|necessary|availability of|dedicated : resource|"
        "funding|staff|time|money|budget|personnel|financial resource|time and resources|capital|"
        "resources for the project|human resource",
    ),
    "AbsorptiveCapacity": (
        "ability to|capacity to|able to : absorb|absorb knowledge|learn|assimilate knowledge|"
        "use external knowledge|recognize the value of knowledge|internalize|learn from partners|"
        "exploit external knowledge|absorb outside knowledge|learn from the partner",
    ),
    "AllianceCapability": (
        "experience with|experience in|skill in|skills for|ability to|capability to|"
        "capacity for|know-how in|learn to|learn how to|competence in|experienced in : manage|"
        "alliance|partnering|managing alliances|collaborating|manage alliances|collaboration|"
        "manage partnerships|cooperate|collaborate|partner|managing relationships|working together|"
        "work with partners|manage relationships|managing ties",
    ),
    "TopManagementSupport": (
        "support of|support from|backing of|backing from|commitment of|commitment from|"
        "involvement of|endorsement by|sponsorship by|championed by|attention of|buy-in of|"
        "buy-in from : top management|senior management|senior executive|leader|senior leader|"
        "management|top manager|executive|leadership|senior manager|parent management|the board",
    ),
    "ClearObjectives": (
        "clear|clearly defined|well-defined|explicit|specific|define|set|clarity of|clarity about|"
        "concrete|measurable|defined|realistic|establish|formulate|unambiguous|clarify : "
        "objective|goal|aim|target|strategic rationale|purpose|expectation|scope|milestone|"
        "strategic intent|mandate|goals and objectives|mission",
    ),
    "PartnerCharacter": (
        "reliable|trustworthy|honest|competent|capable|experienced|dependable|reputable|credible|"
        "reliability of|competence of|integrity of|honesty of|trustworthiness of|quality of|"
        "reputation of|qualified : partner|supplier|franchisee|ally|counterpart|other party|"
        "the partners|its franchisees|members",
    ),
    "SmallWins": (
        "early|quick|small|intermediate|tangible|visible|modest|first : win|success|"
        "tangible result|early result|concrete result|achievements|interim result|gains together",
        "start|begin|start with|begin with : small|small projects|modest goals|a pilot|"
        "modest expectations|pilot project|small steps|small-scale project",
    ),
    "ProceduralFairness": (
        "fair|transparent|equitable|just|impartial|equal : process|procedure|treatment|"
        "decision process|treatment of partners|decision-making process|hearing|terms for all",
        "treat|treated|act|behave|deal : fairly|equitably|with partners fairly|as equals",
    ),
    "ResourceNeed": (
        "need for|lack of own|need|require|seek|in search of|demand for : additional resource|"
        "complementary resource|external funding|partner's resource|outside expertise|"
        "external resource|diverse expertise|resources it lacks|specialized expertise|"
        "resources they lack|external knowledge|skills it lacks|capital it lacks",
        "cannot|unable to|too small to|no single organization can|lack the means to : "
        "go it alone|do it alone|develop alone|finance alone|afford alone|act alone|bear alone|"
        "achieve alone|on their own|on its own",
    ),
    "EnvironmentalUncertainty": (
        "uncertain|turbulent|volatile|unstable|changing|dynamic|unpredictable|turbulence in|"
        "uncertainty in|complex and changing|fast-moving|rapidly changing|changes in|shifts in|"
        "instability of|stability of|hostile : environment|market|demand|market condition|"
        "business environment|competitive environment|industry|external environment|conditions",
    ),
    "CompetitivePressure": (
        "intense|fierce|global|strong|increasing|stiff|growing|heightened|pressure of|"
        "pressure from|"
        "threat of|threat from|intensifying : competition|rivalry|competitors|global competition|"
        "competitive rivalry|foreign competition|market competition|new entrants|price competition",
    ),
    "TechnologicalChange": (
        "rapid|fast|technological|constant|continuous|accelerating|pace of|speed of|"
        "complexity of : "
        "technological change|technical change|technology change|technological progress|"
        "technological development|technological advance|pace of innovation|technical progress",
    ),
    "Interdependence": (
        "depend on|need|rely on|dependent on : each other|one another|each other's resources",
        "mutual|reciprocal|high|strong|task|strategic : dependence|interdependence|dependency|"
        "reliance|need",
    ),
    "PartnerNumber": (
        "number of|many|few|more|too many|several|growing number of|multiple|large number of|"
        "additional|count of : partners|members|participants|parties|participating organizations|"
        "member organizations|partner organizations|stakeholders involved",
    ),
    "AssetSpecificity": (
        "specific|specialized|idiosyncratic|relation-specific|transaction-specific|dedicated|"
        "specificity of|relationship-specific|co-specialized : asset|assets|equipment|"
        "investment in assets|physical assets|human assets|tooling",
    ),
    "InstitutionalEnvironment": (
        "legal|institutional|regulatory|political|property rights|weak|strong : institution|"
        "environment|context|framework|setting|system of property rights|climate",
        "protection of|security of|enforcement of : property rights|contract law|"
        "contracts by courts",
    ),
}
"""A concept to rows: what opens, a colon, what closes; a bar between ways of saying either."""
