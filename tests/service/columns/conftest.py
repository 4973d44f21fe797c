"""Any query is worth its tables here: those of tests are small."""

import pytest

from interorg.service.columns.worth import LOOKUPS


@pytest.fixture(autouse=True)
def _always_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in LOOKUPS:
        monkeypatch.setitem(LOOKUPS, place, -1.0)
