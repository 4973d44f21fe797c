"""What an installation holds."""

from importlib import metadata


def test_the_command_interorg_is_installed() -> None:
    scripts = metadata.entry_points(group="console_scripts")
    assert [script.value for script in scripts if script.name == "interorg"] == [
        "interorg.service.cli:main"
    ]


def test_every_package_is_importable_under_interorg() -> None:
    import interorg.corpus
    import interorg.ingest
    import interorg.ontology
    import interorg.service

    assert interorg.corpus.FOLDER.is_dir()
