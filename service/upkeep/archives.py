"""Files kept together as a folder or a tar file, with a list that tells whether all is there.

manifest.json   what this is, and of each file the length and the SHA-256 digest; written last
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

from interorg.ingest.failure import Failure, NotFound, Unreadable

MANIFEST = "manifest.json"
TARS = {".tar": "w", ".tar.gz": "w:gz", ".tgz": "w:gz"}
"""Endings of tar files and the mode that each is written in; other names are folders."""
CHUNK = 1 << 20
LEVEL = 1
"""Of compression: the files of the engine are compressed already."""


class Keeper(Protocol):
    """Takes files one after the other."""

    def put(self, name: str, size: int, content: IO[bytes]) -> None: ...


class Archive:
    """An archive being written."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._files: dict[str, dict[str, int | str]] = {}

    def add(self, name: str, path: Path) -> None:
        """Copy a file under a name; raises OSError."""
        with path.open("rb") as content:
            size = path.stat().st_size
            reader = Digesting(content)
            self._keeper.put(name, size, reader)  # type: ignore[arg-type]
        self._files[name] = {"bytes": size, "sha256": reader.digest.hexdigest()}

    def finish(self, about: Mapping[str, Any]) -> None:
        """Add the manifest, without which nobody takes the archive for whole."""
        content = json.dumps({**about, "files": self._files}, indent=1).encode()
        self._keeper.put(MANIFEST, len(content), io.BytesIO(content))


class Digesting(io.RawIOBase):
    """Passes what is read on, and its digest."""

    def __init__(self, content: IO[bytes]) -> None:
        self.digest = hashlib.sha256()
        self._content = content

    def read(self, size: int = -1) -> bytes:
        data = self._content.read(size)
        self.digest.update(data)
        return data


class TarKeeper:
    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def put(self, name: str, size: int, content: IO[bytes]) -> None:
        member = tarfile.TarInfo(name)
        member.size = size
        self._tar.addfile(member, content)


class FolderKeeper:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, size: int, content: IO[bytes]) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            shutil.copyfileobj(content, file, CHUNK)


@contextmanager
def new_archive(path: Path) -> Iterator[Archive]:
    """Write an archive, aside until it is whole; one that exists is not overwritten."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise Failure(f"{path} exists already. Name another file or folder.")
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _discard(part)
        if mode := tar_mode(path):
            options: dict[str, int] = {"compresslevel": LEVEL} if mode == "w:gz" else {}
            with tarfile.open(part, mode, **options) as tar:  # type: ignore[call-overload]
                yield Archive(TarKeeper(tar))
        else:
            part.mkdir()
            yield Archive(FolderKeeper(part))
        part.replace(path)
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        _discard(part)


def tar_mode(path: Path) -> str | None:
    """Return how a tar file of this name is written; None for a folder."""
    return next((mode for ending, mode in TARS.items() if path.name.endswith(ending)), None)


def _discard(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def unpack(archive: Path, folder: Path) -> dict[str, Any]:
    """Copy all files of an archive into a folder and return the manifest.

    Raises Unreadable unless every file of the manifest is there as it was, and no other.
    """
    found: dict[str, dict[str, int | str]] = {}
    manifest: dict[str, Any] | None = None
    try:
        for name, content in _members(archive):
            if name == MANIFEST:
                manifest = json.load(content)
                continue
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            reader = Digesting(content)
            with path.open("xb") as file:
                shutil.copyfileobj(reader, file, CHUNK)
                size = file.tell()
            found[name] = {"bytes": size, "sha256": reader.digest.hexdigest()}
    except FileNotFoundError:
        raise NotFound(f"Expected a backup at {archive}, found nothing.") from None
    except (OSError, EOFError, ValueError, tarfile.TarError) as error:
        raise Unreadable(f"The backup {archive} cannot be read: {error}.") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise Unreadable(f"{archive} is no whole backup: it has no {MANIFEST}.")
    listed = manifest.pop("files")
    for name in sorted(listed.keys() | found.keys()):
        if found.get(name) != listed.get(name):
            what = "is missing" if name not in found else "is not what was backed up"
            raise Unreadable(f"The backup {archive} is damaged: {name} {what}.")
    return manifest


def _members(archive: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield the files of an archive, refusing names that lead out of it."""
    if archive.is_dir():
        for path in sorted(archive.rglob("*")):
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    yield path.relative_to(archive).as_posix(), file
        return
    with tarfile.open(archive, "r|*") as tar:
        for member in tar:
            parts = PurePosixPath(member.name).parts
            if not member.isfile() or member.name.startswith("/") or ".." in parts:
                raise ValueError(f"{member.name!r} has no place in a backup")
            content = tar.extractfile(member)
            assert content
            yield member.name, content
