"""Rules for names that put two partners together: the Renault-Nissan alliance."""

from __future__ import annotations

from collections.abc import Iterator

from ...organizations.proper_names import is_place
from ...organizations.recognition import OrganizationSpan
from .naming import FORM_WORDS
from .scene import Finding, Reading, Reference, Rule, Same, Scene

PREFIXES = frozenset(
    "anglo anti bio co cross eco euro franco inter mid multi non north open pan post pre pro sino "
    "south trans".split()
)
"""First parts of compound words."""
TOGETHER = frozenset({"collaboration", "partnership", "tie-up"})
"""Before these a lone name is mostly a partner's; before "alliance" it is mostly a name."""
SHORT = 4
"""Letters; of a partnership, two longer words are names of partners."""
# Firms that are called by two names and are one.
HYPHENATED = (
    "bristol-myers", "coca-cola", "colgate-palmolive", "frito-lay", "harley-davidson",
    "hewlett-packard", "kimberly-clark", "mercedes-benz", "rolls-royce", "schering-plough",
    "t-mobile", "wal-mart", "warner-lambert",
)  # fmt: skip


def paired_name(scene: Scene) -> Iterator[Reading]:
    """The Renault-Nissan alliance."""
    for reference in list(scene.references):
        if reference.kind == "name" or reference.plural or reference.form is None:
            continue
        words = scene.doc[reference.start : reference.end - 1]
        for word in words:
            if word.text not in ("-", "–", "/") or not words.start < word.i < words.end - 1:
                continue
            left, right = scene.organization_at(word.i - 1), scene.organization_at(word.i + 1)
            yield from _called_by_pair(scene, reference, word.i)
            if left and right and left != right and left.firm and right.firm:
                yield Finding(reference, "partner", left.name, 0.8)
                yield Finding(reference, "partner", right.name, 0.8)
            elif (
                left is not None and left == right and len(pair := left.name.split(word.text)) == 2
            ):
                yield from _split_pair(scene, reference, pair)


def _called_by_pair(scene: Scene, reference: Reference, hyphen: int) -> Iterator[Same]:
    """Take the whole of "the Renault-Nissan alliance" for what the relationship is called."""
    words = scene.doc[reference.start + 1 : reference.end]
    article = scene.doc[reference.start].lower_ == "the" and reference.head.i == reference.end - 1
    whole = all(t.text[:1].isupper() or t.i == hyphen for t in words[:-1])
    known = all(scene.organization_at(i) is not None for i in (words.start, reference.end - 2))
    if article and whole and known and reference.head.lower_ in ("alliance", "partnership"):
        one, _, other = scene.doc[words.start : reference.end - 1].text.partition(
            scene.doc[hyphen].text
        )
        if list(_split_pair(scene, reference, [one, other])):
            yield Same(reference, reference, words.text, reference.form, 0.6)


def _split_pair(scene: Scene, reference: Reference, pair: list[str]) -> Iterator[Finding]:
    """Take "General Alder-Birch" for two names, "Rolls-Royce" for one."""
    one, other = (part.strip() for part in pair)
    whole = f"{one}-{other}".lower()
    if not other[:1].isupper() or whole.startswith(HYPHENATED) or min(len(one), len(other)) < 3:
        return
    if is_place(one) or is_place(other) or one.lower() in PREFIXES:
        return
    if not any(prep.lower_ == "with" for prep in reference.head.children):
        yield Finding(reference, "partner", one, 0.65)
        yield Finding(reference, "partner", other, 0.65)


def paired_in_name(scene: Scene) -> Iterator[Reading]:
    """The Alder-Birch Partnership: a name made of its partners' names."""
    for found in scene.organizations:
        *words, last = found.name.split()
        form = FORM_WORDS.get(last.lower())
        if form is not None and words and " ".join(words).count("-") == 1:
            reference = scene.naming(found)
            partners = list(_split_pair(scene, reference, " ".join(words).split("-")))
            # "Wi-Fi Alliance", "Anti-Spam Coalition": only known names are partners' names.
            known = {o.name for o in scene.organizations} | scene.case_names
            long = all(len(str(p.value)) > SHORT for p in partners)
            sure = last.lower() == "partnership" and long
            if partners and (
                sure or " " in found.name.split("-")[0] or known & {p.value for p in partners}
            ):
                yield Same(reference, reference, found.name, form, 0.7)
                yield from partners


def partner_before(scene: Scene) -> Iterator[Reading]:
    """After the Microsoft partnership was announced, Nokia's sales fell: it joins the two."""
    for reference in list(scene.references):
        if reference.kind != "definite" or reference.plural or reference.form is None:
            continue
        partner = scene.organization_at(reference.start + 1)
        if reference.head.lower_ not in TOGETHER or reference.end != reference.head.i + 1:
            continue
        if partner is None or (partner.start, partner.end) != (
            reference.start + 1,
            reference.end - 1,
        ):
            continue
        linked = any(child.dep_ == "prep" for child in reference.head.children)
        if not partner.firm or partner.kind != "organization" or linked:
            continue
        others = {o.name for o in scene.organizations if o.firm and o.name != partner.name}
        subjects = {o.name for o in scene.organizations if o.firm and _acts(scene, o)}
        if len(others) == 1 and others == subjects - {partner.name}:
            yield Finding(reference, "partner", partner.name, 0.65)
            yield Finding(reference, "partner", others.pop(), 0.6)


def _acts(scene: Scene, named: OrganizationSpan) -> bool:
    """Tell whether the name is a subject, or says whose the subject is."""
    root = scene.doc[named.start : named.end].root
    subject = ("nsubj", "nsubjpass")
    return root.dep_ in subject or (root.dep_ == "poss" and root.head.dep_ in subject)


RULES = (
    Rule(
        "case.partner-before",
        partner_before,
        "After the Microsoft partnership was announced, Nokia's share of the market fell.",
        "After the Microsoft partnership was announced, the share of the market fell.",
    ),
    Rule(
        "case.paired-in-name",
        paired_in_name,
        "The plant of the General Electric-Bosch Partnership is big.",
        "The plant belongs to the Rolls-Royce Partnership.",
    ),
    Rule(
        "case.paired-name",
        paired_name,
        "Renault bought shares, and Nissan profited from the Renault-Nissan alliance.",
        "Renault bought shares, and Nissan profited from the long-term alliance.",
    ),
)
