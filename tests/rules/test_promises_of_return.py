"""DOMAIN 3.3.6: of no product may be said that its money is safe, its return certain, or how high it is."""

import pytest

from rmtool.rules.promises_of_return import PROMISES, promise_in


@pytest.mark.parametrize("word", PROMISES)
def test_every_word_of_the_list_is_a_promise(word):
    assert promise_in(f"溪禾稳享{word}，欢迎了解") == word


def test_the_list_is_the_one_of_the_domain():
    assert set(PROMISES) == {"保本", "保证", "无风险", "稳赚", "相当于存款", "最高收益", "首选", "预期收益率"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("业绩比较基准3.5%", "3.5%"),
        ("年化 4 %", "4 %"),
        ("年化３．２５％", "3.25%"),  # full-width, as Chinese input methods write it
        ("不低于80%投资于债券", "80%"),
    ],
)
def test_a_percentage_is_a_rate_whatever_it_stands_for(text, said):
    assert promise_in(text) == said


@pytest.mark.parametrize(
    "warning",
    [
        "不保证本金和收益",
        "非保本浮动收益型",
        "本产品不承诺保本",
        "过往业绩不构成未来收益的保证",
        "并非无风险",
        "未承诺保本",
        "本行无法保证收益",
        "不能保证本金",
        "不得承诺保本",
    ],
)
def test_the_warning_that_a_product_must_carry_is_no_promise(warning):
    assert promise_in(warning) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("不承诺高收益，但保证本金", "保证"),  # the denial ends where the clause ends
        ("不承诺高收益但保证本金", "保证"),
        ("非保本，稳赚", "稳赚"),
        ("不限额保本", "保本"),
    ],
)
def test_a_denial_of_one_thing_covers_no_promise_beside_it(text, said):
    assert promise_in(text) == said


@pytest.mark.parametrize("text", ["", "云舟沪深300指数", "固定收益类，封闭180天，净值会波动。样例审011号"])
def test_a_plain_text_promises_nothing(text):
    assert promise_in(text) is None
