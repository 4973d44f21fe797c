"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import platformdirs

Command = Callable[..., Any]
FULL_TEXT = ("never", "licensed", "always")


def default_store() -> Path:
    """Return the store of the present user that is meant when none is named."""
    return Path(platformdirs.user_data_path("interorg")) / "store"


store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=default_store,
    show_default="in the user's data folder",
    help="Folder of the graph.",
)
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Time limit of one query.",
)
full_text_option = click.option(
    "--full-text",
    type=click.Choice(FULL_TEXT),
    default="licensed",
    show_default=True,
    help="When a document's whole text is shown; licensed: where its rights allow.",
)


def address_options(command: Command) -> Command:
    """Add --host and --port."""
    host = click.option("--host", default="127.0.0.1", show_default=True, help="Address.")
    port = click.option(
        "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port."
    )
    return host(port(command))
