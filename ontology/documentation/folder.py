"""The documentation as a folder of files, with the release beside it."""

from collections.abc import Mapping
from pathlib import Path

from ..release import write_release
from .addresses import InFolder, file_name
from .elsewhere import Work
from .history import current
from .rendering import template
from .site import STATIC, Documentation


def write_documentation(folder: Path, works: Mapping[str, Work]) -> int:
    """Write all pages, style sheets and the release, and give the number of pages.

    `works` are given by the keys that concepts name as their sources.
    """
    documentation = Documentation(works)
    paths = documentation.paths()
    for path in paths:
        addresses = InFolder(path)
        body = documentation.body(path, addresses)
        assert body, path
        file = folder / file_name(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        page = template("shell.html").render(
            body=body, address=addresses, version=current(), path=path
        )
        file.write_text(page, encoding="utf-8")
    for source in STATIC.iterdir():
        (folder / source.name).write_bytes(source.read_bytes())
    write_release(folder)
    return len(paths)
