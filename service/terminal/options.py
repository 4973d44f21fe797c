"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import platformdirs

if TYPE_CHECKING:
    from interorg.ontology.extra_modules import ExtraModule

Command = Callable[..., Any]
FULL_TEXT = ("never", "licensed", "always")


def default_store() -> Path:
    """Return the store of the present user that is meant when none is named."""
    return Path(platformdirs.user_data_path("interorg")) / "store"


class NamedPath(click.Path):
    """A path that is not empty, which would mean the present folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return a Path; fail for an empty name."""
        if value == "":
            self.fail(
                "Expected the name of a file or folder, found an empty one. "
                "Write . for the present folder.",
                param,
                ctx,
            )
        return super().convert(value, param, ctx)


store_option = click.option(
    "--store",
    type=NamedPath(path_type=Path, file_okay=False),
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


def ontology_option(about: str) -> Callable[[Command], Command]:
    """Give the option --ontology; `about` says what becomes of the modules."""
    return click.option(
        "--ontology",
        multiple=True,
        envvar="INTERORG_ONTOLOGY",
        show_envvar=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=f"Turtle file of further concepts, several times for several. {about}",
    )


KEPT = "The store keeps a copy and goes on using it; `none` drops it."


def extra_from(paths: Sequence[Path]) -> tuple[ExtraModule, ...] | None:
    """Read the files given with --ontology; None for none given, nothing for `none`."""
    from interorg.ingest.failure import Failure
    from interorg.ontology.extending.module_files import read_extra
    from interorg.ontology.extra_modules import OntologyError

    if not paths:
        return None
    if [*paths] == [Path("none")]:
        return ()
    try:
        return read_extra(paths)
    except OntologyError as error:
        raise Failure(str(error)) from error


def address_options(command: Command) -> Command:
    """Add --host and --port."""
    host = click.option("--host", default="127.0.0.1", show_default=True, help="Address.")
    port = click.option(
        "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port."
    )
    return host(port(command))
