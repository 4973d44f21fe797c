"""How scripts, sheets and pages are named and sent, and what a browser may run of them."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interorg.service.pages import assets

PAGES = (
    *("/", "/about", "/search?q=risk", "/query", "/ontology", "/concept/JointVenture"),
    *("/id/document/article", "/id/relationship/gamma", "/id/organization/alpha-works", "/nowhere"),
    *("/compare", "/evidence-map", "/contradictions", "/timeline", "/concepts", "/network", "/api"),
)
BROWSER = {"Accept": "text/html"}
PACKED = {**BROWSER, "Accept-Encoding": "gzip"}
SCRIPT = "export const name = 'interorg';\n" * 60


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for what the build of the front end writes."""
    folder = tmp_path / "built"
    folder.mkdir()
    bundles = {
        "main": {"file": "main-AAAAAAAA.js", "parts": ["part-BBBBBBBB.js"], "module": True},
        "theme": {"file": "theme-CCCCCCCC.js", "parts": [], "module": False},
    }
    (folder / "manifest.json").write_text(json.dumps(bundles), "utf-8")
    for name in ("main-AAAAAAAA.js", "part-BBBBBBBB.js", "theme-CCCCCCCC.js"):
        (folder / name).write_text(SCRIPT, "utf-8")
    (tmp_path / "interorg.css").write_text("p { color: red }", "utf-8")
    (tmp_path.parent / "secret.css").write_text("secret", "utf-8")
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    return folder


def html(reader: FlaskClient, address: str) -> str:
    return reader.get(address, headers=BROWSER).get_data(as_text=True)


def test_pages_load_the_bundles_that_the_manifest_names(reader: FlaskClient, built: Path) -> None:
    page = html(reader, "/about")
    assert '<script type="module" src="/static/built/main-AAAAAAAA.js"></script>' in page
    assert '<link rel="modulepreload" href="/static/built/part-BBBBBBBB.js">' in page
    assert '<script src="/static/built/theme-CCCCCCCC.js"></script>' in page


def test_pages_come_without_scripts_where_nothing_was_bundled(
    reader: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    page = html(reader, "/about")
    assert not re.search("<script[^>]+src=", page)
    assert "<h1>About this graph</h1>" in page


def test_a_bundle_made_anew_is_named_without_starting_again(
    reader: FlaskClient, built: Path
) -> None:
    assert "main-AAAAAAAA" in html(reader, "/about")
    new = {"main": {"file": "main-DDDDDDDD.js", "parts": [], "module": True}}
    (built / "other.json").write_text(json.dumps(new), "utf-8")
    (built / "other.json").replace(built / "manifest.json")
    assert "main-DDDDDDDD" in html(reader, "/about")


def test_what_is_named_by_its_content_may_be_kept_for_ever(
    reader: FlaskClient, built: Path
) -> None:
    [sheet] = re.findall(r'href="(/static/interorg.css\?v=\w+)"', html(reader, "/about"))
    for address in ("/static/built/main-AAAAAAAA.js", sheet):
        assert reader.get(address).headers["Cache-Control"] == assets.FOR_EVER
    for address in ("/static/interorg.css", "/static/interorg.css?v=old"):
        answer = reader.get(address)
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["ETag"]


@pytest.mark.parametrize("encoding", ["gzip", ""])
def test_scripts_are_sent_compressed_to_those_who_take_it(
    reader: FlaskClient, built: Path, encoding: str
) -> None:
    asked = {"Accept-Encoding": encoding}
    answer = reader.get("/static/built/main-AAAAAAAA.js", headers=asked)
    assert answer.headers.get("Content-Encoding", "") == encoding
    body = gzip.decompress(answer.data) if encoding else answer.data
    assert body.decode() == SCRIPT
    assert answer.mimetype == "text/javascript"
    assert "Accept-Encoding" in answer.headers["Vary"]
    again = {**asked, "If-None-Match": answer.headers["ETag"]}
    assert reader.get("/static/built/main-AAAAAAAA.js", headers=again).status_code == 304


@pytest.mark.parametrize("name", ["nothing.css", "built", "../secret.css", "%2e%2e/secret.css", ""])
def test_nothing_outside_the_folder_is_sent(reader: FlaskClient, built: Path, name: str) -> None:
    assert reader.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_no_page_holds_what_its_policy_forbids(reader: FlaskClient, address: str) -> None:
    answer = reader.get(address, headers=BROWSER)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = answer.get_data(as_text=True)
    for tag in re.findall(r"<script\b[^>]*>", page):
        assert "src=" in tag or 'type="application/' in tag
    assert not re.search(r"<style\b|<[^>]+\s(style|on\w+)=", page)
    assert not re.search(r"""(src|href)=["']?\s*javascript:""", page, re.IGNORECASE)


@pytest.mark.parametrize("address", ["/", "/search?q=risk", "/about.json", "/ontology"])
def test_pages_are_compressed_for_those_who_take_it(reader: FlaskClient, address: str) -> None:
    plain = reader.get(address, headers=BROWSER)
    packed = reader.get(address, headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert packed.content_length == len(packed.data)
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
    assert "Content-Encoding" not in plain.headers


def test_a_compressed_page_that_is_known_is_not_sent_again(reader: FlaskClient) -> None:
    tag = reader.get("/ontology", headers=PACKED).headers["ETag"]
    assert tag.startswith("W/")
    known = reader.get("/ontology", headers={**PACKED, "If-None-Match": tag})
    assert (known.status_code, known.data) == (304, b"")


def test_answers_to_queries_are_sent_as_they_are(reader: FlaskClient) -> None:
    query = {"query": "SELECT * { ?s ?p ?o } LIMIT 200"}
    answer = reader.get("/sparql", query_string=query, headers={"Accept-Encoding": "gzip"})
    assert len(answer.data) > 1024
    assert "Content-Encoding" not in answer.headers


def test_who_refuses_gzip_does_not_get_it(reader: FlaskClient) -> None:
    answer = reader.get("/about", headers={**BROWSER, "Accept-Encoding": "gzip;q=0, br"})
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("name", [3000 * "a", "%00", "a%2F..%2F..%2Fweb.py", "..%2fweb.py"])
def test_a_name_that_no_file_can_have_is_not_found(reader: FlaskClient, name: str) -> None:
    assert reader.get(f"/static/{name}").status_code == 404
