"""The components as evaluation asks them: each task's question put to what extraction uses."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ..document import Metadata, compose, document_key
from ..failure import Failure
from .compared_names import key
from .contracts import Reading
from .entity_pairs import EntityPair
from .mentions import Name
from .relations import UNDEFINED, Relate, Related


def names_in(texts: Sequence[str]) -> list[list[Name]]:
    """Find the names of each text, read as a document of its own."""
    from ..language import BATCH, pipeline
    from ..organizations.recognition import candidates_of

    found = []
    for doc in pipeline().pipe(texts, batch_size=BATCH):
        (spans,) = candidates_of([doc])
        found.append(
            [
                Name(
                    doc[span.start].idx,
                    doc[span.end - 1].idx + len(doc[span.end - 1]),
                    doc[span.start : span.end].text,
                    span.confidence,
                    span.firm and span.kind != "country",
                )
                for span in spans
            ]
        )
    return found


def same_name(one: str, other: str) -> str | None:
    """Say why two names, seen apart from any text, are likely to be of one organization."""
    from ..organizations.comparison import likely

    return likely(one, other)


def read_contract(path: Path) -> Reading:
    """Read the case that a contract makes; the file is taken for an agreement in any event."""
    from ..agreements.reading import agreement_cases
    from ..readers import read_file

    reading = read_file(path)
    stated = reading.metadata.kind == "agreement"
    known: Metadata = replace(reading.metadata, kind="agreement")
    document = compose(document_key(path.name), path.name, replace(reading, metadata=known))
    return Reading(agreement_cases(document), stated)


def classifier(transformer: bool) -> tuple[Relate, float]:
    """Return the classifier of relations and the confidence from which it asserts one."""
    try:
        from ..relations import classifier as component
    except ModuleNotFoundError as error:
        raise Failure(f"Expected the classifier of relations, found {error}.") from error

    def relate(pairs: Sequence[EntityPair]) -> list[Related]:
        asked: dict[int, component.Pair] = {}
        for number, pair in enumerate(pairs):
            one, other = (pair.one.start, pair.one.end), (pair.other.start, pair.other.end)
            # Entities that overlap are no pair to the component: nothing relates them.
            with suppress(ValueError):
                asked[number] = component.Pair(pair.text, one, other)
        answers = dict(
            zip(asked, component.relate([*asked.values()], transformer=transformer), strict=True)
        )
        return [
            Related(answers[n].label, answers[n].inverted, answers[n].confidence)
            if n in answers
            else Related(UNDEFINED, False, 0.0)
            for n in range(len(pairs))
        ]

    return relate, float(component.DEFAULT_CONFIDENCE)


def known_names() -> dict[str, str]:
    """Return the names by which extraction calls organizations, by keys of their other names."""
    from ..organizations.aliases import aliases

    return {key(other): name for other, name in aliases().items()}
