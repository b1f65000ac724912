"""What a client does not want on a contact point: topics (D95) and hours (D94)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.contact_bans import Touch, allows, is_banned, points_used, touched
from rmtool.rules.records import ContactPointFacts


def point(channel="phone", *, number=1, place=None, hours=None, bans=None):
    return ContactPointFacts(number, channel, "10400000000", place, hours, bans, None)


@pytest.mark.parametrize(
    ("bans", "topic", "banned"),
    [
        (None, "product", False),
        ("product", "product", True),
        ("product", "maturity", False),
        ("market;complaint", "complaint", True),
        ("amounts", "product", True),
        ("amounts", "maturity", True),
        ("amounts", "social", False),
        ("amounts", None, False),
        ("amounts;social", "social", True),
        ("product", None, False),
    ],
)
def test_a_topic_is_banned_by_name_or_by_its_figures(bans, topic, banned):
    assert is_banned(point(bans=bans), topic) is banned


@pytest.mark.parametrize(
    ("minute", "allowed"),
    [(539, False), (540, True), (689, True), (690, False), (839, False), (840, True), (1019, True), (1020, False)],
)
def test_a_window_begins_with_its_first_minute_and_ends_before_its_last(minute, allowed):
    assert allows("09:00-11:30;14:00-17:00", minute) is allowed


@given(st.integers(0, 1439))
def test_without_hours_every_minute_is_allowed_and_never_means_none(minute):
    assert allows(None, minute)
    assert not allows("never", minute)


def test_a_call_rings_the_landline_or_else_the_mobile():
    mobile, phone, wechat = point("mobile", number=1), point("phone", number=2), point("wechat", number=3)
    assert points_used([mobile, phone, wechat], "phone") == (phone,)
    assert points_used([mobile, wechat], "phone") == (mobile,)
    assert points_used([phone, wechat], "mobile") == (phone,)
    assert points_used([mobile, wechat], "sms") == (mobile,)
    assert points_used([mobile, wechat], "visit") == ()
    assert points_used([mobile, wechat], None) == ()


def test_a_contact_says_what_it_touched_on_every_point_it_may_have_come_on():
    work = point(number=7, place="work", hours="09:00-12:00", bans="amounts")
    home = point(number=8, place="home")
    found = list(touched([work, home], Touch("phone", "product", 870)))
    assert [(reason.code, reason.source, reason.params["point"]) for reason in found] == [
        ("banned_topic", "D95", 7), ("outside_hours", "D94", 7),
    ]  # fmt: skip
    assert found[1].params == {
        "channel": "phone", "place": "work", "point": 7, "hours": "09:00-12:00", "minute": 870,
    }  # fmt: skip


def test_an_unknown_topic_or_hour_touches_nothing():
    barred = point(hours="never", bans="amounts;product")
    assert list(touched([barred], Touch("phone", None, None))) == []
