"""The servers that are compared: how each one loads a file of N-Quads and how it is started."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import ClassVar

from processes import NotStartedError, Running, free_port

PROBE = "?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D"
"""What is asked until a server answers."""
INTERORG = Path(sys.executable).parent / "interorg"
GRAPH = "https://w3id.org/interorg/graph/all"
VIRTUOSO_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = ., {data}
MaxClientConnections = 40
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
MaxQueryMem = 4G
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 40
MaxKeepAlives = 40
KeepAliveTimeout = 60
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 600
MaxQueryCostEstimationTime = 100000
"""
"""Buffers for some 2.7 GB, as its documentation advises for 4 GB, and limits out of the way."""


class AbsentError(Exception):
    """A peer, or a way to run it, that this machine does not have."""


@dataclass
class Peer(ABC):
    """A server; `data` is the folder that its loaded graph lies in, which variants can share."""

    name: str
    data: Path
    path: ClassVar[str] = "/sparql"
    """Where it takes queries."""

    @abstractmethod
    def check(self) -> None:
        """Raise AbsentError if it cannot be run here."""

    @abstractmethod
    def load(self, file: Path) -> float:
        """Load a file into an empty folder; return the seconds taken."""

    def prepare(self) -> float:
        """Make what it would make while it serves; return the seconds taken."""
        return 0.0

    @abstractmethod
    def start(self) -> Running:
        """Start it; it may not answer yet."""


def ran(*command: str | Path, folder: Path, stdin: str | None = None) -> float:
    """Run a command to its end; return the seconds. Raises AbsentError with what it wrote last."""
    begun = time.perf_counter()
    done = subprocess.run(
        list(map(str, command)), cwd=folder, input=stdin, capture_output=True, text=True
    )
    if done.returncode:
        last = (done.stderr or done.stdout).strip()[-400:]
        raise AbsentError(f"{Path(command[0]).name} ended with {done.returncode}: {last}")
    return time.perf_counter() - begun


@cache
def help_of(program: Path) -> str:
    """Give the options that our own server has."""
    found = subprocess.run([program, "serve", "--help"], capture_output=True, text=True)
    return found.stdout


@dataclass
class Interorg(Peer):
    """This project's own server; options that it does not have make the variant absent."""

    options: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def in_memory(self) -> bool:
        return self.options == MEMORY

    @property
    def cached(self) -> bool:
        return self.environment != NO_CACHE

    def check(self) -> None:
        missing = [o for o in self.options if o.startswith("--") and o not in help_of(INTERORG)]
        if missing:
            raise AbsentError(f"interorg serve has no {', '.join(missing)}")

    def load(self, file: Path) -> float:
        return ran(INTERORG, "load", file, "--store", self.data / "store", folder=self.data)

    def prepare(self) -> float:
        module = "interorg.service.furnishing.parts"
        made = (sys.executable, "-P", "-m", module, self.data / "store")
        return ran(*made, "inventory", "joins", "entries", "columns", "literals", folder=self.data)

    def start(self) -> Running:
        port = free_port()
        command: list[str | Path] = [INTERORG, "serve", "--port", str(port)]
        command += ["--store", self.data / "store", *self.options]
        return Running(command, port, self.data, self.environment)


@dataclass
class Oxigraph(Peer):
    """The server of the engine that this project uses too."""

    path: ClassVar[str] = "/query"
    program: Path | None = None

    def check(self) -> None:
        if self.program is None or not self.program.exists():
            raise AbsentError("name the program with --oxigraph")

    def load(self, file: Path) -> float:
        assert self.program
        where = ("--location", self.data / "store")
        return ran(self.program, "load", *where, "--file", file, folder=self.data)

    def start(self) -> Running:
        assert self.program
        port = free_port()
        where = ("--location", self.data / "store", "--bind", f"127.0.0.1:{port}")
        return Running([self.program, "serve-read-only", *where], port, self.data)


@dataclass
class Virtuoso(Peer):
    """A server of another kind, with columns and a planner of its own."""

    program: Path | None = None
    sql: int = 0

    def check(self) -> None:
        if self.program is None or not self.program.exists():
            raise AbsentError("name the program virtuoso-t with --virtuoso")

    def load(self, file: Path) -> float:
        assert self.program
        running = self._started(file.parent)
        try:
            running.await_answer(self.path + PROBE)
            isql = self.program.with_name("isql-vt")
            script = (
                f"ld_dir('{file.parent}', '{file.name}', '{GRAPH}');\nrdf_loader_run();\n"
                "checkpoint;\nSELECT ll_error FROM DB.DBA.load_list;\n"
            )
            command = (isql, f"127.0.0.1:{self.sql}", "dba", "dba", "VERBOSE=OFF")
            return ran(*command, folder=self.data, stdin=script)
        except NotStartedError as error:
            raise AbsentError(f"it did not start: {error}") from None
        finally:
            self._halt(running)

    def start(self) -> Running:
        return self._started(self.data)

    def _started(self, files: Path) -> Running:
        assert self.program
        self.sql, http = free_port(), free_port()
        ini = VIRTUOSO_INI.format(sql=self.sql, http=http, data=files)
        (self.data / "virtuoso.ini").write_text(ini)
        command = (self.program, "+foreground", "+configfile", "virtuoso.ini")
        return Running(command, http, self.data)

    def _halt(self, running: Running) -> None:
        """Let it write its files in order, which a signal may not."""
        assert self.program
        isql = self.program.with_name("isql-vt")
        subprocess.run(
            [isql, f"127.0.0.1:{self.sql}", "dba", "dba", "EXEC=shutdown;"], capture_output=True
        )
        running.stop()


def emptied(folder: Path) -> Path:
    """Make a folder, without what was in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


NO_CACHE = {"INTERORG_CACHE_BYTES": "0"}
DISK, MEMORY = ("--in-memory", "off"), ("--in-memory", "on")


def peers(work: Path, oxigraph: Path | None, virtuoso: Path | None) -> dict[str, list[Peer]]:
    """List the servers by the folder their data is in; the first of a folder loads it."""
    ours = work / "interorg"
    return {
        "interorg": [
            Interorg("interorg disk", ours, DISK, NO_CACHE),
            Interorg("interorg memory", ours, MEMORY, NO_CACHE),
            Interorg("interorg disk, cache", ours, DISK),
            Interorg("interorg memory, cache", ours, MEMORY),
        ],
        "oxigraph": [Oxigraph("Oxigraph server", work / "oxigraph", oxigraph)],
        "virtuoso": [Virtuoso("Virtuoso", work / "virtuoso", virtuoso)],
    }
