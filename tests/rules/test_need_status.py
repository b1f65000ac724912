"""D42, D87, D88: probed, confirmed, analysed, met, one after the other; back only with words; unmet from any."""

import pytest

from rmtool.rules.need_status import Hindrance, hindrance, next_status
from rmtool.rules.vocabulary import NEED_STATUSES

GOES, WORDS = None, Hindrance("wordless")
PROBED, CONFIRMED, ANALYSED = (Hindrance("skips", step) for step in ("probed", "confirmed", "analysed"))
SAME = Hindrance("same")
# From each status (a row) to each (a column): none, probed, confirmed, analysed, met, unmet - without words.
TABLE = {
    None:        [SAME, GOES, GOES, PROBED, PROBED, GOES],
    "probed":    [WORDS, SAME, GOES, CONFIRMED, CONFIRMED, GOES],
    "confirmed": [WORDS, WORDS, SAME, GOES, ANALYSED, GOES],
    "analysed":  [WORDS, WORDS, WORDS, SAME, GOES, GOES],
    "met":       [WORDS, WORDS, WORDS, WORDS, SAME, GOES],
    "unmet":     [WORDS, WORDS, WORDS, WORDS, WORDS, SAME],
}  # fmt: skip
WAYS = [
    (status, wanted, expected)
    for status, row in TABLE.items()
    for wanted, expected in zip([None, *NEED_STATUSES], row, strict=True)
]


@pytest.mark.parametrize(("status", "wanted", "expected"), WAYS)
def test_a_need_goes_where_the_table_lets_it(status, wanted, expected):
    assert hindrance(status, wanted, words=False) == expected


@pytest.mark.parametrize(("status", "wanted", "expected"), WAYS)
def test_words_open_the_way_back_and_no_other(status, wanted, expected):
    """D87: a second round needs its reason; no words skip a step."""
    assert hindrance(status, wanted, words=True) == (None if expected == WORDS else expected)


@pytest.mark.parametrize(
    ("status", "following"),
    [
        (None, "probed"),
        ("probed", "confirmed"),
        ("confirmed", "analysed"),
        ("analysed", "met"),
        ("met", None),
        ("unmet", None),
    ],
)
def test_what_follows_by_itself(status, following):
    assert next_status(status) == following
