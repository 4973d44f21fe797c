"""What setup.cfg cannot hold: the scripts of the pages are bundled before files are taken.

Without network or Node the package is made without them, and says so.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

PROGRAM = Path(__file__).parent / "service" / "frontend" / "build.py"


def bundle() -> None:
    """Bundle the scripts, or warn that they are missing."""
    if subprocess.run([sys.executable, str(PROGRAM)], check=False).returncode:
        print("warning: interorg is packaged without the scripts of its pages", file=sys.stderr)


class BuildPy(build_py):
    """Takes the scripts into a wheel; an installation that is edited has them by `make`."""

    def run(self) -> None:
        if not self.editable_mode:
            bundle()
        super().run()


class SDist(sdist):
    """Takes the scripts into a source distribution, so that it can be installed offline."""

    def run(self) -> None:
        bundle()
        super().run()


setup(cmdclass={"build_py": BuildPy, "sdist": SDist})
