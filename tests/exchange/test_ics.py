"""Calendar files (RFC 5545): what a phone reads in them, and that nothing in a name can change the file."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rmtool.errors import InputFileError, UsageError
from rmtool.exchange.ics import CalendarEntry, uid_of, write_ics

NOW = datetime(2026, 11, 25, 9, 30)
CALL = CalendarEntry(
    "contact_due:client:7:2026-09-01", date(2026, 12, 7), 9 * 60 + 15, 15, "致电 王伟", "到期 50万；问风险测评", 10
)
BIRTHDAY = CalendarEntry("birthday:client:7:2026-12-08", date(2026, 12, 31), None, 5, "王伟 生日", alarm_minutes=0)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "plan.ics"


def _write(file, *entries, now=NOW, **more):
    write_ics(entries, file, name="月度计划", now=now, **more)
    return file


def _events(file):
    return Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def _event(file, entry, **more):
    (event,) = _events(_write(file, entry, **more))
    return event


def test_the_head_says_who_wrote_it_and_what_it_is_called(file):
    calendar = Calendar.from_ical(_write(file, CALL).read_bytes())

    assert calendar["version"] == "2.0"
    assert calendar["method"] == "PUBLISH"
    assert "rmtool" in calendar["prodid"]
    assert calendar["x-wr-calname"] == "月度计划"


def test_a_call_has_its_time_in_beijing_and_its_length(file):
    event = _event(file, CALL)

    assert event.start.astimezone(UTC) == datetime(2026, 12, 7, 1, 15, tzinfo=UTC)
    assert event.end - event.start == timedelta(minutes=15)
    assert event["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert event["transp"] == "OPAQUE"


def test_the_zone_stands_in_the_file_for_programs_that_do_not_know_it(file):
    lines = _write(file, CALL).read_bytes().split(b"\r\n")

    assert lines.count(b"BEGIN:VTIMEZONE") == 1
    assert lines.index(b"TZID:Asia/Shanghai") < lines.index(b"BEGIN:VEVENT")
    assert b"TZOFFSETTO:+0800" in lines


def test_an_entry_of_the_whole_day_ends_on_the_next_and_blocks_no_time(file):
    event = _event(file, BIRTHDAY)

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["transp"] == "TRANSPARENT"


def test_what_concerns_a_client_is_private(file):
    assert all(event["class"] == "PRIVATE" for event in _events(_write(file, CALL, BIRTHDAY)))


def test_a_sign_is_given_before_a_call_and_at_nine_of_a_whole_day(file):
    call, birthday = (event.walk("VALARM") for event in _events(_write(file, CALL, BIRTHDAY)))

    assert [alarm.decoded("trigger") for alarm in call] == [timedelta(minutes=-10)]
    assert [alarm.decoded("trigger") for alarm in birthday] == [timedelta(hours=9)]
    assert (call[0]["action"], call[0]["description"]) == ("DISPLAY", "致电 王伟")


def test_no_sign_where_none_is_wanted(file):
    assert _event(file, CALL._replace(alarm_minutes=None)).walk("VALARM") == []


def test_chinese_comes_back_as_it_was(file):
    event = _event(file, CALL)

    assert (event["summary"], event["description"]) == ("致电 王伟", "到期 50万；问风险测评")


def test_an_entry_keeps_its_uid_and_its_number_grows(file):
    """Half past nine in Beijing is half past one in UTC; a minute later is 60 versions on."""
    before = _event(file, CALL)
    after = _event(file, CALL, now=NOW + timedelta(minutes=1))

    assert before["uid"] == after["uid"] == "contact_due:client:7:2026-09-01@rmtool"
    assert after["sequence"] - before["sequence"] == 60
    assert before["dtstamp"].dt == datetime(2026, 11, 25, 1, 30, tzinfo=UTC)


def test_a_version_and_a_moment_of_its_own_are_taken_over(file):
    event = _event(file, CALL._replace(sequence=3, stamp=datetime(2026, 11, 20, 8, tzinfo=UTC)))

    assert event["sequence"] == 3
    assert event["last-modified"].dt == datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_a_uid_is_ascii_and_two_keys_never_become_one():
    assert uid_of("event:王 伟") == "event:%E7%8E%8B%20%E4%BC%9F@rmtool"
    assert uid_of("a%20b") != uid_of("a b")


def test_two_entries_of_one_uid_are_a_mistake_of_the_caller(file):
    with pytest.raises(ValueError, match="contact_due:client:7"):
        _write(file, CALL, CALL._replace(title="另一条"))
    assert not file.exists()


NASTY = "王伟\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:转账;,\\n\u2028X-EVIL:1\x0b\x1b[31m\u202e"


def test_a_name_cannot_begin_an_entry_of_its_own(file):
    (event,) = _events(_write(file, CALL._replace(title=NASTY, text=NASTY)))
    content = file.read_bytes().decode()

    assert content.count("\r\nBEGIN:VEVENT\r\n") == 1
    assert event["summary"] == "王伟 END:VEVENT BEGIN:VEVENT SUMMARY:转账;,\\n X-EVIL:1 [31m"
    assert "X-EVIL" not in event
    assert not {"\x0b", "\x1b", "\u2028", "\u202e"} & set(content)


def test_a_text_keeps_its_lines(file):
    assert _event(file, CALL._replace(text="一\r\n二\u2028三"))["description"] == "一\n二\n三"


def _check_lines(content):
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)  # no character is divided


def test_long_lines_are_folded_between_characters(file):
    title = "王伟" * 200
    event = _event(file, CALL._replace(title=title, text=f"x{title}\n😀{title}"))

    _check_lines(file.read_bytes())
    assert (event["summary"], event["description"]) == (title, f"x{title}\n😀{title}")


@given(title=st.text(), text=st.text(), key=st.text(min_size=1))
def test_any_text_makes_one_sound_entry(tmp_path_factory, title, text, key):
    file = tmp_path_factory.mktemp("any") / "plan.ics"
    (event,) = _events(_write(file, CALL._replace(uid=key, title=title, text=text)))

    _check_lines(file.read_bytes())
    assert event["uid"] == uid_of(key)


def test_written_again_over_our_own_calendar(file):
    assert len(_events(_write(_write(file, CALL), CALL, BIRTHDAY))) == 2


def test_a_file_of_another_program_stays_unless_it_is_said(file):
    file.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Outlook//EN\r\nEND:VCALENDAR\r\n")

    with pytest.raises(UsageError, match="is there already"):
        _write(file, CALL)
    assert b"Outlook" in file.read_bytes()
    assert len(_events(_write(file, CALL, replace=True))) == 1


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(tmp_path):
    with pytest.raises(InputFileError, match="cannot be written") as caught:
        _write(tmp_path / "none" / "plan.ics", CALL)
    assert caught.value.exit_code == 9
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_said(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(InputFileError, match="cannot be written"):
            _write(tmp_path / "plan.ics", CALL)
    finally:
        tmp_path.chmod(0o700)


def test_only_the_owner_reads_the_file(file):
    assert _write(file, CALL).stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_an_empty_plan_is_a_calendar_too(file):
    assert _events(_write(file)) == []
