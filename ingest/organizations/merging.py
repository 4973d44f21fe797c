"""Which names of a whole graph are of one organization, and which of them stands for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from .aliases import UNDECIDED, Decisions, aliases
from .names import core, initials, normalized, organization_slug, plain
from .sameness import same_organization
from .wording import wording


@dataclass(frozen=True)
class Merge:
    """Why one organization's slug stands for the same organization as another."""

    into: str
    """The slug of the name that stands for both."""
    reason: str


def organizations_of(
    mentioned: set[tuple[str, str]],
    acronyms: Mapping[str, Mapping[str, str]],
    decisions: Decisions = UNDECIDED,
) -> tuple[dict[str, str], dict[str, Merge]]:
    """Choose a name for every slug, and for every group of slugs the one that stands for it.

    `mentioned` are pairs of a document's key and a name in it.
    """
    by_slug: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    spelt: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document, name in mentioned:
        spelt[document, organization_slug(name)].add(name)
        by_slug[organization_slug(name)].add(name)
        documents[organization_slug(name)].add(document)
    shown = {key: min(found, key=lambda n: (len(n), n)) for key, found in sorted(by_slug.items())}
    alike: dict[str, set[str]] = defaultdict(set)
    for name in shown.values():
        alike[core(name)].add(name)
    reasons: dict[tuple[str, str], str] = {}
    for one, other in _candidate_pairs(shown, documents, acronyms, decisions):
        shared = documents[one] & documents[other]
        defined = {k: v for key in sorted(shared) for k, v in acronyms.get(key, {}).items()}
        rivals = alike[core(shown[one])] | alike[core(shown[other])]
        beside = {name for key in shared for slug in (one, other) for name in spelt[key, slug]}
        reason = same_organization(
            shown[one],
            shown[other],
            acronyms=defined,
            together=bool(shared),
            others=beside | (rivals - {shown[one], shown[other]}),
            decisions=decisions,
        )
        if reason is not None:
            reasons[one, other] = reason
    return shown, _merges(shown, reasons, decisions)


def _merges(
    shown: Mapping[str, str], reasons: Mapping[tuple[str, str], str], decisions: Decisions
) -> dict[str, Merge]:
    known = frozenset(normalized(name) for name in aliases().values())

    def standing(key: str) -> tuple[bool, bool, bool, int, str]:
        """Prefer the user's name, the table's, one that is no acronym, then the shorter one."""
        name, plainly = shown[key], normalized(shown[key])
        chosen = plainly not in decisions.shown, plainly not in known
        return *chosen, name.isupper(), len(name), key

    def decided(pair: tuple[str, str]) -> tuple[bool, tuple[str, str]]:
        return decisions.known_as(shown[pair[0]]) is None, pair

    linked = sorted(reasons, key=decided)
    merges: dict[str, Merge] = {}
    for group in components(
        shown, linked, refused=decisions.tells_apart if decisions.apart else None
    ):
        if len(group) == 1:
            continue
        into = min(group, key=standing)
        inside = [pair for pair in combinations(group, 2) if pair in reasons]
        for key in sorted(set(group) - {into}):
            direct = reasons.get((key, into)) or reasons.get((into, key))
            merges[key] = Merge(into, direct or next(reasons[p] for p in inside if key in p))
    return merges


def _candidate_pairs(
    shown: Mapping[str, str],
    documents: Mapping[str, set[str]],
    acronyms: Mapping[str, Mapping[str, str]],
    decisions: Decisions,
) -> list[tuple[str, str]]:
    """List the pairs of slugs worth comparing: all pairs would take hours on a large graph."""
    blocks: dict[Hashable, set[str]] = defaultdict(set)
    for key, name in shown.items():
        words = normalized(name)
        blocks["core", core(name)].add(key)
        blocks["words", tuple(sorted(words.split()))].add(key)
        blocks["joined", words.replace(" ", "")].add(key)
        blocks["joined", plain(name).replace(" ", "")].add(key)
        blocks["joined", "".join(wording(name))].add(key)
        blocks["alias", normalized(aliases().get(words, name))].add(key)
        if decided := decisions.known_as(name):
            blocks["decided", decided].add(key)
        short = words if " " not in words else initials(name)
        for document in documents[key]:
            blocks["initials", document, short].add(key)
    for document, defined in acronyms.items():
        for short, long in defined.items():
            found = {organization_slug(short), organization_slug(long)} & shown.keys()
            blocks["defined", document, short] |= found
    return sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)})


def components(
    keys: Iterable[str],
    linked: Iterable[tuple[str, str]],
    apart: Mapping[str, str] | None = None,
    refused: Callable[[str, str], bool] | None = None,
) -> list[tuple[str, ...]]:
    """Return the groups that links make of keys, the first links first.

    No two keys with the same value in `apart`, and none that are `refused`, come together.
    """
    groups = {key: {key} for key in keys}
    for one, other in linked:
        first, second = groups[one], groups[other]
        if first is second:
            continue
        if apart and {apart[key] for key in first} & {apart[key] for key in second}:
            continue
        if refused and any(refused(here, there) for here in first for there in second):
            continue
        first |= second
        for key in second:
            groups[key] = first
    return sorted({tuple(sorted(group)) for group in groups.values()})
