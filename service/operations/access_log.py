"""A line of JSON on each request; tokens and addresses' parameters are never in it."""

from __future__ import annotations

import hashlib
import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from typing import Any

from interorg.ingest.failure import Failure


class AccessLog:
    """Writes lines to a file, which may be moved away at any time, or to the standard output."""

    def __init__(self, target: str, whole_queries: bool = False) -> None:
        """Open it: `-`, `off` or a path. Raises Failure for a file that cannot be written."""
        self.whole_queries = whole_queries
        self._logger = logging.Logger("interorg.access")
        self.on = target != "off"
        if target == "-":
            self._logger.addHandler(logging.StreamHandler(sys.stdout))
        elif self.on:
            try:
                self._logger.addHandler(WatchedFileHandler(target, encoding="utf-8"))
            except OSError as error:
                raise Failure(
                    f"The access log {target} cannot be written: {error.strerror}. "
                    "Name another with --access-log."
                ) from None

    def write(self, line: Mapping[str, Any]) -> None:
        """Write a line; what is None or empty is left out."""
        if self.on:
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            kept = {name: value for name, value in line.items() if value not in (None, "", ())}
            self._logger.info("%s", json.dumps({"time": now, **kept}, ensure_ascii=False))

    def close(self) -> None:
        """Close the file."""
        for handler in self._logger.handlers:
            handler.close()

    def query(self, query: str | None) -> str | None:
        """Return what is written of a query."""
        if query is None or self.whole_queries:
            return query
        return "sha256:" + hashlib.sha256(query.encode("utf-8", "replace")).hexdigest()[:16]
