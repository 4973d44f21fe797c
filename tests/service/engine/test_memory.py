"""What memory there is, where a container may have a part of the machine's only."""

from __future__ import annotations

from pathlib import Path

import pytest

from interorg.service.engine import memory

GIB = 1 << 30


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "meminfo").write_text("MemTotal: 33554432 kB\nMemAvailable: 16777216 kB\n")
    monkeypatch.setattr(memory, "MACHINE", tmp_path)
    monkeypatch.setattr(memory, "GROUP", tmp_path)
    monkeypatch.setattr(memory.os, "sysconf", {"SC_PHYS_PAGES": 8 << 20, "SC_PAGE_SIZE": 4096}.get)
    return tmp_path


def test_without_a_limit_memory_is_the_machines(machine: Path) -> None:
    (machine / "memory.max").write_text("max\n")
    (machine / "memory.current").write_text(f"{GIB}\n")
    assert memory.free_memory() == 16 * GIB
    assert memory.all_memory() == 32 * GIB


def test_files_that_the_kernel_keeps_in_a_container_leave_its_memory_free(machine: Path) -> None:
    (machine / "memory.max").write_text(f"{2 * GIB}\n")
    (machine / "memory.current").write_text(f"{2 * GIB - 5}\n")
    (machine / "memory.stat").write_text(f"active_file 9\ninactive_file {GIB}\n")
    assert memory.free_memory() == GIB + 5
    assert memory.all_memory() == 2 * GIB


def test_what_is_not_told_is_none_free(machine: Path) -> None:
    (machine / "meminfo").unlink()
    assert memory.free_memory() == 0
