"""Checks of an ontology: catalogue.py lists them, runner.py runs them, report.py shows the outcome.

findings, facts      what checks say, and what they look at
owl_*                OWL 2 DL structure
pitfalls_*, foops    the catalogues of others
labels, structure, serializations      general checks beside these
project, concepts, stability           checks of our own modules alone
reasoner             HermiT
"""

from .findings import Finding
from .report import report

__all__ = ["Finding", "report"]
