"""Legal forms of firms: words that say how a firm is constituted, not which one it is."""

from __future__ import annotations

import re
import unicodedata

from cleanco import prepare_default_terms

# In plain spelling; those that cleanco does not know, or knows only at the other end of the name.
ANYWHERE = (
    "(?:(?:open|public|closed) )?joint stock company|limited liability company"
    "|(?:private|public) (?:limited|joint stock) company|aktiengesellschaft"
    "|public company limited|sociedad limitada|sociedad por acciones simplificada"
    "|(?:gemeinnutzige )?gesellschaft mit beschrankter haftung|gemeinnutzige gmbh|ggmbh"
    "|kommanditgesellschaft|eingetragener verein"
    "|societatea cu raspundere limitata|societe anonyme|societe a responsabilite limitee"
    "|societe par actions simplifiee|societa per azioni|societa a responsabilita limitata"
    "|sociedad anonima|sociedad de responsabilidad limitada|sociedade anonima|sociedade limitada"
    "|spo[lł]ka akcyjna|spo[lł]ka z ograniczona odpowiedzialnoscia|naamloze vennootschap"
    "|osakeyhtio|korlatolt felelossegu tarsasag|(?:zartkoruen|nyilvanosan) mukodo reszvenytarsasag"
    "|spolecnost s rucenim omezenym|drustvo s ogranicenom odgovornoscu|aktsiaselts|osauhing"
    "|uzdaroji akcine bendrove|cong ty (?:tnhh|co phan)|tnhh"
    "|obshchestvo s ogranichenno[iy]+ otvetstvennosti?yu|anonim sirketi|limited sirketi"
    "|(?:otkrytoe|zakrytoe|publichnoe) aktsionernoe obshchestvo|aktsionernoe obshchestvo"
    "|(?:federal )?state unitary enterprise|fgup|фгуп"
    "|федеральное государственное унитарное предприятие"
    "|besloten vennootschap|aktiebolag(?:et)?|aktieselskab(?:et)?|kabushiki kaisha"
    "|общество с ограниченнои ответственностью"
    "|(?:публичное |открытое |закрытое )?акционерное общество"
    "|товариство з обмеженою відповідальністю"
    "|товарищество с ограниченнои ответственностью"
    "|ооо|оао|пао|зао|тов|тоо|жшс|доо|еоод|оод|прат|пат|주식회사|유한회사|ذمم"
    "|ojsc|pjsc|cjsc|jsc|oao|pao|zao|ooo|srl|sarl|uab|sia"
)
AT_END = (
    "limited liability partnership|limited partnership|private limited|proprietary limited"
    "|company limited|national association|sendirian berhad|ltd sti|fz llc|fze|fzco|dmcc"
    "|sp z o ?o(?: sp k)?|spo[lł]ka z o o|d o o|a s|s a|s r o|a r l|s de rl de cv|k s|i s|e v"
    "|incorporated|incorporation|limited|corporation|company|ab publ"
    "|and company|and co|co|inc|ltd|ltda|llc|llp|lp|plc|gmbh|mbh|ag|kg|kgaa|nv|bv|cv|sa|sas|sab"
    "|spa|ab|as|oy|oyj|asa|aps|se|kk|pty|pte|pvt|pt|sdn bhd|bhd|berhad|tbk|sa de cv|s de rl"
    "|rl de cv|doo|dd|ead|ood|eood|kft|zrt|nyrt|bvba|sl|slu|na|ou|ohg|pllc"
    "|pcl|sac|sau|asbl|onlus|wll|unipessoal|株|주|בע מ|αε|επε"
)
AT_START = "ab|pt|ао|llc|asbl|株|주"
LONGEST = 4
# Forms that names seldom have, and words that tell a branch or a place: Kestrel UK is no Kestrel.
NO_FORMS = frozenset("at ec ee ep et eu nl ok psu sd ss uk".split())
# Looked up here: cleanco itself tries each of its forms on each name.
KNOWN = (
    frozenset(" ".join(words).replace("&", "and") for _, words in prepare_default_terms())
    - NO_FORMS
)


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for names in plain spelling, in which Hangul is taken apart."""
    return re.compile(unicodedata.normalize("NFKD", pattern))


TRAILING = _compiled(rf"(?<=\S) (?:{ANYWHERE}|{AT_END})$")
UNSPACED = _compiled(
    "(?<=.)(?:株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사)$"
    "|^(?:株式会社|有限会社|合同会社|주식회사)(?=.)"
)
LEADING = _compiled(rf"^(?:{ANYWHERE}|{AT_START}) (?=\S)")


def without_legal_form(plain: str) -> str:
    """Cut legal forms off both ends of a name in plain spelling; one that is nothing else stays.

    >>> without_legal_form("ooo sever"), without_legal_form("sever and co ltd")
    ('sever', 'sever')
    >>> without_legal_form("limited")
    'limited'
    """
    text, before = plain, ""
    while text != before:
        before, text = text, _without_known(_cut(text))
    return text or plain


def _cut(text: str) -> str:
    while (shorter := UNSPACED.sub("", TRAILING.sub("", LEADING.sub("", text)))) != text:
        text = shorter
    return text.removesuffix(" and")


def _without_known(text: str) -> str:
    words = text.split()
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        if " ".join(words[-size:]) in KNOWN:
            return " ".join(words[:-size])
    return text
