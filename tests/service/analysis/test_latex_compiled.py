"""LaTeX itself sets the tables: without an error, within the page, with every sign."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from flask.testing import FlaskClient

from interorg.service.drawing.latex import as_latex
from interorg.service.drawing.table import Table

OVERFULL = re.compile(r"Overfull \\[hv]box \(([\d.]+)pt|Float too large for page by ([\d.]+)pt")
MOST = 50.0
"""Points that a line may stand out, and a table below the page."""
VIEWS = {
    "compare": "/compare.tex?form=JointVenture&form=Consortium&form=StrategicAlliance",
    "map": "/evidence-map.tex",
    "large map": "/evidence-map.tex?rows_level=2&columns=challenge&columns_level=3",
    "contradictions": "/contradictions.tex?size=30",
    "cases": "/timeline.tex",
    "claims": "/timeline.tex?of=claims",
    "tree": "/concepts.tex",
}


@pytest.fixture(params=["pdflatex", "lualatex"])
def engine(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if not shutil.which(name):
        pytest.skip(
            f"{name} was not found: Debian has it in texlive-latex-recommended and -luatex."
        )
    return name


def compiled(engine: str, table: str, folder: Path, before: str = "") -> str:
    """Set a table with the packages that it asks for; return the words of the pages.

    What is set before it, such as a list of tables, may want what a first run wrote down.
    """
    (folder / "table.tex").write_text(table, encoding="utf-8")
    always, _, pdftex = table.splitlines()[0].partition(";")
    asked = always + pdftex if engine == "pdflatex" else always
    needs = "\n".join(re.findall(r"\\usepackage(?:\[\w+\])?\{[\w,]+\}", asked))
    body = f"{before}\\input{{table}}"
    page = f"\\documentclass{{article}}\n{needs}\n\\begin{{document}}{body}\\end{{document}}"
    (folder / "page.tex").write_text(page, encoding="utf-8")
    command = [engine, "-interaction=nonstopmode", "-halt-on-error", "page.tex"]
    for _ in range(2 if before else 1):
        run = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    log = (folder / "page.log").read_text(encoding="utf-8", errors="replace")
    assert run.returncode == 0, re.findall(r"^! .*(?:\n.*){2}", log, re.MULTILINE)
    assert "Missing character" not in log
    assert all(float(wide or high) <= MOST for wide, high in OVERFULL.findall(log))
    with pypdfium2.PdfDocument(folder / "page.pdf") as pages:
        return "\n".join(each.get_textpage().get_text_bounded() for each in pages)


@pytest.mark.parametrize("view", VIEWS)
def test_the_table_of_a_view_is_set(
    view: str, engine: str, analyst: FlaskClient, tmp_path: Path
) -> None:
    answer = analyst.get(VIEWS[view])
    assert answer.status_code == 200
    words = compiled(engine, answer.text, tmp_path)
    caption = re.search(r"\\caption\{([A-Z][a-z]+ \w+)", answer.text)
    assert caption and caption[1] in words


def test_signs_that_mean_something_to_latex_are_printed(engine: str, tmp_path: Path) -> None:
    signs = r"""# $ % & _ { } ~ ^ \ < > | " ' ` -- [x] *y* «ü» Łódź 50 % R&D_1 ≥ → „ja“ “no” …"""
    words = compiled(engine, as_latex(Table(signs, (signs,), ((signs,),), (signs,)), "x"), tmp_path)
    for each in ("# $ % & _ { }", "[x] *y*", "50 % R&D_1", r"\ < > |"):
        assert words.count(each) == 4, each
    # The fonts that pdfTeX always has do not say which letters they draw beyond ASCII.
    assert words.count("«ü» Łódź") == 4 or engine == "pdflatex"


def test_a_sign_of_any_script_is_printed_or_transliterated(engine: str, tmp_path: Path) -> None:
    codes = [*range(0x20, 0x250), *range(0x2000, 0x2300), *range(0x250, 0xD800, 97)]
    known = [n for n in codes if unicodedata.category(chr(n)) not in ("Cn", "Cc", "Cs", "Co")]
    rows = tuple((f"{n:04X}", f"x{chr(n)}x") for n in known)
    words = compiled(engine, as_latex(Table("日本 Ελλάς", ("", ""), rows), "x"), tmp_path)
    assert len(re.findall(r"^[0-9A-F]{4} x", words, re.MULTILINE)) == len(known)
    if engine == "pdflatex":
        assert "RiBen Ellas" in words


def test_a_list_of_tables_is_set_before_a_table_whose_title_has_signs_of_any_script(
    engine: str, tmp_path: Path
) -> None:
    table = Table("Cases of Газпром & 北京", ("name",), (("x",),))
    words = compiled(engine, as_latex(table, "cases"), tmp_path, before=r"\listoftables")
    assert words.count("Cases of Gazprom & BeiJing") >= 1
