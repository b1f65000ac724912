"""The hour behind a spoken day: 14:30, 下午3点, 上午10点半, 3:30pm."""

import re

from rmtool.exchange.cells import CellError
from rmtool.text import _

Clock = tuple[int, int]

# Parts of the day, and the hours that a part holds; an hour up to 12 behind one of the later parts is after noon.
_PARTS = {
    "凌晨": range(7),
    "清晨": range(4, 10),
    "早上": range(4, 12),
    "早晨": range(4, 12),
    "上午": range(6, 13),
    "中午": range(11, 15),
    "下午": range(12, 19),
    "傍晚": range(16, 21),
    "晚上": range(17, 24),
    "am": range(12),
    "pm": range(12, 24),
}
_NOON, _HOURS = 12, 24
# Nobody makes a call at 3 in the night: 3点 alone may be either, so it is asked.
_EITHER = range(1, 7)
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {"两": 2, "十一": 11, "十二": 12}
_SHARES = {"半": 30, "一刻": 15, "三刻": 45, None: 0}
_CLOCK = re.compile(
    rf"(?P<day>.*?)\s*(?:\bat\s+)?(?P<part>{'|'.join(_PARTS)})?\s*(?<!\d)"
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d{2})|(?P<bare>\d{1,2})(?=\s*[ap]m$)"
    r"|(?P<said>\d{1,2}|十[一二]?|[零一二两三四五六七八九])[点时](?:(?P<share>半|一刻|三刻)|(?P<past>\d{1,2})分?|整)?)"
    r"\s*(?P<half>am|pm)?"
)
# 昨晚, 今早, 明晚: the day and the part of it in one word.
_ONE_WORD = re.compile(r"^([昨今明])([早晚])[上晨]?")
_PART_ALONE = re.compile(rf"(?P<day>.+?)(?:{'|'.join(part for part in _PARTS if not part.isascii())})")


def without_clock(text: str) -> tuple[str, Clock | None]:
    """Return what stands before the hour (it may be ""), and hour and minute; None where no hour is said.

    Raises:
        CellError: an hour that no clock shows, or one that may be in the morning or in the afternoon.
    """
    written = _ONE_WORD.sub(lambda found: f"{found[1]}天{found[2]}上", text)
    found = _CLOCK.fullmatch(written)
    if found is None:
        alone = _PART_ALONE.fullmatch(written)
        return (alone["day"] if alone else written), None
    minute = int(found["minute"] or found["past"] or _SHARES[found["share"]])
    hour = _number(found["hour"] or found["bare"] or found["said"])
    if hour >= _HOURS or minute > 59:
        raise _no_hour()
    part = found["half"] or found["part"]
    if part is None and found["said"] and hour in _EITHER:
        raise CellError(_("morning or afternoon?"), _("write 上午 or 下午 before the hour, or write it as 15:00"))
    return found["day"].strip(), (hour if part is None else _within(hour, part), minute)


def _within(hour: int, part: str) -> int:
    """Return the hour of 24 that an hour of a part of the day is: 下午3点 and 下午15点 are both 15."""
    if part == "am" and hour == _NOON:
        return 0
    for meant in (hour, hour + _NOON):
        if meant in _PARTS[part]:
            return meant
    raise _no_hour()


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _DIGITS[said]


def _no_hour() -> CellError:
    return CellError(_("no such hour"), _("write the hour as 09:30"))
