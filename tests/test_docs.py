"""The documentation says what the program does; run as a program, this writes the reference."""

from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "commands.md"


def reference() -> str:
    """Write the command reference from the commands' own help."""
    from interorg.service.cli import main

    above = main.make_context("interorg", ["stats"], resilient_parsing=True)
    parts = ["# Commands\n"]
    for name, command in sorted(main.commands.items()):
        context = click.Context(command, parent=above, info_name=name, terminal_width=80)
        help_text = context.get_help().replace("\b", "")
        parts.append(f"## interorg {name}\n\n```text\n{help_text}\n```\n")
    return "\n".join(parts)


@pytest.mark.skipif(not REFERENCE.exists(), reason="installed without its documentation")
def test_the_command_reference_is_what_the_commands_say_of_themselves() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference()


def test_every_rule_of_extraction_is_named_with_its_family() -> None:
    from interorg.ingest.case_rules import RULES as CASE_RULES
    from interorg.ingest.claim_rules import RULES as CLAIM_RULES

    assert all(rule.id.startswith("claim.") for rule in CLAIM_RULES)
    assert all(rule.id.startswith("case.") for rule in CASE_RULES)


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
