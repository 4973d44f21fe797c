"""A party's name in a contract: where it ends, and what shows that it names a party."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..organizations.name_words import ORGANIZATION_WORDS
from ..organizations.proper_names import is_place
from .jurisdictions import jurisdictions
from .role_words import ROLES

CONTRACT = re.compile(
    r"\b(?:agreement|contract|memorandum of understanding|amendment|addendum)\b", re.IGNORECASE
)
UPPER = "A-ZÀ-ÖØ-Þ"
LEGAL_FORM = (
    r"(?:Inc(?:orporated)?|L\.? ?L\.? ?C|L\.?L\.?P|L\.?P|Ltd|Limited|Corp(?:oration)?|PLC|"
    r"P\.L\.C|GmbH|A\.?G|N\.?V|B\.?V|S\.?A\.?(?:R\.?L|S)?|S\.?p\.?A|A/S|AB|ASA|Oyj?|K\.?K|Pty|Pte|"
    r"Co|N\.?A|KGaA|KG|SE|S\.?r\.?l|Company|Aktiengesellschaft|MHC|Partnership|Sdn|Bhd|Berhad|"
    r"a\.s|s\.r\.o|JSC)(?![\w-])\.{0,2}"
)
# "A Delaware corporation" is a description; small letters make a name only of the short forms.
LEGAL = re.compile(
    rf"(?:,? (?:[Aa]nd |AND |& )?(?:<< )?(?=[{UPPER}]|(?:inc|ltd|llc|plc|corp|gmbh|spa|srl|"
    rf"a\.s|s\.r\.o|limited)\b)(?i:{LEGAL_FORM})(?: >>)?)+"
)
WORD = re.compile(
    r"(?!(?:Dated|DATED|Effective|EFFECTIVE|Exhibit|EXHIBIT|Whereas|WHEREAS|TABLE OF)\b|AND\b|"
    r"And |OF \d)"
    rf"(?:[{UPPER}0-9][\w.&'’@!+/-]*|[a-z]-?[{UPPER}\d][\w-]*"
    r"|[a-z][\w-]*\.(?:com|net|org)\b|e-[a-z]\w+)"
)
INSIDE = re.compile(rf" (?:(?:of|for|de|du|la|&)(?: [Tt]he)? )?(?=&? ?[{UPPER}a-z]|\()")
NOT_FIRST = re.compile(r"(?i)(?:and|between|among|by|with|attest|for)(?: |$)")
ZIP = re.compile(r",? \d{5}")
SHORT_BRACKET = re.compile(rf"\([{UPPER}][\w. ]{{1,14}}\)")
FIRM_LIST = re.compile(
    rf"(?:(?:,? [{UPPER}][\w'’-]+){{1,4}},? &(?: [{UPPER}][\w'’-]+){{1,5}}"
    rf"|(?: [{UPPER}][\w'’-]+){{0,3}} (?:and|AND)(?: [{UPPER}][\w'’-]+){{1,2}})"
    rf"(?=,? (?i:{LEGAL_FORM}))"
)
OF = re.compile(rf" of (?:[Tt]he )?[{UPPER}]\w+(?: [{UPPER}]\w+){{0,2}}")
PURPOSES = re.compile(rf" and [{UPPER}][\w-]+(?=,? (?:an?|of|located|with)\b|\s*[,§])")
MOST_WORDS = 12
DESCRIBED = re.compile(
    r"[\s,]*[§¤]?[\s,]*(?:[A-Z]\w+, )?(?:being )?(?:an? |the )(?:[^,;§\n]{0,80}?\s)?"
    r"(?:corporation|company|partnership|bank|association|trust|university|institut\w+|agency|"
    r"society|municipality|city|cooperative|entity|enterprise|firm|organi[sz]ation|foundation|"
    r"subsidiary|division|body|authority|college|hospital|centre|center|fund|series)\b",
    re.IGNORECASE,
)
# Without an article only where its seat follows: "ALDER WORKS, Birch Farm Company of ____, TN".
COMPANY = re.compile(
    rf",\s+(?:[{UPPER}][\w’'-]*\s+){{1,4}}(?i:company|corporation|partnership)\s+"
    r"(?:of\s+(?=[_\d\[])|located\b|with\b|having\b)"
)
ADDRESS = re.compile(r" \d{1,4},? (?:\S+ )?\d{3,5}\b")
"""A name that runs into its street: "ALDER MEDIA LIMES 51 7327 APELDOORN"."""
STREET = re.compile(r" [^\W\d]\w+ \d{1,4},? \S")
PERSON = re.compile(
    r"(?i)\s*§?[\s,]*(?:an? )?(?:individual|natural person|resident|residing|citizen|"
    r"in (?:his|her) (?:individual )?capacity|(?:with )?(?:his|her)\b)"
)
TITLED = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof)\b|.*\b(?:M\.?D|N\.?D|Ph\.?\s?D|Esq)\b\.?$")
MIDDLE_INITIAL = re.compile(rf"[{UPPER}][\w'’-]+ (?:[{UPPER}]\. ){{1,2}}[{UPPER}][\w'’-]+")
ROLES_OF_PEOPLE = re.compile(
    r"(?i)\b(?:employee|executive|talent|athlete|celebrity|endorser|professional|player|artist|"
    r"designee|author|spokesperson|inventor|dr)\b"
)
GOES_ON = re.compile(
    r",?\s+(?:of|located|with|having|whose|residing|represented|acting|c/o|f/s/o|d/?b/?a|an?|the|"
    r"through|for|on behalf|herein\w*|hereafter|incorporated|organi[sz]ed|established|agent)\b",
    re.IGNORECASE,
)
NOT_LAST = frozenset("act agreement definitions".split())
CITY = re.compile(
    r"(?i)(?:city|county|town(?:ship)?|village|municipality|borough|district|port) of \w"
)
YEAR = re.compile(r"(?:19|20)\d\d (?=[A-Z])")
AFTER_DATE = re.compile(r"\b(?i:[a-z]{3,9})\.? \d{1,2}, $")
LEGAL_WORDS = frozenset("company corporation incorporated limited llc lp bank university".split())
NO_NAME = re.compile(
    r"(?i)(?:suite|floor|room|unit|building|street|p\.?\s?o\.? box|section|article|page|attn|"
    r"attention|telephone|phone|fax|schedule|state|commonwealth|county|january|february|march|"
    r"april|june|july|august|september|october|november|december|this|each|all|any|such|its|"
    r"title|by|recitals?|background|registered|address)\b"
)


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
    if AFTER_DATE.search(text[max(0, at - 16) : at]) and (year := YEAR.match(text, at)):
        at = year.end()
    first = WORD.match(text, at)
    if first is None or NOT_FIRST.match(text, at):
        return None
    end = first.end()
    for _ in range(MOST_WORDS):
        if form := LEGAL.match(text, end):
            end = form.end()
            if re.search(r"(?:Corporation|Company)$", form[0]) and (more := OF.match(text, end)):
                end = more.end()
                break
            # "Holdings Company LP" goes on, "Alder Limited Fund" may; a stop or a comma ends it.
            if not re.match(rf" [{UPPER}&]", text[end : end + 2]) or text[end - 1] == ".":
                return Name(_clean(text[at:end]), at, end, True)
        joined = FIRM_LIST.match(text, end)
        if joined and not LEGAL.search(joined[0]) and not _ends_in_place(text[at:end] + joined[0]):
            end = joined.end()
            continue
        gap = INSIDE.match(text, end)
        if gap is None:
            break
        # "The Centre for Design and Testing, a foundation" is one name.
        if " for " in text[at:end] and (more := PURPOSES.match(text, end)):
            end = more.end()
            break
        after = SHORT_BRACKET.match(text, gap.end()) or WORD.match(text, gap.end())
        if after is None and text.startswith("& ", gap.end()):
            after = WORD.match(text, gap.end() + 2)
        if after is None or (" of " in gap[0] and after[0][0].isdigit()):
            break
        end = after.end()
    shown = text[at:end].rstrip(" ,.")
    if ADDRESS.match(text, end) and shown.count(" ") > 1 and not LEGAL.search(shown):
        shown = shown.rpartition(" ")[0]
    legal = LEGAL.search(f" {shown}", len(shown) // 2) is not None
    return Name(_clean(shown), at, at + len(shown), legal)


def _ends_in_place(words: str) -> bool:
    """Tell whether a place stands before "and": "in Ohio and Birch Ltd." are not of one name."""
    last = re.findall(r"[\w'’-]+(?= (?:and|AND) )", words)
    return bool(last) and last[-1].lower() in jurisdictions()


def _clean(name: str) -> str:
    """Leave out what scanning put into a name."""
    return re.sub(r"\.\.+$", ".", re.sub(r"<< | >>", "", name))


def could_name(name: Name) -> bool:
    """Tell whether words may name a party at all: no role, place, street or other contract."""
    words = [word for word in re.findall(r"\w+", name.text.lower()) if not word.isdigit()]
    if not words or set(words) <= ROLES | {"the", "and", "of"} or words[0] == "party":
        return False
    if words[-1] in NOT_LAST:
        return False
    if re.match(r"An? |Joint Venture ", name.text, re.IGNORECASE) or NO_NAME.match(name.text):
        return False
    place = is_place(name.text) or name.text.lower() in jurisdictions()
    if place or CONTRACT.search(name.text) or not re.search(r"[^\W\d_]{2}", name.text):
        return False
    # What scanning or a line's end left of a name, such as "5 GmbH", is none.
    return re.search(r"[^\W\d_]", LEGAL.sub("", f" {name.text}")) is not None


def is_organization(name: Name, after: str, listed: bool) -> bool:
    """Tell whether a name is an organization's, by its legal form, its words or what follows."""
    words = re.findall(r"\w+", name.text.lower())
    if PERSON.match(after) and not name.legal:
        return False
    if re.search(r", [A-Z]{2}$", name.text) and ZIP.match(after):
        return False  # "Reno, NV 89501"
    if name.legal and (len(words) > 1 or DESCRIBED.match(after)):
        return True
    if len(words) > 1 and words[-1] in LEGAL_WORDS:
        return True
    if CITY.match(name.text):
        return True
    if listed:
        return False
    return bool(DESCRIBED.match(after) or COMPANY.match(after)) or (
        len(words) > 1
        and bool(set(words) & ORGANIZATION_WORDS)
        and bool(re.match(r"\s*[§¤]|\n|,? (?:of|located|with|having)\b", after))
    )


def is_defined(after: str) -> bool:
    """Tell whether a short name is defined right behind a name, or behind its description."""
    if re.match(r"[\s,]*§", after):
        return True
    mark = after.find("§")
    goes_on = GOES_ON.match(after) or STREET.match(after)
    return bool(goes_on) and 0 <= mark < 320


def is_person(name: Name, after: str, term: str) -> bool:
    """Tell whether a party is a human being, by title, description or the short name given.

    People are called by their last name, organizations by their first.
    """
    if name.legal or DESCRIBED.match(after):
        return False
    if PERSON.match(after) or TITLED.match(name.text) or MIDDLE_INITIAL.fullmatch(name.text):
        return True
    words = re.findall(r"[\w'’-]+", name.text.lower())
    if set(words) & ORGANIZATION_WORDS or not 2 <= len(words) <= 4:
        return False
    short = re.findall(r"[\w'’-]+", term.lower())
    return bool(ROLES_OF_PEOPLE.search(term)) or (words[-1] in short and words[0] not in short)
