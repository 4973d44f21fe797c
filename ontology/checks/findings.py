"""What a check says: a fault of one subject, and the finding that it becomes in a report."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True)
class Finding:
    """One thing that a check has to say about one subject, and what to do about it."""

    check: str
    severity: Severity
    subject: str
    message: str
    advice: str = ""
    node: str = ""
    """The whole IRI of what it is about, where that is a node of the data."""
    documents: tuple[str, ...] = ()
    """The keys of the documents in whose graphs the node stands."""
    value: str = ""
    """What was found there."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one subject; the check that found it gives its name and severity."""

    subject: str
    message: str
    advice: str
    severity: Severity | None = None
    """How bad this one is, where it differs from the check's other faults."""
