"""What belongs to a name in a case: its legal form, its number, its possessive."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from interorg.ingest.cases.rules.whole_names import whole_name
from interorg.ingest.organizations.recognition import OrganizationSpan


def test_a_name_that_runs_past_its_sentence_to_the_end_of_the_text_is_kept() -> None:
    words = ["Alder", "works", "with", "Birch", "No"]
    doc = Doc(Vocab(), words=words, sent_starts=[True, False, False, False, True])
    name = OrganizationSpan(3, 5, "Birch No", 0.9)
    first = next(iter(doc.sents))
    assert first.end < name.end == len(doc)
    assert whole_name(name, first) == name
