"""The vocabulary in Python: every term by name, so that a misspelled one fails at once."""

from urllib.parse import quote

from pyoxigraph import NamedNode

from .namespaces import Identifiers, Namespace

BASE = "https://w3id.org/interorg/"
CONCEPT = BASE + "concept/"
OWN = (BASE + "ontology#", CONCEPT, BASE + "relation-type/", BASE + "value/")
"""How the IRIs of the ontology's own terms begin."""
ONTOLOGY = NamedNode(BASE + "ontology")


# The class twins of concepts (ior:JointVenture) are not listed: concepts.py gives them.
IOR = Namespace(
    "ior",
    BASE + "ontology#",
    # what claims can be about
    """ClaimArgument DomainPhenomenon DomainConcept
    FormConcept MechanismConcept BenefitConcept ChallengeConcept
    FactorConcept DriverConcept ContingencyConcept SuccessFactorConcept
    TheoryConcept DisciplineConcept ResearchApproachConcept
    DimensionConcept DimensionValue ContrastConcept""",
    # notes on concepts
    "formalizedAs viaProperty contextLabel unsureSource sourceNote",
    # organizations
    """Organization PublicSectorOrganization PrivateSectorOrganization NonprofitSectorOrganization
    alsoKnownAs mergedInto mergeReason partnerIn partnersWith jointEntityOf""",
    # participation
    """Participation hasParticipation participationIn participant equitySharePercent
    roleInRelationship""",
    # relationships as cases
    """DyadicRelationship MultipartyRelationship CaseStatus hasStatus
    hasKind hasForm hasPartner hasJointEntity partnerCount startYear endYear asOfYear
    usesMechanism reportsBenefit facesChallenge drivenBy exemplifiesConcept""",
    # dimensions
    """hasCharacteristicValue hasDurationOrientation hasEquityBasis hasLegalPersonality
    hasGovernanceMode hasFormalization hasLinkDirection hasGeographicScope hasDependencePattern
    hasInterdependenceType hasPartnerArity hasSectorComposition hasAutonomyRetention
    hasLifecycleStage hasPurposeOrientation""",
    # works and documents
    """Work Document ScholarlyDocument LiteratureNote CaseDocument AgreementDocument WebDocument
    Author hasAuthor authorOf textOf reviews bibliographyKey publicationYear
    RecordStatus hasRecordStatus confirmedAt
    documentKey textDigest""",
    # spans of text
    """TextSpan spanOf hasSpan exactQuote beginOffset endOffset sentenceIndex sectionTitle
    pageNumber""",
    # what was read, and from where
    "hasEvidence statedIn confidence extractionRule",
    # mentions
    "Mention mentionsConcept mentionedIn",
    # propositions
    """Proposition claimSubject claimRelation claimObject claimContext claimDimension
    comparisonOutcome expressedBy""",
    # claims
    """Claim expresses hasPolarity hasModality hasGenerality hasStrength hasEvidenceType
    hasReviewStatus hasExtractionMethod framedBy inDiscipline usesApproach
    contradicts corroborates""",
    # value lists
    """ControlledValue Polarity Modality Generality StrengthLevel EvidenceType ExtractionMethod
    ReviewStatus ComparisonOutcome""",
    # citations
    "CitationMention hasCitation citationOf citedWork citesAuthority citationLocator",
    # case reports
    """CaseReport reportsCase reportedBy reportedName reportedPartner reportedForm
    reportedStartYear reportedEndYear reportedStatus reportedParticipation
    reportedMechanism reportedBenefit reportedChallenge
    reportedCountry reportedSector reportedPurpose
    reportedAgreementDate reportedEffectiveDate reportedExpirationDate reportedTerm
    reportedGoverningLaw reportedIndividual""",
    # reported values
    """ReportedValue hasReportedValue reportedProperty reportedNode reportedText reportedNumber
    reportedDate""",
    # ties between organizations
    "OrganizationTie tieSubject tieObject hasTieKind TieKind",
    # activities
    """ExtractionActivity CurationActivity pipelineVersion ontologyVersion
    BuildActivity buildNumber addedDocument changedDocument removedDocument""",
    # relation types
    """RelationType opposedTo subjectKind objectKind cuePhrase invertedCuePhrase
    relationGroup""",
    # the summary of claims: each direct property with its inverse
    """enables enabledBy causes causedBy mitigates mitigatedBy aggravates aggravatedBy
    hinders hinderedBy requires requiredBy motivates motivatedBy governs governedThrough
    employs employedIn hasCharacteristic characteristicOf comparesWith contrastsWith
    exemplifies exemplifiedBy isKindOf hasKindOf hasElement elementOf complements substitutesFor
    moderates moderatedBy evolvesInto evolvesFrom explains explainedBy studies studiedBy
    influences influencedBy associatedWith outweighs outweighedBy""",
    # notes on alignment
    "closeTo",
)

IORT = Namespace(
    "iort",
    BASE + "relation-type/",
    """Enables Causes Mitigates Aggravates Hinders Requires Motivates Governs Employs
    HasCharacteristic ComparesWith ContrastsWith Exemplifies IsKindOf HasElement Complements
    SubstitutesFor Moderates EvolvesInto Explains Studies Influences AssociatedWith Outweighs""",
)

IORV = Namespace(
    "iorv",
    BASE + "value/",
    # polarity
    "Affirmed Denied MixedPolarity",
    # modality
    "Asserted Hedged Hypothetical Prescriptive Questioned",
    # generality
    "Always Usually Sometimes Rarely UnmarkedGeneric SingleCase",
    # strength
    "Strong Moderate Weak",
    # evidence type
    """QuantitativeEvidence QualitativeEvidence MetaAnalyticEvidence ReviewEvidence
    ConceptualArgument AnecdotalEvidence NoEvidenceGiven""",
    # extraction method
    "DependencyPattern TokenPattern CoOccurrence StatisticalModel ManualCuration",
    # review status
    "Unreviewed Accepted Corrected Rejected",
    # comparison outcome
    "GreaterThan LessThan SameAs DifferentFrom",
    # status of a bibliographic record
    "Confirmed Unconfirmed",
    # case status
    "Planned Operating Ended Failed Blocked",
    # kinds of ties
    """AcquiredBy BrandOf ClientOf Collaborator CompetitorOf ListedOn MergedWith ProductOrServiceOf
    RegulatedBy ShareholderOf SubsidiaryOf""",
)

# The graphs that join documents; document_graph() gives the graph of one document.
GRAPH = Namespace(
    "graph", BASE + "graph/", "ontology concepts corpus inferred registry summary counts meta"
)

RDF = Namespace(
    "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type first rest nil value List Property"
)
RDFS = Namespace(
    "rdfs",
    "http://www.w3.org/2000/01/rdf-schema#",
    "Class Datatype Literal",
    "label comment seeAlso subClassOf subPropertyOf domain range isDefinedBy",
)
OWL = Namespace(
    "owl",
    "http://www.w3.org/2002/07/owl#",
    """Ontology Class Restriction ObjectProperty DatatypeProperty AnnotationProperty
    FunctionalProperty SymmetricProperty TransitiveProperty NamedIndividual
    AllDisjointClasses AllDifferent members distinctMembers disjointWith equivalentClass
    inverseOf onProperty onClass propertyChainAxiom hasValue someValuesFrom allValuesFrom
    cardinality minCardinality maxCardinality
    qualifiedCardinality minQualifiedCardinality maxQualifiedCardinality
    unionOf intersectionOf oneOf versionInfo versionIRI deprecated sameAs
    Thing Axiom AllDisjointProperties InverseFunctionalProperty AsymmetricProperty
    ReflexiveProperty IrreflexiveProperty
    complementOf datatypeComplementOf disjointUnionOf hasSelf hasKey onProperties onDataRange
    onDatatype withRestrictions equivalentProperty propertyDisjointWith
    imports priorVersion backwardCompatibleWith topObjectProperty topDataProperty
    bottomObjectProperty""",
)
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    """Concept ConceptScheme prefLabel altLabel hiddenLabel definition scopeNote editorialNote
    changeNote example notation broader narrower broaderTransitive narrowerTransitive related
    inScheme topConceptOf hasTopConcept exactMatch closeMatch""",
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    """title description abstract creator contributor publisher created modified issued date
    language license rights source identifier format subject isPartOf isReplacedBy references
    bibliographicCitation conformsTo""",
)
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    """Entity Activity Agent SoftwareAgent Person wasGeneratedBy wasDerivedFrom
    wasAssociatedWith wasAttributedTo wasQuotedFrom wasRevisionOf hadPrimarySource used
    startedAtTime endedAtTime generatedAtTime""",
)
BIBO = Namespace("bibo", "http://purl.org/ontology/bibo/", "doi status")
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    """string boolean integer nonNegativeInteger decimal double date dateTime gYear gYearMonth
    anyURI""",
)

NAMESPACES = (IOR, IORT, IORV, RDF, RDFS, OWL, SKOS, DCTERMS, PROV, XSD)


ID = Identifiers(BASE + "id/")


def concept(identifier: str) -> NamedNode:
    """Give the node of a concept by its id; concepts.py says which exist.

    The id is a name for a concept of ours, such as JointVenture, and the whole IRI for others.
    """
    return NamedNode(identifier if ":" in identifier else CONCEPT + identifier)


def concept_id(node: NamedNode) -> str:
    """Give the id of a concept: its name if it is ours, else its whole IRI.

    >>> concept_id(concept("JointVenture")), concept_id(concept("https://example.org/care#Team"))
    ('JointVenture', 'https://example.org/care#Team')
    """
    return node.value.removeprefix(CONCEPT)


def class_twin(identifier: str) -> NamedNode:
    """Give the class of single situations of a concept; theories and the like have none."""
    return NamedNode(f"{BASE}ontology#{identifier}")


def document_graph(key: str) -> NamedNode:
    """Give the named graph that holds all that was read from one document."""
    return NamedNode(f"{BASE}graph/document/{quote(key, safe='-._~/')}")


def local_name(node: NamedNode) -> str:
    """Give the part of an IRI after its last # or /."""
    return node.value.replace("#", "/").rsplit("/", 1)[-1]
