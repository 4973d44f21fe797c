"""The address of a licence that rights name."""

from __future__ import annotations

import re

ADDRESS = re.compile(
    r"https?://[^\s<>\"{}|\\^`]*(?:licen[cs]e|publicdomain/)[^\s<>\"{}|\\^`]*", re.I
)
CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)(?:-([A-Z]{2,3}))?")
ADDRESSES = {
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "GFDL-1.2": "https://www.gnu.org/licenses/old-licenses/fdl-1.2.html",
    "GFDL-1.3": "https://www.gnu.org/licenses/fdl-1.3.html",
    "MIT": "https://opensource.org/license/mit",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    "OGL-UK-3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
}
"""By SPDX id, beside the Creative Commons licences, whose addresses follow from their ids."""


def licence_address(rights: str) -> str | None:
    """Return the address of the licence that rights are: its own, or that of an SPDX id.

    >>> licence_address("CC-BY-SA-4.0")
    'https://creativecommons.org/licenses/by-sa/4.0/'
    >>> licence_address("CC-BY-2.5-CA")
    'https://creativecommons.org/licenses/by/2.5/ca/'
    >>> licence_address("CC-BY"), licence_address("All rights reserved. See https://a.org/license")
    (None, None)
    """
    if ADDRESS.fullmatch(rights):
        return rights
    if found := CREATIVE_COMMONS.fullmatch(rights):
        parts = "/".join(part.lower() for part in found.groups() if part)
        return f"https://creativecommons.org/licenses/{parts}/"
    return ADDRESSES.get(rights)
