"""What the process that writes fails of is told as what it is."""

from __future__ import annotations

import pytest

from interorg.service.storage.store import Store
from interorg.service.writing.order import Order
from interorg.service.writing.outcome import Faulty
from interorg.service.writing.writing import Writing


def test_a_fault_of_the_process_that_writes_is_no_matter_of_memory(empty: Store) -> None:
    before = empty.current()
    writing = Writing(empty.path)
    with pytest.raises(Faulty, match=r"fault of the service.*nothing was changed") as told:
        writing.carry_out(Order("update"), b"INSERT DATA { <x:s> <x:p> '\xff' }")
    assert told.value.status == 500
    assert empty.current() == before
    assert writing.carry_out(Order("update"), b"INSERT DATA { <x:s> <x:p> 1 }").generation == 2
    writing.close()
