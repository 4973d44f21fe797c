"""The scores that the service tells are those of the measurements."""

from __future__ import annotations

from pathlib import Path

import pytest

from interorg.service.rules.notes import scores

MEASUREMENTS = Path(__file__).parents[3] / "docs" / "measurements.md"


@pytest.mark.skipif(not MEASUREMENTS.exists(), reason="installed without its documentation")
def test_every_figure_stands_in_the_measurements() -> None:
    written = MEASUREMENTS.read_text("utf-8")
    for row in scores():
        assert row["figure"] in written, row
