"""Options of the command line for settings; one that is not given leaves file and environment."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from .definitions import SETTINGS, read_settings
from .kinds import Setting, shown_size

Command = Callable[..., Any]
METAVARS = {
    "HOST": "ADDRESS",
    "PORT": "PORT",
    "STORE": "DIRECTORY",
    "BASE_IRI": "IRI",
    "URL_PREFIX": "PATH",
    "TRUSTED_PROXIES": "N",
    "ENDPOINT": "URL",
    "DEFAULT_GRAPH": "[union|strict]",
    "FULL_TEXT": "[never|licensed|always]",
    "TOKEN_FILE": "FILE",
    "ALLOW_SERVICE": "HOST",
    "TIMEOUT": "SECONDS",
    "MEMORY": "BYTES",
    "WORKERS": "N",
    "IN_MEMORY": "[auto|on|off]",
    "RATE_LIMIT": "N",
    "ACCESS_LOG": "FILE",
}
"""What stands for the value of an option, by its setting."""


class SettingType(click.ParamType):  # type: ignore[type-arg]
    """A value as the setting reads it."""

    name = "value"

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return self.setting.read(value)
        except (ValueError, KeyError, TypeError):
            self.fail(f"Expected {self.setting.wanted}, found {value!r}.", param, ctx)


def setting_option(name: str) -> Callable[[Command], Command]:
    """Give the option of one setting."""
    setting = SETTINGS[name]
    flag = f"--{name.lower().replace('_', '-')}"
    if name == "WRITABLE":
        return click.option(flag, name.lower(), is_flag=True, default=None, help=setting.meaning)
    many = name == "ALLOW_SERVICE"
    return click.option(
        flag,
        name.lower(),
        type=click.UNPROCESSED if many else SettingType(setting),
        multiple=many,
        metavar=METAVARS[name],
        help=f"{setting.meaning}{' Several times for several.' if many else ''}{shown(name)}",
    )


def shown(name: str) -> str:
    """Say what a setting is without a value."""
    default = SETTINGS[name].default
    if name == "STORE":
        return "  [default: in the user's data folder]"
    if default in (None, "", (), False):
        return ""
    value = shown_size(default) if name == "MEMORY" else f"{default}"
    return f"  [default: {value}]"


def setting_options(*names: str) -> Callable[[Command], Command]:
    """Give the options of several settings, in this order."""

    def add(command: Command) -> Command:
        for name in reversed(names):
            command = setting_option(name)(command)
        return command

    return add


def chosen(options: Mapping[str, Any], file: Path | None) -> dict[str, Any]:
    """Return all settings by the options given, the environment and a file; raise WrongSetting."""
    given = {name.upper(): value for name, value in options.items()}
    if "ALLOW_SERVICE" in given:
        hosts = given["ALLOW_SERVICE"]
        given["ALLOW_SERVICE"] = SETTINGS["ALLOW_SERVICE"].read(hosts) if hosts else None
    return read_settings(given, os.environ, file)
