"""The whole documentation as files: complete, linked without a break, readable by everyone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from interorg.ontology.competency import load_questions
from interorg.ontology.documentation.addresses import file_name
from interorg.ontology.documentation.elsewhere import Work
from interorg.ontology.documentation.folder import write_documentation
from interorg.ontology.documentation.proof import asked
from interorg.ontology.documentation.site import Documentation
from interorg.ontology.documentation.usage import all_rules, all_shapes
from interorg.ontology.terms import BASE, IOR, ONTOLOGY

DOI = "10.5465/256729"
REFERENCE = "Gulati, R. (1995). Does familiarity breed trust?"


@dataclass
class Page(HTMLParser):
    """What a page links to and holds."""

    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.text += " " if tag in ("dt", "dd", "td", "div") else ""
        self.attributes.update(found)
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag in ("link", "img", "script") and (found.get("href") or found.get("src")):
            self.loaded.append(str(found.get("href") or found.get("src")))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("documentation")
    write_documentation(written, {"Gulati1995": Work(REFERENCE, confirmed=False, doi=DOI)})
    return written


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Page]:
    """All pages by the path of their file."""
    found = {}
    for path in folder.rglob("*.html"):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(folder).as_posix()] = page
    return found


@pytest.fixture(scope="module")
def documentation() -> Documentation:
    return Documentation({})


def test_every_page_is_written(pages: dict[str, Page], documentation: Documentation) -> None:
    assert set(pages) == {file_name(path) for path in documentation.paths()}


def test_no_link_leads_nowhere(pages: dict[str, Page], folder: Path) -> None:
    broken = []
    for here, page in pages.items():
        for link in (*page.links, *page.loaded):
            if re.match(r"https?://", link):
                continue
            path, _, anchor = link.partition("#")
            target = normpath(join(dirname(here), path)) if path else here
            if not (folder / target).is_file() or (anchor and anchor not in pages[target].ids):
                broken.append((here, link))
    assert not broken


def test_every_term_has_a_page_that_names_it(
    pages: dict[str, Page], documentation: Documentation
) -> None:
    assert len(documentation.glossary) > 1_000
    for term in documentation.glossary.values():
        text = pages[file_name(term.page)].text
        assert term.iri in text and term.definition in text, term


def test_every_hash_iri_leads_to_the_page_of_its_term(
    folder: Path, documentation: Documentation
) -> None:
    start = (folder / "index.html").read_text(encoding="utf-8")
    hashed = [t for t in documentation.glossary.values() if t.iri.startswith(f"{ONTOLOGY.value}#")]
    assert len(hashed) > 500
    for term in hashed:
        assert f'<li id="{term.name}"><a href="{term.page}.html"' in start, term


def test_pages_can_be_read_by_everyone(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert page.headings[0] == 1 and page.headings.count(1) == 1, path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), path
        assert len(page.ids) == len(set(page.ids)), path
        assert not page.tags & {"script", "iframe", "style"} and "style" not in page.attributes, (
            path
        )
        assert not any(re.match(r"https?:", link) for link in page.loaded), path
        if "svg" in page.tags:
            assert {"title", "desc"} <= page.tags, path


def test_questions_rules_and_shapes_are_all_shown(pages: dict[str, Page]) -> None:
    questions = pages["questions.html"]
    for question in load_questions():
        assert question.question in questions.text and question.name in questions.ids
    assert {rule.name for rule in all_rules()} <= set(pages["rules.html"].ids)
    assert {shape.name for shape in all_shapes()} <= set(pages["shapes.html"].ids)
    assert len(all_rules()) > 10 and len(all_shapes()) > 10


def test_every_concept_stands_in_the_tree(
    pages: dict[str, Page], documentation: Documentation
) -> None:
    links = set(pages["concepts.html"].links)
    concepts = documentation.glossary.of_kind("concept")
    assert {f"{concept.page}.html" for concept in concepts} <= links


def test_a_concept_shows_what_is_known_of_it(pages: dict[str, Page]) -> None:
    text = re.sub(r"\s+", " ", pages["concept/Trust.html"].text)
    assert "Interorganizational trust" in text and "competence trust" in text
    assert f"{REFERENCE} doi:{DOI} record unconfirmed" in text and "Since version 0.1.0" in text
    assert "../class/Trust.html" in pages["concept/Trust.html"].links


def test_axioms_are_put_into_words(pages: dict[str, Page]) -> None:
    text = re.sub(r"\s+", " ", pages["class/DyadicRelationship.html"].text)
    assert (
        "Equivalent to interorganizational relationship and (has partner exactly 2 organization)"
        in text
    )
    text = re.sub(r"\s+", " ", pages["property/hasPartner.html"].text)
    assert "Domain interorganizational relationship Range organization Inverse partner in" in text


def test_the_start_page_says_how_to_cite_and_to_load_the_ontology(
    pages: dict[str, Page], folder: Path
) -> None:
    start = pages["index.html"]
    assert "interorg contributors (2026)" in start.text and "CC BY 4.0" in start.text
    files = {"interorg.ttl", "interorg.rdf", "interorg.jsonld", "interorg.nt", "interorg-owl.ttl"}
    assert files <= set(start.links) and all((folder / name).stat().st_size for name in files)
    text = re.sub(r"\s+", " ", start.text)
    assert "ontology/0.3.0 ; before it" in text.replace("0.3.0;", "0.3.0 ;")
    assert "ontology/0.2.0" in text and "never published" not in text


def test_no_page_leads_to_a_graph_that_files_do_not_have(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert not [link for link in page.links if link.startswith(BASE)], path
    assert f"https://doi.org/{DOI}" in pages["concept/Trust.html"].links


def test_a_work_not_seen_to_treat_a_notion_is_marked(
    pages: dict[str, Page], documentation: Documentation
) -> None:
    for concept in documentation.glossary.of_kind("concept"):
        unsure = documentation.glossary.text(concept.node, IOR.unsureSource)
        text = pages[file_name(concept.page)].text
        assert text.count("not shown to treat this notion") == len(unsure), concept


def test_no_table_hides_rows(folder: Path) -> None:
    for name in ("look.css", "ontology.css"):
        for rule in re.findall(r"^ *\.scroll \{[^}]*\}", (folder / name).read_text(), re.M):
            assert "vh" not in rule
    assert ".scroll { max-height: none; }" in (folder / "ontology.css").read_text()
    for name in ("look.css", "ontology.css"):
        printed = (folder / name).read_text().partition("@media print")[2]
        assert ".scroll { overflow: visible; }" in printed and "pre { max-height: none" in printed


def test_questions_that_no_text_bears_on_are_marked() -> None:
    asked_ = {each.question.number: each for each in asked()}
    assert [n for n, each in asked_.items() if each.alone] == [1, 9]
    assert asked_[3].rows_alone and not asked_[3].alone
    assert not asked_[16].rows_alone and not asked_[16].alone


def test_the_page_of_questions_says_which_rows_need_no_text(pages: dict[str, Page]) -> None:
    sections = re.split(r"(?=✓ answered|✗ not answered)", pages["questions.html"].text)[1:]
    marked = [
        number for number, each in enumerate(sections, 1) if "from the ontology alone" in each
    ]
    assert marked == [1, 9]
    assert "partly from the ontology: 7 rows without any text" in sections[2]
