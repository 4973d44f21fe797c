"""The shipped corpus: case texts, literature notes and their bibliography."""

from pathlib import Path

FOLDER = Path(__file__).parent
BIBLIOGRAPHY = FOLDER / "bibliography.bib"
