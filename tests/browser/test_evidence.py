"""From a count to its claims, from a claim to its sentence, and away with the citation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from bibtexparser import parse_string
from shelf_texts import HIDDEN, LAST_WORD
from studio import Person

IN_VIEW = """e => { const b = e.getBoundingClientRect();
  return b.top >= 0 && b.bottom <= innerHeight; }"""


def test_a_passage_far_down_a_document_is_scrolled_to_and_marked(
    visit: Callable[..., Person],
) -> None:
    person = visit("/search?kind=claim&q=knowledge+transfer+distant")
    person.click(person.page.locator(".hit h2 a").first)
    person.click("Read it in its document")
    marked = person.page.locator("mark", has_text=LAST_WORD)
    person.until("scrollY > 500")
    assert marked.evaluate(IN_VIEW)
    assert person.page.locator(":target").count() == 1
    assert marked.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    person.picture("passage")


def test_a_claim_says_who_says_it_how_surely_and_what_opposes_it(
    visit: Callable[..., Person], claim: str
) -> None:
    person = visit(claim)
    facts = dict(
        zip(
            person.page.locator("dl.facts dt").all_inner_texts(),
            person.page.locator("dl.facts dd").all_inner_texts(),
            strict=False,
        )
    )
    assert facts["Modality"] == "hedged" and facts["Polarity"] == "affirmed"
    assert "Kogut (1988), p. 3" in facts["Who says it"]
    assert "claim.verb-active" in facts["Read by"]
    assert facts["Confidence of the reading"].startswith("0.72")
    assert re.match(r"0\.\d\d|not measured", facts["Measured precision"])


def test_opposing_claims_lead_to_each_other(visit: Callable[..., Person]) -> None:
    person = visit("/search?kind=claim&q=joint+ventures+do+not+spread+risk")
    person.click(person.page.locator(".hit h2 a").first)
    against = person.page.locator("section", has_text="Contradicted by")
    assert "Joint ventures spread risk among their parents." in against.last.inner_text()
    person.click(against.last.locator("a").first)
    person.settle()
    assert "Joint ventures do not spread risk at all." in person.page.content()


def test_a_count_on_a_concept_opens_just_these_claims(visit: Callable[..., Person]) -> None:
    person = visit("/concept/JointVenture")
    count = person.page.get_by_role("link", name=re.compile("Search these")).first
    number = count.inner_text()
    person.click(count)
    person.settle()
    assert person.page.locator("h1").inner_text().endswith(f"{number} found")
    assert person.page.locator(".hit").count() == int(number)


def test_a_citation_is_copied_and_taken_away_for_a_reference_manager(
    visit: Callable[..., Person],
) -> None:
    person = visit("/id/document/review", permissions=["clipboard-read", "clipboard-write"])
    person.click(person.page.locator("details.cite summary"))
    copy = person.page.get_by_role("button", name=re.compile("Copy the reference")).first
    person.click(copy)
    shown = person.page.locator("details.cite dd p").first.inner_text()
    copied = person.page.evaluate("navigator.clipboard.readText()")
    assert copied == shown and "A long review of alliances" in copied and "2008" in copied
    person.picture("cite")
    (entry,) = parse_string(person.take_away("BibTeX").decode()).entries
    assert "A long review of alliances" in entry["title"].replace("{", "").replace("}", "")
    (record,) = json.loads(person.take_away("CSL JSON"))
    assert record["issued"]["date-parts"] == [[2008]]
    ris = person.take_away("RIS").decode()
    assert ris.startswith("TY  - ") and re.search(r"^ER  -", ris, re.MULTILINE)


def test_pages_can_be_saved_by_a_reference_manager(visit: Callable[..., Person]) -> None:
    person = visit("/id/document/review")
    about = json.loads(person.page.locator("script#about").inner_text())
    assert "A long review of alliances" in json.dumps(about)
    coins = person.page.locator("span.Z3988").first.get_attribute("title") or ""
    assert "ctx_ver=Z39.88-2004" in coins and "review" in coins


def test_a_case_shows_the_sentence_of_every_value_and_leads_to_it(
    visit: Callable[..., Person],
) -> None:
    person = visit("/id/relationship/chipnet")
    assert person.shows("formed Chipnet in 1987")
    person.click(person.page.locator(".source a").first)
    person.settle()
    assert person.page.locator("mark", has_text="formed Chipnet").first.evaluate(IN_VIEW)


def test_a_restricted_text_shows_its_evidence_and_no_more(visit: Callable[..., Person]) -> None:
    person = visit("/id/document/restricted")
    assert person.shows("Joint ventures reduce costs.")
    assert HIDDEN not in person.page.content()
