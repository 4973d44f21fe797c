"""Rules for what a relationship is called and which form it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .parties import parties_at
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


def naming_of(reference: Reference, name: Reference, confidence: float) -> Same:
    return Same(reference, name, name.name, reference.form, confidence)


def name_at(scene: Scene, token: Token | None) -> Reference | None:
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
        subject = scene.reference_at(clause.subject) or name_at(scene, clause.subject)
        if subject is not None and subject is not form and not subject.plural:
            yield Same(subject, form, subject.name, form.form, 0.9)


def apposition(scene: Scene) -> Iterator[Reading]:
    """N, a joint venture between X and Y / a joint venture, N, ..."""
    for form in list(scene.references):
        if form.kind not in ("new", "definite") or form.plural or form.form is None:
            continue
        before = scene.doc[form.start - 1] if form.start > scene.sentence.start else None
        name = None
        owned = scene.doc[form.start].lower_ in ("its", "their") or any(
            t.dep_ == "poss" and scene.organization_at(t.i) for t in form.head.lefts
        )
        owned = owned or (form.kind == "definite" and _of_partners(scene, form))
        opens = before is not None and before.text in (",", "(", "–", "—")
        if before is not None and opens and (form.kind == "new" or owned):
            name = name_at(scene, scene.doc[before.i - 1]) if before.i else None
            if name is None and before.i >= 2 and scene.doc[before.i - 1].text == ")":
                name = _before_brackets(scene, before.i - 1)
        if name is None:
            named = next((c for c in form.head.children if c.dep_ == "appos"), None)
            after = form.end < scene.sentence.end and scene.doc[form.end]
            direct = named is not None and after and after.text == "," and named.i <= form.end + 6
            name = name_at(scene, named) if direct and not _lists(scene, named) else None
        if name is not None:
            yield naming_of(form, name, 0.85)


def _of_partners(scene: Scene, form: Reference) -> bool:
    """Tell whether the partners are named after it: "the venture of X and Y"."""
    linked = (prep for prep in form.head.children if prep.lower_ in ("of", "between", "among"))
    return any(len(parties_at(scene, t)) > 1 for prep in linked for t in prep.children)


def _before_brackets(scene: Scene, close: int) -> Reference | None:
    opening = close
    while opening > scene.sentence.start and scene.doc[opening].text != "(":
        opening -= 1
    return name_at(scene, scene.doc[opening - 1]) if close - opening <= 3 else None


def _lists(scene: Scene, token: Token | None) -> bool:
    return token is not None and any(child.dep_ == "conj" for child in token.children)


def made_as(scene: Scene) -> Iterator[Reading]:
    """N was founded in 2006 as an equity joint venture."""
    for clause in scene.clauses:
        if clause.lemma not in MAKING or clause.mood != "asserted":
            continue
        for noun in clause.prepositions("as"):
            form = scene.reference_at(noun)
            if form is None or not form.form or form.kind != "new":
                continue
            thing = scene.reference_at(clause.patient) or name_at(scene, clause.patient)
            if thing is not None:
                yield Same(thing, form, thing.name, form.form, 0.9)


def named_by_form(scene: Scene) -> Iterator[Reading]:
    """The Osprey Consortium: a name whose last word says the form."""
    for found in scene.organizations:
        form = FORM_WORDS.get(scene.doc[found.end - 1].lower_)
        if form is not None and found.kind == "organization" and found.end - found.start > 1:
            reference = scene.naming(found)
            yield Same(reference, reference, found.name, form, 0.7)


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
)
