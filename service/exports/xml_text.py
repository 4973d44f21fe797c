"""Text that an XML file can hold."""

from __future__ import annotations

import re

ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# NameStartChar and NameChar of XML 1.0 without the colon.
_START = (
    r"A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LATER = r"0-9.\u00b7\u0300-\u036f\u203f\u2040-"
NAME_AT_END = re.compile(f"[{_START}][{_START}{_LATER}]*$")
"""Finds the part of an IRI that can be the local name of an XML element."""


def legal(text: str) -> str:
    """Put U+FFFD for each character that XML cannot hold, and one line feed for each line end.

    >>> legal("bell\\a, first\\r\\nsecond")
    'bell�, first\\nsecond'
    """
    return ILLEGAL.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """Make a label: legal in XML, white space folded.

    >>> one_line(" Toyota\\n Motor ")
    'Toyota Motor'
    """
    return legal(" ".join(text.split()))
