"""kill -9 while a backup is restored: what is left counts for nothing to who comes next."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from interorg.service.building.load import load
from interorg.service.storage.store import Store
from interorg.service.upkeep.backup import back_up, restore

SCRIPT = """
import os, signal, sys
from pathlib import Path
from interorg.service.upkeep import backup

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(backup, sys.argv[3], die)
backup.restore(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A backup of one statement."""
    (tmp_path / "a.nt").write_text('<http://e/a> <http://e/b> "old" .\n')
    load([tmp_path / "a.nt"], tmp_path / "old")
    back_up(tmp_path / "old", tmp_path / "copy.tar")
    return tmp_path / "copy.tar"


def values(path: Path) -> list[str]:
    with Store.open(path).reading() as graph:
        return [str(quad.object) for quad in graph]


@pytest.mark.parametrize("point", ["_check", "write_whole"])
def test_what_a_killed_restoration_left_is_in_no_store_made_there(
    kept: Path, tmp_path: Path, point: str
) -> None:
    new = tmp_path / "new"
    for _ in range(2):
        killed = subprocess.run([sys.executable, "-c", SCRIPT, kept, new, point], check=False)
        assert killed.returncode == -signal.SIGKILL
    (tmp_path / "b.nt").write_text('<http://e/a> <http://e/b> "new" .\n')
    load([tmp_path / "b.nt"], new)
    assert values(new) == ['"new"']


def test_a_killed_restoration_is_done_again(kept: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    command = [sys.executable, "-c", SCRIPT, kept, new, "write_whole"]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    restore(kept, new)
    assert values(new) == ['"old"']
