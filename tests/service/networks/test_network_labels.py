"""Names in the picture of a network stand beside their marks and over no other name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from interorg.service.networks.labels import HUBS, Box, Mark, place_names

WITHIN = (-100.0, -100.0, 1100.0, 1100.0)
SPOT = some.floats(0, 1000)
MARKS = some.lists(
    some.builds(Mark, SPOT, SPOT, some.floats(1, 15), some.floats(5, 200)), max_size=80
)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def own(mark: Mark) -> Box:
    r = mark.radius
    return mark.x - r, mark.y - r, mark.x + r, mark.y + r


@given(MARKS)
def test_no_name_covers_another_and_few_cover_a_mark(marks: list[Mark]) -> None:
    placed = place_names(marks, 16, 60, WITHIN)
    boxes = list(placed.items())
    for place, (number, box) in enumerate(boxes):
        assert not any(overlap(box, other) for _, other in boxes[:place])
        assert WITHIN[0] <= box[0] and box[2] <= WITHIN[2]
        kept_free = marks[:HUBS] if number < HUBS else marks
        assert not any(overlap(box, own(mark)) for mark in kept_free)


def test_a_lone_node_is_named_below_its_mark() -> None:
    assert place_names([Mark(50, 50, 10, 40)], 16, 5, WITHIN) == {0: (30, 63, 70, 79)}


def test_a_name_at_the_edge_stands_on_the_side_that_has_room() -> None:
    (box,) = place_names([Mark(1095, 50, 4, 120)], 16, 5, WITHIN).values()
    assert box[2] < 1095


def test_the_first_are_named_before_the_others_and_only_so_many() -> None:
    marks = [Mark(100.0 * n, 50, 5, 40) for n in range(1, 10)]
    assert sorted(place_names(marks, 16, 4, WITHIN)) == [0, 1, 2, 3]
    near = [Mark(100, 50 + n, 5, 900) for n in range(9)]
    assert min(place_names(near, 16, 4, WITHIN)) == 0
