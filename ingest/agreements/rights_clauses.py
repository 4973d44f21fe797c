"""Clauses that allot rights: exclusive dealing, competition, licences, ownership of results."""

from .clause_rule import ClauseRule

RIGHTS = (
    ClauseRule(
        "case.clause-exclusivity",
        "ExclusivityClause",
        r"(?<!non-)(?<!non )(?<!non)(?<!mutually )\b(?:exclusive|sole and exclusive) (?:[\w,-]+ "
        r"){0,6}?(?:rights?|licen[cs]e|licensee|distribut\w+|agent|agency|re-?seller|supplier|"
        r"provider|sponsor|basis|appointment|manufactur\w+|representative|partner|vendor|source|"
        r"dealer|franchise\w*|sponsorship|marketer|retailer|advis[eo]r|supply)\b"
        r"|\bexclusively (?:from|to|through|with|for|appoint\w*|licen[cs]e|supply|purchase)\b"
        r"|\b(?:sole (?:distributor|supplier|agent|provider|source|sponsor|representative))\b"
        r"|\ball (?:of )?its (?:\w+ ){0,3}requirements\b"
        r"|\b(?:shall|will|may) not\b[^.;]{0,80}\b(?:purchase|buy|sell|suppl|licens|distribut|"
        r"market|promot|offer|provide|appoint|manufactur|engage)\w*[^.;]{0,120}\b(?:other than|"
        r"any other (?:person|party|source|supplier|distributor|company|third))",
        "Alder appoints Birch as its exclusive distributor of the Products in the Territory.",
        "Alder grants Birch a non-exclusive right to resell the Products in the Territory.",
        r"exclusive (?:jurisdiction|forum|venue|propert|owner|remed|control|discretion|right to "
        r"(?:control|defend|terminate|determine))|exclusive of\b|exclusive right,? title",
        needs=("exclusive", "sole ", "requirements", "not"),
    ),
    ClauseRule(
        "case.clause-non-compete",
        "NonCompeteClause",
        r"\b(?:not|neither|nor|no|refrain from|prohibited)\b[^.;]{0,220}?\b(?:compet(?:e|es|ing|"
        r"itive|itors?)\b|(?:same|identical|similar) (?:or \w+ )?(?:to\b|(?:product|service|"
        r"business)\w*))|\bnon-?compet(?:e|ition) (?:covenant|obligation|period)",
        "During the term Birch shall not sell any product that competes with the Products.",
        "Birch declares that no competitor of Alder holds shares in it and that it is competent.",
        r"competitive (?:harm|price|pricing|bid|rate|position|disadvantage|terms)|not limited to"
        r"|competent|unfair competition|competitively|confusing|confidential"
        r"|substantially similar form|confusion|treatment|restrict\w* from",
        confidence=0.7,
        needs=("compet", "same", "identical", "similar"),
    ),
    ClauseRule(
        "case.clause-licence",
        "IntellectualPropertyAllocation",
        r"\b(?:grants?|granted|granting)\b[^.]{0,200}?\b(?:licen[cs]es?|sublicen[cs]e|"
        r"right(?:s)? (?:and licen[cs]e )?to (?:use|reproduce|display|distribute|make|"
        r"manufacture|sell|copy|publish|exploit))\b|\blicenses to\b"
        r"|\bmay use (?:the )?(?:[\w’'-]+ ){0,3}(?:trademarks?|marks?|logos?|name|"
        r"trade\s*names?)\b",
        "Alder hereby grants to Birch a non-transferable licence to use the Marks.",
        "Nothing in this Agreement grants a licence, and each party keeps what it owns.",
        r"\b(?:nothing|no (?:other )?(?:licen[cs]e|right)s?|not (?:be )?(?:grant|construed|"
        r"deemed))\b",
        needs=("licen", "right", "may use"),
    ),
    ClauseRule(
        "case.clause-ip-assignment",
        "IntellectualPropertyAllocation",
        r"\b(?:hereby|agrees? to|shall|will|does) (?:\w+ ){0,3}?(?:assigns?|transfers?|convey|"
        r"vest)\b[^.]{0,160}?\b(?:(?:right|title)s?,?\s[^.]{0,40}?(?:interest|title)s?\b|"
        r"inventions?|copyrights?|patents?|intellectual property|work product|trademarks?|domain "
        r"names?)|\bworks?\s*(?:-\s*)?(?:made\s*-?\s*)?for\s*-?\s*hire\b"
        r"|\b(?:inventions?|improvements?|developments?|works?|work product|deliverables|"
        r"modifications)\b[^.]{0,140}?\b(?:shall|will) be(?:come)? (?:the )?(?:sole |exclusive |"
        r"and )*(?:property of|owned by)",
        "Birch hereby assigns to Alder all its right, title and interest in the Inventions.",
        "Neither party may assign this Agreement or transfer its rights without consent.",
        r"\bassign\w* (?:or \w+ )?(?:this|any of its rights)|not (?:assign|transfer|convey)"
        r"|delegate|sublicens|consent|nothing in|capacity|permits?\b|respective part",
        needs=("assign", "transfer", "convey", "vest", "hire", "property of", "owned by"),
    ),
    ClauseRule(
        "case.clause-joint-ip",
        "IntellectualPropertyAllocation",
        r"\bjoint(?:ly)?(?: and \w+)? (?:own(?:s|ed|ership)?|property)\b|\bown(?:ed)? jointly\b"
        r"|\bco-?own\w*\b|\bjoint (?:owners|(?:\w+ )?(?:inventions?|works?|patents?|intellectual "
        r"property))\b[^.]{0,100}?\b(?:own|undivided)|\bequal,? (?:and )?undivided\b"
        r"|\bundivided (?:one-half|half|fifty|joint|interests?\b)|\bowned by both parties\b",
        "All inventions made by both parties in the Project shall be jointly owned by them.",
        "The parties shall jointly promote the Products at the owner's premises.",
        r"jointly owned (?:subsidiar|compan|real)",
        needs=("joint", "co-own", "coown", "undivided", "owned by both"),
    ),
)
