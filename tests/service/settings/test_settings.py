"""Settings: from a file, the environment and options, each checked when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from interorg.service import cli
from interorg.service.settings.definitions import DEFAULTS, SETTINGS, WrongSetting, read_settings

OPERATIONS = Path(__file__).parents[3] / "docs" / "operations.md"


def test_options_go_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "interorg.toml"
    file.write_text('timeout = 5\nmemory = "1 GiB"\nworkers = 2\nallow_service = ["A.example"]\n')
    environment = {"INTERORG_MEMORY": "2GiB", "INTERORG_WORKERS": "3", "PATH": "/bin"}
    found = read_settings({"WORKERS": 4, "PORT": None}, environment, file)
    assert (found["TIMEOUT"], found["MEMORY"], found["WORKERS"]) == (5, 2 << 30, 4)
    assert found["ALLOW_SERVICE"] == ("a.example",)
    assert found["PORT"] == DEFAULTS["PORT"]


def test_the_file_can_be_named_in_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "interorg.toml"
    file.write_text("in_memory = false\nwritable = true\n")
    found = read_settings({}, {"INTERORG_CONFIG": str(file), "INTERORG_ONTOLOGY": "x.ttl"})
    assert found["IN_MEMORY"] == "off" and found["WRITABLE"] is True


@pytest.mark.parametrize(
    ("name", "given", "read"),
    [
        ("TIMEOUT", "0.5", 0.5),
        ("MEMORY", "512 MiB", 512 << 20),
        ("MEMORY", 1 << 30, 1 << 30),
        ("URL_PREFIX", "kg/", "/kg"),
        ("URL_PREFIX", "/", ""),
        ("URL_PREFIX", "/a/b-c", "/a/b-c"),
        ("BASE_IRI", "https://example.org/kg", "https://example.org/kg"),
        ("WRITABLE", "no", False),
        ("ALLOW_SERVICE", "a.example, b.example:8080", ("a.example", "b.example:8080")),
        ("IN_MEMORY", "AUTO", "auto"),
    ],
)
def test_a_value_is_read(name: str, given: object, read: object) -> None:
    assert SETTINGS[name].read(given) == read


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("TIMEOUT", "0", "Expected a number from 0.1 to 86400 as INTERORG_TIMEOUT"),
        ("TIMEOUT", "nan", "Expected a number"),
        ("WORKERS", "many", "Expected a whole number from 1 to 256"),
        ("MEMORY", "4 bananas", "Expected a number of bytes, such as 2 GiB, of at least 64 MiB"),
        ("IN_MEMORY", "maybe", "Expected one of auto, on, off"),
        ("BASE_IRI", "example.org", "Expected an address such as https://example.org/kg"),
        ("URL_PREFIX", "/a b", "Expected a path such as /kg"),
        ("WRITABLE", "perhaps", "Expected true or false"),
        (
            "TIMOUT",
            "3",
            "There is no setting INTERORG_TIMOUT in the environment. Is timeout meant?",
        ),
    ],
)
def test_a_wrong_name_or_value_is_one_clear_sentence(variable: str, value: str, said: str) -> None:
    with pytest.raises(WrongSetting) as error:
        read_settings({}, {f"INTERORG_{variable}": value})
    assert error.value.message.startswith(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("timeout = true", "Expected a number from 0.1 to 86400 as `timeout` in "),
        ("workers = 1.5", "Expected a whole number"),
        ("prot = 80", "There is no setting `prot` in "),
        ("port 80", "are not TOML"),
        (None, "cannot be read from"),
    ],
)
def test_a_wrong_file_is_one_clear_sentence(tmp_path: Path, content: str | None, said: str) -> None:
    file = tmp_path / "interorg.toml"
    if content is not None:
        file.write_text(content)
    done = CliRunner().invoke(cli.main, ["serve", "--config", str(file)])
    assert done.exit_code == 1 and said in done.output and len(done.output.splitlines()) == 1


def test_a_wrong_option_is_refused_with_what_was_expected() -> None:
    done = CliRunner().invoke(cli.main, ["serve", "--memory", "little"])
    assert done.exit_code == 2 and "Expected a number of bytes, such as 2 GiB" in done.output


def test_every_default_is_a_value_that_could_be_given() -> None:
    for name, setting in SETTINGS.items():
        if setting.default not in (None, ()):
            assert setting.read(setting.default) == setting.default, name


@pytest.mark.skipif(not OPERATIONS.exists(), reason="installed without its documentation")
def test_every_setting_is_documented_with_its_meaning() -> None:
    written = OPERATIONS.read_text("utf-8")
    for name, setting in SETTINGS.items():
        assert f"| `{name.lower()}` | {setting.meaning} |" in written, name
