import doctest

import pytest

from interorg.ontology import concept_checks, namespaces


@pytest.mark.parametrize("module", [concept_checks, namespaces], ids=lambda m: m.__name__)
def test_the_examples_in_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
