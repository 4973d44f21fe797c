"""How much of a request has come, told from its bytes in whatever pieces they arrive."""

from __future__ import annotations

import re
from enum import Enum

HEAD = 64 << 10
"""Bytes of request line and headers together."""
SMALL = 256 << 10
"""Bytes of a body that are waited for before a thread begins with the request."""
LINE = 1024
"""Bytes of the line before a chunk."""

END = b"\r\n\r\n"
BARE = re.compile(rb"(?<!\r)\n")
SIZE = re.compile(rb"[0-9A-Fa-f]{1,12}")


class Progress(Enum):
    """What can be done with a request."""

    WAITING = "more must come"
    READY = "it can be handled without waiting for its client"
    LARGE = "its body is to be read while it is handled"


class Refused(Exception):  # noqa: N818 - an outcome with a status, not a fault of ours
    """What came can never become a request."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class Incoming:
    """What has come of one request, and of those that follow it on the connection.

    Whatever the parser behind it will refuse anyhow is READY at once: it says why.
    """

    def __init__(self) -> None:
        self.data = bytearray()
        self.invites = False
        """Whether the client waits to be told that it may send its body."""
        self.has_head = False
        self._scanned = 0
        self._body = 0
        self._end = 0
        self._chunk: int | None = None

    @property
    def is_alone(self) -> bool:
        """Whether what has come is one whole request of known length, and nothing more."""
        return self.has_head and self._chunk is None and len(self.data) == self._end

    def feed(self, piece: bytes) -> Progress:
        """Take what has come; raise Refused for what can be no request."""
        self.data += piece
        if not self.has_head:
            progress = self._read_head()
            if progress is not None:
                return progress
        if self._chunk is not None:
            return self._read_chunks()
        if len(self.data) >= self._end:
            return Progress.READY
        return Progress.LARGE if self._end - self._body > SMALL else Progress.WAITING

    def take(self) -> bytes:
        """Return all that has come and begin anew."""
        taken = bytes(self.data)
        self.__init__()  # type: ignore[misc]
        return taken

    def _read_head(self) -> Progress | None:
        """Look for the end of the head; None once it is there."""
        data = self.data
        start = 2 if data[:2] == b"\r\n" else 0
        end = data.find(END, max(start, self._scanned - 3))
        if end > HEAD or (end < 0 and len(data) > HEAD):
            raise Refused(431, f"The head of the request is longer than {HEAD >> 10} KiB.")
        if end < 0:
            bare = BARE.search(data, max(0, self._scanned - 1))
            self._scanned = len(data)
            return Progress.READY if bare else Progress.WAITING
        self.has_head = True
        self._body = self._end = end + len(END)
        first, *lines = bytes(data[start:end]).split(b"\r\n")
        fields = [_field(line) for line in lines]
        lengths = [value for name, value in fields if name == b"content-length"]
        codings = [value for name, value in fields if name == b"transfer-encoding"]
        if codings:
            if not lengths and [coding.lower() for coding in codings] == [b"chunked"]:
                self._chunk = self._body
        elif len(lengths) == 1 and re.fullmatch(rb"[0-9]{1,18}", lengths[0]):
            self._end = self._body + int(lengths[0])
        expected = [value.lower() for name, value in fields if name == b"expect"]
        if any(value != b"100-continue" for value in expected):
            return Progress.READY
        if expected and first.endswith(b"/1.1"):
            self._invite(start, end, lines)
        return None

    def _invite(self, start: int, end: int, lines: list[bytes]) -> None:
        """Answer for the expectation here, where it would otherwise be answered too late."""
        missing = self._end - len(self.data)
        if self._chunk is None and (missing <= 0 or self._end - self._body > SMALL):
            return
        self.invites = True
        first = bytes(self.data[start:end]).split(b"\r\n", 1)[0]
        kept = [first, *(line for line in lines if _field(line)[0] != b"expect")]
        head = b"\r\n".join(kept) + END
        moved = len(head) - self._body
        self.data[: self._body] = head
        self._body += moved
        self._end += moved
        if self._chunk is not None:
            self._chunk += moved

    def _read_chunks(self) -> Progress:
        """Follow the chunks from the last one that was whole."""
        data = self.data
        while True:
            at = self._chunk or 0
            if at - self._body > SMALL:
                return Progress.LARGE
            end = data.find(b"\r\n", at, at + LINE)
            if end < 0:
                if len(data) - at >= LINE:
                    raise Refused(400, f"The line before a chunk is longer than {LINE} bytes.")
                return Progress.WAITING
            size = bytes(data[at:end]).split(b";", 1)[0].rstrip(b" \t")
            if not SIZE.fullmatch(size):
                raise Refused(400, f"Expected the size of a chunk, found {size[:20]!r}.")
            length = int(size, 16)
            if not length:
                return self._read_trailers(end)
            following = end + 2 + length
            if len(data) < following + 2:
                return Progress.LARGE if following - self._body > SMALL else Progress.WAITING
            if data[following : following + 2] != b"\r\n":
                raise Refused(400, "A chunk is longer than its size.")
            self._chunk = following + 2

    def _read_trailers(self, end: int) -> Progress:
        data = self.data
        if data[end + 2 : end + 4] == b"\r\n" or data.find(END, end) >= 0:
            return Progress.READY
        if BARE.search(data, end):
            raise Refused(400, "Expected CRLF at the end of each line of the trailer.")
        if len(data) - end > HEAD:
            raise Refused(431, f"The trailer of the request is longer than {HEAD >> 10} KiB.")
        return Progress.WAITING


def _field(line: bytes) -> tuple[bytes, bytes]:
    """Split a header line; the name in lower case."""
    name, _, value = line.partition(b":")
    return name.lower(), value.strip(b" \t")
