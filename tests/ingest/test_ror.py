from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interorg.ingest.failure import Unreadable
from interorg.ingest.organizations.ror import linked, records


def record(
    number: int,
    display: str,
    *others: str,
    country: str = "Norway",
    acronym: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    names = [{"value": display, "types": ["ror_display", "label"]}]
    names += [{"value": other, "types": ["alias"]} for other in others]
    names += [{"value": acronym, "types": ["acronym"]}] if acronym else []
    place = {"geonames_details": {"country_name": country}}
    return {"id": f"https://ror.org/0{number}", "names": names, "locations": [place], **more}


ITEMS = [
    record(1, "Nordvik University", "University of Nordvik", acronym="NORDVU"),
    record(2, "Kestrel (Norway)"),
    record(3, "Kestrel (Austria)", country="Austria", relationships=[{"type": "parent"}]),
    record(4, "Solaris (Norway)"),
    record(5, "Solaris (Austria)", country="Austria"),
    record(6, "Mirador Institute", "Harbor Institute"),
    record(7, "Harbor Institute"),
    record(8, "Tarnow Institute", status="withdrawn"),
]


@pytest.fixture(params=["array", "lines"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / "records.json"
    lines = "\n".join(json.dumps(item) for item in ITEMS)
    made.write_text(json.dumps(ITEMS, indent=2) if request.param == "array" else lines, "utf-8")
    return made


def test_a_name_is_linked_where_one_active_record_has_it(file: Path) -> None:
    names = ["Univ. of Nordvik", "Kestrel AS", "Solaris", "Harbor Institute", "Tarnow Institute"]
    found = {name: record.ror[-2:] for name, record in linked(names, records(file)).items()}
    assert found == {"Univ. of Nordvik": "01", "Kestrel AS": "02", "Harbor Institute": "07"}


def test_acronyms_and_common_words_link_nothing(file: Path) -> None:
    assert linked(["NORDVU", "Institute", "University"], records(file)) == {}


def test_a_record_tells_what_the_registry_calls_it_and_where_it_is(file: Path) -> None:
    first = next(records(file))
    assert (first.name, first.country) == ("Nordvik University", "Norway")
    assert ("University of Nordvik", False) in first.names


def test_pieces_of_a_file_may_end_anywhere(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(records(file))
    monkeypatch.setattr("interorg.ingest.organizations.ror.PIECE", 7)
    assert list(records(file)) == whole


@pytest.mark.parametrize("text", ["{", "[1, 2", '{"id": "x"}', "id,name\nx,y\n"])
def test_another_kind_of_file_is_refused_with_what_was_expected(text: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable, match="expected records of ROR of schema 2"):
        list(records(path))


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"absent\.json cannot be read"):
        list(records(tmp_path / "absent.json"))
