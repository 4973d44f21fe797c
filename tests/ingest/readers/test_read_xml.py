"""JATS and CNXML."""

from pathlib import Path

import pytest
from lxml import etree

from interorg.ingest.document import Metadata, Reading
from interorg.ingest.failure import Unreadable
from interorg.ingest.readers import read_file

JATS = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.0//EN" "http://example.invalid/jats.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front><article-meta>
<title-group><article-title>Ties that <italic>bind</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Xu</surname>
<given-names>A.</given-names></name></contrib><contrib contrib-type="editor"><name>
<surname>Yi</surname></name></contrib></contrib-group>
<pub-date><year>2010</year></pub-date>
<pub-date><day>3</day><month>5</month><year>2009</year></pub-date>
<permissions><license xlink:href="http://creativecommons.org/licenses/by/4.0/">
<license-p>Open.</license-p></license></permissions>
<abstract><p>On ties.</p></abstract></article-meta></front>
<body><sec><title>Reasons</title><p>Firms ally<xref ref-type="bibr" rid="r1">[1]</xref>.
<list><list-item><p>risk</p></list-item></list> They learn&nbsp;too.</p>
<fig id="f1"><label>1</label><caption><title>A network.</title></caption></fig>
<sec><title>Trust</title><disp-quote><p>We trust.</p></disp-quote>
<table-wrap><alternatives><graphic/><table><tr><td>yes</td></tr></table></alternatives></table-wrap>
</sec></sec></body>
<back><ref-list><title>Literature</title><ref id="r1"><label>1</label><element-citation>
<name><surname>Zu</surname></name><year>1998</year></element-citation></ref></ref-list></back>
</article>"""

CNXML = """<document xmlns="http://cnx.rice.edu/cnxml"><title>Ventures</title>
<metadata xmlns:md="http://cnx.rice.edu/mdml"><md:language>en</md:language>
<md:license url="http://creativecommons.org/licenses/by/4.0/"/></metadata>
<content><para id="p1">Firms ally<cite><note class="reference" id="n1"
>Xu 1998.</note></cite> and learn.</para>
<section><title>Reasons</title><list><item>risk</item></list>
<note><title>Mind</title><para>Trust first.</para></note></section></content></document>"""


def read(tmp_path: Path, text: str, name: str = "a.xml") -> Reading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def kinds(reading: Reading) -> list[tuple[str, str, int]]:
    return [(passage.kind, passage.text, passage.level) for passage in reading.passages]


def test_a_jats_article_is_read_in_order(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, JATS, "a.nxml")) == [
        ("heading", "Ties that bind", 1),
        ("heading", "Abstract", 2),
        ("paragraph", "On ties.", 0),
        ("heading", "Reasons", 2),
        ("paragraph", "Firms ally[1].", 0),
        ("item", "risk", 1),
        ("paragraph", "They learn too.", 0),
        ("paragraph", "A network.", 0),
        ("heading", "Trust", 3),
        ("quote", "We trust.", 0),
        ("cell", "yes", 0),
        ("heading", "Literature", 2),
        ("reference", "1 Zu 1998", 0),
    ]


def test_jats_metadata_is_taken(tmp_path: Path) -> None:
    assert read(tmp_path, JATS).metadata == Metadata(
        title="Ties that bind",
        kind="article",
        writer="A. Xu",
        date="2009-05-03",
        language="en",
        rights="CC-BY-4.0",
    )


def test_a_cnxml_module_is_read_with_its_notes_last(tmp_path: Path) -> None:
    reading = read(tmp_path, CNXML)
    assert kinds(reading) == [
        ("heading", "Ventures", 1),
        ("paragraph", "Firms ally¹ and learn.", 0),
        ("heading", "Reasons", 2),
        ("item", "risk", 1),
        ("heading", "Mind", 2),
        ("paragraph", "Trust first.", 0),
        ("reference", "¹ Xu 1998.", 0),
    ]
    assert (reading.metadata.language, reading.metadata.rights) == ("en", "CC-BY-4.0")


@pytest.mark.parametrize("text", [JATS, CNXML])
def test_every_xpath_finds_the_element_of_its_passage(tmp_path: Path, text: str) -> None:
    root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    placed = [passage for passage in read(tmp_path, text).passages if passage.xpath]
    assert placed
    for passage in placed:
        (element,) = root.xpath(passage.xpath)
        assert passage.text.removeprefix("¹ ").split()[0] in " ".join(element.itertext())


def test_entities_from_outside_are_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("top secret")
    text = (
        f'<!DOCTYPE article [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
        "<article><body><p>Firms ally &x; often.</p></body></article>"
    )
    assert kinds(read(tmp_path, text)) == [("paragraph", "Firms ally often.", 0)]


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    many = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    text = (
        f'<!DOCTYPE article [<!ENTITY e0 "ha">{many}]>'
        "<article><body><p>Firms ally &e9; often.</p></body></article>"
    )
    with pytest.raises(Unreadable, match="amplification"):
        read(tmp_path, text)
