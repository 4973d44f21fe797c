"""The command line: each command parses, calls one function and prints what came of it."""

from __future__ import annotations

from importlib import metadata

import click

from .commands import COMMANDS


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(metadata.version("interorg"), prog_name="interorg")
def main() -> None:
    """A knowledge graph of how organizations work together, every fact with its sentence."""


for command in COMMANDS:
    main.add_command(command)
