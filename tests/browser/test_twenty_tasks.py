"""Twenty things that a new user wants to know, from the first page, with the clicks they take."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from studio import Person

Task = tuple[str, int, Callable[[Person], None], str]


def typed(person: Person, words: str) -> None:
    """Write into the search field of the page."""
    person.page.locator("input[name=q]").first.click()
    person.page.keyboard.type(words)


def suggested(words: str, name: str) -> Callable[[Person], None]:
    """Choose a suggestion for what was typed."""

    def steps(person: Person) -> None:
        typed(person, words)
        person.click(person.page.get_by_role("option", name=name).first)
        person.page.wait_for_url(lambda url: "/id/" in url or "/concept/" in url)

    return steps


def searched(words: str, *then: str) -> Callable[[Person], None]:
    """Search for words, then click selectors one after the other."""

    def steps(person: Person) -> None:
        typed(person, words)
        person.press("Enter")
        person.page.wait_for_url("**/search?*")
        clicked(*then)(person)

    return steps


def clicked(*selectors: str) -> Callable[[Person], None]:
    """Click selectors, or what has a name, one after the other."""

    def steps(person: Person) -> None:
        for selector in selectors:
            person.click(person.page.locator(selector).locator("visible=true").first)
            person.settle()

    return steps


def compared(person: Person) -> None:
    clicked("nav a:text('Compare')")(person)
    person.choose("First form", "JointVenture")
    person.choose("Second form", "StrategicAlliance")
    clicked("main button:text('Compare')")(person)


def compared_and_opened(person: Person) -> None:
    compared(person)
    clicked("table.compared a.stance")(person)


def gap_opened(person: Person) -> None:
    clicked("nav a:text('Evidence map')")(person)
    person.page.locator("select[name=columns]").select_option("challenge")
    person.clicks += 2
    clicked("main button:text('Show')", "a.field.mentioned")(person)


def found_in_network(person: Person) -> None:
    clicked("nav a:text('Network')")(person)
    person.page.locator("#network[data-drawn]").wait_for()
    person.page.get_by_label("Find a node in the picture").fill("Quanta")
    person.press("Enter")


def surest(person: Person) -> None:
    clicked("a:has(b:text('19'))")(person)
    slider = person.page.get_by_role("slider")
    slider.evaluate("e => { e.value = 0.8; e.dispatchEvent(new Event('input')); }")
    person.clicks += 1
    clicked("main button:text('Apply')")(person)


def asked(person: Person) -> None:
    clicked("nav a:text('Query')", "#examples summary", "#examples details[open] li a")(person)
    person.page.locator(".cm-content").wait_for()
    clicked("main button:text('Run')")(person)
    person.page.locator("#result h2").wait_for()


def copied(person: Person) -> None:
    searched("long review of alliances", ".hit h2 a", "details.cite summary")(person)
    person.take_away("BibTeX")


def exported(person: Person) -> None:
    searched("risk")(person)
    person.take_away("CSV")


TASKS: tuple[Task, ...] = (
    ("What is a joint venture?", 1, suggested("joint v", "Joint venture"), "joint venture"),
    ("Which kinds of alliance are there?", 1, suggested("strategic al", "alliance"), "equity"),
    ("What do texts claim of trust?", 1, clicked("main a:text('trust')"), "Trust curbs"),
    (
        "In which sentence is it said that joint ventures spread risk?",
        2,
        searched("joint ventures spread risk", ".hit .source a"),
        "Joint ventures spread risk among their parents.",
    ),
    (
        "How surely was a claim read, by which rule?",
        2,
        searched("consortia share costs", ".hit h2 a"),
        "Confidence of the reading",
    ),
    (
        "Who is credited with the claim on foreign markets?",
        1,
        searched("foreign markets"),
        "Kogut (1988)",
    ),
    (
        "What is denied?",
        2,
        clicked("a:has(b:text('19'))", ".facet a:has-text('denied')"),
        "2 found",
    ),
    ("How do joint ventures and alliances differ?", 6, compared, "strategic alliance"),
    ("Which claims stand behind a number of that?", 7, compared_and_opened, "found"),
    ("Where do texts mention both and claim nothing?", 5, gap_opened, "Texts that mention both"),
    (
        "Which claims oppose each other?",
        1,
        clicked("main a:has-text('Contradictions')"),
        "do not spread risk at all",
    ),
    (
        "Which cases began in 1987?",
        2,
        clicked("nav a:text('Timeline')", "tr:has(th:text-is('1987')) a.number"),
        "Chipnet",
    ),
    ("With whom has Quanta worked?", 2, found_in_network, "Ridge Semiconductor"),
    (
        "Which cases is Alpha Works a partner in?",
        1,
        suggested("alpha w", "Alpha Works"),
        "Waferlink",
    ),
    ("Which text reports Skybridge, in which words?", 1, suggested("skyb", "Skybridge"), "joined"),
    ("A reference for my bibliography", 4, copied, "BibTeX"),
    ("These results as a table for Excel", 2, exported, "found"),
    ("Only what was read surely", 3, surest, "hidden"),
    ("A question that has a query ready, with its answer", 4, asked, "Result"),
    (
        "How reliable is all this?",
        1,
        clicked("nav a:text('About')"),
        "How well texts are read",
    ),
)
"""What is wanted, the most clicks it may take, how it is done, what is then on the page."""


@pytest.mark.parametrize("task", TASKS, ids=[task[0] for task in TASKS])
def test_a_new_user_gets_there_in_few_clicks(visit: Callable[..., Person], task: Task) -> None:
    _, most, steps, shown = task
    person = visit("/")
    steps(person)
    assert person.shows(shown), person.page.url
    assert person.clicks <= most
    if person.pictures:
        person.picture(f"task-{TASKS.index(task) + 1:02}-in-{person.clicks}-clicks")


def test_there_are_twenty_tasks_of_at_most_seven_clicks() -> None:
    assert len({wanted for wanted, *_ in TASKS}) == 20
    assert sorted(most for _, most, *_ in TASKS)[-1] <= 7
