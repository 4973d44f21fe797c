"""Scripts and style sheets: the addresses that pages name them by, and how they are sent."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from flask import Response, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

from .room import room

STATIC = Path(__file__).parent.parent / "static"
MANIFEST = "built/manifest.json"
OTHER = "application/octet-stream"
HASHED = re.compile(r"built/.+-[A-Z0-9]{8}\.js")
FOR_EVER = "public, max-age=31536000, immutable"
"""For addresses that change when the file does."""
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".json": "application/json",
}
"""Of files that are worth compressing; said here, because what systems guess differs."""


@room.app_template_global()
def asset(name: str) -> str | None:
    """Return the address of a bundle of scripts; None where none was made."""
    bundle = manifest().get(name)
    return url_for("static", filename=f"built/{bundle['file']}") if bundle else None


@room.app_template_global()
def script(name: str) -> Markup:
    """Return what loads a bundle of scripts; nothing where none was made."""
    bundle = manifest().get(name)
    if not bundle:
        return Markup("")
    kind = Markup(' type="module"') if bundle["module"] else ""
    parts = [url_for("static", filename=f"built/{part}") for part in bundle["parts"]]
    ahead = [Markup('<link rel="modulepreload" href="{}">').format(part) for part in parts]
    loaded = Markup('<script{} src="{}"></script>').format(kind, asset(name))
    return Markup("\n  ").join([*ahead, loaded])


def manifest() -> dict[str, Any]:
    """Return which file holds which bundle; empty where nothing was bundled."""
    path = STATIC / MANIFEST
    try:
        return read_manifest(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@lru_cache(maxsize=2)
def read_manifest(path: Path, _changed: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@room.app_url_defaults
def add_version(endpoint: str, values: dict[str, Any]) -> None:
    """Name the content of a style sheet in its address, so that browsers may keep it."""
    if endpoint != "static" or HASHED.fullmatch(values.get("filename", "")):
        return
    if version := version_of(values["filename"]):
        values.setdefault("v", version)


def version_of(name: str) -> str | None:
    """Return a digest of a file in static; None where there is none."""
    file = read(name)
    return file.version if file else None


def send_static(name: str) -> Response:
    """Send a file of static, compressed for those who take it; raises NotFound."""
    file = read(name)
    if file is None:
        raise NotFound(f"There is no file {name!r} here.")
    response = Response(file.plain, mimetype=TYPES.get(Path(name).suffix, OTHER))
    packs = Path(name).suffix in TYPES
    if packs and request.accept_encodings.quality("gzip"):
        response.set_data(file.packed)
        response.headers["Content-Encoding"] = "gzip"
        response.set_etag(f"{file.version}-gzip")
    else:
        response.set_etag(file.version)
    if packs:
        response.vary.add("Accept-Encoding")
    lasting = HASHED.fullmatch(name) or request.args.get("v") == file.version
    response.headers["Cache-Control"] = FOR_EVER if lasting else "no-cache"
    response.make_conditional(request)
    return response


@room.get("/favicon.ico")
def favicon() -> Response:
    """Send the icon to browsers that ask for it by themselves, as they do before a file of data."""
    return send_static("icon.svg")


@dataclass(frozen=True)
class File:
    """A file as it is sent."""

    plain: bytes

    @cached_property
    def version(self) -> str:
        return hashlib.sha256(self.plain).hexdigest()[:12]

    @cached_property
    def packed(self) -> bytes:
        return gzip.compress(self.plain, 9, mtime=0)


def read(name: str) -> File | None:
    """Return a file of static as it is now; None where there is none of that name."""
    found = safe_join(str(STATIC), name)
    path = Path(found) if found else STATIC
    try:
        return read_file(path, path.stat().st_mtime_ns) if path.is_file() else None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise


@lru_cache(maxsize=64)
def read_file(path: Path, _changed: int) -> File:
    return File(path.read_bytes())
