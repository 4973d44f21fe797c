"""Which form of working together a contract of some title makes, if any."""

from __future__ import annotations

import re

from .names import LEGAL

# The first line that fits decides: a co-branding and distribution agreement is of the first kind.
FORMS = (
    (r"joint[ -]ventur\w*|joint (?:operating|exploration|enterprise)", "JointVenture"),
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
    (r"franchis\w+|area (?:development|representative)|multi-?unit", "FranchiseSystem"),
    (
        r"out-?sourc(?:ing|ed)|business process|managed services|facilities management|"
        r"(?:information technology|IT|data processing|data cent(?:er|re)) services",
        "OutsourcingRelationship",
    ),
    (r"sub-?contract(?:ing|or)?", "SubcontractingRelationship"),
    (r"(?:distribution|research) and licen[cs](?:e|ing)", "LicensingRelationship"),
    (r"(?:content|technology|patent|software) licen[cs]e, [\w ,]+", "LicensingRelationship"),
    (
        r"co-?brand\w*|advertis\w+|(?:co-?|tele|e-?)?marketing|(?:co-?)?promot\w+|referral|"
        r"(?:web )?linking|merchandising|lead generation|customer acquisition|affinity|loyalty|"
        r"co-?commerciali[sz]ation|(?:co-?)?detailing",
        "MarketingAlliance",
    ),
    (
        r"(?:research|licen[cs]e) (?:and )?collaborat\w+|collaborat\w+(?:,[\w ,]+)? and licen[cs]e|"
        r"research|(?:joint|co-?) ?development|clinical (?:trial|study)|discovery",
        "ResearchAndDevelopmentAlliance",
    ),
    (
        r"distribut(?:ion|or|orship)|(?:re-?|whole)sell?er|wholesale|dealer(?:ship)?|"
        r"suppl(?:y|ier|ies)|(?:re)?manufactur\w+|production|procurement|purchas(?:e|ing)|"
        r"off-?take|private label|sales|sourcing|consignment|tolling|vendor|"
        r"OEM|VAR|value[- ]added|original equipment",
        "BuyerSupplierRelationship",
    ),
    (r"(?:co-?)?develop(?:ment|er)", "ResearchAndDevelopmentAlliance"),
    (r"commerciali[sz]ation", "MarketingAlliance"),
    (
        r"(?:cross-?|sub-?)?licen[cs]\w+|intellectual property|technology transfer|royalt\w+|"
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

# Filings made jointly, splits of one firm, sales of shares and houses: no two work together.
# A "credit agreement" is none either, but a "credit card marketing agreement" is.
NO_CASE = re.compile(
    r"joint filing|equity distribution|limited partnership|separation and distribution|"
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
    # A partner's name may hold any word: only the last words tell, up to a list of them.
    told = LEGAL.split(title)[-1][-90:]
    if NO_CASE.search(told):
        return None
    for words, form in FORMS:
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", told, re.IGNORECASE):
            return form
    return None


def makes_no_case(title: str) -> bool:
    """Tell whether a contract of this title is none about working together."""
    return NO_CASE.search(LEGAL.split(title)[-1][-90:]) is not None
