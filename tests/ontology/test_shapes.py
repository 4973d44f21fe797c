"""Each shape finds its planted fault, and nothing else; shapes/ holds the faults."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyoxigraph import Quad, RdfFormat, Store, parse
from rdflib import SH

from interorg.service.data_checks.batches import batches, check_batches
from interorg.service.data_checks.data import Data
from interorg.service.data_checks.shapes import shapes_graph

HERE = Path(__file__).parent / "shapes"
SOUND = (HERE / "sound.ttl").read_text("utf-8")
PREFIXES = "".join(line for line in SOUND.splitlines(True) if line.startswith("@prefix"))
PARTS = dict(re.findall(r"^# --- (\w+) ---$(.*?)(?=^# ---|\Z)", SOUND, re.MULTILINE | re.DOTALL))
NEEDED = {
    "documents": ("documents", "organizations", "claims"),
    "claims": ("documents", "organizations", "claims"),
    "organizations": ("documents", "organizations"),
    "cases": ("documents", "organizations", "cases"),
    "ties": ("documents", "organizations", "ties"),
    "concepts": ("concepts",),
}
"""Parts of the sound data that the faults of a file are planted in; all of them take too long."""
FAULTS = {
    fault["fault"]: fault | {"parts": parts}
    for topic, parts in NEEDED.items()
    for fault in yaml.safe_load((HERE / f"{topic}.yaml").read_text("utf-8"))
}
WHOLE = {"parts": tuple(PARTS)}
SEVERITIES = {"found": "error", "warning": "warning", "info": "info"}


def read(turtle: str, copy: str) -> set[Quad]:
    return set(parse(PREFIXES + turtle.replace("~", copy), format=RdfFormat.TURTLE))


def faulty(fault: dict[str, Any], copy: str) -> set[Quad]:
    """Return a copy of the sound data with one fault."""
    quads = read("".join(PARTS[part] for part in fault["parts"]), copy)
    taken, added = read(fault.get("take", ""), copy), read(fault.get("add", ""), copy)
    assert taken <= quads
    assert not added & quads
    return (quads - taken) | added


def wanted(fault: dict[str, Any], copy: str) -> set[tuple[str, str, str]]:
    return {
        (severity, subject.replace("~", copy), message.replace("~", copy))
        for severity, subject, message in expectations(fault)
    }


def expectations(fault: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for kind, severity in SEVERITIES.items():
        for subject, said in fault.get(kind, {}).items():
            for message in [said] if isinstance(said, str) else said:
                yield severity, subject, message


@pytest.fixture(scope="module")
def findings() -> dict[str, set[tuple[str, str, str]]]:
    """What is found in each copy of the sound data: one without a fault, one for each fault."""
    copies = {"sound": "c000"} | {name: f"c{n:03}" for n, name in enumerate(FAULTS, 1)}
    store = Store()
    for name, copy in copies.items():
        store.extend(faulty(FAULTS.get(name, WHOLE), copy))
    data = Data(store, "strict")
    found = defaultdict(set)
    for batch in check_batches(data, batches(data)):
        for finding in batch:
            copy = next(name for name, copy in copies.items() if copy in finding.subject)
            found[copy].add((finding.severity, finding.subject, finding.message))
    return found


def test_nothing_is_found_in_sound_data(findings):
    assert findings["sound"] == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_at_its_node_and_nothing_else_is(findings, fault):
    copy = f"c{list(FAULTS).index(fault) + 1:03}"
    assert findings[fault] == wanted(FAULTS[fault], copy)


def test_every_message_of_the_shapes_has_a_planted_fault():
    planted = {
        message.partition(", found ")[0]
        for fault in FAULTS.values()
        for _, _, message in expectations(fault)
    }
    said = {str(m).partition(". ")[0] for m in shapes_graph().objects(None, SH.message)}
    assert said == planted


def test_every_message_says_what_is_expected_and_then_what_to_do():
    for message in map(str, shapes_graph().objects(None, SH.message)):
        expected, _, advice = message.partition(". ")
        assert any(word in expected for word in (" must ", " should ", " may ")), message
        assert advice[:1].isupper() and advice[-1] in ".?", message
