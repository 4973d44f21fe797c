"""What the pages of cases and organizations give as JSON."""

from __future__ import annotations

from typing import TypedDict

from ..content.nodes import Node
from ..content.ties import StatedTie
from ..pages.organization import Sentence
from ..pages.relationship import Property
from .concept_shapes import Mentions


class CaseRecord(TypedDict):
    """What a case is, by all reports together."""

    id: str
    iri: str
    label: str
    forms: list[Node]
    partners: list[Node]
    start_years: list[int]
    end_years: list[int]
    status: list[str]


class Derived(TypedDict):
    """What follows of a case from what is reported."""

    property: str
    value: Node


class Case(TypedDict):
    """A case with every reported value and its sentences."""

    case: CaseRecord
    reported: list[Property]
    derived: list[Derived]
    documents: list[Node]


class OrganizationRecord(TypedDict):
    """What an organization is called, and of which sectors it is."""

    id: str
    iri: str
    label: str
    names: list[str]
    sectors: list[str]


class MergedName(TypedDict):
    """Another name that was found to mean the same organization."""

    id: str
    name: str
    reason: str | None


class OwnCase(TypedDict):
    """A case that an organization is a partner in."""

    case: Node
    forms: list[Node]
    start_years: list[int]
    end_years: list[int]
    status: list[str]
    share_percent: list[float]
    partners: list[Node]
    evidence: list[Sentence]


class Organization(TypedDict):
    """An organization: its names, its cases, how else it is tied to others."""

    organization: OrganizationRecord
    merged: list[MergedName]
    cases: list[OwnCase]
    ties: list[StatedTie]
    mentions: Mentions
