"""Texts whose line breaks are broken give the same sentences as the sound text."""

from collections.abc import Callable
from pathlib import Path
from textwrap import wrap

import pytest

from interorg.ingest.document import Document, compose
from interorg.ingest.readers import read_file
from interorg.ingest.triage import sentences

PARAGRAPHS = (
    "Organizations that work together share the risks of research and the costs of its results. "
    "The partners of such a venture know each other from earlier projects. They trust one another "
    "more than outsiders would, and they write shorter contracts. A contract of few pages leaves "
    "much to be settled later.",
    "Larger consortia have more to coordinate. Their members come from several countries, and the "
    "interests of the governments behind them differ. In the cases on which this note draws, a "
    "central office kept the minutes and the accounts. It had no power over the members. Meetings "
    "were held twice a year.",
    "What ends a venture is seldom a quarrel. In most cases one of the partners buys the other "
    "out, as had been foreseen. The price is set by a third party. Both sides may then call the "
    "venture a success, whatever became of its products.",
)
Break = Callable[[list[str]], str]


def lines(paragraph: str, width: int = 66) -> list[str]:
    return wrap(paragraph, width, break_on_hyphens=False)


def hyphenated(paragraph: str, hyphen: str) -> str:
    found = "\n".join(lines(paragraph, 40))
    for word, cut in (("coordinate", 6), ("expected", 2), ("outsiders", 3), ("governments", 6)):
        found = found.replace(word, f"{word[:cut]}{hyphen}\n{word[cut:]}")
    return found


def paged(paragraphs: list[str], head: str) -> str:
    every = [line for paragraph in paragraphs for line in [*lines(paragraph, 40), ""]]
    pages = [every[start : start + 6] for start in range(0, len(every), 6)]
    return "\f".join("\n".join([head, *page, str(n + 11)]) for n, page in enumerate(pages))


def columns(paragraphs: list[str]) -> str:
    every = [line for paragraph in paragraphs for line in [*lines(paragraph, 36), ""]]
    half = (len(every) + 1) // 2
    right = [*every[half:], *[""] * (2 * half - len(every))]
    pairs = zip(every[:half], right, strict=True)
    return "\n".join(f"{one:<42}{other}".rstrip() for one, other in pairs)


BREAKS: dict[str, Break] = {
    "one word a line": lambda ps: "\n\n".join("\n".join(p.split()) for p in ps),
    "a blank line after every word": lambda ps: "\n\n\n".join("\n\n".join(p.split()) for p in ps),
    "a blank line after every line": lambda ps: "\n\n\n".join(
        "\n\n".join(lines(p, 30)) for p in ps
    ),
    "hyphens at line ends": lambda ps: "\n\n".join(hyphenated(p, "-") for p in ps),
    "soft hyphens at line ends": lambda ps: "\n\n".join(hyphenated(p, "\u00ad") for p in ps),
    "running heads and page numbers": lambda ps: paged(ps, "Journal of Ventures, Volume 3"),
    "two columns side by side": columns,
    "stray spaces": lambda ps: "\n\n".join("  \n   ".join(lines(p, 33)) for p in ps),
    "no blank lines between paragraphs": lambda ps: "\n".join("\n".join(lines(p)) for p in ps),
    "old line ends": lambda ps: "\r\r".join("\r".join(lines(p)) for p in ps),
}


def read(path: Path, text: str) -> Document:
    path.write_text(text, encoding="utf-8", newline="")
    return compose("d", "d.txt", read_file(path))


def cut(document: Document) -> list[str]:
    return [
        document.text[block.start : block.end][start:end].strip()
        for block in document.blocks
        for start, end in sentences(document.text[block.start : block.end])
    ]


@pytest.mark.parametrize("name", BREAKS)
def test_broken_lines_give_the_sentences_of_the_sound_text(name: str, tmp_path: Path) -> None:
    sound = cut(read(tmp_path / "sound.txt", "\n\n".join(PARAGRAPHS)))
    assert len(sound) == 13
    broken = read(tmp_path / "broken.txt", BREAKS[name](list(PARAGRAPHS)))
    assert cut(broken) == sound


def test_a_list_of_single_words_stays_a_list(tmp_path: Path) -> None:
    document = read(tmp_path / "list.txt", "Partners:\n\n- Alder\n\n- Birch\n\n- Cedar\n")
    assert [block.kind for block in document.blocks] == ["paragraph", "item", "item", "item"]
