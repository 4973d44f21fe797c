"""Messages between the service and its query processes: a JSON header and a body of bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

Header = dict[str, Any]
LENGTHS = struct.Struct(">IQ")


def pack(header: Header, body: bytes | bytearray = b"") -> bytes:
    """Return the bytes that stand before the body of a message."""
    text = json.dumps(header).encode()
    return LENGTHS.pack(len(text), len(body)) + text


def unpack(read: Callable[[int], bytes | bytearray]) -> tuple[Header, bytes]:
    """Read one message through `read`, which returns exactly as many bytes as asked."""
    header, body = LENGTHS.unpack(read(LENGTHS.size))
    return json.loads(read(header)), bytes(read(body))
