"""The documentation says what the program does; run as a program, this writes the reference."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "commands.md"


def reference() -> str:
    """Write the command reference from the commands' own help."""
    from interorg.service.cli import main

    top = click.Context(main, info_name="interorg", **main.context_settings)
    return "\n".join(["# Commands\n", *described(main, top)])


def described(group: click.Group, above: click.Context) -> Iterator[str]:
    """Yield the help of every command of a group; a group is given by its commands."""
    for name, command in sorted(group.commands.items()):
        context = click.Context(command, parent=above, info_name=name, terminal_width=80)
        if isinstance(command, click.Group):
            yield from described(command, context)
        else:
            help_text = context.get_help().replace("\b", "")
            yield f"## {context.command_path}\n\n```text\n{help_text}\n```\n"


@pytest.mark.skipif(not REFERENCE.exists(), reason="installed without its documentation")
def test_the_command_reference_is_what_the_commands_say_of_themselves() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference()


def test_every_rule_of_extraction_is_named_with_its_family() -> None:
    from interorg.ingest.cases.rules import RULES as CASE_RULES
    from interorg.ingest.claims.rules import RULES as CLAIM_RULES

    assert all(rule.id.startswith("claim.") for rule in CLAIM_RULES)
    assert all(rule.id.startswith("case.") for rule in CASE_RULES)


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
