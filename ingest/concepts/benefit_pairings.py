"""Benefits by what is done with what: words that open, and words that close, each with each."""

from __future__ import annotations

from collections.abc import Mapping

_LESS = (
    "reduce|lower|cut|decrease|trim|slash|contain|curb|save|save on|bring down|drive down|"
    "hold down|keep down|minimize|economize on|reduction of|reduction in|fall in|drop in|"
    "decrease in|savings in|savings on|reduced|decreased|smaller"
)
_MORE = (
    "increase|raise|improve|boost|enhance|gain|maximize|promote|higher|increased|greater|"
    "improved|enhanced|increase in|gain in|gains in|growth in|improvement in|improvement of"
)
_GET = (
    "access|gain access to|access to|obtain|acquire|get|secure|tap|tap into|draw on|gain|"
    "provide access to|attract|bring in|have access to|make available|give access to|"
    "get hold of|call on|benefit from|availability of|source of"
)
_KEEP = "keep|retain|maintain|preserve|protect|safeguard|remain|stay|preservation of|retention of"
_BUILD = (
    "build|develop|strengthen|upgrade|expand|grow|cultivate|deepen|development of|building of|"
    "strengthening of"
)
_LAST = (
    "sustain|maintain|prolong|stabilize|survival of|duration of|continuity of|longevity of|"
    "persistence of|durability of|continuation of|stable|lasting|durable|long-lasting|enduring|"
    "long-lived|sustained|ongoing|sustainable"
)
FORMS = (
    "alliance|partnership|relationship|collaboration|cooperation|joint venture|network|"
    "consortium|venture"
)

BENEFITS: Mapping[str, tuple[str, ...]] = {
    "CostReduction": (
        f"{_LESS} : cost|expense|expenditure|spending|outlay|overhead|operating cost|"
        "operational cost|administrative cost|development cost|overhead cost|unit cost|fixed cost|"
        "total cost|overall cost|research cost|marketing cost|duplicated effort|"
        "duplication of effort|redundancy",
        "avoid|prevent|eliminate : duplication of effort|duplication of work|duplicated effort|"
        "unnecessary cost|waste of resources",
    ),
    "TransactionCostReduction": (
        f"{_LESS} : transaction cost|search cost|cost of search|negotiation cost|"
        "cost of negotiation|contracting cost|bargaining cost|cost of monitoring|cost of exchange|"
        "cost of contracting|governance cost|cost of transacting|cost of negotiating|"
        "information cost|cost of finding partners|enforcement cost",
    ),
    "ProductionCostReduction": (
        f"{_LESS} : production cost|manufacturing cost|cost of production|labor cost|"
        "cost of labor|wage cost|material cost|input cost|cost of manufacturing|assembly cost",
    ),
    "TransportCostReduction": (
        f"{_LESS} : transport cost|transportation cost|shipping cost|freight cost|logistics cost|"
        "distribution cost|delivery cost|cost of transport|cost of shipping",
    ),
    "ProcurementSavings": (
        f"{_LESS} : procurement cost|purchasing cost|cost of supplies|purchase price|input price|"
        "cost of materials",
        "obtain|get|secure|negotiate|win|receive|enjoy|qualify for : volume discount|bulk discount|"
        "quantity discount|discount|better price|lower price|better terms|favorable terms|"
        "price concession",
    ),
    "InventoryReduction": (
        f"{_LESS} : inventory|stock|stock level|inventory level|inventory holding cost|"
        "safety stock|inventory cost|buffer stock|inventory carrying cost|holding cost",
    ),
    "CostSharing": (
        "share|split|spread|divide|distribute|pool|sharing of|splitting of|division of : cost|"
        "expense|development cost|financial burden|cost of research|cost of development|"
        "research cost|overhead|investment cost|fixed cost|capital cost|start-up cost",
    ),
    "RevenueGrowth": (
        "increase|raise|boost|grow|generate|bring in|earn|lift|additional|new|extra|higher|"
        "incremental|increase in|growth in|growth of|rise in|increased|growing|source of|"
        "stream of : revenue|sales|turnover|income|sales volume|royalty income|revenue stream|"
        "source of revenue|source of income",
    ),
    "Profitability": (
        "increase|raise|improve|boost|earn|make|yield|maximize|enhance|higher|increased|greater|"
        "improved|growth in|gain in|extra|additional : profit|profitability|margin|profit margin|"
        "earnings|rate of return|return on assets|financial return|rate of profit",
    ),
    "ResourceUtilization": (
        "make better use of|better use of|fuller use of|efficient use of|optimal use of|"
        "make full use of|optimize|maximize use of|put to use|effective use of|use of idle|"
        "efficient allocation of|make the most of : resource|asset|capacity|equipment|facility|"
        "staff|spare capacity|idle capacity|excess capacity|available resource|limited resource|"
        "scarce resource|existing resource",
    ),
    "MarketAccess": (
        "enter|access|gain access to|open|open up|reach|break into|get into|gain entry to|"
        "gain a foothold in|entry into|entry to|entrance to|access to|move into|expand into|"
        "expansion into|go into|tap|tap into|presence in|establish a presence in|reach out to|"
        "sell in|operate in : market|new market|foreign market|overseas market|local market|"
        "international market|export market|emerging market|country market|host market|"
        "global market|domestic market|new customer|new territory|new region|new segment|"
        "market segment|foreign country|new country|other country",
    ),
    "MarketPenetration": (
        "expand|extend|broaden|widen|increase|enlarge|grow|deepen|expansion of|extension of|"
        "wider|broader|greater|larger : market share|market presence|geographic reach|"
        "market reach|customer base|footprint|market coverage|geographic coverage|"
        "distribution reach|share of the market|client base|international presence|"
        "number of outlets|"
        "number of locations|brand presence",
    ),
    "CompetitiveAdvantage": (
        "gain|achieve|obtain|build|create|secure|sustain|maintain|provide|confer|offer|strengthen|"
        "improve|enhance|increase|source of|yield|give : competitive advantage|competitive edge|"
        "competitive position|competitiveness|advantage over rivals|advantage over competitors|"
        "edge over rivals|edge over competitors|strategic advantage|market position|"
        "strategic position|competitive strength|superior position|position against rivals|"
        "position against competitors",
        "compete against|compete with : larger firm|larger rival|larger competitor|bigger rival|"
        "large company|larger company|giant|global rival|chain",
        "compete : effectively|globally|more effectively|successfully|better",
        "outperform|outcompete|beat|stay ahead of : rival|competitor|competition",
    ),
    "MarketPower": (
        "increase|gain|build|raise|enhance|strengthen|exercise|acquire|greater|more|stronger|"
        "collective|joint : market power|bargaining power|negotiating power|bargaining position|"
        "negotiating position|buying power|monopoly power|pricing power|clout|bargaining leverage",
        "block|deter|keep out|shut out|foreclose|weaken|pre-empt|discourage : competitor|rival|"
        "entry|new entrant|competition|entry of competitors",
    ),
    "SpeedToMarket": (
        "shorten|reduce|cut|compress|accelerate|speed up|speed|hasten|faster|quicker|shorter : "
        "time to market|development time|lead time|cycle time|development cycle|"
        "product development|"
        "market entry|innovation cycle|product launch|commercialization|innovation|"
        "development process|time for development|entry into the market|learning process",
    ),
    "CustomerServiceImprovement": (
        f"{_MORE}|better|superior|consistent|ensure : customer service|customer satisfaction|"
        "customer support|service level|customer experience|delivery performance|customer value|"
        "service to customers|customer loyalty|responsiveness to customers|customer relations|"
        "delivery reliability|on-time delivery",
        "serve|satisfy|meet the needs of|understand|respond to the needs of : customer|client",
    ),
    "BrandEnhancement": (
        "enhance|strengthen|build|improve|raise|leverage|benefit from|exploit|extend|increase|"
        "protect|use|association with : brand|brand image|brand recognition|brand name|brand value|"
        "brand awareness|brand equity|brand reputation|established brand|known brand|"
        "brand visibility|recognized brand",
    ),
    "ResourceSharing": (
        "share|sharing of|make joint use of|joint use of|shared use of|common use of|shared : "
        "facility|equipment|asset|infrastructure|staff|personnel|office space|laboratory|"
        "machinery|plant|warehouse|tool|capacity|physical resource|space|physical asset",
    ),
    "ResourceAccess": (
        f"{_GET} : resource|critical resource|scarce resource|complementary resource|"
        "external resource|asset|complementary asset|facility|equipment|raw material|"
        "infrastructure|laboratory|needed resource|valuable resource|necessary resource|"
        "resources of others|material resource|specialized equipment|partner's resource",
    ),
    "CapabilityAccess": (
        f"{_GET} : capability|competence|skill|expertise|know-how|talent|specialist|"
        "human capital|specialist knowledge|technical skill|complementary skill|managerial skill|"
        "specialized expertise|outside expertise|complementary capability|partner's capability|"
        "research expertise|marketing expertise|managerial know-how",
    ),
    "TechnologyAccess": (
        f"{_GET} : technology|new technology|advanced technology|proprietary technology|patent|"
        "technical knowledge|intellectual property|technological capability|"
        "cutting-edge technology|"
        "technological knowledge|technological resource|latest technology|foreign technology",
    ),
    "CapitalAccess": (
        f"{_GET}|raise|mobilize : capital|funding|finance|financing|fund|money|investment|"
        "venture capital|financial resource|credit|private capital|public funding|research funding|"
        "loan|investment capital|private finance|private investment|additional funding",
    ),
    "DistributionAccess": (
        f"{_GET}|use : distribution channel|distribution network|sales channel|sales network|"
        "marketing channel|retail outlet|dealer network|distribution system|sales force|"
        "route to market|established channel|logistics network|distribution partner",
    ),
    "LocalKnowledgeAccess": (
        f"{_GET}|leverage|rely on : local knowledge|local market knowledge|local expertise|"
        "knowledge of the local market|market knowledge|local experience|local contact|"
        "local connection|local information|knowledge of local conditions|local know-how|"
        "cultural knowledge",
    ),
    "LearningBenefit": (
        "gain|bring|offer|provide|source of|exposure to|generate : new perspective|insight|"
        "new insight|new idea|fresh perspective|different perspective|learning opportunity",
    ),
    "InterorganizationalLearning": (
        "learn from|learning from|learn about|learn with|learning with|learn through|"
        "learning through : partner|partner's skill|partnership|alliance|collaboration|member|"
        "other organization|other firm|others|ally|experience of others|counterpart|cooperation|"
        "each other's experience|one's partner",
        "absorb|internalize|assimilate : knowledge|know-how|skill|partner's knowledge|"
        "partner's skill|competence|capability",
    ),
    "KnowledgeTransfer": (
        "transfer|pass on|hand on|transmit|convey|spread|diffuse|flow of|movement of|transfer of|"
        "spread of|diffusion of|import|inflow of|import of : knowledge|know-how|skill|"
        "expertise|best practice|practice|lesson|tacit knowledge|experience|competence|capability|"
        "managerial know-how|technology|knowledge and skills",
    ),
    "KnowledgeCreation": (
        "create|generate|produce|develop|co-create|creation of|generation of|production of|"
        "co-produce|advance : knowledge|new knowledge|joint knowledge|new insight|new idea|"
        "collective knowledge|scientific knowledge|shared knowledge|original knowledge",
    ),
    "CapabilityDevelopment": (
        f"{_BUILD}|enhance|improve|increase|acquire : organizational capability|"
        "technical capability|human capital|internal capability|professional skill|own capability|"
        "managerial capability|leadership skill|technical skill|competence|capability|"
        "organizational capacity|staff skill|skill base|skills of staff|research capacity|skills",
    ),
    "EnhancedInnovation": (
        "foster|promote|spur|stimulate|drive|enhance|increase|encourage|boost|support|enable|"
        "facilitate|fuel|generate|source of|lead to|more : innovation|innovativeness|creativity|"
        "innovative capacity|new product development|innovation performance|"
        "technological innovation",
        "develop|create|introduce|launch|bring out|generate|invent|commercialize|design|"
        "development of|creation of|introduction of|launch of : new product|new service|"
        "new process|innovation|innovative solution|new solution|innovative product|"
        "new application|novel product|new offering|new technology|novel solution|invention",
    ),
    "QualityImprovement": (
        f"{_MORE}|better|ensure|assure|guarantee|upgrade|superior|consistent|maintain : quality|"
        "product quality|service quality|quality of products|quality of services|quality of care|"
        "research quality|quality of research|quality of decisions|decision quality|"
        "quality of outputs|quality of the product|quality of work|product reliability",
    ),
    "OperationalEfficiency": (
        f"{_MORE}|achieve : efficiency|productivity|operational efficiency|process efficiency|"
        "operational performance|throughput|administrative efficiency|speed of operations",
        "streamline|simplify|rationalize|smooth|optimize|automate|streamlined|simplified : "
        "operation|process|workflow|procedure|logistics|production|business process|flow of goods|"
        "administration|order processing|resource allocation",
    ),
    "SupplyChainVisibility": (
        "improve|increase|enhance|better|greater|provide|gain|more accurate|improved|real-time : "
        "visibility|supply chain visibility|forecasting|demand forecast|forecast accuracy|"
        "demand visibility|inventory visibility|demand forecasting|order visibility",
    ),
    "BullwhipReduction": (
        "reduce|dampen|mitigate|smooth|counter|lessen|eliminate|limit|reduction of : bullwhip|"
        "bullwhip effect|demand amplification|demand distortion|order variability|"
        "demand variability|demand fluctuation|order amplification|fluctuations in orders",
    ),
    "Flexibility": (
        "increase|gain|provide|retain|offer|enhance|preserve|improve|allow|more|greater|added|"
        "leave|need for|create : flexibility|agility|adaptability|responsiveness|"
        "room for manoeuvre|strategic flexibility|room to adapt",
        "respond to|adapt to|react to|adjust to|responsive to|adaptation to|response to : change|"
        "changing condition|market change|changing demand|new demand|demand fluctuation|"
        "changing market|changing circumstance|changing environment|changing need|turbulence|"
        "unforeseen event|new circumstance|market shift|changing market conditions",
    ),
    "ServiceIntegration": (
        "integrate|join up|integration of|coordination of|seamless : service|care|public service|"
        "service delivery|health service|social service|health care",
    ),
    "SpecializationGain": (
        "focus on|concentrate on|specialize in|stick to|focusing on|specialization in : "
        "core competence|core business|core activity|core capability|what they do best|"
        "what it does best|own strength|core task|comparative advantage|main business|"
        "core function|respective strength",
    ),
    "RiskSharing": (
        "share|share in|spread|divide|split|distribute|allocate|pool|sharing of|spreading of|"
        "division of|allocation of|distribution of|bear|jointly bear : risk|loss|financial risk|"
        "investment risk|development risk|commercial risk|business risk|risk of failure|"
        "risk and reward|burden of risk|operational risk|financial and operational risk|"
        "project risk|technological risk",
    ),
    "UncertaintyReduction": (
        "reduce|lower|lessen|decrease|manage|cope with|absorb|mitigate|limit|reduction of|"
        "reduction in|less : uncertainty|market uncertainty|demand uncertainty|volatility|"
        "environmental uncertainty|unpredictability|competitive uncertainty",
        "increase|improve|more|greater|create|bring : predictability|certainty",
    ),
    "Resilience": (
        "increase|improve|strengthen|build|enhance|ensure|greater|more : resilience|robustness|"
        "business continuity|continuity of supply|security of supply|supply security|redundancy",
        "withstand|survive|absorb|weather|recover from|bounce back from|buffer against|resist : "
        "shock|crisis|disruption|disturbance|downturn|adversity|disaster|recession",
    ),
    "RiskDiversification": (
        "reduce|lower|mitigate|limit|minimize|decrease|hedge|manage|diversify|contain|cap|cut|"
        "lessen|reduced|limited|lower|reduction of|reduction in|diversification of : risk|"
        "exposure|financial risk|risk exposure|investment risk|risk of failure|business risk|"
        "potential loss|downside risk|exposure to risk|political risk|market risk|commercial risk",
    ),
    "RealOptionValue": (
        "keep|hold|retain|preserve|create|have|leave : option open|options open|option to expand|"
        "future option|option value|strategic option|growth option|option to acquire|"
        "option to withdraw|option for the future|option to buy",
    ),
    "LegitimacyGain": (
        "gain|confer|increase|enhance|acquire|lend|establish|earn|build|win|provide|strengthen|"
        "obtain|secure|source of|achieve : legitimacy|public acceptance|credibility|public support|"
        "social acceptance|moral authority|social license|institutional support|political support|"
        "external legitimacy",
    ),
    "ReputationEnhancement": (
        "enhance|improve|build|raise|increase|protect|strengthen|gain|bolster|boost|better|"
        "enhanced|improved|good : reputation|image|prestige|public image|corporate image|esteem|"
        "name recognition|public profile|social standing|corporate reputation",
    ),
    "PoliticalInfluence": (
        "influence|shape|affect|lobby for|have a say in|sway|lobby|influence on|influence over : "
        "policy|public policy|legislation|regulation|policy maker|public decision|policymaking|"
        "political decision|regulator|policy agenda|decision maker|government policy|lawmaker",
    ),
    "PartnerIndependencePreserved": (
        f"{_KEEP} : independence|autonomy|identity|own identity|legal independence|own culture|"
        "sovereignty|independent|autonomous|legally independent|legally separate|separate identity|"
        "decision-making autonomy|separate organization|organizational identity|distinct identity|"
        "independent organization|freedom of action|legal autonomy",
    ),
    "PublicValueBenefit": (
        "benefit|serve|create|deliver|produce|increase|contribute to|promote|advance|generate|"
        "enhance|improve : public value|public interest|society|public good|common good|"
        "social impact|social value|quality of life|well-being|public health|public welfare|"
        "societal benefit|local community|health outcome|social welfare|societal impact|"
        "public benefit|social benefit|the community|welfare of citizens",
    ),
    "PublicServiceImprovement": (
        "improve|deliver|provide|extend|enhance|expand|better|improved|delivery of|provision of : "
        "public service|service to the public|public service delivery|health service|health care|"
        "social service|government service|service to citizens|welfare service|public transport",
    ),
    "ComplexProblemSolving": (
        "solve|tackle|address|deal with|confront|resolve|overcome|combat|respond to|"
        "progress on|solution of|solution to : complex problem|social problem|wicked problem|"
        "public problem|societal problem|societal challenge|grand challenge|social issue|"
        "complex issue|global problem|public issue|environmental problem|community problem|"
        "complex challenge|global challenge|problems none can solve alone|social challenge",
    ),
    "InfrastructureProvision": (
        "build|provide|finance|deliver|construct|fund|upgrade|provision of|construction of|"
        "investment in|financing of : infrastructure|public infrastructure|road|hospital|bridge|"
        "highway|tunnel|railway|port|airport|water system|infrastructure project|power plant|"
        "physical infrastructure|prison|social infrastructure",
    ),
    "SustainabilityOutcome": (
        "reduce|cut|lower|limit|minimize|reduction of|less : emission|carbon footprint|"
        "environmental impact|pollution|carbon emission|ecological footprint|greenhouse gas|"
        "environmental harm|environmental damage",
        "protect|improve|promote|conserve|preserve|advance|achieve : environment|biodiversity|"
        "natural resource|sustainability|sustainable development|environmental performance",
    ),
    "GoalAttainment": (
        "achieve|attain|reach|meet|fulfil|accomplish|realize|deliver on|satisfy|achievement of|"
        "attainment of|fulfilment of : goal|objective|aim|target|mission|strategic goal|"
        "strategic objective|common goal|intended outcome|desired outcome|expectation|milestone|"
        "shared goal|desired result|business goal|collective goal|purpose",
    ),
    "RelationshipLongevity": (f"{_LAST} : {FORMS}",),
    "AlliancePerformance": (
        f"effective|productive|thriving|fruitful|viable|healthy|well-functioning|"
        f"high-performing|results of|outcome of|performance of|effectiveness of : {FORMS}",
    ),
}
"""A concept to rows: what opens, a colon, what closes; a bar between ways of saying either."""
