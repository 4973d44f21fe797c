"""What a file's bytes say it is, and its text when it is one."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from ..failure import Unreadable

SIGNATURES = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF file"),
    (b"%!PS", "a PostScript file"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks; those of UTF-32 stand before those of UTF-16, which begin them."""

HOLDS = {"pdf": "a PDF", "docx": "a zip archive"}
"""What the file of a reader must be; the other readers take text."""

HEAD = 8192


def suspect(path: Path, reader: str) -> None:
    """Raise `Unreadable` when the file is missing, empty or plainly not what its suffix says."""
    suffix = path.suffix.lower()
    expected = HOLDS.get(reader, "text")
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except FileNotFoundError:
        raise Unreadable("Expected a file, found nothing there; check the path.") from None
    except IsADirectoryError:
        raise Unreadable("Expected a file, found a folder; give the files in it.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(
            f"Expected a file that can be opened, found: {reason}; check its permissions."
        ) from None
    if not head:
        raise Unreadable(f"Expected a {suffix} file, found an empty one; give one with text.")
    found = kind_of(head)
    if found != expected:
        raise Unreadable(
            f"Expected {expected} in a {suffix} file, found {found}; "
            "give the file its right suffix or convert it."
        )


def kind_of(head: bytes) -> str:
    """Say what the first bytes of a file are: `text`, `a PDF`, or what else they look like.

    >>> kind_of(b"Trust and control"), kind_of(b"%PDF-1.7")
    ('text', 'a PDF')
    """
    if b"%PDF-" in head[:1024]:
        return "a PDF"
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    if any(head.startswith(mark) for mark, _ in MARKS):
        return "text"
    # Text never holds these control characters; form feeds, escapes and the like do occur.
    return "binary data" if re.search(rb"[\x00-\x06\x0e-\x1a]", head) else "text"


def text_of(path: Path) -> str:
    """Read a text file: UTF-8, UTF-16 or UTF-32 by its mark, else Windows-1252."""
    return decode(path.read_bytes())


def decode(data: bytes) -> str:
    """Decode by byte-order mark, as UTF-8, or as Windows-1252; line ends become newlines.

    >>> decode(b"caf\\xe9\\r\\nbar")
    'café\\nbar'
    """
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # The five bytes that Windows-1252 leaves open become U+FFFD.
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
