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


@pytest.mark.parametrize(
    "text",
    [
        "The joint venture was dissolved in 2001.\nIts successor, the Société Générale de "
        "Coopération Industrielle, is based in Paris.",
        "It was acquired by the Piedmontese bank Cassa di Risparmio di Alba and by that of Monte "
        "dei Paschi di Lucca in the region.",
    ],
)
def test_a_short_english_text_stays_english_beside_a_foreign_name(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Partner teilen das Risiko.\nSie lernen voneinander und wachsen daran.", "de"),
        ("Das Joint Venture war in Berlin. Die Partner teilen das Risiko neuer Produkte.", "de"),
        (
            "Das Buch „The Theory of the Firm and the Market“ erschien 1999 in Berlin bei einem "
            "kleinen Verlag.\nEs wurde oft gelesen.",
            "de",
        ),
        ("Les partenaires partagent les risques.\nIls apprennent vite l'un de l'autre.", "fr"),
        (
            "Los socios de la alianza comparten los riesgos.\nAprenden uno del otro con el tiempo.",
            "es",
        ),
        ("الشركاء في التحالف يتقاسمون المخاطر.\nويتعلمون من بعضهم البعض مع مرور الوقت.", "ar"),
    ],
)
def test_two_lines_in_another_language_are_not_taken_for_english(text: str, language: str) -> None:
    assert language_of(text) == language
