"""Which form of working together a contract of some title makes, if any."""

from __future__ import annotations

import re

from .names import LEGAL

PROMOTION = r"(?:co-?)?marketing|(?:co-?)?promot\w+"
COLLABORATION = r"collaborat\w+|co-?operation"
TRADE = r"suppl\w+|manufactur\w+|distribut\w+|sales|production"
# The first line that fits decides: a co-branding and distribution agreement is of the first kind.
FORMS = (
    (r"joint[ -]ventur\w*|JV|joint (?:operating|exploration|enterprise)", "JointVenture"),
    (
        rf"(?:strategic|alliance)\b[\w ,&-]*\b(?:{PROMOTION})|"
        rf"(?:{PROMOTION}) (?:and \w+ )?alliance",
        "MarketingAlliance",
    ),
    (
        r"alliance\b[\w ,&-]*\b(?:research|(?<!business )development)",
        "ResearchAndDevelopmentAlliance",
    ),
    (
        r"strategic (?:\w+ )?(?:alliance|partner\w*|co-?operation|collaboration|relationship)|"
        r"alliance",
        "StrategicAlliance",
    ),
    (r"research consortium", "ResearchConsortium"),
    (r"consortium", "Consortium"),
    (
        r"market research|remarketing|(?:real estate|land|property) development|"
        r"(?:gas|cable|electric\w*|power|water|utility) franchise",
        "InterorganizationalExchange",
    ),
    (r"franchis\w+|area (?:develop(?:ment|er)|representative)|multi-?unit", "FranchiseSystem"),
    (
        r"out-?sourc(?:ing|ed)|business process|managed services|facilities management|"
        r"(?:information technology|IT|data processing|data cent(?:er|re)) services",
        "OutsourcingRelationship",
    ),
    (r"sub-?contract(?:ing|or)?", "SubcontractingRelationship"),
    (r"co[- ]?brand\w*", "MarketingAlliance"),
    (
        r"(?:distribution|research) and licen[cs](?:e|ing)|content licen[cs](?:e|ing)|"
        r"patent licen[cs]e and research|"
        r"(?:OEM|distribution|manufacturing|marketing|development|research) licen[cs]e "
        r"(?:agreement|contract)",
        "LicensingRelationship",
    ),
    (r"(?:technology|patent|software) licen[cs]e, [\w ,]+", "LicensingRelationship"),
    # What stands right before "agreement" heads the title; who develops supplies in part.
    (
        r"(?<!business )(?<!market )development (?:agreement|contract)|collaborative development",
        "ResearchAndDevelopmentAlliance",
    ),
    (
        rf"(?:{COLLABORATION})\b[\w ,&-]*\b(?:{TRADE})|(?:{TRADE}),? (?:and )?(?:{COLLABORATION})",
        "InterorganizationalCollaboration",
    ),
    (
        r"advertis\w+|(?:co-?|tele|e-?)?marketing|(?:co-?)?promot\w+|referral|"
        r"(?:web )?linking|merchandising|lead generation|customer acquisition|affinity|loyalty|"
        r"co-?commerciali[sz]ation|(?:co-?)?detailing",
        "MarketingAlliance",
    ),
    (
        r"(?:research|licen[cs]e) (?:and )?collaborat\w+|"
        r"collaborat\w+(?:,[\w ,]+)?,? (?:and )?licen[cs]e|"
        r"research|(?:joint|co-?) ?development|clinical (?:trial|study)|discovery",
        "ResearchAndDevelopmentAlliance",
    ),
    (
        r"distribut(?:ion|or|orship)|(?:re-?|whole)sell?er|wholesale|dealer(?:ship)?|"
        r"suppl(?:y|ier|ies)|(?:re)?manufactur\w+|production|procurement|purchas(?:e|ing)|"
        r"off-?take|private label|channel partner|sales|sourcing|consignment|tolling|vendor|"
        r"OEM|VAR|value[- ]added|original equipment",
        "BuyerSupplierRelationship",
    ),
    (r"(?:co-?)?develop(?:ment|er)", "ResearchAndDevelopmentAlliance"),
    (r"commerciali[sz]ation", "MarketingAlliance"),
    (
        r"(?:cross-?|sub-?)?licen[cs]\w+|intellectual property|IP|technology transfer|royalt\w+|"
        r"know-how|trademarks?|content (?:provider|provision|syndication)",
        "LicensingRelationship",
    ),
    (r"collaborat\w+|co-?operati\w+|teaming", "InterorganizationalCollaboration"),
    (r"public[- ]private partnership", "PublicPrivatePartnership"),
    (r"partnership|partnering|partner", "Partnership"),
    (
        r"services?|servicing|logistics|warehousing|construction|engineering|hosting|maintenance|support|transportation|sponsorship|endorsement|agency|"
        r"affiliate|consult(?:ing|ancy)|processing",
        "InterorganizationalExchange",
    ),
)
"""Words of a title → the form that such a contract makes."""

ENDS_NAME = re.compile(
    r"(?!,? (?i:(?:limited )?partnership\W+(?:and (?:\w+ ){1,3})?(?:agreement|contract)|"
    r"co\W+(?:brand|market|promot|develop)))" + LEGAL.pattern
)
"""Behind a legal form a partner's name ends; but a partnership may be what is agreed on."""
GOODS = (
    r"(?:products?|oil|gas|crude|energy|power|electricity|coal|ethanol|grain|milk|water|fuel|ore|"
    r"materials?|components?|equipment|goods|commodit(?:y|ies))"
)
TRADED = re.compile(
    rf"{GOODS} (?:purchase and sale|sales? and purchase)|"
    rf"(?:purchase and sale|sales? and purchase) of (?:[\w-]+ )?{GOODS}|"
    r"(?<=customer )acquisition|(?<=subscriber )acquisition|(?<=content )acquisition",
    re.IGNORECASE,
)
"""What is bought, sold or won here is no firm, share or house."""
# Filings made jointly, splits of one firm, sales of shares and houses: no two work together.
# A "credit agreement" is none either, but a "credit card marketing agreement" is.
NO_CASE = re.compile(
    r"joint (?:\w+ )?(?:filing|acquisition statement)|filing of schedule|"
    r"equity distribution|limited partnership|separation and distribution|"
    r"(?:asset|stock|share|securit\w+|unit|note|equity|interests?|loan)s? (?:sale and )?purchase|"
    r"purchase and sale|sales? and purchase|end[- ]user|termination|"
    r"registration rights|underwriting|"
    r"(?:separation|merger|acquisition|employment|settlement|loan|credit)"
    r"(?:\W+(?:and|of|facility|plan|release|security|guarant\w+|subscription))*"
    r"(?:\W+(?:agreement|contract)|\W*$)",
    re.IGNORECASE,
)


def form_of(title: str) -> str | None:
    """Return the form that a contract of this title makes, or None.

    >>> form_of("Master Supply Agreement"), form_of("Joint Filing Agreement")
    ('BuyerSupplierRelationship', None)
    """
    if makes_no_case(title):
        return None
    told = _told(title)
    for words, form in FORMS:
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", told, re.IGNORECASE):
            return form
    return None


def makes_no_case(title: str) -> bool:
    """Tell whether a contract of this title is none about working together."""
    return NO_CASE.search(TRADED.sub("supply", _told(title))) is not None


def _told(title: str) -> str:
    """Leave out the partners, whose names may hold any word, and all but the last words of a list.

    >>> _told("ALDER SUPPLY, INC. LICENSE AGREEMENT"), _told("Strategic Partnership Agreement")
    (' LICENSE AGREEMENT', 'Strategic Partnership Agreement')
    """
    return ENDS_NAME.split(title)[-1][-90:]
