"""What stands on the shelf: every text with its sentences, claims and cases."""

from __future__ import annotations

from dataclasses import dataclass

from interorg.ingest.document import Metadata, WorkRecord

OPEN = "CC-BY-4.0"
CLOSED = "All rights reserved"
LAST_WORD = "In the end equity joint ventures facilitate knowledge transfer between distant firms."
"""A claim far down a long document."""
HIDDEN = "Nobody outside may ever read this sentence of the restricted text."
"""Stands in a document of restricted rights, and nothing is read from it."""
SCRIPT = "<script>document.title='taken'</script>"
PICTURE = '"><img src=x onerror="document.title=\'taken\'">'
SMUGGLED = f"Trust curbs opportunism {SCRIPT} {{{{7*7}}}} ]]> &amp; more."


@dataclass(frozen=True)
class Said:
    """A sentence and the claim in it: subject, relation and object in one string."""

    sentence: str
    claim: str
    polarity: str = "Affirmed"
    modality: str = "Asserted"
    contexts: tuple[str, ...] = ()
    credit: str = ""
    """The words in the sentence that credit a work, and after a bar the work's key."""
    rule: str = "claim.verb-active"
    confidence: float = 0.9


@dataclass(frozen=True)
class Told:
    """A sentence that reports a case: what it gives, property by property."""

    sentence: str
    label: str
    form: str
    partners: tuple[str, ...]
    start: int | None = None
    end: int | None = None
    uses: tuple[tuple[str, str], ...] = ()
    """Mechanisms, benefits and challenges, each after its property."""
    tie: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Text:
    """One document."""

    key: str
    metadata: Metadata
    sentences: tuple[str | Said | Told, ...]
    mentions: tuple[str, ...] = ()
    """Concepts named in its first sentence."""
    page: int | None = None
    before: int = 0
    """Paragraphs of which nothing is read that stand before the rest."""


def about(title: str, kind: str, date: str, **more: object) -> Metadata:
    return Metadata(title=title, kind=kind, date=date, **{"rights": OPEN, **more})  # type: ignore[arg-type]


PADDING = (
    "The delegates met again in the spring and went through the minutes of the year before, "
    "point by point, until the last train had gone."
)

TEXTS = (
    Text(
        "note-gulati",
        about(
            "A note on repeated ties",
            "note",
            "2026",
            writer="interorg contributors",
            sources=("Gulati1995",),
            reviews=WorkRecord(
                "Gulati1995", ("Gulati, R.",), 1995, "Does familiarity breed trust?"
            ),
            discipline="StrategicManagement",
        ),
        (
            Said(
                "Joint ventures spread risk among their parents.",
                "JointVenture Enables RiskSharing",
            ),
            Said(
                "Joint ventures may open foreign markets (Kogut, 1988, p. 3).",
                "JointVenture Enables MarketAccess",
                modality="Hedged",
                contexts=("InternationalScope",),
                credit="(Kogut, 1988, p. 3)|Kogut1988",
                confidence=0.72,
            ),
            Said("Trust curbs opportunism.", "Trust Mitigates Opportunism", confidence=0.95),
            Said("Repeated ties build trust.", "PriorHistory Enables Trust", confidence=0.66),
        ),
        ("JointVenture", "Trust"),
    ),
    Text(
        "doubts",
        about("Doubts about joint ventures", "article", "2001", discipline="Economics"),
        (
            Said(
                "Joint ventures do not spread risk at all.",
                "JointVenture Enables RiskSharing",
                polarity="Denied",
                confidence=0.85,
            ),
            Said(
                "Blind trust invites opportunism.", "Trust Aggravates Opportunism", confidence=0.8
            ),
            Said(
                "Joint ventures breed conflict between parents.",
                "JointVenture Causes ParentConflict",
            ),
            Said(
                "Consortia do not share risk.", "Consortium Enables RiskSharing", polarity="Denied"
            ),
            Said("Knowledge leaks out of every consortium.", "Consortium Causes KnowledgeLeakage"),
        ),
        ("JointVenture", "Consortium"),
        page=7,
    ),
    Text(
        "review",
        about("A long review of alliances", "article", "2008", discipline="Management"),
        (
            Said("Strategic alliances open new markets.", "StrategicAlliance Enables MarketAccess"),
            Said("Strategic alliances need trust.", "StrategicAlliance Requires Trust"),
            Said(
                "Strategic alliances expose partners to opportunism.",
                "StrategicAlliance Aggravates Opportunism",
                confidence=0.55,
            ),
            Said(
                "Strategic alliances could perhaps cut costs.",
                "StrategicAlliance Enables CostReduction",
                modality="Hedged",
                rule="claim.encoder",
                confidence=0.35,
            ),
            Said("Consortia share costs among many members.", "Consortium Enables CostSharing"),
            Said("Joint ventures use a governance board.", "JointVenture Employs GovernanceBoard"),
            Said("Strategic alliances use contracts.", "StrategicAlliance Employs Contract"),
            Said(LAST_WORD, "EquityJointVenture Enables KnowledgeTransfer"),
        ),
        ("StrategicAlliance", "Consortium", "LossOfAutonomy"),
        before=70,
    ),
    Text(
        "restricted",
        about("A text that may not be shown", "article", "2015", rights=CLOSED),
        (
            Said("Joint ventures reduce costs.", "JointVenture Enables CostReduction"),
            HIDDEN,
        ),
        page=12,
    ),
    Text(
        "motors",
        about("Gamma and Delta, two ventures of the motor trade", "case", "1990"),
        (
            Told(
                "Alpha Works and Beta Motors set up Gamma, a joint venture, in 1984.",
                "Gamma",
                "EquityJointVenture",
                ("Alpha Works", "Beta Motors"),
                1984,
                1998,
                (("mechanism", "Trust"), ("benefit", "RiskSharing")),
                ("Alpha Works", "ShareholderOf", "Beta Motors"),
            ),
            Told(
                "Beta Motors and Gorki Steel founded the joint venture Delta in 1987.",
                "Delta",
                "JointVenture",
                ("Beta Motors", "Gorki Steel"),
                1987,
                None,
                (("mechanism", "Contract"), ("challenge", "ParentConflict")),
            ),
        ),
    ),
    Text(
        "chips",
        about("How chip makers pooled research", "case", "1995", rights="CC0-1.0"),
        (
            Told(
                "Quanta, Ridge Semiconductor and Solway Labs formed Chipnet in 1987.",
                "Chipnet",
                "ResearchConsortium",
                ("Quanta", "Ridge Semiconductor", "Solway Labs"),
                1987,
                None,
                (("mechanism", "GovernanceBoard"), ("benefit", "CostSharing")),
            ),
            Told(
                "Quanta and Alpha Works agreed on the alliance Waferlink in 1993.",
                "Waferlink",
                "StrategicAlliance",
                ("Quanta", "Alpha Works"),
                1993,
                1999,
                (("mechanism", "Contract"), ("benefit", "MarketAccess")),
            ),
        ),
    ),
    Text(
        "flights",
        about("Airlines under one sign", "case", "2004"),
        (
            Told(
                "Northwind Air, Kestrel Airways and Solway Labs joined Skybridge in 2001.",
                "Skybridge",
                "StrategicAlliance",
                ("Northwind Air", "Kestrel Airways", "Solway Labs"),
                2001,
                None,
                (("mechanism", "Trust"), ("challenge", "Opportunism")),
            ),
            Told(
                "Kestrel Airways and Tarn Rail run the network Railfly.",
                "Railfly",
                "InterorganizationalNetwork",
                ("Kestrel Airways", "Tarn Rail"),
            ),
        ),
    ),
    Text(
        "hostile",
        about(f"Doubts {SCRIPT} {PICTURE}", "web", "2011", writer=f"A {SCRIPT} writer"),
        (
            Said(SMUGGLED, "Trust Mitigates Opportunism", confidence=0.7),
            Told(
                f"Evil {PICTURE} Corp and Tarn Rail signed Pact {SCRIPT} in 2009.",
                f"Pact {SCRIPT}",
                "Partnership",
                (f"Evil {PICTURE} Corp", "Tarn Rail"),
                2009,
            ),
        ),
    ),
)
