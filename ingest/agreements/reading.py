"""What a contract says of the relationship it makes: its kind, its parties, its terms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..document import Document
from ..evidence import CaseReport, Evidence, Value
from .clauses import CLAUSE_RULES, read_clause
from .dates import read_agreement_date, read_effective_date, read_start_year
from .law import read_law
from .parties import read_parties
from .recitals import read_recitals
from .roles import read_roles
from .shares import read_shares
from .term import read_expiration, read_term
from .title import Found, excludes_a_case, read_title, short_title, titles
from .title_words import is_bare

SERVICE = "InterorganizationalExchange"
NARROWER = ("OutsourcingRelationship", "FranchiseSystem", "LicensingRelationship")
OFTEN = 36
"""So often a contract of services names the roles of a narrower form that it makes."""


def read_form_of_roles(document: Document) -> list[Found]:
    """Read the form from the roles of the parties where the title tells none.

    A contract of services that speaks of a licensee throughout is one of licensing.
    """
    titled = [found.value for found in read_title(document)]
    if (titled and titled != [SERVICE]) or excludes_a_case(document):
        return []
    told = read_roles(document, OFTEN if titled else 0)
    return [told] if told and (not titled or told.value in NARROWER) else []


def read_form_of_recitals(document: Document) -> list[Found]:
    """Read the form from the recitals where neither the title nor the roles tell one."""
    if excludes_a_case(document) or read_title(document) or read_form_of_roles(document):
        return []
    if any(not is_bare(title) for title, *_ in titles(document)):
        return []
    told = read_recitals(document)
    return [told] if told else []


def read_form_of_title(document: Document) -> list[Found]:
    """Read the form from the title, unless the whole contract tells a narrower one."""
    return [] if read_form_of_roles(document) else read_title(document)


@dataclass(frozen=True)
class Rule:
    """One thing that is read from a contract."""

    id: str
    read: Callable[[Document], list[Found]]
    example: str
    """The opening of a contract, or a clause, that the rule reads; lines are blocks."""
    counter_example: str
    """One that it must not read."""


RULES = (
    Rule(
        "case.agreement-title",
        read_form_of_title,
        "STRATEGIC ALLIANCE AGREEMENT\nThis Agreement is made by and between the parties.",
        "JOINT FILING AGREEMENT\nThis Agreement is made by and between the parties.",
    ),
    Rule(
        "case.agreement-roles",
        read_form_of_roles,
        "AGREEMENT\nAlder shall train the Franchisee. The Franchisee shall pay a fee. The "
        "Franchisor may inspect. The Franchisee shall report to the Franchisor.",
        "AGREEMENT\nAlder shall train the Tenant, who once met the Franchisee of another house.",
    ),
    Rule(
        "case.agreement-recitals",
        read_form_of_recitals,
        "AGREEMENT\nThis Agreement is made by and between the parties.\nWHEREAS, Alder wishes to "
        "appoint Birch as its distributor in Elm;",
        "AGREEMENT\nThis Agreement is made by and between the parties.\nWHEREAS, Alder owns a "
        "house that Birch, once a distributor, has seen;",
    ),
    Rule(
        "case.agreement-parties",
        read_parties,
        'This Agreement is made by and between Alder, Inc., a Delaware corporation ("Company"), '
        'and Birch Ltd. ("Distributor").',
        "This Agreement is made by and between the Company and the Distributor.",
    ),
    Rule(
        "case.agreement-date",
        read_agreement_date,
        "This Agreement, dated as of March 1, 2004, is made between Alder, Inc. and Birch Ltd.",
        "This Agreement is made between Alder, Inc. and Birch Ltd. and expires on March 1, 2004.",
    ),
    Rule(
        "case.agreement-effective",
        read_effective_date,
        "This Agreement is made between Alder, Inc. and Birch Ltd. It is dated May 1, 2003 and "
        "becomes effective as of July 1, 2004.",
        "This Agreement, dated as of March 1, 2004, is made between Alder, Inc. and Birch Ltd.",
    ),
    Rule(
        "case.agreement-start",
        read_start_year,
        "This Agreement, dated as of March 1, 2004, is made between Alder, Inc. and Birch Ltd.",
        "AMENDMENT TO SUPPLY AGREEMENT\nThis Amendment is dated as of March 1, 2004.",
    ),
    Rule(
        "case.agreement-term",
        read_term,
        "The initial term of this Agreement shall be five (5) years from the Effective Date.",
        "Birch shall keep its records during the term of this Agreement and for five (5) years "
        "thereafter.",
    ),
    Rule(
        "case.agreement-expiration",
        read_expiration,
        "This Agreement shall remain in effect until December 31, 2009.",
        "Birch may terminate this Agreement by a notice given until December 31, 2009 at its "
        "office.",
    ),
    Rule(
        "case.agreement-law",
        read_law,
        "This Agreement shall be governed by the laws of the State of New York.",
        "Birch is a corporation organized and existing under the laws of the State of New York.",
    ),
    Rule(
        "case.agreement-shares",
        read_shares,
        "This Agreement is made by and between Alder, Inc. and Birch Ltd.\nThe shares of the "
        "Company shall be owned sixty percent (60%) by Alder and forty percent (40%) by Birch.",
        "This Agreement is made by and between Alder, Inc. and Birch Ltd.\nThe profits of the "
        "Company shall go sixty percent (60%) to Alder and forty percent (40%) to Birch.",
    ),
    *(
        Rule(rule.id, partial(read_clause, rule), rule.example, rule.counter_example)
        for rule in CLAUSE_RULES
    ),
)


def terms_of(document: Document) -> tuple[Value, ...]:
    """Read all that a contract says, in the order of its text.

    Beside the properties of a case: `individual` for a party that is a person, `agreementDate`,
    `effectiveDate` and `expirationDate` by ISO 8601 as far as they are written, `term` as an
    ISO 8601 duration, `governingLaw` as the name of a state, province or country.
    """
    values = [
        Value(found.property, found.value, evidence_of(document, rule.id, found), found.of)
        for rule in RULES
        for found in rule.read(document)
    ]
    return tuple(sorted(values, key=lambda v: (v.evidence.start, v.property, str(v.value))))


def agreement_cases(document: Document) -> tuple[CaseReport, ...]:
    """Report the case that a contract makes; its form or an organization must be known.

    Where the form is known, partners may be blanked out or stand in another document; where it is
    not, one organization will do if the contract tells its date or law and names no person. A
    person may hold a franchise or a licence; but where a person only serves an organization, no
    two organizations work together. A joint filing, a loan or a sale of shares is no case.
    """
    values = terms_of(document)
    partners = [str(value.value) for value in values if value.property == "partner"]
    people = any(value.property == "individual" for value in values)
    told = {value.property for value in values}
    serves = any(v.value == SERVICE for v in values) and people and len(partners) < 2
    alone = len(partners) == 1 and not people and bool(told & {"agreementDate", "governingLaw"})
    enough = len(partners) > 1 or alone
    unknown = "form" not in told and (not enough or excludes_a_case(document))
    if unknown or told == {"form"} or serves:
        return ()
    label = short_title(document)
    if partners:
        label += f" of {', '.join(partners[:3])}"
    if len(partners) > 3:
        label += " and others"
    return (CaseReport(document.key, label, values),)


def evidence_of(document: Document, rule: str, found: Found) -> Evidence:
    """Quote the stretch that was found, without white space at its ends."""
    stretch = document.text[found.start : found.end]
    start = found.start + len(stretch) - len(stretch.lstrip())
    end = start + len(stretch.strip())
    block = document.block_at(start)
    return Evidence(
        document=document.key,
        start=start,
        end=end,
        quote=document.text[start:end],
        rule=rule,
        confidence=found.confidence,
        section=block.section if block is not None else None,
        page=block.page if block is not None else None,
    )


def numbered(report: CaseReport, starts: Sequence[int]) -> CaseReport:
    """Give every value the number of the sentence it begins in; `starts` says where they begin."""
    values = tuple(
        replace(value, evidence=replace(value.evidence, sentence=max(0, number)))
        for value in report.values
        for number in (bisect_right(starts, value.evidence.start) - 1,)
    )
    return replace(report, values=values)
