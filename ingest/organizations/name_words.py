"""Words by which a name is an organization's, or is not."""

from __future__ import annotations

# Last words of names that only organizations have.
ORGANIZATION_WORDS = frozenset(
    "academy administration agency airline airlines airways alliance association associates "
    "authority bank board bureau club co commission committee company confederation consortium "
    "cooperative corp corporation council department enterprises federation forum foundation "
    "fund gmbh group holding holdings inc incorporated industries institute institution "
    "laboratories labs limited llc ltd ministry motors network organisation organization "
    "partners plc secretariat service services society systems technologies treasury trust union "
    "universities university ventures works".split()
)
FIRST_WORDS = frozenset("bank department groupe grupo institute ministry university".split())

# Acronyms and words that models take for organizations.
NEVER = frozenset(
    "act ceo cfo chapter covid covid-19 crispr css dna dvd edi eu5 gdp gps gsm html http "
    "ict ip ipo ipr iso9000 it jv jvs lte ngo ngos oem ppp ppps r&d rna sme smes sql "
    "tcp umts web wifi wi-fi xml xhtml internet table figure section article annex "
    "appendix treaty accord agreement bn mn usd eur gbp mr mrs ms dr prof "
    # What contracts write with a capital.
    "affiliate affiliates buyer client company consultant contractor customer developer "
    "distributor franchisee franchisor lender lessee lessor licensee licensor manufacturer owner "
    "party parties products purchaser representatives reseller seller services supplier term "
    "territory".split()
) | {"effective date", "third party", "third parties", "confidential information"}
# What other things are offered for: named beside firms, never one themselves.
PLATFORMS = frozenset("android ios iphone ipad java linux windows macos playstation xbox".split())
# Words before a number or a letter: Table S5, Section 7.
NUMBERED = frozenset("table figure fig section article chapter annex appendix exhibit".split())
# Last words of names that only other things have.
THINGS = frozenset("act treaty agreement accord prize award plan rules project".split())
# What is named after the place where it was signed, or after who passed it.
SIGNED = frozenset({"treaty", "act", "accord"})
# First words of what people are or hold: Bachelor of Science, Bishop of a place.
DEGREES_AND_OFFICES = frozenset(
    "bachelor master doctor professor bishop archbishop baron baroness king queen prince princess "
    "duke duchess minister secretary president vice-president chairman chairwoman chair founder "
    "co-founder director chief head member ambassador governor mayor senator".split()
)
# Last words of titles that people have: Group President, Executive Officer.
OFFICES = frozenset("president officer director manager professor chairman secretary".split())
# What stands before the names of people.
TITLES = frozenset(
    "dr mr mrs ms prof professor cllr councillor minister senator rev reverend judge".split()
)
# Ends of places in the United States: Hudson, MI.
STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
PLACE_PREPOSITIONS = frozenset("in at near from to around throughout across outside into".split())
