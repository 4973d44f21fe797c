"""Settings for all tests: nothing here depends on how fast the machine is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("interorg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("interorg")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly that the tests in a browser were left out, which a count of dots would not."""
    skipped = [
        report
        for report in terminalreporter.getreports("skipped")
        if report.nodeid.startswith("tests/browser/")
    ]
    reasons = {str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped}
    for reason in sorted(reasons):
        terminalreporter.write_line(f"{len(skipped)} tests in a browser were left out. {reason}")
