"""What is counted about a pair."""

from interorg.ingest.relations.features import embedded, features
from interorg.ingest.relations.pair import Pair
from interorg.ingest.relations.paths import head_of, path_between
from interorg.ingest.relations.regions import Regions, parsed


def cut(text: str, first: str, second: str) -> Regions:
    spans = [(text.index(name), text.index(name) + len(name)) for name in (first, second)]
    (found,) = parsed([Pair(text, spans[0], spans[1])])
    return found


def test_the_path_runs_over_the_verb_that_governs_both() -> None:
    regions = cut("Alder Rail bought Birch Lines last year.", "Alder Rail", "Birch Lines")
    path = path_between(head_of(regions.first), head_of(regions.second))
    assert path.joined
    assert path.top.text == "bought"
    assert [step for step, _ in path.steps] == ["^nsubj", "vdobj"]


def test_who_buys_and_who_is_bought_are_counted_differently() -> None:
    bought = features(cut("Alder bought Birch.", "Alder", "Birch"))
    sold = features(cut("Alder was bought by Birch.", "Alder", "Birch"))
    assert "chain|<1> ^nsubj buy" in bought["path"]
    assert "chain|<1> ^nsubj buy" not in sold["path"]


def test_two_sentences_have_no_common_governor() -> None:
    text = "The Alder company grew a great deal. Birch was founded by two engineers in the north."
    regions = cut(text, "Alder", "Birch")
    assert not path_between(head_of(regions.first), head_of(regions.second)).joined


def test_no_feature_belongs_to_two_groups() -> None:
    groups = features(
        cut("In 1998, Alder Rail sold parts to Birch Ltd.", "Alder Rail", "Birch Ltd")
    )
    counted = [set(names) for names in groups.values()]
    assert sum(map(len, counted)) == len(set.union(*counted))


def test_mentions_that_touch_leave_nothing_between() -> None:
    groups = embedded(cut("AlderBirch make ships.", "Alder", "Birch"))
    assert groups["between"] == []
    assert groups["first"] == ["AlderBirch"]
