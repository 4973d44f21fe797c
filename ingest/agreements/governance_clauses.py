"""Clauses by which parties govern and watch their work: boards, audits, secrets, disputes."""

from .clause_rule import ClauseRule

BODY = r"\b(?:board(?: of (?:directors|managers))?|(?<!steering )committee)\b"
NAMED = r"(?:appointed|designated|nominated|named|selected|elected|chosen)"
NAMES = r"(?:appoint|designate|nominate|name|elect)s?"
EACH = r"each (?:party|shareholder|venturer|partner|member|of [\w ]{1,30}? and \w+)"

GOVERNANCE = (
    ClauseRule(
        "case.clause-audit",
        "Auditing",
        r"\b(?:right|rights|entitled|permit\w*|allow\w*|may|shall have|access|afford\w*|"
        r"opportunity|available|request\w*)\b[^.]{0,200}?\b(?:audit\w*|inspect\w*|"
        r"examin\w*)\b[^.]{0,160}?\b(?:books|records?|accounts?|facilit\w+|premises|operations|"
        r"sites?|documentation|inventory|warehouse|plant|compliance|payments?|sales)\b"
        r"|\b(?:books|records?|facilit\w+|premises|accounts)\b[^.]{0,260}?\b(?:audit\w*|"
        r"inspect\w*|examin\w*|verif\w+)\b"
        r"|\b(?:access|available)\b[^.]{0,120}?\b(?:books (?:and|of)|records)\b"
        r"|\brecords\b[^.]{0,120}?\b(?:available (?:to|for)|access)\b"
        r"|\b(?:may|right to|request|conduct|perform|carry out) (?:[\w,-]+ ){0,6}?audits?\b",
        "Alder may once a year inspect the books and records of Birch to verify its payments.",
        "Birch has delivered its audited financial statements for the last three fiscal years.",
        r"audited (?:financial|balance)|inspect\w* the (?:products?|goods)\b|medical records"
        r"|stockholders|unaudited|self-?audit|annual report",
        needs=("audit", "inspect", "examin", "verif", "books", "records"),
    ),
    ClauseRule(
        "case.clause-revenue-sharing",
        "RevenueSharingContract",
        r"\b(?:pay|pays|paid|payable|receive|entitled|owe|remit|shar\w+|split|divid\w+|retain|"
        r"equal to|allocat\w+|distribut(?!or)\w+|plus)\b[^.]{0,160}?(?:\broyalt(?:y|ies)\b|(?:%|"
        r"\bper\s?cent(?:age)?\b|\[[^\]]{0,12}\]|\bportion|"
        r"\bshare)\W*\s*(?:\([^)]{0,20}\)\s*)?of (?:[\w,/&’'-]+ ){0,6}?(?:sales|revenues?|"
        r"receipts|profits?|income|fees|proceeds|margin|premiums?)\b|\b(?:revenues?|"
        r"profits?)[\s-]+shar\w+)"
        r"|\b(?:profits?|revenues?|income)(?: and [^.]{0,40}?)?\b[^.]{0,60}?\b(?:shall|will) be "
        r"(?:\w+ ){0,3}?(?:shared|divided|split|distributed|allocated|apportioned)\b"
        r"|\b(?:share|split|divide) (?:\w+ ){0,3}?(?:equally )?(?:in )?(?:the |any |all "
        r")?(?:[\w-]+ ){0,2}(?:revenues?|profits?)\b",
        "Birch shall pay to Alder ten percent (10%) of the net revenue from the Site each month.",
        "Birch shall pay interest of ten percent (10%) a year on overdue amounts.",
        r"royalty[- ]free|fully paid|interest at|no royalt|(?:not|without) (?:\w+ ){0,4}royalt"
        r"|loss of (?:profits?|revenues?)|lost (?:profits?|revenues?)|\btax(?:es)?\b|deduct"
        r"|late fee|royalties or other|employees",
        confidence=0.7,
        needs=(
            "royalt",
            "sales",
            "revenue",
            "receipts",
            "profit",
            "income",
            "fees",
            "proceeds",
            "margin",
            "premium",
        ),
    ),
    ClauseRule(
        "case.clause-confidentiality",
        "NonDisclosureAgreement",
        r"\b(?:not|neither|never)\b[^.]{0,160}?\b(?:disclos\w+|divulg\w+|"
        r"reveal\w*)\b[^.]{0,160}?\b(?:confidential|proprietary|trade secrets?|information)\b"
        r"|\b(?:confidential|proprietary)\b[^.]{0,160}?\b(?:shall|will|agrees?) (?:\w+ "
        r"){0,3}?(?:not (?:be )?(?:use|disclos)\w*|be (?:kept|held|maintained)|keep|hold|"
        r"maintain|treat)"
        r"|\b(?:keep|hold|maintain|treat)\b[^.]{0,80}?\b(?:confidential|in (?:strict "
        r")?confidence|secret)\b",
        "Each party shall keep the Confidential Information of the other in strict confidence.",
        "Confidential treatment has been requested for portions that are omitted here.",
        r"confidential treatment|securities and exchange|omitted",
        confidence=0.85,
        needs=("disclos", "divulg", "reveal", "confiden", "proprietary", "secret"),
    ),
    ClauseRule(
        "case.clause-dispute-resolution",
        "DisputeResolutionProcedure",
        r"\b(?:disputes?|controvers(?:y|ies)|claims?|disagreements?|"
        r"matters?)\b[^.]{0,260}?\b(?:arbitrat\w+|mediat\w+|escalat\w+|(?:senior|executive) "
        r"(?:officers?|management|executives)|conciliation)\b"
        r"|\b(?:arbitration|mediation)\b[^.]{0,160}?\b(?:shall|will) be (?:\w+ "
        r"){0,2}?(?:conducted|held|settled|final|governed)",
        "Any dispute under this Agreement shall be settled by arbitration before one arbitrator.",
        "The courts of Ohio shall have jurisdiction over any action under this Agreement.",
        r"\bno arbitration|not (?:be )?subject to arbitration",
        confidence=0.85,
        needs=(
            "arbitrat",
            "mediat",
            "escalat",
            "officer",
            "executive",
            "management",
            "conciliation",
        ),
    ),
    ClauseRule(
        "case.clause-steering-committee",
        "SteeringCommittee",
        r"\b(?:joint )?steering (?:committee|group|team)\b",
        "The parties shall form a Joint Steering Committee of three members from each of them.",
        "Alder shall steer the project, and its audit committee shall be told of the cost.",
        confidence=0.85,
        needs=("steering",),
    ),
    ClauseRule(
        "case.clause-governance-board",
        "GovernanceBoard",
        r"\b(?:(?:establish|form|create|appoint|constitut|consist|compos|compris|nominat|designat|"
        r"manag|govern|overs)\w*|set up|there (?:shall|will) be)\b[^.]{0,140}?"
        r"\b(?:(?:joint|alliance|project) (?:\w+ ){0,2}?(?:committee|board|council)|"
        r"(?:management|executive|governing|governance|"
        r"operating|operations|coordinating|coordination|review|policy) (?:committee|board|"
        r"council))\b"
        r"|\b(?:joint (?:\w+ ){0,2}?(?:committee|board)|(?:management|governing|governance|"
        r"operating|coordinating) (?:committee|board))\b[^.]{0,80}?\b(?:shall|will) (?:\w+ "
        r")?(?:consist|be (?:composed|comprised|responsible|made up)|meet|have|comprise|oversee|"
        r"act|make)\b"
        r"|\bboard of (?:directors|managers) of (?:the )?(?:(?:joint )?venture(?: company)?|JV\w*|"
        r"(?:new )?company|newco) (?:shall|will) (?:initially )?(?:consist|be composed|be made up|"
        r"comprise|have)"
        r"|\b(?:venture(?: company)?|JV\w*|new company|newco) (?:shall|will) (?:have|be (?:managed|"
        r"governed|directed|run) by) (?:an? |the )?board of (?:directors|managers)\b"
        rf"|{BODY}[^.;]{{0,200}}?\b{NAMED} by (?:each\b|\w[^.;]{{0,60}}?\band (?:\d|one|two|"
        rf"three|four|five|six|half|an equal|the (?:other|remaining|rest))\b[^.;]{{0,40}}?\bby\b)"
        rf"|{BODY}[^.;]{{0,40}}?\bto which {EACH}\b[^.;]{{0,40}}?\b{NAMES}"
        rf"|\b{EACH}\b[^.;]{{0,40}}?\b{NAMES} (?:[\w()-]+ ){{1,4}}?(?:directors\b(?! of\b)|"
        rf"(?:members?|representatives?|managers?)\b[^.;]{{0,40}}?{BODY})"
        rf"|\b{NAMES} (?:[\w()-]+ ){{1,4}}?directors\b[^.;]{{0,40}}?\band\b[^.;]{{0,60}}?\b{NAMES} "
        r"(?:[\w()-]+ ){1,4}?directors\b",
        "The parties shall establish a Management Committee to oversee their joint work.",
        "Birch has obtained the approval of its board of directors to enter into this Agreement.",
        r"audit committee|compensation committee|nominating|institutional review|ethics"
        r"|arbitrat",
        confidence=0.8,
        needs=("committee", "board", "council", "directors"),
    ),
    ClauseRule(
        "case.clause-service-level",
        "ServiceLevelAgreement",
        r"\bservice levels?\b(?: (?:agreements?|standards?|requirements?|commitments?|set|"
        r"specified))?",
        "Birch shall meet the service levels set out in Schedule B for every calendar month.",
        "Alder shall serve Birch at the level of quality that is usual in its trade.",
        r"no service level",
        confidence=0.7,
        needs=("service level",),
    ),
    ClauseRule(
        "case.clause-secondment",
        "PersonnelExchange",
        r"\bsecond(?:ed|ments?|ee)\b|\b(?:shall|will|may|to) second\b",
        "Alder shall second two of its engineers to Birch for the first year of the Project.",
        "Payment shall be made on the second business day after the invoice is received.",
        r"seconds?\b (?:of|per)",
        confidence=0.8,
        needs=("second",),
    ),
)
