"""Picking a reader, and refusing what none can read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interorg.ingest.document import compose
from interorg.ingest.failure import Unreadable
from interorg.ingest.readers import READERS, read_file

ANY_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    return str(caught.value.message)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"%PDF-1.7 and so on", "a PDF"),
        ("a.md", b"PK\x03\x04 and so on", "a zip archive"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "a PNG image"),
        ("a.txt", b"some\x00binary\x01data", "binary data"),
        ("a.pdf", b"Just text.", "found text"),
        ("a.docx", b"Just text.", "found text"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted Office file"),
        ("a.docx", b"PK\x03\x04 torn off", "damaged"),
        ("a.pdf", b"%PDF-1.7 torn off", "damaged"),
        ("a.md", b"", "empty"),
        ("a.md", b" \n\n \t", "found none"),
        ("a.html", b"<!-- nothing -->", "found"),
        ("a.xml", b"<article><p>torn off", "well-formed"),
        ("a.xml", b"<rss><channel/></rss>", "root rss"),
        ("a.odt", b"PK\x03\x04", "found .odt"),
        ("a", b"Text.", "no suffix"),
    ],
)
def test_a_file_that_is_not_what_it_seems_is_refused(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    message = refusal(path)
    assert message.startswith("Expected") and words in message
    assert str(tmp_path) not in message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "found nothing" in refusal(tmp_path / "gone.md")
    (tmp_path / "folder.md").mkdir()
    assert "found a folder" in refusal(tmp_path / "folder.md")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.md"
    path.write_text("Text.")
    path.chmod(0)
    assert "permissions" in refusal(path)


@pytest.mark.parametrize(
    "content",
    ["Café ties.".encode(), "Café ties.".encode("cp1252"), "Café ties.".encode("utf-16")],
)
def test_text_is_decoded_whatever_its_encoding(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert compose("a", "a.txt", read_file(path)).text == "Café ties."


@ANY_FOLDER
@given(content=st.binary(max_size=300), suffix=st.sampled_from(sorted(READERS)))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    try:
        assert compose("any", path.name, read_file(path)).text
    except Unreadable as refused:
        assert refused.message.startswith("Expected")


@ANY_FOLDER
@given(
    content=st.text(alphabet=st.sampled_from("aB1 \n-#*>|`[]()<>&:;.!/'\"_~^{}\t"), max_size=200),
    suffix=st.sampled_from([".md", ".txt", ".html", ".xml"]),
)
def test_any_text_is_read_or_refused(tmp_path: Path, content: str, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_text(content)
    try:
        assert read_file(path).passages
    except Unreadable as refused:
        assert refused.message.startswith("Expected")


def test_listing_the_readers_loads_none_of_them() -> None:
    heavy = "markdown_it trafilatura lxml pypdfium2 docx yaml py3langid".split()
    code = (
        "import sys, interorg.ingest.discover, interorg.ingest.language_guess;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
