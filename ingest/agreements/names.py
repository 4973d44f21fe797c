"""A party's name in a contract: where it ends, and whether it is an organization's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..organizations.proper_names import is_place
from ..organizations.recognition import ORGANIZATION_WORDS

CONTRACT = re.compile(r"\b(?:agreement|contract|memorandum of understanding)\b", re.IGNORECASE)
LEGAL_FORM = (
    r"(?:Inc(?:orporated)?|L\.?L\.?C|L\.?L\.?P|L\.?P|Ltd|Limited|Corp(?:oration)?|PLC|P\.L\.C|"
    r"GmbH|A\.?G|N\.?V|B\.?V|S\.?A\.?(?:R\.?L|S)?|S\.?p\.?A|A/S|AB|ASA|Oyj?|K\.?K|Pty|Pte|"
    r"Co|N\.?A|KGaA|KG|SE|S\.?r\.?l|Company|Aktiengesellschaft|MHC|Partnership)(?![\w-])\.?"
)
# "A Delaware corporation" is a description; small letters make a name only of the short forms.
LEGAL = re.compile(
    r"(?:,? (?:[Aa]nd |AND |& )?(?=[A-Z]|(?:inc|ltd|llc|plc|corp|gmbh|spa|srl)\b)"
    rf"(?i:{LEGAL_FORM}))+"
)
WORD = re.compile(
    r"(?!(?:Dated|DATED|Effective|EFFECTIVE|Exhibit|EXHIBIT)\b)(?:[A-Z0-9][\w.&'’@!+/-]*|[a-z]-?[A-Z][\w-]*|[a-z][\w-]*\.(?:com|net|org)\b|e-[a-z]\w+)"
)
INSIDE = re.compile(r" (?:(?:of|for|de|du|la|&)(?: [Tt]he)? )?(?=&? ?[A-Za-z]|\()")
SHORT_BRACKET = re.compile(r"\([A-Z][\w. ]{1,14}\)")
FIRM_LIST = re.compile(
    rf"(?:,? [A-Z][\w'’-]+){{1,4}},? (?:&|and|AND)(?: [A-Z][\w'’-]+){{1,5}}"
    rf"(?=,? (?i:{LEGAL_FORM}))"
)
MOST_WORDS = 12
DESCRIBED = re.compile(
    r"[\s,]*§?[\s,]*(?:being )?(?:an? |the )(?:[^,;§\n]{0,80}?\s)?"
    r"(?:corporation|company|partnership|bank|association|trust|university|institut\w+|agency|"
    r"society|municipality|city|cooperative|entity|enterprise|firm|organi[sz]ation|foundation|"
    r"subsidiary|division|body|authority)\b",
    re.IGNORECASE,
)
PERSON = re.compile(r"(?i)\s*§?[\s,]*(?:an? )?(?:individual|natural person|resident|citizen)")
ROLES = frozenset(
    "agent bank borrower buyer client collaborator company consultant contractor corporation "
    "customer distributor employee employer franchisee franchisor lender lessee lessor licensee "
    "licensor licenser manager manufacturer member owner parent partner party parties purchaser "
    "reseller seller sponsor spinco subcontractor subsidiary supplier talent trustee "
    "undersigned university vendor".split()
)
LEGAL_WORDS = frozenset("company corporation incorporated limited llc lp bank university".split())


@dataclass(frozen=True)
class Name:
    """A run of words with capitals, and its offsets in the list of parties."""

    text: str
    start: int
    end: int
    legal: bool
    """Whether a legal form ends it."""


def name_at(text: str, at: int) -> Name | None:
    """Read the name that begins at an offset, up to its legal form where it has one."""
    if article := re.compile(r"(?i)the\s").match(text, at):
        at = article.end()
    first = WORD.match(text, at)
    if first is None:
        return None
    end = first.end()
    for _ in range(MOST_WORDS):
        if form := LEGAL.match(text, end):
            end = form.end()
            # "Holdings Company LP" goes on, "Alder Limited Fund" may; a stop or a comma ends it.
            if not re.match(r" [A-Z&]", text[end : end + 2]) or text[end - 1] == ".":
                return Name(text[at:end], at, end, True)
        joined = FIRM_LIST.match(text, end)
        if joined and not LEGAL.search(joined[0]):
            end = joined.end()
            continue
        gap = INSIDE.match(text, end)
        if gap is None:
            break
        after = SHORT_BRACKET.match(text, gap.end()) or WORD.match(text, gap.end())
        if after is None and text.startswith("& ", gap.end()):
            after = WORD.match(text, gap.end() + 2)
        if after is None or (" of " in gap[0] and after[0][0].isdigit()):
            break
        end = after.end()
    shown = text[at:end].rstrip(" ,.")
    return Name(shown, at, at + len(shown), LEGAL.search(f" {shown}", len(shown) // 2) is not None)


def is_party(name: Name, after: str, listed: bool) -> bool:
    """Tell whether a name is an organization's, by its legal form, its words or what follows."""
    words = re.findall(r"\w+", name.text.lower())
    if not words or set(words) <= ROLES | {"the", "and", "of"} or words[0] == "party":
        return False
    if re.match(r"An? |Joint Venture ", name.text, re.IGNORECASE):
        return False
    if is_place(name.text) or CONTRACT.search(name.text) or PERSON.match(after):
        return False
    if not LEGAL.sub("", f" {name.text}").strip(" ,."):
        return False
    if len(words) > 1 and (name.legal or words[-1] in LEGAL_WORDS):
        return True
    if listed:
        return False
    return bool(DESCRIBED.match(after)) or (
        len(words) > 1
        and bool(set(words) & ORGANIZATION_WORDS)
        and bool(re.match(r"\s*§|\n|,? (?:of|located|with|having)\b", after))
    )
