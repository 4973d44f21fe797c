"""What a parameter cannot be is refused in the same words by every page and every route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from interorg.service.analysis import parameters as analysis
from interorg.service.api.routes import ROUTES
from interorg.service.networks.room import PAGE as NETWORK
from interorg.service.parameters import Parameter

PAGES: dict[str, Sequence[Parameter]] = {
    "/compare": analysis.COMPARE_PAGE,
    "/evidence-map": analysis.MAP_PAGE,
    "/evidence-map/cell": analysis.CELL_PAGE,
    "/contradictions": analysis.OPPOSED_PAGE,
    "/timeline": analysis.TIMELINE_PAGE,
    "/concepts": analysis.TREE_PAGE,
    "/network": NETWORK,
}
ADDRESSES: dict[str, Sequence[Parameter]] = {
    **{f"/api{route.path}": route.parameters for route in ROUTES if not route.id},
    **PAGES,
    **{f"{path}.json": parameters for path, parameters in PAGES.items()},
}
Pairs = list[tuple[str, str]]


def wrong(each: Parameter) -> Iterator[tuple[list[str], str]]:
    """Yield values that a parameter cannot have, with what is said of them."""
    if each.type == "integer":
        yield ["many"], f"Expected a whole number as {each.name}, found 'many'."
    if each.type == "number":
        yield ["many"], f"Expected a number as {each.name}, found 'many'."
    if each.type == "boolean":
        yield ["perhaps"], f"Expected true or false as {each.name}, found 'perhaps'."
    if each.greatest is not None:
        beyond = f"{each.greatest + 1}"
        bounds = f"a number from {each.least:,} to {each.greatest:,}"
        yield [beyond], f"Expected {bounds} as {each.name}, found '{beyond}'."
    if each.choices:
        choices = ", ".join(each.choices)
        yield ["colour"], f"Expected one of {choices} as {each.name}, found 'colour'."
    elif each.type == "string":
        long = (each.longest + 1) * "x"
        bounds = f"1 to {each.longest:,} characters"
        yield (
            [long, *max(0, each.fewest - 1) * ["a"]],
            f"Expected {bounds} as {each.name}, found '{long[:60]}'.",
        )
    if each.several:
        wanted = f"{each.fewest} to {each.most}" if each.fewest else f"at most {each.most}"
        many = each.most + 1
        yield many * ["a"], f"Expected {wanted} values of {each.name}, found {many}."
    else:
        yield ["1", "2"], f"Expected one value of {each.name}, found 2."


def needed(parameters: Sequence[Parameter], but: str) -> Pairs:
    """Return what has to be given beside the parameter that is wrong."""
    found: Pairs = []
    for each in parameters:
        if each.fewest and each.name != but:
            values = each.example if each.several else [each.example]
            found += [(each.name, value) for value in values]
    return found


def refusal(api: FlaskClient, path: str, pairs: Pairs) -> str:
    """Ask, and return why nothing is given."""
    response = api.get(f"{path}?{urlencode(pairs)}", headers={"Accept": "application/json"})
    assert response.status_code == 400, (path, pairs)
    message: str = response.get_json()["error"]["message"]
    return message


@pytest.mark.parametrize("path", [path for path, each in ADDRESSES.items() if each])
def test_a_wrong_value_is_refused_in_the_same_words_everywhere(path: str, api: FlaskClient) -> None:
    parameters = ADDRESSES[path]
    for each in parameters:
        for values, said in wrong(each):
            pairs = [*needed(parameters, each.name), *((each.name, value) for value in values)]
            assert refusal(api, path, pairs) == said


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_name_that_nobody_knows_is_refused_where_data_is_given(
    path: str, api: FlaskClient
) -> None:
    pairs = [*needed(ADDRESSES[path], ""), ("colour", "red")]
    if path in PAGES:  # Others add names of their own to the links that they pass on.
        response = api.get(f"{path}?{urlencode(pairs)}", headers={"Accept": "text/html"})
        assert response.status_code == 200 and "colour" not in response.text
    else:
        names = ", ".join(each.name for each in ADDRESSES[path])
        takes = f"takes {names}" if names else "takes no parameters"
        said = f"There is no parameter 'colour' here. This address {takes}."
        assert refusal(api, path, pairs) == said


@pytest.mark.parametrize("path", ADDRESSES)
def test_what_is_not_utf_8_is_refused_everywhere(path: str, api: FlaskClient) -> None:
    response = api.get(f"{path}?form=%FF", headers={"Accept": "application/json"})
    assert response.status_code == 400
    assert response.get_json()["error"]["message"].startswith("The address is not UTF-8")


def test_a_page_takes_what_its_forms_send(api: FlaskClient) -> None:
    sent = "form=+JointVenture+&from=&to=&weight=1&around=&depth=1&most=1000&component=1&view="
    told = api.get(f"/network.json?{sent}").get_json()
    assert told["filters"]["form"] == "JointVenture"
    assert told["filters"]["component"] is True
    assert told["filters"]["view"] == "organizations"


def test_every_view_is_held_to_this(api: FlaskClient) -> None:
    rooms = {"analysis", "networks"}
    rules = [rule for rule in api.application.url_map.iter_rules() if "<" not in rule.rule]
    views = {rule.rule for rule in rules if rule.endpoint.split(".")[0] in rooms}
    assert views == {path for path in ADDRESSES if path.removesuffix(".json") in PAGES} & views
    assert {path for path in PAGES if path not in views} == set()
