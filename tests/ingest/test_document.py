"""How readings become documents with offsets."""

import re

from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.document import (
    SEPARATOR,
    Metadata,
    Passage,
    Reading,
    compose,
    document_key,
    fold,
    slug,
)

passages = st.lists(
    st.builds(Passage, st.sampled_from(["heading", "paragraph", "item"]), st.text()), max_size=8
)


@given(passages)
def test_every_block_holds_its_folded_passage_at_its_offsets(found: list[Passage]) -> None:
    document = compose("k", "n", Reading(tuple(found)))
    texts = [document.text[block.start : block.end] for block in document.blocks]
    assert texts == [fold(p.text) for p in found if fold(p.text)]
    assert SEPARATOR.join(texts) == document.text


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_slug_can_stand_in_an_iri(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))


def test_a_block_knows_the_heading_above_it() -> None:
    reading = Reading((Passage("heading", "Aims", 2), Passage("paragraph", "Both wanted oil.")))
    document = compose("k", "n", reading)
    block = document.block_at(document.text.index("oil"))
    assert block is not None
    assert block.section == "Aims"
    assert document.block_at(len("Aims")) is None


def test_the_digest_changes_with_text_and_with_metadata() -> None:
    def digest(text: str, title: str) -> str:
        return compose(
            "k", "n", Reading((Passage("paragraph", text),), Metadata(title=title))
        ).digest

    assert len({digest("a", "t"), digest("b", "t"), digest("a", "u")}) == 3


def test_documents_of_one_name_in_two_folders_have_two_keys() -> None:
    assert document_key("a/report.md") != document_key("b/report.md")
    assert document_key("a/report.md").startswith("a-report-")
