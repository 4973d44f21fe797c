"""Words for what someone does in a contract: they stand for a party and name none."""

from __future__ import annotations

LABELS = frozenset(
    "client company customer distributor licensee licensor producer provider reseller sponsor "
    "supplier vendor".split()
)
"""Those beside which a form has a blank for the name."""
ROLES = LABELS | frozenset(
    "agent bank borrower buyer collaborator consultant contractor corporation employee employer "
    "franchisee franchisor group lender lessee lessor licenser manager manufacturer member owner "
    "parent partner party parties purchaser seller spinco subcontractor subsidiary talent trustee "
    "undersigned university affiliate affiliates operator executive developer persons entities it "
    "them both us".split()
)
