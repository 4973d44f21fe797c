"""The graph in the words of other vocabularies, read back with rdflib."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import RDF, RDFS, XSD, Dataset, Graph, Namespace, URIRef
from rdflib import Literal as RdflibLiteral

from interorg.ingest.document import Metadata, Passage, Reading, compose
from interorg.ingest.evidence import Claim, Evidence, Extraction, Mention
from interorg.ingest.failure import BadQuery
from interorg.ingest.graph.triples import quads_of
from interorg.ontology.alignment.evidence import read_evidence, read_unverified
from interorg.ontology.alignment.names import named_in_query
from interorg.ontology.terms import BASE, ID, IOR, document_graph
from interorg.service.cli import main
from interorg.service.exports import FORMATS, PROFILES, export
from interorg.service.exports.profiles import Texts, query_files
from interorg.service.exports.texts import Text, kept_text
from interorg.service.storage.store import Mode
from interorg.service.storage.store import Store as Folder

# rdflib warns of classes that its own parsers use.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated, use Dataset:DeprecationWarning")

SYNTAXES = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
SYNTAXES |= {"nquads": "nquads", "trig": "trig"}
OA = Namespace("http://www.w3.org/ns/oa#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#")
SCHEMA = Namespace("https://schema.org/")
TIME = Namespace("http://www.w3.org/2006/time#")
PROV = Namespace("http://www.w3.org/ns/prov#")
ITEM, CONCEPT = Namespace(BASE + "id/"), Namespace(BASE + "concept/")

SENTENCE = "Joint ventures 𝄞 reduce risk."
TEXT = f"Before anything else. {SENTENCE} And so on, for ever and ever."


def exported(
    store: Store,
    profile: str,
    format: str = "ntriples",
    mode: Mode = "strict",
    texts: Texts | None = None,
    graphs: list[NamedNode] | None = None,
) -> bytes:
    stream = io.BytesIO()
    export(store, format, stream, mode=mode, profile=profile, texts=texts, graphs=graphs)
    return stream.getvalue()


def read(content: bytes, format: str = "ntriples") -> Graph:
    if format in ("nquads", "trig"):
        dataset = Dataset()
        dataset.parse(data=content, format=SYNTAXES[format])
        return Graph().parse(data=dataset.default_graph.serialize(format="nt"), format="nt")
    if format == "jsonld":
        content = expandable(content)
    return Graph().parse(data=content, format=SYNTAXES[format])


def expandable(content: bytes) -> bytes:
    """Put the terms of a context in the place of its name, which rdflib would look up."""
    document = json.loads(content)
    contexts = {p.context.name: p.context.terms for p in PROFILES.values() if p.context}
    if isinstance(document, dict) and document.get("@context") in contexts:
        document["@context"] = contexts[document["@context"]]
    return json.dumps(document).encode()


def read_from(text: str, rights: str, quoted: str = SENTENCE) -> Store:
    """Return the graph of a document with a claim in the words quoted, which name a concept."""
    paragraph = Passage("paragraph", text)
    document = compose("doc", "doc.md", Reading((paragraph,), Metadata(rights=rights)))
    start = document.text.index(quoted)

    def evidence(quote: str, rule: str, confidence: float) -> Evidence:
        at = start + quoted.index(quote)
        return Evidence(
            document="doc",
            start=at,
            end=at + len(quote),
            quote=quote,
            sentence=1,
            rule=rule,
            confidence=confidence,
        )

    claim = Claim(
        subject="JointVenture",
        relation="Mitigates",
        object="Risk",
        evidence=evidence(quoted, "claim.verb", 0.8),
    )
    named = evidence("Joint ventures", "mention.label", 0.95)
    mentions = (Mention(evidence=named, concept="JointVenture"),)
    store = Store()
    store.extend(quads_of(document, Extraction(claims=(claim,), mentions=mentions), "1"))
    return store


def always(text: str) -> Texts:
    return known(Text(len(text), text))


def known(text: Text) -> Texts:
    return lambda digest, rights: text


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("format", SYNTAXES)
def test_rdflib_reads_the_same_statements_from_every_syntax(
    strict: Store, profile: str, format: str
) -> None:
    expected = set(read(exported(strict, profile)))

    assert expected
    assert set(read(exported(strict, profile, format), format)) == expected


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("format", SYNTAXES)
def test_equal_stores_of_both_modes_give_equal_bytes(
    strict: Store, union: Store, profile: str, format: str
) -> None:
    quads = list(strict)
    random.Random(7).shuffle(quads)
    shuffled = Store()
    shuffled.extend(quads)
    content = exported(strict, profile, format)

    assert exported(shuffled, profile, format) == content
    assert exported(union, profile, format, mode="union") == content


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_has_only_terms_that_are_known_to_exist(strict: Store, profile: str) -> None:
    store = read_from(TEXT, "CC-BY-4.0")
    graph = read(exported(strict, profile)) + read(exported(store, profile, texts=always(TEXT)))
    predicates = set(graph.predicates())
    types = set(graph.objects(None, RDF.type))
    datatypes = {o.datatype for o in graph.objects() if isinstance(o, RdflibLiteral) and o.datatype}
    known = set(read_evidence()) | (read_unverified() if profile == "nif" else set())

    assert {str(term) for term in predicates | types | datatypes} <= known


def test_all_terms_of_the_queries_are_recorded() -> None:
    named = {t for path in query_files() for t in named_in_query(path.read_text("utf-8"))}

    assert named <= read_evidence().keys() | read_unverified()


def test_mentions_are_annotations_of_their_words_with_what_they_name(strict: Store) -> None:
    graph = read(exported(strict, "web-annotation"))
    mention, span = ITEM["mention/m1"], ITEM["span/nummi/0-30"]
    quote, position = URIRef(f"{span}#quote"), URIRef(f"{span}#position")

    assert (mention, RDF.type, OA.Annotation) in graph
    assert graph.value(mention, OA.motivatedBy) == OA.identifying
    assert graph.value(mention, OA.hasBody) == ITEM["organization/gm"]
    assert graph.value(mention, OA.hasTarget) == span
    assert graph.value(span, OA.hasSource) == ITEM["document/nummi"]
    assert set(graph.objects(span, OA.hasSelector)) == {quote, position}
    assert str(graph.value(quote, OA.exact)) == "GM and Toyota ran NUMMI."
    end = RdflibLiteral("30", datatype=XSD.nonNegativeInteger)
    assert graph.value(position, OA.end) == end


def test_claims_are_linked_with_their_sentence_unless_rejected(strict: Store) -> None:
    graph = read(exported(strict, "web-annotation"))
    linked = set(graph.subjects(OA.motivatedBy, OA.linking))

    assert {graph.value(each, OA.hasBody) for each in linked} == {
        ITEM[f"claim/{name}"] for name in ("c1", "c2", "c3", "c4")
    }
    assert URIRef(ITEM["claim/c1"] + "#at-0-40") in linked


def test_reports_of_cases_are_no_annotations(strict: Store) -> None:
    for profile in ("web-annotation", "nif"):
        assert b"report/nummi" not in exported(strict, profile)


def test_annotations_are_plain_json_with_the_official_context(strict: Store) -> None:
    document = json.loads(exported(strict, "web-annotation", "jsonld"))
    annotations = {each["id"]: each for each in document["@graph"]}

    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert annotations[str(ITEM["mention/m3"])] == {
        "id": str(ITEM["mention/m3"]),
        "type": "Annotation",
        "body": {"id": str(CONCEPT.JointVenture)},
        "target": {
            "id": str(ITEM["span/nummi/0-30"]),
            "type": "SpecificResource",
            "source": str(ITEM["document/nummi"]),
            "selector": [
                {
                    "id": str(ITEM["span/nummi/0-30#position"]),
                    "type": "TextPositionSelector",
                    "start": 0,
                    "end": 30,
                },
                {
                    "id": str(ITEM["span/nummi/0-30#quote"]),
                    "type": "TextQuoteSelector",
                    "exact": "GM and Toyota ran NUMMI.",
                },
            ],
        },
        "motivation": "identifying",
    }


def test_a_quotation_knows_the_words_around_it_where_the_text_may_be_shown() -> None:
    store = read_from(TEXT, "CC-BY-4.0")
    graph = read(exported(store, "web-annotation", texts=always(TEXT)))
    quote = graph.value(None, OA.exact, RdflibLiteral(SENTENCE))

    assert str(graph.value(quote, OA.prefix)) == "Before anything else. "
    assert str(graph.value(quote, OA.suffix)) == " And so on, for ever and ever."
    assert set(read(exported(store, "web-annotation")).objects(None, OA.prefix)) == set()


@settings(deadline=None, max_examples=25)
@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_prefix_quotation_and_suffix_stand_in_the_text_at_their_offsets(
    before: str, after: str
) -> None:
    store = read_from(f"{before}\n{SENTENCE}\n{after}", "CC0")
    text = compose(
        "doc",
        "doc.md",
        Reading((Passage("paragraph", f"{before}\n{SENTENCE}\n{after}"),), Metadata()),
    ).text
    graph = read(exported(store, "web-annotation", texts=always(text)))

    positions = [*graph.subjects(RDF.type, OA.TextPositionSelector)]
    assert positions
    for position in positions:
        start = int(str(graph.value(position, OA.start)))
        end = int(str(graph.value(position, OA.end)))
        quote = URIRef(str(position).replace("#position", "#quote"))
        words = [str(graph.value(quote, OA[n], default="")) for n in ("prefix", "exact", "suffix")]
        assert "".join(words) == text[max(0, start - 32) : end + 32]


def test_strings_of_nif_are_cut_from_the_text_of_their_context() -> None:
    store = read_from(TEXT, "CC-BY-4.0")
    graph = read(exported(store, "nif", texts=always(TEXT)))
    context = URIRef(ID.document("doc").value + f"#offset_0_{len(TEXT)}")
    strings = set(graph.subjects(RDF.type, NIF.OffsetBasedString)) - {context}

    assert len(strings) == 2
    assert str(graph.value(context, NIF.isString)) == TEXT
    assert int(str(graph.value(context, NIF.endIndex))) == len(TEXT)
    for string in strings:
        begin, end = graph.value(string, NIF.beginIndex), graph.value(string, NIF.endIndex)
        assert isinstance(begin, RdflibLiteral) and begin.datatype == XSD.nonNegativeInteger
        assert str(graph.value(string, NIF.anchorOf)) == TEXT[int(str(begin)) : int(str(end))]
        assert str(string).endswith(f"doc#offset_{begin}_{end}")
        assert graph.value(string, NIF.referenceContext) == context


def test_phrases_are_what_is_named_and_sentences_what_claims_rest_on() -> None:
    graph = read(exported(read_from(TEXT, "CC-BY-4.0"), "nif"))
    phrase = graph.value(None, RDF.type, NIF.Phrase)
    sentence = graph.value(None, RDF.type, NIF.Sentence)

    assert graph.value(phrase, ITSRDF.taIdentRef) == CONCEPT.JointVenture
    confidence = graph.value(phrase, ITSRDF.taConfidence)
    assert confidence == RdflibLiteral("0.95", datatype=XSD.decimal)
    assert list(graph.objects(sentence, ITSRDF.taIdentRef)) == []
    claim = graph.value(None, PROV.wasDerivedFrom, sentence)
    assert str(claim).startswith(str(ITEM["claim/"]))


def test_a_context_is_a_string_with_offsets_of_its_own_even_where_its_text_is_not_shown() -> None:
    for shown in (TEXT, None):
        content = exported(read_from(TEXT, "CC-BY-4.0"), "nif", texts=known(Text(len(TEXT), shown)))
        graph = read(content)
        context = URIRef(ID.document("doc").value + f"#offset_0_{len(TEXT)}")

        assert set(graph.subjects(RDF.type, NIF.Context)) == {context}
        assert (context, RDF.type, NIF.OffsetBasedString) in graph
        assert graph.value(context, NIF.sourceUrl) == ITEM["document/doc"]
        places = [graph.value(context, NIF[n]) for n in ("beginIndex", "endIndex")]
        assert places == [
            RdflibLiteral(str(n), datatype=XSD.nonNegativeInteger) for n in (0, len(TEXT))
        ]
        assert [str(text) for text in graph.objects(context, NIF.isString)] == (
            [TEXT] if shown else []
        )
        assert set(graph.objects(None, NIF.referenceContext)) == {context}
        assert context not in set(graph.subjects(NIF.referenceContext))


def test_a_context_whose_length_is_not_known_has_no_offsets() -> None:
    graph = read(exported(read_from(TEXT, "CC-BY-4.0"), "nif"))
    context = URIRef(ID.document("doc").value + "#context")

    assert set(graph.objects(None, NIF.referenceContext)) == {context}
    assert (context, RDF.type, NIF.OffsetBasedString) not in graph


@pytest.mark.parametrize(
    ("quoted", "kind"),
    [
        ("Joint ventures share risk (Kogut, 1988).", "Sentence"),
        ("“Joint ventures share risk.”", "Sentence"),
        ("Do Joint ventures share risk?", "Sentence"),
        ("1. Joint ventures share risk.", "Sentence"),
        ("Joint ventures that share risk", "Phrase"),
        ("risk that Joint ventures share;", "Phrase"),
        ("risk that Joint ventures share.", "Phrase"),
    ],
)
def test_evidence_that_does_not_begin_and_end_like_a_sentence_is_a_phrase(
    quoted: str, kind: str
) -> None:
    graph = read(exported(read_from(quoted, "CC0-1.0", quoted), "nif"))
    claimed = set(graph.objects(None, PROV.wasDerivedFrom))

    assert {str(graph.value(each, NIF.anchorOf)) for each in claimed} == {quoted}
    assert {t for each in claimed for t in graph.objects(each, RDF.type)} == {
        NIF.OffsetBasedString,
        NIF[kind],
    }


def test_a_string_with_two_confidences_has_none(strict: Store) -> None:
    graph = document_graph("nummi")
    for name, sure in (("m1", "0.9"), ("m3", "0.5")):
        node = ID.mention(name)
        strict.add(Quad(node, IOR.confidence, Literal(float(sure)), graph))
    strict.add(Quad(ID.mention("m2"), IOR.confidence, Literal(0.9), graph))
    string = URIRef(ID.document("nummi").value + "#offset_0_30")

    found = read(exported(strict, "nif"))

    assert len(set(found.objects(string, ITSRDF.taIdentRef))) == 3
    assert list(found.objects(string, ITSRDF.taConfidence)) == []


def test_a_document_in_which_nothing_was_found_is_a_context_all_the_same() -> None:
    store = Store()
    reading = Reading((Passage("paragraph", "Nothing."),), Metadata())
    store.extend(quads_of(compose("empty", "empty.md", reading), Extraction(), "1"))
    graph = read(exported(store, "nif"))

    assert set(graph.subjects(RDF.type, NIF.Context)) == {ITEM["document/empty#context"]}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_text_that_is_not_open_stays_in_the_store(tmp_path: Path, profile: str) -> None:
    folder = Folder.create(tmp_path / "store", "union")
    for rights, shown in (("All rights reserved", False), ("CC-BY-4.0", True)):
        store = read_from(TEXT, rights)
        digest = next(store.quads_for_pattern(None, IOR.textDigest, None)).object
        assert isinstance(digest, Literal)
        folder.put_document(digest.value, json.dumps({"text": TEXT}).encode())

        content = exported(store, profile, texts=lambda d, r: kept_text(folder, d, r))

        around = profile in ("nif", "web-annotation")
        assert (b"Before anything else" in content) == (shown and around)


def test_a_text_that_is_gone_is_left_out(tmp_path: Path) -> None:
    assert kept_text(Folder.create(tmp_path / "store", "union"), "0" * 64, "CC0") is None


def test_the_length_of_a_text_is_known_even_where_it_is_not_shown(tmp_path: Path) -> None:
    folder = Folder.create(tmp_path / "store", "union")
    folder.put_document("a" * 64, json.dumps({"text": TEXT}).encode())

    assert kept_text(folder, "a" * 64, "All rights reserved") == Text(len(TEXT), None)
    assert kept_text(folder, "a" * 64, "CC0-1.0") == Text(len(TEXT), TEXT)


def test_a_claim_of_schema_org_is_its_sentence_and_where_it_appears(strict: Store) -> None:
    graph = read(exported(strict, "schema-org"))
    claim = ITEM["claim/c1"]

    assert set(graph.subjects(RDF.type, SCHEMA.Claim)) == {
        ITEM[f"claim/{name}"] for name in ("c1", "c2", "c3", "c4")
    }
    assert str(graph.value(claim, SCHEMA.text)) == "Joint ventures may spread risk."
    assert set(graph.objects(claim, SCHEMA.about)) == {CONCEPT.JointVenture, CONCEPT.RiskSharing}
    assert graph.value(claim, SCHEMA.appearance) == ITEM["document/note-x"]
    assert graph.value(claim, SCHEMA.citation) == ITEM["work/Parkhe1993"]


def test_documents_works_and_concepts_of_schema_org(strict: Store) -> None:
    graph = read(exported(strict, "schema-org"))
    note, article = ITEM["document/note-x"], ITEM["document/note-y"]

    assert graph.value(note, RDF.type) == SCHEMA.CreativeWork
    assert graph.value(article, RDF.type) == SCHEMA.ScholarlyArticle
    assert graph.value(note, SCHEMA.datePublished) == RdflibLiteral("2026", datatype=SCHEMA.Date)
    assert graph.value(note, SCHEMA.citation) == ITEM["work/X1998"]
    assert graph.value(ITEM["work/X1998"], RDF.type) == SCHEMA.CreativeWork
    names = set(graph.objects(CONCEPT.JointVenture, SCHEMA.name))
    assert names == {
        RdflibLiteral("joint venture"),
        RdflibLiteral("Gemeinschaftsunternehmen", lang="de"),
    }
    assert str(graph.value(CONCEPT.JointVenture, SCHEMA.termCode)) == "JointVenture"


@pytest.mark.parametrize(
    ("rights", "address"),
    [
        ("CC-BY-NC-ND-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODC-By-1.0", "https://opendatacommons.org/licenses/by/1-0/"),
        ("https://www.gnu.org/licenses/fdl-1.3.html", "https://www.gnu.org/licenses/fdl-1.3.html"),
        ("CC-BY", None),  # of which version?
        ("All rights reserved", None),
        ("https://rightsstatements.org/vocab/InC/1.0/", None),
        ("https://example.org/licence of ours", None),
    ],
)
def test_a_document_has_the_licence_that_its_rights_name(rights: str, address: str | None) -> None:
    store = read_from(TEXT, rights)
    graph = read(exported(store, "schema-org"))
    links = {str(each) for each in graph.objects(ITEM["document/doc"], SCHEMA.license)}
    things = json.loads(exported(store, "schema-org", "jsonld"))["@graph"]
    document = next(each for each in things if each["@id"] == str(ITEM["document/doc"]))

    assert links == ({address} if address else set())
    assert document.get("license") == ({"@id": address} if address else None)


def test_a_document_has_an_author_where_it_says_who_wrote_it() -> None:
    store = Store()
    for key, writer in (("signed", "interorg contributors"), ("unsigned", None)):
        reading = Reading((Passage("paragraph", "Nothing."),), Metadata(writer=writer))
        store.extend(quads_of(compose(key, f"{key}.md", reading), Extraction(), "1"))
    things = json.loads(exported(store, "schema-org", "jsonld"))["@graph"]

    assert {each["@id"]: each.get("author") for each in things} == {
        str(ITEM["document/signed"]): "interorg contributors",
        str(ITEM["document/unsigned"]): None,
    }


def test_names_of_concepts_are_their_labels_but_not_the_hidden_ones(union: Store) -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    concept = NamedNode(str(CONCEPT.JointVenture))
    union.add(Quad(concept, NamedNode(skos + "altLabel"), Literal("equity venture")))
    union.add(Quad(concept, NamedNode(skos + "hiddenLabel"), Literal("set up a venture")))
    content = exported(union, "schema-org", mode="union")
    aliases = read(content).objects(CONCEPT.JointVenture, SCHEMA.alternateName)

    assert "equity venture" in {str(each) for each in aliases}
    assert b"set up a venture" not in content


def test_a_work_with_titles_that_differ_in_case_has_one_name(strict: Store) -> None:
    title = NamedNode("http://purl.org/dc/terms/title")
    alike = ("Managing to Collaborate: The Theory", "Managing to collaborate: the theory")
    for text in alike:
        strict.add(Quad(ID.work("A2000"), title, Literal(text), document_graph("note-x")))
    for text in ("One title", "Another title"):
        strict.add(Quad(ID.work("B2000"), title, Literal(text), document_graph("note-x")))
    for key in ("A2000", "B2000"):
        type = NamedNode(str(RDF.type))
        strict.add(Quad(ID.work(key), type, IOR.Work, document_graph("note-x")))
    graph = read(exported(strict, "schema-org"))

    names = {k: {str(n) for n in graph.objects(ITEM[f"work/{k}2000"], SCHEMA.name)} for k in "AB"}
    assert names == {"A": {alike[1]}, "B": {"One title", "Another title"}}


def test_organizations_that_are_one_have_one_name_and_its_aliases(strict: Store) -> None:
    chosen = Literal("General Motors", language="en")
    prefers = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    strict.add(Quad(ID.organization("general-motors"), prefers, Literal(chosen.value)))
    graph = read(exported(strict, "schema-org"))
    one = ITEM["organization/general-motors"]

    assert set(graph.subjects(RDF.type, SCHEMA.Organization)) == {one, ITEM["organization/toyota"]}
    assert [str(name) for name in graph.objects(one, SCHEMA.name)] == ["General Motors"]
    aliases = {str(name) for name in graph.objects(one, SCHEMA.alternateName)}
    assert aliases == {"GM", "General Motors Company"}
    mentioned = set(graph.objects(ITEM["document/nummi"], SCHEMA.mentions))
    assert mentioned == {one, CONCEPT.JointVenture}


def test_schema_org_is_plain_json_with_the_official_context(strict: Store) -> None:
    document = json.loads(exported(strict, "schema-org", "jsonld"))
    claims = [each for each in document["@graph"] if each["@type"] == "Claim"]

    assert document["@context"] == "https://schema.org"
    assert claims[0] == {
        "@id": str(ITEM["claim/c1"]),
        "@type": "Claim",
        "about": [{"@id": str(CONCEPT.JointVenture)}, {"@id": str(CONCEPT.RiskSharing)}],
        "appearance": {"@id": str(ITEM["document/note-x"])},
        "citation": {"@id": str(ITEM["work/Parkhe1993"])},
        "text": "Joint ventures may spread risk.",
    }
    works = {each["@id"]: each for each in document["@graph"]}
    assert works[str(ITEM["work/Parkhe1993"])]["datePublished"] == "1993"


def test_a_case_has_a_time_that_begins_and_ends_in_a_year(strict: Store) -> None:
    graph = read(exported(strict, "owl-time"))
    case = ITEM["relationship/nummi"]
    time = graph.value(case, TIME.hasTime)
    begun, ended = graph.value(time, TIME.hasBeginning), graph.value(time, TIME.hasEnd)

    assert str(graph.value(case, RDFS.label)) == "NUMMI"
    assert graph.value(time, RDF.type) == TIME.ProperInterval
    assert graph.value(begun, RDF.type) == graph.value(ended, RDF.type) == TIME.Instant
    years = [graph.value(each, TIME.inXSDgYear) for each in (begun, ended)]
    assert years == [RdflibLiteral(y, datatype=XSD.gYear) for y in ("1984", "2010")]


def test_a_case_that_lasts_has_no_end_and_one_of_unknown_time_no_interval(strict: Store) -> None:
    inferred = NamedNode(BASE + "graph/inferred")
    report = (ID.report("new/1"), IOR.reportsCase)
    lasting, unknown = ID.relationship("lasting"), ID.relationship("unknown")
    for case in (lasting, unknown):
        strict.add(Quad(*report, case, inferred))
    for year in (1999, 2001):
        strict.add(Quad(lasting, IOR.startYear, Literal(year), inferred))
    graph = read(exported(strict, "owl-time"))
    time = graph.value(URIRef(lasting.value), TIME.hasTime)

    begun = {graph.value(each, TIME.inXSDgYear) for each in graph.objects(time, TIME.hasBeginning)}
    assert {str(year) for year in begun} == {"1999", "2001"}
    assert graph.value(time, TIME.hasEnd) is None
    assert not list(graph.triples((URIRef(unknown.value), None, None)))


def test_a_profile_of_one_document_rests_on_its_graph_alone(union: Store) -> None:
    asked = [document_graph("note-y")]
    graph = read(exported(union, "schema-org", mode="union", graphs=asked))

    assert set(graph.subjects(RDF.type, SCHEMA.Claim)) == {ITEM["claim/c2"]}
    assert str(graph.value(ITEM["claim/c2"], SCHEMA.appearance)) == str(ID.document("note-y").value)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("format", SYNTAXES)
def test_an_empty_store_gives_a_file_that_can_be_read(profile: str, format: str) -> None:
    assert len(read(exported(Store(), profile, format), format)) == 0


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - SYNTAXES))
def test_a_profile_in_a_format_that_is_no_rdf_is_refused(strict: Store, format: str) -> None:
    with pytest.raises(BadQuery, match=f"profile nif is RDF: expected.*turtle.*found {format}"):
        exported(strict, "nif", format)


def test_an_unknown_profile_is_refused_with_the_choices(strict: Store) -> None:
    with pytest.raises(BadQuery, match=r"'foaf'.*web-annotation, nif, schema-org, owl-time"):
        exported(strict, "foaf")


def test_the_command_line_lists_the_profiles_that_there_are() -> None:
    result = CliRunner().invoke(main, ["export", "--help"])

    assert f"[{'|'.join(PROFILES)}]" in "".join(result.output.split())


def test_the_command_line_refuses_a_network_with_a_profile(tmp_path: Path) -> None:
    folder = Folder.create(tmp_path / "store", "union")
    with folder.writer() as writer:
        writer.publish()
    arguments = ["export", "gexf", "--profile", "owl-time", "--store", str(tmp_path / "store")]
    result = CliRunner().invoke(main, arguments)

    assert result.exit_code != 0
    assert "The profile owl-time is RDF" in result.output


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_is_documented(profile: str) -> None:
    page = Path(__file__).parents[3] / "docs" / "exports.md"

    assert f"`{profile}`" in page.read_text(encoding="utf-8")
