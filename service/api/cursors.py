"""Where the next part of a list begins: an opaque text that holds for one state of the graph."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from interorg.ingest.failure import BadQuery, Failure

from ..endpoint.conditional import made_at, make_tag
from ..storage.generations import Generation

PARTS = re.compile(r"(\d{1,12})\.(\d{1,20})\.(\d{1,12})\.([0-9a-f]{8})", re.ASCII)


class Gone(Failure):
    """A part of a list of a state of the graph that is no longer served."""

    status = 410


@dataclass(frozen=True)
class Cursors:
    """Cursors into one list: of one state of the graph, under some parameters."""

    generation: Generation
    given: Mapping[str, Any]
    """All parameters; a cursor holds only with the others as they were."""

    def write(self, offset: int) -> str:
        """Return the cursor of the part that begins after so many entries."""
        text = f"{self._state()}.{offset}.{self._digest()}"
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def offset(self) -> int:
        """Return where to begin; raise Gone where the graph has changed since, else BadQuery."""
        cursor = self.given.get("cursor")
        if cursor is None:
            return 0
        padded = cursor + "=" * (-len(cursor) % 4)
        try:
            found = PARTS.fullmatch(urlsafe_b64decode(padded.encode("ascii")).decode("ascii"))
        except ValueError:
            found = None
        if not found:
            raise BadQuery("Expected as cursor what an answer named as the next, found another.")
        number, made, offset, digest = found.groups()
        if f"{number}.{made}" != self._state():
            raise Gone(
                "The graph has changed since this list was begun, so that its parts would not "
                "fit together. Begin it anew: ask without the cursor."
            )
        if digest != self._digest():
            raise BadQuery(
                "This cursor belongs to a list with other parameters. Ask as before, with "
                "nothing but the cursor added, or follow the address in `next`."
            )
        return int(offset)

    def _state(self) -> str:
        return f"{self.generation.number}.{made_at(self.generation)}"

    def _digest(self) -> str:
        others = sorted((name, each) for name, each in self.given.items() if name != "cursor")
        return make_tag(*others)[:8]
