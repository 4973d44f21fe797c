"""Rules for what a relationship is called: "called N", "the joint venture N", "N (M)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .naming import CALLING, name_at, naming_of
from .parties import parties_from
from .scene import Reading, Reference, Rule, Same, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def called(scene: Scene) -> Iterator[Reading]:
    """A joint venture called N; N, known as M."""
    for token in scene.sentence:
        if token.lemma_.lower() not in CALLING or token.tag_ not in ("VBN", "VBD"):
            continue
        name = _after_calling(scene, token)
        if name is None:
            continue
        reference = _past_partners(scene, token.i) or _called_thing(scene, token)
        if reference is not None and reference is not name:
            yield naming_of(reference, name, 0.9)


def under_the_name(scene: Scene) -> Iterator[Reading]:
    """X and Y formed a joint venture, with its seat in Bonn, under the name N."""
    for token in scene.sentence[2:-1]:
        if [t.lower_ for t in scene.doc[token.i - 2 : token.i + 1]] != ["under", "the", "name"]:
            continue
        at = token.i + 1 + (scene.doc[token.i + 1].lower_ in ("of", '"', "“"))
        named = scene.organization_at(at)
        before = [r for r in scene.references if r.end <= token.i and r.form is not None]
        whole = before and before[-1].kind == "new" and not before[-1].plural
        # "Led by X (operating under the name Y)" is X's name.
        if any(t.text == "(" for t in scene.doc[before[-1].end : token.i]) if before else False:
            continue
        if whole and named is not None and named.kind == "organization":
            yield naming_of(before[-1], scene.naming(named), 0.7)


def named_after_partner(scene: Scene) -> Iterator[Reading]:
    """A joint venture with Sony, Sony Ericsson, in 2001: whose name holds a partner's is none."""
    for form in list(scene.references):
        if form.kind != "new" or form.plural or form.form is None:
            continue
        around = [o for o in scene.organizations if o.start >= form.end][:2]
        if len(around) < 2 or scene.doc[form.end].lower_ not in ("with", "of", "between"):
            continue
        partner, named = around
        comma = named.start == partner.end + 1 and scene.doc[partner.end].text == ","
        longer = named.name.startswith(f"{partner.name} ")
        after = scene.doc[named.end] if named.end < scene.sentence.end else None
        if comma and longer and after is not None and after.lower_ not in ("and", "or"):
            yield naming_of(form, scene.naming(named), 0.7)


def _past_partners(scene: Scene, index: int) -> Reference | None:
    """Return the relationship with nothing but "with" and names between it and the index."""
    at = index - 1
    while at > scene.sentence.start and (
        scene.organization_at(at) is not None
        or scene.doc[at].lower_ in ("with", "between", "of", "and", ",", "the")
    ):
        at -= 1
    found = next((r for r in scene.references if r.end == at + 1), None)
    near = found is not None and found.form is not None and found.kind == "new"
    crossed = any(scene.organization_at(i) for i in range(at + 1, index))
    return found if near and crossed else None


def _after_calling(scene: Scene, token: Token) -> Reference | None:
    """Find the name within three words; a quotation mark, "as" or "the" may come between."""
    for index in range(token.i + 1, min(token.i + 5, scene.sentence.end)):
        word = scene.doc[index]
        found = scene.organization_at(index)
        known = next((r for r in scene.references if r.kind == "name" and r.start == index), None)
        if known is not None:
            return known
        if found is not None:
            return scene.naming(found) if found.kind == "organization" else None
        if word.lower_ not in ("as", "the", "simply", "officially", '"', "“", "‘", "'"):
            return None
    return None


def _called_thing(scene: Scene, token: Token) -> Reference | None:
    if token.dep_ in ("acl", "relcl", "advcl") or token.dep_ == "conj":
        found = scene.reference_at(token.head) or name_at(scene, token.head)
        if found is not None:
            return found
    subject = next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    if subject is not None:
        if subject.tag_ in ("WDT", "WP"):
            subject = token.head
        return scene.reference_at(subject) or name_at(scene, subject)
    # ", now called N," is often parsed loosely: look at what stands before the comma.
    index = token.i - 1
    while index > scene.sentence.start and (
        scene.doc[index].pos_ in ("ADV", "AUX") or scene.doc[index].text == ","
    ):
        index -= 1
    before = scene.doc[index]
    known = scene.reference_at(before)
    return known or (name_at(scene, before) if index < token.i - 1 else None)


def named_directly(scene: Scene) -> Iterator[Reading]:
    """The joint venture N; the consortium N."""
    for form in list(scene.references):
        if (
            form.kind == "name"
            or form.plural
            or form.form is None
            or form.end >= scene.sentence.end
        ):
            continue
        found = scene.organization_at(form.end)
        if found is None or found.start != form.end or found.kind != "organization":
            continue
        root = scene.doc[found.start : found.end].root
        if form.head.head == root or root.dep_ in ("appos", "nmod", "compound"):
            yield naming_of(form, scene.naming(found), 0.7)


def named_before(scene: Scene) -> Iterator[Reading]:
    """The Osprey consortium of X, Y and Z: who is not of its list is its name."""
    for form in list(scene.references):
        if form.kind != "definite" or form.plural or form.form is None:
            continue
        owners = [
            o
            for o in scene.organizations
            if form.start <= o.start and o.end < form.end and o.kind == "organization"
        ]
        listing = form.end < scene.sentence.end and scene.doc[form.end].lower_ in ("of", "between")
        members = parties_from(scene, form.end + 1) if listing else ()
        if len(members) < 2 or len(owners) != 1 or "-" in owners[0].name:
            continue
        # "The Dubai-based venture of X and Y".
        if scene.doc[owners[0].end].text in ("-", "–"):
            continue
        if owners[0].name not in {member.name for member in members}:
            yield naming_of(form, scene.naming(owners[0]), 0.65)


def same_name(scene: Scene) -> Iterator[Reading]:
    """Dow Corning Corporation, or Dow Corning for short: "N (M)" with M an acronym."""
    for one in list(scene.references):
        if one.kind != "name" or one.end + 2 > scene.sentence.end - 1:
            continue
        if scene.doc[one.end].text == "(" and scene.doc[one.end + 2].text == ")":
            found: OrganizationSpan | None = scene.organization_at(one.end + 1)
            if found is not None and found.name.isupper():
                yield Same(one, scene.naming(found), found.name, None, 0.9)


RULES = (
    Rule(
        "case.called",
        called,
        "In 1984 General Motors and Toyota formed a joint venture called NUMMI.",
        "In 1984 General Motors formed a joint venture and called Toyota.",
    ),
    Rule(
        "case.under-the-name",
        under_the_name,
        "Nokia and Bosch formed a joint venture in Bonn under the name Osprey Systems.",
        "Nokia and Bosch formed a joint venture in Bonn under the eyes of Osprey Systems.",
    ),
    Rule(
        "case.named-after-partner",
        named_after_partner,
        "Nokia formed a joint venture with Siemens, Siemens Osprey Systems, in 2001.",
        "Nokia formed a joint venture with Siemens, Bosch and Osprey Systems in 2001.",
    ),
    Rule(
        "case.named-directly",
        named_directly,
        "The joint venture NUMMI was closed after some years.",
        "The joint venture was closed after some years.",
    ),
    Rule(
        "case.named-before",
        named_before,
        "In March the Osprey Systems consortium of Siemens, Bosch and Nokia won.",
        "In March the Osprey Systems consortium won.",
    ),
    Rule(
        "case.same-name",
        same_name,
        "The Bluetooth Special Interest Group (SIG), an alliance of five firms, owns the mark.",
        "The Bluetooth Special Interest Group (in Kirkland), an alliance of firms, owns the mark.",
    ),
)
