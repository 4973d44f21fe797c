"""Rules for names that put two partners together: the Renault-Nissan alliance."""

from __future__ import annotations

from collections.abc import Iterator

from ...organizations.proper_names import is_place
from .naming import FORM_WORDS
from .scene import Finding, Reading, Reference, Rule, Same, Scene

PREFIXES = frozenset(
    "anglo anti bio co cross eco euro franco inter multi non open pan post pre pro sino "
    "trans".split()
)
"""First parts of compound words."""
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
            if left and right and left != right and left.firm and right.firm:
                yield Finding(reference, "partner", left.name, 0.8)
                yield Finding(reference, "partner", right.name, 0.8)
            elif (
                left is not None and left == right and len(pair := left.name.split(word.text)) == 2
            ):
                yield from _split_pair(scene, reference, pair)


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
            if partners and (
                " " in found.name.split("-")[0] or known & {p.value for p in partners}
            ):
                yield Same(reference, reference, found.name, form, 0.7)
                yield from partners


RULES = (
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
