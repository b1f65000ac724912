"""Points are kept to one tenth, halves up, and binary noise never turns a half."""

import pytest

from rmtool.rules.points import to_tenth


@pytest.mark.parametrize(
    ("points", "kept"),
    [(0.0, 0.0), (0.04, 0.0), (0.05, 0.1), (26.25, 26.3), (9.84, 9.8), (3 * 0.35, 1.1), (100.0, 100.0), (-0.04, 0.0)],
)
def test_points_are_rounded_as_a_banker_rounds(points, kept):
    assert to_tenth(points) == kept


def test_noise_is_really_there():
    assert 3 * 0.35 < 1.05


def test_a_sum_of_tenths_is_exact():
    assert to_tenth(sum([0.1] * 3)) == 0.3 != sum([0.1] * 3)
    assert to_tenth(15.0 + 0.3 - 20.0) == -4.7
