"""Records of the two sorts that are cited most."""

from __future__ import annotations

import pytest

from interorg.service.citations import Name, Record


@pytest.fixture
def article() -> Record:
    """A record that has everything an article has."""
    return Record(
        "article",
        "DasTeng1998",
        "Between trust and control: developing confidence in partner cooperation in alliances",
        authors=(Name("Das", "T. K."), Name("Teng", "Bing-Sheng")),
        date="1998",
        container="Academy of Management Review",
        volume="23",
        number="3",
        pages="491–512",
        doi="10.5465/amr.1998.926623",
    )


@pytest.fixture
def note() -> Record:
    """A record of a claim in a document of known day and unknown publisher."""
    return Record(
        "document",
        "note-gulati-0123456789abcdef",
        "A note on repeated ties",
        address="https://kg.example.org/id/claim/0123456789abcdef",
        authors=(Name("interorg contributors"),),
        date="2026-11-22",
        pages="7",
        note="Claim: Joint venture enables risk sharing",
    )
