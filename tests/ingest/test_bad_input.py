"""What cannot be read is skipped with a reason, and the rest of the document is read."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from interorg.ingest import pipeline
from interorg.ingest.discover import Refusal
from interorg.ingest.document import Document, Passage, Reading, compose
from interorg.ingest.evidence import Extraction
from interorg.ingest.language_guess import foreign_language
from interorg.ingest.pipeline import STRETCHES, documents, extract, extracted, refusals
from interorg.ingest.triage import (
    LONGEST_BLOCK,
    LONGEST_SENTENCE,
    LONGEST_WORD,
    LeftOut,
    sentences,
    triage,
)

SOUND = "Alder Corporation and Birch Limited formed a joint venture to share the costs of research."
SPANISH = (
    "La confianza entre las empresas crece con el tiempo, pero los contratos siguen siendo "
    "necesarios cuando las partes no se conocen todavía."
)
ARABIC = (
    "التعاون بين الشركات يخلق الثقة ويقلل من التكاليف على المدى الطويل في معظم الصناعات الكبيرة"
)


def made(*paragraphs: str) -> Document:
    return compose("d", "d.txt", Reading(tuple(Passage("paragraph", p) for p in paragraphs)))


def names(found: Extraction) -> set[str | None]:
    return {mention.organization for mention in found.mentions} - {None}


@pytest.mark.parametrize(("longest", "apart"), [(1, True), (10_000, False)])
def test_a_long_text_is_read_in_a_process_whose_memory_goes_with_it(
    longest: int, apart: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []

    def processes(number: int) -> ThreadPoolExecutor:
        started.append(number)
        return ThreadPoolExecutor(number)

    monkeypatch.setattr(pipeline, "LITTLE", longest)
    monkeypatch.setattr(pipeline, "_processes", processes)
    (result,) = pipeline.run([made(SOUND)], 1)
    assert isinstance(result, pipeline.Extracted)
    assert result.sentences == 1
    assert bool(started) == apart


@pytest.mark.parametrize("foreign", [SPANISH, ARABIC])
def test_a_paragraph_in_another_language_is_skipped_and_listed(foreign: str) -> None:
    document = made(SOUND, foreign, SOUND)
    result = extracted(document)
    assert result.sentences == 2
    (skipped,) = result.left_out
    assert skipped.skipped
    assert skipped.name == "d.txt"
    assert "another language" in skipped.reason


@pytest.mark.parametrize(
    "english",
    [
        "",
        "Siemens AG, Fujitsu Limited, Bosch GmbH, Rolls-Royce plc, Areva SA, Thales SA, Ericsson",
        "Résumé",
        "Under a licence the licensee may sell what is made in its own plants to anybody at all.",
        "1998 2.5 17 3.4 88 1.2 19 4.4 12 0.5 18 9.1 33 4.5",
    ],
)
def test_english_and_what_is_no_prose_is_not_foreign(english: str) -> None:
    assert foreign_language(english) is None


def test_a_sentence_that_runs_on_without_end_is_not_parsed() -> None:
    endless = "trust and " * LONGEST_SENTENCE
    chosen = triage(made(f"{SOUND} {endless.strip()}. {SOUND}"))
    assert [block.end - block.start for block in chosen.blocks] == [len(SOUND) + 1, len(SOUND)]
    (left_out,) = chosen.left_out
    assert "2,000 words" in left_out.reason


def test_a_list_that_semicolons_draw_out_is_cut_at_one_of_them() -> None:
    clause = "Alder Corporation owns a part of Birch Limited and shares its costs; "
    document = made(clause * (3 * LONGEST_SENTENCE // len(clause.split())))
    pieces = [document.text[block.start : block.end] for block in triage(document).blocks]
    assert len(pieces) > 2
    assert all(len(piece.split()) <= LONGEST_SENTENCE for piece in pieces)
    assert "".join(pieces) == document.text


@pytest.mark.parametrize(
    "broken",
    [
        "Alder Corporation formed a joint venture with Birch Limited and",
        "Alder Corporation quarrelled with its partner,",
        "Alder Corporation quarrelled with its partner, the",
        "Together with universities, firms and",
        "A joint venture in the car industry of Alder Corporation with",
        "Birch Limited partners",
        "(Alder Corporation; Birch Limited",
        "between Alder Corporation and -",
    ],
)
def test_a_sentence_that_breaks_off_anywhere_does_no_harm(broken: str) -> None:
    words = broken.split()
    found = extract(made(*(" ".join(words[:end]) for end in range(1, len(words) + 1)), SOUND))
    assert names(found) >= {"Alder Corporation", "Birch Limited"}


def test_what_is_no_word_is_not_parsed() -> None:
    chosen = triage(made(f"{SOUND} {'x' * LONGEST_WORD} and more."))
    assert chosen.blocks == ()
    assert "without a space" in chosen.left_out[0].reason


def test_offsets_of_what_is_read_point_into_the_text_after_what_is_not() -> None:
    document = made(SPANISH, f"{'trust and ' * LONGEST_SENTENCE}so on. {SOUND}")
    found = extract(document)
    assert names(found) >= {"Alder Corporation", "Birch Limited"}
    for mention in found.mentions:
        evidence = mention.evidence
        assert document.text[evidence.start : evidence.end] == evidence.quote


def test_a_long_block_is_read_in_pieces_that_end_with_sentences() -> None:
    document = made(" ".join([SOUND] * (3 * LONGEST_BLOCK // len(SOUND))))
    blocks = triage(document).blocks
    assert len(blocks) > 2
    assert all(block.end - block.start <= LONGEST_BLOCK for block in blocks)
    assert "".join(document.text[b.start : b.end] for b in blocks) == document.text


def test_a_long_line_drawn_with_signs_takes_no_time() -> None:
    found = extract(made(f"{SOUND} {'_' * 50_000} {SOUND}"))
    assert names(found) >= {"Alder Corporation", "Birch Limited"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "1 2 3",
        "\u202e\u202d",
        "a\x00b\x0b c",
        "((((((((((((((((((((",
        "l1 ;: ~t~e 0f |he a11iance w/as ^b^ ]o[ 9",
        "Альянс between Alder and 企業 שיתוף joint venture",
        "🤝 " * 50,
        "and " * 300,
    ],
)
def test_noise_is_read_without_harm(text: str) -> None:
    result = extracted(made(text, SOUND))
    assert result.sentences >= 1
    assert b"Alder" in result.nquads


def test_only_the_first_of_many_skipped_stretches_are_named() -> None:
    stretches = [LeftOut(n, n + 1, "no text") for n in range(STRETCHES + 5)]
    listed = list(refusals(made(SOUND), stretches))
    assert len(listed) == STRETCHES + 1
    assert listed[-1] == Refusal("d.txt", "5 more stretches were skipped for like reasons.", True)


def test_a_text_of_thousands_of_pages_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interorg.ingest.pipeline.LONGEST", 500)
    (tmp_path / "long.txt").write_text(f"{SOUND} " * 10, encoding="utf-8")
    read, refused = documents([tmp_path])
    assert read == []
    assert "split the file" in refused[0].reason


def test_sentences_are_cut_without_losing_a_sign() -> None:
    text = "Trust grew (as expected). “Costs fell.” Did profits? 3 Firms: none; e.g. Birch"
    assert "".join(text[start:end] for start, end in sentences(text)) == text
