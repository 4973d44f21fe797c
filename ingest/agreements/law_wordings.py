"""How contracts word whose law it is: "of the State of A", "A law", "Governing Law: A"."""

from __future__ import annotations

import re
from functools import cache

from .jurisdictions import jurisdiction_pattern

KIND = (
    r"(?:states?|commonwealth|province|territory|kingdom|emirate|islands?|principality|sultanate|"
    r"(?:grand )?duchy|country|(?:federal )?laws|"
    r"(?:(?:federal|federative|socialist|democratic|people['’]?s|islamic|oriental|"
    r"bolivarian) ){0,2}republic)"
)
"""What a place may be called before its name; the two Chinas and Korea are names by themselves."""
WHOSE = (
    r"(?:(?:the|said|that|this|such)\s+)*"
    rf"(?:(?!republic\s+of\s+(?:china|korea|ireland)){KIND}"
    r"(?:,?\s+(?:and\s+)?(?:county|city|parish)){0,2}\s+of\s*)?(?:the\s+)?"
)
ADDED = (
    r"(?:\s*\([^)]{0,160}\)"
    r"|,?\s+(?:and|or)\s+(?:the\s+)?(?:judicial\s+)?(?:decisions|rules|regulations|statutes|customs|"
    r"jurisprudence|courts|public policy)(?:\s+of\s+the\s+courts)?"
    r"|,\s+(?:rules|regulations|statutes)(?:,?\s+and\s+\w+)?"
    r"|,\s+(?:(?:and|but)\s+)?(?:not|without|excluding|exclusive of|other than|except|regardless|"
    r"irrespective)\b[^.;,]{0,140},"
    r"|\s+(?:(?:then|presently|currently)\s+)?(?:in\s+(?:force|effect)|applicable|prevailing|"
    r"as\s+(?:adopted|enacted|in\s+(?:force|effect)))"
    r"(?:\s+from\s+time\s+to\s+time)?)"
)
"""What may stand between "law" and the place whose law it is."""


@cache
def named_place() -> re.Pattern[str]:
    """The place that follows "law"."""
    # Scanned text joins "ofthe", "ofTexas".
    return re.compile(
        rf"{ADDED}{{0,3}}\s*,?\s*(?:of\s*|in\s+|from\s+)(?:,\s+and\s[^.;,]{{0,60}})?,?\s*"
        rf"{WHOSE}({jurisdiction_pattern()})",
        re.IGNORECASE,
    )


@cache
def next_place() -> re.Pattern[str]:
    """A second law of the same contract: "and, where they differ, the laws of B"."""
    return re.compile(
        r"(?:,?\s*(?:U\.?S\.?A?\.?|United States(?: of America)?))?,?\s+(?:and|or)\b"
        r"(?:,?\s+to the extent[^,]{0,60},)?"
        r"(?:\s+(?:by|under|of))*(?:\s+the)?(?:\s+(?:federal\s+)?laws)?(?:\s+of)?(?:\s+the)?"
        rf"(?:\s+(?:state|commonwealth|province)\s+of)?\s+({jurisdiction_pattern()})",
        re.IGNORECASE,
    )


@cache
def place_before() -> re.Pattern[str]:
    """The place that stands right before "law", itself or as an adjective."""
    return re.compile(
        rf"(?<!\w)({jurisdiction_pattern()})(?:\s+(?:State|substantive|internal|domestic|federal|"
        r"provincial|civil|commercial|contract|common|municipal))*\s+$",
        re.IGNORECASE,
    )


@cache
def place_as_value() -> re.Pattern[str]:
    """The place that a heading or a sentence equates with the law: "Governing Law: State of A"."""
    return re.compile(
        r"(?:\s+of\s+(?:this|the)\s+(?:[\w’'-]+\s+){0,3}?(?:agreement|contract))?"
        r"(?:\s*[:.|–—-]{1,2}\s*|\s+(?:is|(?:shall|will)\s+be|means)\s+)"
        rf"(?:(?:that|those|the\s+laws?)\s+of\s+)?{WHOSE}({jurisdiction_pattern()})"
        r"(?=\s*(?:[.,;)\]]|\n|$|\(?U\.?\s?S))",
        re.IGNORECASE,
    )


GOVERNING = re.compile(
    r"\b(?:(?:governing|applicable|proper|controlling)\s+|choice\s+of\s+)$", re.IGNORECASE
)
"""Before "law", where a place may be its value."""
THEREOF = re.compile(
    r"\s+(?:thereof\b|of\s+(?:such|said|that)\s+(?:state|commonwealth|province|country|"
    r"jurisdiction)\b(?!\s+of\b))",
    re.IGNORECASE,
)
ITS = re.compile(r"\bits(?:\s+(?:own|internal|substantive))?\s+$", re.IGNORECASE)
"""Behind and before "law", where the place was named earlier in the sentence."""


@cache
def place_earlier() -> re.Pattern[str]:
    """A place that a sentence says something is made or done in."""
    return re.compile(
        rf"(?:\b(?:in|within|of|an?)\s+{WHOSE})({jurisdiction_pattern()})", re.IGNORECASE
    )


@cache
def place_of_suit() -> re.Pattern[str]:
    """The first of the places among which the place of a suit decides: "being either A or B"."""
    return re.compile(
        r"\s+of\s+(?:the|whichever|that)\s+(?:state|country|jurisdiction)\b[^.;]{0,120}?"
        rf"\b(?:being|either|namely)\s+(?:either\s+)?{WHOSE}({jurisdiction_pattern()})",
        re.IGNORECASE,
    )
