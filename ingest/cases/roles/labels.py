"""What the reader answers with."""

from __future__ import annotations

RULE = "case.reader"
"""Id of what the reader reads, as rules have one."""

ROLES = ("none", "partner", "name")
"""What a stretch of capitals is to the relationship."""
YEARS = ("none", "start", "end")
STATUSES = ("none", "Planned", "Operating", "Ended", "Failed", "Blocked")
FORMS = tuple(
    """
    none JointVenture InterorganizationalCollaboration Partnership StrategicAlliance
    Consortium LicensingRelationship EquityJointVenture PublicPrivatePartnership
    OutsourcingRelationship DistributionAlliance ResearchAndDevelopmentAlliance
    TradeAssociation InterorganizationalNetwork StandardsConsortium
    InterorganizationalProject MarketingAlliance FranchiseSystem PurchasingConsortium
    JointProgram ResearchConsortium Coalition VoluntaryFederation
    UniversityIndustryPartnership PatentPool PublicPublicPartnership DataCollaborative
    MultistakeholderInitiative ManagementContractRelationship BusinessNonprofitPartnership
    ProducerCooperative InteragencyCollaboration Keiretsu InternationalJointVenture
    StandardizationBody Cartel AgencySponsorLinkage CrossSectorPartnership
    SharedServiceCentre JointProcurementArrangement
    """.split()
)
"""Those that passages to learn from held five times or more; "none" is another."""
