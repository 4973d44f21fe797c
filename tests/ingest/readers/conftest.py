"""Makes small documents in formats that have no readable source."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

Placed: TypeAlias = tuple[float, float, float, str]
"""Left edge, baseline, size, text."""
WritePdf: TypeAlias = Callable[..., Path]


def pdf_bytes(pages: Sequence[Sequence[Placed]], encrypted: bool = False) -> bytes:
    """Build a PDF of lines in Courier, each letter six tenths of its size wide."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        stream = "\n".join(
            f"BT /F1 {size} Tf {left} {base} Td ({escaped(text)}) Tj ET"
            for left, base, size, text in lines
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
    if encrypted:
        noise = "ab" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{noise}> /U <{noise}> /P -4 >>")
        trailer = (
            f"/Size {len(objects) + 1} /Root 1 0 R /Encrypt {len(objects)} 0 R /ID [<00> <00>]"
        )
    body, offsets = "%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    start = body.index("xref\n0 ")
    return f"{body}trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode("cp1252")


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


@pytest.fixture
def write_pdf(tmp_path: Path) -> WritePdf:
    """Write a PDF, each page given as lines of text ten points high, or as placed lines."""

    def write(*pages: Sequence[str | Placed], encrypted: bool = False) -> Path:
        placed = [
            [
                (50.0, 750.0 - 12 * row, 10.0, line) if isinstance(line, str) else line
                for row, line in enumerate(page)
                if line
            ]
            for page in pages
        ]
        path = tmp_path / "made.pdf"
        path.write_bytes(pdf_bytes(placed, encrypted))
        return path

    return write
