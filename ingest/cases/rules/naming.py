"""Rules for what a relationship is called and which form it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .parties import parties_from
from .scene import Reading, Reference, Rule, Same, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

BEING = frozenset({"be", "become", "remain", "constitute"})
CALLING = frozenset({"call", "name", "dub", "christen", "know", "rename", "title", "term"})
MAKING = frozenset(
    "form establish create found launch incorporate organize organise constitute start conceive "
    "structure design begin charter register run operate".split()
)


FORM_WORDS = {
    "alliance": "StrategicAlliance",
    "consortium": "Consortium",
    "coalition": "Coalition",
    "partnership": "Partnership",
}


def _called(scene: Scene, reference: Reference, name: Reference, confidence: float) -> Same:
    return Same(reference, name, name.name, reference.form, confidence)


def _name_at(scene: Scene, token: Token | None) -> Reference | None:
    """Take the name at a token for a relationship's; a country or government is none."""
    if token is None:
        return None
    known = scene.reference_at(token)
    if known is not None:
        return known if known.kind == "name" else None
    found = scene.organization_at(token.i)
    if found is None or found.kind != "organization" or token.dep_ in ("poss", "compound"):
        return None
    return scene.naming(found)


def copula(scene: Scene) -> Iterator[Reading]:
    """N was a joint venture."""
    for clause in scene.clauses:
        if clause.verb.lemma_.lower() not in BEING or clause.mood != "asserted" or clause.passive:
            continue
        # A subject taken over from "and what followed was an ecosystem" is another's.
        if (
            clause.verb.dep_ == "conj"
            and clause.verb.head.lemma_ not in CALLING
            and not any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.verb.children)
        ):
            continue
        form = scene.reference_at(clause.object)
        if form is None or form.kind == "name" or form.plural or form.form is None:
            continue
        if form.kind == "definite" and form.short:
            continue
        subject = scene.reference_at(clause.subject) or _name_at(scene, clause.subject)
        if subject is not None and subject is not form and not subject.plural:
            yield Same(subject, form, subject.name, form.form, 0.9)


def apposition(scene: Scene) -> Iterator[Reading]:
    """N, a joint venture between X and Y / a joint venture, N, ..."""
    for form in list(scene.references):
        if form.kind not in ("new", "definite") or form.plural or form.form is None:
            continue
        before = scene.doc[form.start - 1] if form.start > scene.sentence.start else None
        name = None
        owned = scene.doc[form.start].lower_ in ("its", "their")
        opens = before is not None and before.text in (",", "(", "–", "—")
        if before is not None and opens and (form.kind == "new" or owned):
            name = _name_at(scene, scene.doc[before.i - 1]) if before.i else None
            if name is None and before.i >= 2 and scene.doc[before.i - 1].text == ")":
                name = _before_brackets(scene, before.i - 1)
        if name is None:
            named = next((c for c in form.head.children if c.dep_ == "appos"), None)
            after = form.end < scene.sentence.end and scene.doc[form.end]
            direct = named is not None and after and after.text == "," and named.i <= form.end + 6
            name = _name_at(scene, named) if direct and not _lists(scene, named) else None
        if name is not None:
            yield _called(scene, form, name, 0.85)


def _before_brackets(scene: Scene, close: int) -> Reference | None:
    opening = close
    while opening > scene.sentence.start and scene.doc[opening].text != "(":
        opening -= 1
    return _name_at(scene, scene.doc[opening - 1]) if close - opening <= 3 else None


def _lists(scene: Scene, token: Token | None) -> bool:
    return token is not None and any(child.dep_ == "conj" for child in token.children)


def called(scene: Scene) -> Iterator[Reading]:
    """A joint venture called N; N, known as M."""
    for token in scene.sentence:
        if token.lemma_.lower() not in CALLING or token.tag_ not in ("VBN", "VBD"):
            continue
        name = _after_calling(scene, token)
        if name is None:
            continue
        reference = _called_thing(scene, token)
        if reference is not None and reference is not name:
            yield _called(scene, reference, name, 0.9)


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
        found = scene.reference_at(token.head) or _name_at(scene, token.head)
        if found is not None:
            return found
    subject = next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    if subject is not None:
        if subject.tag_ in ("WDT", "WP"):
            subject = token.head
        return scene.reference_at(subject) or _name_at(scene, subject)
    # ", now called N," is often parsed loosely: look at what stands before the comma.
    index = token.i - 1
    while index > scene.sentence.start and (
        scene.doc[index].pos_ in ("ADV", "AUX") or scene.doc[index].text == ","
    ):
        index -= 1
    before = scene.doc[index]
    known = scene.reference_at(before)
    return known or (_name_at(scene, before) if index < token.i - 1 else None)


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
            yield _called(scene, form, scene.naming(found), 0.7)


def named_before(scene: Scene) -> Iterator[Reading]:
    """The Osprey consortium of X, Y and Z: who is not of its list is its name."""
    for form in list(scene.references):
        if form.kind != "definite" or form.plural or form.form is None:
            continue
        owners = [o for o in scene.organizations if form.start <= o.start and o.end < form.end]
        listing = form.end < scene.sentence.end and scene.doc[form.end].lower_ in ("of", "between")
        members = parties_from(scene, form.end + 1) if listing else ()
        if len(members) < 2 or len(owners) != 1 or "-" in owners[0].name:
            continue
        if owners[0].name not in {member.name for member in members}:
            yield _called(scene, form, scene.naming(owners[0]), 0.65)


def made_as(scene: Scene) -> Iterator[Reading]:
    """N was founded in 2006 as an equity joint venture."""
    for clause in scene.clauses:
        if clause.lemma not in MAKING or clause.mood != "asserted":
            continue
        for noun in clause.prepositions("as"):
            form = scene.reference_at(noun)
            if form is None or not form.form or form.kind != "new":
                continue
            thing = scene.reference_at(clause.patient) or _name_at(scene, clause.patient)
            if thing is not None:
                yield Same(thing, form, thing.name, form.form, 0.9)


def named_by_form(scene: Scene) -> Iterator[Reading]:
    """The Osprey Consortium: a name whose last word says the form."""
    for found in scene.organizations:
        form = FORM_WORDS.get(scene.doc[found.end - 1].lower_)
        if form is not None and found.kind == "organization" and found.end - found.start > 1:
            reference = scene.naming(found)
            yield Same(reference, reference, found.name, form, 0.7)


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
        "case.copula",
        copula,
        "Autolatina was a joint venture of Volkswagen and Ford.",
        "Autolatina was not a joint venture.",
    ),
    Rule(
        "case.apposition",
        apposition,
        "The contract went to Metronet, a consortium of five engineering firms.",
        "Metronet won the contract, and a consortium of five firms lost it.",
    ),
    Rule(
        "case.called",
        called,
        "In 1984 General Motors and Toyota formed a joint venture called NUMMI.",
        "In 1984 General Motors formed a joint venture and called Toyota.",
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
        "case.made-as",
        made_as,
        "Covisint was founded in 2000 as a consortium of carmakers.",
        "Covisint was founded in 2000 as an alternative to a consortium.",
    ),
    Rule(
        "case.named-by-form",
        named_by_form,
        "The Osprey Consortium bought the firm.",
        "The Osprey Company bought the firm.",
    ),
    Rule(
        "case.same-name",
        same_name,
        "The Bluetooth Special Interest Group (SIG), an alliance of five firms, owns the mark.",
        "The Bluetooth Special Interest Group (in Kirkland), an alliance of firms, owns the mark.",
    ),
)
