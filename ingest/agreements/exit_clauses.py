"""Clauses by which a party may leave, or is paid when the other fails."""

from .clause_rule import ClauseRule

EXITS = (
    ClauseRule(
        "case.clause-termination",
        "ExitClause",
        r"\b(?:may|right to|entitled to|option to|elects? to|can)\b[^.]{0,60}?\b(?:terminat\w+|"
        r"cancel|withdraw)\b[^.]{0,140}?\b(?:(?:its|their|his) (?:own )?convenience|for "
        r"convenience|at any time(?! (?:if|in the event|following|after))|without (?:any "
        r")?(?:cause|reason)|(?:for )?any (?:or no )?reason|no reason|sole discretion|with or "
        r"without cause|non-cause)|\b(?:without cause|at any time|for any reason|for (?:its "
        r")?convenience)\b,?[^.]{0,50}?\b(?:may|right to|entitled to) (?:\w+ )?(?:terminate|"
        r"cancel)\b|\bterminated (?:earlier |sooner )?by (?:either|any|each) (?:party|of the "
        r"parties)\s*,?(?: at any time,?)?\s*(?:up)?on\s[^.]{0,50}?\bnotice"
        r"|\buntil (?:either|any|one) party\b[^.]{0,60}?\bnotice"
        r"|\bday following (?:a )?written notice from (?:one|either) party"
        r"|\b(?:may|right to|option to) (?:\w+ )?(?:terminate|cancel) (?:this|the) (?:[\w-]+ "
        r"){0,3}(?:agreement|contract)\s*,?\s*(?:\([\w]+\)\s*)?(?:prior to\s[^.]{0,40}?)?(?:upon|"
        r"by|on|with) (?:giving |providing |delivering )?(?:[\w-]+ )?(?:at least |not less than "
        r")?(?:[\w-]+ ){0,3}\(?[\d*\[\]]+\)?\s*\)?\s*(?:calendar |business )?(?:days|months?|"
        r"years?)(?:['’]s?)?,? (?:prior |advance |written )*notice",
        "Either party may terminate this Agreement at any time upon sixty (60) days notice.",
        "Either party may terminate this Agreement if the other commits a material breach of it.",
        r"\bif (?:the other party|any|such|either|there)\b|in the event\b|breach|default|insolven"
        r"|bankrupt|employment|\bfails?\b|failure|purchase order|mutual|offering|subagency"
        r"|termination of this",
        needs=("terminat", "cancel", "withdraw", "notice"),
    ),
    ClauseRule(
        "case.clause-termination-for-cause",
        "ExitClause",
        r"\bmay (?:\w+ ){0,2}?terminate (?:this|the) (?:[\w-]+ ){0,3}(?:agreement|"
        r"contract)\b[^.]{0,260}?\b(?:breach\w*|default\w*|fail\w*|insolven\w+|bankrupt\w*)\b",
        "Either party may terminate this Agreement if the other party commits a material breach.",
        "A party that commits a material breach shall compensate the other for its loss.",
        needs=("terminate",),
    ),
    ClauseRule(
        "case.clause-change-of-control",
        "ExitClause",
        r"\b(?:change (?:of|in) (?:[\w-]+ ){0,3}?(?:control|ownership)|(?:merge[rs]?|"
        r"consolidat\w+|acqui\w+|s(?:ale|ells?)|transfers?)\b[^.]{0,100}?\b(?:controlling "
        r"interest|substantially all|majority of|another (?:entity|company|corporation)|any "
        r"other entity))\b[^.]{0,300}?\b(?:terminat\w+|consent of|notify)\b"
        r"|\b(?:terminate[ds]?|right to cancel)\b[^.]{0,300}?\b(?:change (?:of|in) (?:[\w-]+ "
        r"){0,3}?(?:control|ownership)|(?:merge[rsd]*|consolidat\w+|acqui\w+|s(?:ale|ells?|old)|"
        r"transfers?)\b[^.]{0,80}?\b(?:controlling|substantially all|majority|stock|ownership|"
        r"competitor))",
        "Alder may terminate this Agreement upon a change of control of Birch.",
        "Birch controls the quality of the Products and may change its methods with consent.",
        r"benefit of (?:its |the )?creditors|may assign"
        r"|without (?:the |such )?(?:other party['’]s )?(?:prior )?(?:written )?consent"
        r"|employment|severance",
        confidence=0.7,
        needs=("terminat", "consent of", "notify", "right to cancel"),
    ),
    ClauseRule(
        "case.clause-buy-out",
        "ExitClause",
        r"\b(?:right of first (?:refusal|offer)|put option|call option|buy-?\s?(?:out|sell)|"
        r"option to (?:purchase|sell|buy))\b[^.]{0,200}?\b(?:shares|stock|equity|membership "
        r"interests?|(?:ownership|partnership|participating|venture|its|entire) interests?)\b"
        r"|\b(?:shares|stock|equity|interests?)\b[^.]{0,120}?\bright of first (?:refusal|offer)\b",
        "Before it sells its shares to others, each party shall give the other a right of first "
        "refusal on such shares.",
        "Alder shall have a right of first refusal to manufacture any new product of Birch.",
        needs=("first refusal", "first offer", "put option", "call option", "buy", "option to"),
    ),
    ClauseRule(
        "case.clause-penalty",
        "PenaltyClause",
        r"\b(?:liquidated|stipulated) damages\b"
        r"|\b(?:early termination|break-?up) (?:fee|charge)\b"
        r"|\b(?:pay|owe|entitled|payable|charge)\b[^.]{0,100}?\b(?:termination|cancell?ation) "
        r"fee\b|\b(?:pay|liable|subject)\b[^.]{0,60}?\b(?:contractual )?penalt(?:y|ies)\b"
        r"|\bservice (?:level )?credits?\b",
        "For each week of delay Birch shall pay liquidated damages of one percent of the price.",
        "Alder may cancel an order at any time before shipment without penalty.",
        r"without (?:any )?penalt|no penalt|penalty of perjury|not (?:as )?a penalt(?!y but)"
        r"|civil penalt|tax",
        confidence=0.7,
        needs=("damages", "fee", "charge", "penalt", "service"),
    ),
)
