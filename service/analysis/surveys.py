"""Surveys of what is served: each read once, and nobody waits for one where another will do."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from interorg.ingest.failure import TooLong

from ..content.vocabulary import vocabulary_of
from ..engine.pool import Pool
from ..storage.generations import Generation
from .keeping import load
from .reading import read_tables
from .survey import Survey

PATIENCE = 10.0
"""Seconds that a request waits for another: as many as wait are threads that answer nobody."""
PERIODS = 5
"""So many periods a survey of a store elsewhere will do while it is read anew."""
KEPT = 2
"""Requests that began before a generation was published still ask for the one before."""


@dataclass(frozen=True, eq=False)
class Kept:
    """A survey, and of which state it is."""

    generation: Generation
    survey: Survey

    def will_do(self, generation: Generation) -> bool:
        """Tell whether it is of an earlier period of a store elsewhere, not long ago.

        Such a store does not say when it changed. Generations here have folders of their own.
        """
        here, past = self.generation, generation.number - self.generation.number
        return here.path == generation.path and 0 < past <= PERIODS


class Surveys:
    """The surveys that are read through one pool; safe for threads."""

    def __init__(self) -> None:
        self._reading = threading.Lock()
        self._kept: tuple[Kept, ...] = ()
        """The last ones that were read, the latest first."""

    def of(self, pool: Pool, generation: Generation) -> Survey:
        """Return the survey of a generation; raise TooLong where another reads for long."""
        before = self._kept
        if found := next((each for each in before if each.generation == generation), None):
            return found.survey
        earlier = next((each for each in before if each.will_do(generation)), None)
        if not self._reading.acquire(timeout=0 if earlier else PATIENCE):
            if earlier:
                return earlier.survey
            raise TooLong("All claims are being counted for the first time. Ask again in a minute.")
        try:
            new = [each for each in self._kept if each not in before]
            for each in new:
                if each.generation == generation or each.will_do(generation):
                    return each.survey
            tables = load(generation) or read_tables(pool.select)
            read = Survey(tables, vocabulary_of(pool, generation))
            self._kept = (Kept(generation, read), *self._kept)[:KEPT]
            return read
        finally:
            self._reading.release()


_SURVEYS: WeakKeyDictionary[Pool, Surveys] = WeakKeyDictionary()
_STATE = threading.Lock()


def survey_of(pool: Pool, generation: Generation) -> Survey:
    """Read the tables of a generation, once; a second for a million triples, if none are kept.

    Raises TooLong for those who would wait long for another to have read them.
    """
    with _STATE:
        surveys = _SURVEYS.setdefault(pool, Surveys())
    return surveys.of(pool, generation)
