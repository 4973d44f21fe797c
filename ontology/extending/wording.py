"""The words of a concept that someone wants: what is wrong with them, what could be better."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..checks.findings import Fault
from ..checks.labels import ABBREVIATION
from .drafts import Draft

FEWEST_LABELS = 3


def word_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with the words of a draft, by themselves."""
    if not draft.label:
        yield Fault(draft.id, "its label is missing", "Say what texts call it, in lower case.")
    if not draft.definition:
        yield Fault(draft.id, "its definition is missing", "Say in one sentence what it means.")
    elif draft.label and draft.definition.rstrip(".").lower() == draft.label.lower():
        yield Fault(draft.id, "its definition repeats its label", "Say what the label does not.")
    fields = {
        "preferred": (draft.label,),
        "alternative": draft.alt_labels,
        "hidden": draft.hidden_labels,
    }
    for label in dict.fromkeys(filter(None, draft.labels)):
        roles = [role for role, labels in fields.items() if label in labels]
        if len(roles) > 1:
            message = f"the label {label!r} is both {' and '.join(roles)}"
            yield Fault(draft.id, message, f"Remove the {roles[-1]} one.")
        if only_function_words(label):
            message = f"the label {label!r} is nothing but function words"
            yield Fault(draft.id, message, "Every text would be full of it: give a noun or a verb.")
    for label in draft.context_labels:
        if label not in draft.labels:
            message = f"{label!r} needs context but is no label"
            yield Fault(draft.id, message, "Give it as an alternative label too.")


def weaknesses(draft: Draft) -> Iterator[Fault]:
    """Yield what makes a draft less useful than it could be."""
    others = len(draft.labels) - 1
    if others < FEWEST_LABELS:
        message = f"it has {others} alternative or hidden labels"
        advice = f"Texts say a thing in many ways: give at least {FEWEST_LABELS}."
        yield Fault(draft.id, message, advice, "warning")
    yield from label_weaknesses(draft, draft.labels)


def label_weaknesses(draft: Draft, labels: Sequence[str]) -> Iterator[Fault]:
    """Yield what could be better about some labels of a draft."""
    for label in filter(None, labels):
        if _is_one_word(label) and label not in draft.context_labels:
            advice = (
                "If it is said of other things too, make it a context label: it is then found "
                "only where organizations are spoken of."
            )
            yield Fault(draft.id, f"{label!r} is a single word", advice, "warning")
        if ";" in label:
            advice = "Labels in one cell are separated by |, or give one option for each."
            yield Fault(draft.id, f"the label {label!r} contains ';'", advice, "warning")
        if label != folded(label):
            advice = "Write one blank between words: texts are compared word by word."
            yield Fault(draft.id, f"the label {label!r} has blanks to spare", advice, "warning")
        capitals = [word for word in label.split() if re.search("[A-Z]", word)]
        if not all(ABBREVIATION.search(word) for word in capitals):
            advice = "Write it in lower case unless it is a proper name or an abbreviation."
            yield Fault(draft.id, f"the label {label!r} has a capital", advice, "warning")


def unsourced(draft: Draft) -> Iterator[Fault]:
    """Yield a warning when nothing says where a concept comes from."""
    if not (draft.sources or draft.unsure_sources or draft.source_notes):
        advice = (
            "Name a work of the bibliography, or say where it comes from in a source note "
            "(ior:sourceNote)."
        )
        yield Fault(draft.id, "it has no source", advice, "warning")


def folded(label: str) -> str:
    r"""Write a label with single blanks.

    >>> folded(" care \t circle ")
    'care circle'
    """
    return " ".join(label.split())


def only_function_words(label: str) -> bool:
    """Tell whether a label has only words such as "the" and "of"; acronyms (IT) are none.

    The list is that of spaCy for English. A word with a hyphen (one-off) is not in it.
    """
    words = label.split()
    stop = _stop_words()
    return bool(words) and not label.isupper() and all(word.lower() in stop for word in words)


@cache
def _stop_words() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


def _is_one_word(label: str) -> bool:
    return len(re.split(r"[\s-]+", label)) == 1 and not label.isupper()
