"""docs/extending.md can be followed: its commands print what it says."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "extending.md"


def steps(text: str) -> list[tuple[str, list[str]]]:
    """Return the commands of a guide, each with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ interorg "):
                found.append((line.removeprefix("$ interorg "), []))
            else:
                found[-1][1].append(line)
    return found


def printed(command: str) -> list[str]:
    from interorg.service.cli import main

    output = CliRunner().invoke(main, shlex.split(command)).output
    return [line for line in output.splitlines() if not line.startswith("Reading")]


@pytest.mark.skipif(not GUIDE.exists(), reason="installed without its documentation")
def test_each_command_of_the_guide_prints_what_the_guide_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for name in ("care.ttl", "care-networks.md"):
        shutil.copy(ROOT / "docs" / "examples" / name, tmp_path)
    query = re.search(r"```sparql\n(.*?)```", guide, re.DOTALL)
    assert query
    (tmp_path / "claims.rq").write_text(query[1], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERORG_ONTOLOGY", raising=False)
    done = steps(guide)
    assert len(done) >= 9
    for command, shown in done:
        lines = printed(command)
        if "…" in shown:
            cut = shown.index("…")
            assert lines[:cut] == shown[:cut], command
            after = shown[cut + 1 :]
            assert not after or lines[-len(after) :] == after, command
        else:
            assert sorted(lines) == sorted(shown), command
