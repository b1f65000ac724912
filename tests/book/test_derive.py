"""What a name sounds like on a keyboard, and how a phone ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.book.derive import sound_of, tail_of


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("王伟", "wangwei", "ww"),
        ("单小红", "shanxiaohong", "sxh"),  # dan elsewhere
        ("曾国强", "zengguoqiang", "zgq"),  # ceng elsewhere
        ("仇英", "qiuying", "qy"),  # chou elsewhere
        ("解放", "xiefang", "xf"),
        ("区志明", "ouzhiming", "ozm"),
        ("查理", "zhali", "zl"),
        ("任敏", "renmin", "rm"),
        ("盖平", "geping", "gp"),
        ("朴正", "piaozheng", "pz"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("长孙无忌", "zhangsunwuji", "zswj"),
        ("欧阳娜娜", "ouyangnana", "oynn"),
        ("张单", "zhangdan", "zd"),  # no surname at the end
        ("䶮𬭎", "yanhong", "yh"),
        ("阿里·买买提", "alimaimaiti", "almmt"),
        ("John Smith", "johnsmith", "js"),
        ("José Müller", "josemuller", "jm"),
        ("[bold]", "bold", "b"),
        ("张\u202e伟", "zhangwei", "zw"),
    ],
)
def test_a_name_is_typed_as_it_is_spoken(name, pinyin, initials):
    assert sound_of(name) == (pinyin, initials)


def test_a_character_nobody_knows_is_left_out():
    assert sound_of("张㐂伟") == ("zhangwei", "zw")
    assert sound_of("㐂") == (None, None)
    assert sound_of("") == (None, None)


@given(st.text(max_size=50))
def test_any_name_gives_letters_and_digits_or_nothing(name):
    pinyin, initials = sound_of(name)
    assert (pinyin is None) == (initials is None)
    assert pinyin is None or ((pinyin.isascii() and pinyin.isalnum() and pinyin.islower()) or pinyin.isdigit())


@pytest.mark.parametrize(
    ("channel", "value", "tail"),
    [
        ("mobile", "19900001234", "1234"),
        ("phone", "010-6552 9988", "9988"),
        ("phone", "110", None),
        ("wechat", "wx19900001234", None),
        ("email", "a1234@example.com", None),
    ],
)
def test_only_a_phone_has_a_tail(channel, value, tail):
    assert tail_of(channel, value) == tail
