"""Asks axe-core what is hard to perceive or to use on a page."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from studio import DESKTOP, PHONE, Person

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What another colour scheme can change."""
RUN = """async rules => (await axe.run({...rules, resultTypes: ['violations']})).violations.flatMap(
  v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`))"""


def everywhere(person: Person) -> list[str]:
    """Return what axe-core complains of in both colour schemes and both sizes."""
    person.page.evaluate(AXE)
    found: dict[str, list[str]] = {}
    for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
        person.page.set_viewport_size(viewport)
        for scheme, rules in (("light", ALL), ("dark", COLOURS)):
            person.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for each in person.page.evaluate(RUN, rules):
                found.setdefault(each, []).append(f"{size} {scheme}")
    return [f"{each} ({', '.join(where)})" for each, where in found.items()]
