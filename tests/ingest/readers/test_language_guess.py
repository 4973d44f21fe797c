"""Guessing languages."""

import pytest

from interorg.ingest.language_guess import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Partners in an alliance share the risk of new products and learn from each other.", "en"),
        (
            "Les partenaires d'une alliance partagent les risques et apprennent l'un de l'autre.",
            "fr",
        ),
        (
            "Die Partner einer Allianz teilen das Risiko neuer Produkte und lernen voneinander.",
            "de",
        ),
        ("Партнёры по альянсу разделяют риски новых продуктов и учатся друг у друга.", "ru"),
        ("Firms ally.", "und"),
        ("12, 34, 56 " * 40, "und"),
    ],
)
def test_languages_are_guessed_where_there_is_text_enough(text: str, language: str) -> None:
    assert language_of(text) == language
