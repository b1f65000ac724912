"""`--where 'field op value'`: read with the words and units of a list's cells."""

from datetime import date

import pytest

from rmtool.errors import UsageError
from rmtool.exchange.conditions import parse_conditions
from tests.exchange.conftest import TODAY

READ = {
    "aum >= 50万": ("aum", ">=", 50_000_000),
    "aum>=50万": ("aum", ">=", 50_000_000),
    "aum < 1.2亿": ("aum", "<", 12_000_000_000),
    "资产余额 > 500000": ("aum", ">", 50_000_000),
    "age >= 60": ("age", ">=", 60),
    "days_silent > 90": ("days_silent", ">", 90),
    "gender = 女": ("gender", "=", "female"),
    "gender != male": ("gender", "!=", "male"),
    "性别=女": ("gender", "=", "female"),
    "occupation = 医生": ("occupation", "=", "doctor"),
    "occupation ~ 医": ("occupation", "~", "医"),
    "risk_level >= C3": ("risk_level", ">=", "C3"),
    "education >= 本科": ("education", ">=", "bachelor"),
    "birth_date < 1960年1月1日": ("birth_date", "<", date(1960, 1, 1)),
    "do_not_contact = 是": ("do_not_contact", "=", True),
    "distance_home_km <= 800米": ("distance_home_km", "<=", 0.8),
    "name ~ 王": ("name", "~", "王"),
    "name = [bold]": ("name", "=", "[bold]"),
    "note ~ a >= b": ("note", "~", "a >= b"),
    "client_no = 000012": ("client_no", "=", "000012"),
    "tags = 代发工资": ("tags", "=", "代发工资"),
    "aum =": ("aum", "=", None),
    "临界提升 = 是": ("tier_near", "=", True),
    "降级预警 = 是": ("tier_risk", "=", True),
    "象限 = 速赢": ("cell", "=", "quick_win"),
    "cell != keep_online": ("cell", "!=", "keep_online"),
    "潜力 >= 100万": ("potential", ">=", 100_000_000),
    "每月分钟 > 45": ("minutes_per_month", ">", 45),
    "年龄 >= 60": ("age", ">=", 60),
    "客群 = growth": ("segment", "=", "growth"),
    "tier = 财富": ("tier", "=", "财富"),
    "birth_date != ": ("birth_date", "!=", None),
}


@pytest.mark.parametrize(("text", "condition"), READ.items())
def test_a_condition_is_read(text, condition):
    assert parse_conditions([text], today=TODAY) == (condition,)


def test_all_conditions_are_read_in_their_order():
    assert [c.field for c in parse_conditions(["age > 60", "aum > 1万"], today=TODAY)] == ["age", "aum"]


REFUSED = {
    "aum": ("is not field, sign, value", "--where 'aum >= 50万'"),
    "": ("is not field, sign, value", "aum"),
    ">= 5": ("is not field, sign, value", "aum"),
    "amu > 5": ("there is no field amu", "aum"),
    "aum > 很多": ('aum "很多": not an amount', "50万"),
    "gender = x": ("not a word for this field", "male, female"),
    "birth_date < 1985-02-30": ("no such day", "date"),
    "age > old": ("not a whole number", "digits"),
    "name > 王": ("name cannot be compared with >", "= or !="),
    "aum >": ("aum cannot be compared with >", "= or !="),
    "aum ~ 5": ("aum cannot be compared with ~", "~ for a part"),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.items())
def test_a_condition_that_makes_no_sense_is_refused(text, said):
    sentence, hint = said
    with pytest.raises(UsageError) as refused:
        parse_conditions([text], today=TODAY)
    assert sentence in refused.value.sentence
    assert hint in refused.value.hint


def test_the_users_own_words_are_understood(tmp_path):
    path = tmp_path / "columns.toml"
    path.write_text('[words.risk_level]\nC2 = ["稳健型"]\n', encoding="utf-8")
    assert parse_conditions(["risk_level = 稳健型"], today=TODAY, user_columns=path)[0].value == "C2"
