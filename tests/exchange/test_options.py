"""`--set field=value` and prompts: the same words as in a file, wrong ones a usage error (exit 2)."""

from datetime import date

import pytest

from rmtool.errors import UsageError
from rmtool.exchange.rows import validate
from tests.exchange.conftest import TODAY


def test_options_are_read_as_cells_are():
    said = {"name": "王样例", "aum": "120万", "birth_date": "1985年3月2日", "mobile": "104-0000-0012", "children": "0"}
    assert validate("clients", said, today=TODAY) == {
        "name": "王样例", "aum": 120_000_000, "birth_date": date(1985, 3, 2), "mobile": ["10400000012"], "children": 0,
    }  # fmt: skip


def test_a_blank_option_says_nothing():
    assert validate("clients", {"name": "王样例", "aum": "", "gender": "--"}, today=TODAY) == {"name": "王样例"}


@pytest.mark.parametrize(
    ("said", "sentence", "hint"),
    [
        ({"amu": "1"}, "there is no field amu", "did you mean aum"),
        ({"zzzz": "1"}, "there is no field zzzz", "the fields are client_no"),
        ({"aum": "约50"}, 'aum "约50": not an amount', "write 50万"),
        ({"gender": "?"}, 'gender "?": not a word for this field', "one of male, female"),
        ({"gender": "1"}, 'gender "1": a bare number', "columns.toml"),
    ],
)
def test_a_wrong_option_is_a_usage_error_in_one_sentence(said, sentence, hint):
    with pytest.raises(UsageError) as refused:
        validate("clients", said, today=TODAY)
    assert sentence in refused.value.sentence
    assert hint in refused.value.hint


def test_an_id_number_in_an_option_is_masked_in_the_error():
    with pytest.raises(UsageError) as refused:
        validate("clients", {"identity_card": "990000198503020011"}, today=TODAY)
    assert "990****" in refused.value.sentence
    assert "19850302" not in refused.value.sentence
