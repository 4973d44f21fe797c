"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import interorg.ingest
import interorg.ontology
import interorg.service


def modules_of(package: ModuleType) -> list[str]:
    return [
        module.name for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    ]


@pytest.mark.parametrize(
    "name",
    [
        name
        for package in (interorg.ontology, interorg.ingest, interorg.service)
        for name in modules_of(package)
    ],
)
def test_the_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS).failed == 0
