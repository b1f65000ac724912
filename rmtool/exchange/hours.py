"""The hours at which a contact point may be used (D94): windows of the day, or never."""

import re

from rmtool.exchange.cells import CellError, word
from rmtool.rules.hours import NEVER, clock
from rmtool.text import _

_NEVER = frozenset({NEVER, "不打", "不要打", "勿打", "不可联系", "不联系", "禁止"})
_SEVERAL = re.compile(r"[;；、,，/]|和")
_CLOCK = r"(?P<{0}hour>\d{{1,2}})(?:[:：点时h](?P<{0}minute>\d{{1,2}}|半)?分?)?"
_WINDOW = re.compile(rf"{_CLOCK.format('from')}(?:-|–|—|~|～|至|到|to){_CLOCK.format('to')}")
_SPELT = {"上午": "9-12", "中午": "12-14", "下午": "14-18", "晚上": "18-21", "晚间": "18-21"}
_HALF = "半"
_LAST_MINUTE = 24 * 60


def parse_hours(text: str) -> str:
    """Return the windows in a cell as `09:00-11:30;14:00-17:00`, or `never`: 9:00-11:30, 9点半到11点, 上午, 不打.

    Raises:
        CellError: an hour that no clock shows, a window that ends before it begins, or no window at all.
    """
    if word(text) in _NEVER:
        return NEVER
    windows = [_window(part) for part in map(word, _SEVERAL.split(text)) if part]
    if not windows:
        raise _no_hours()
    return ";".join(sorted(dict.fromkeys(windows)))


def _window(written: str) -> str:
    found = _WINDOW.fullmatch(_SPELT.get(written, written))
    if found is None:
        raise _no_hours()
    start, end = (_minutes(found[f"{side}hour"], found[f"{side}minute"]) for side in ("from", "to"))
    if end <= start:
        raise CellError(_("hours that end before they begin"), _("for a night write 20:00-24:00;0:00-2:00"))
    return f"{clock(start)}-{clock(end)}"


def _minutes(hour: str, minute: str | None) -> int:
    within = 30 if minute == _HALF else int(minute or 0)
    minutes = int(hour) * 60 + within
    if within > 59 or minutes > _LAST_MINUTE:
        raise CellError(_("an hour that no clock shows"), _("write hours from 0:00 to 24:00"))
    return minutes


def _no_hours() -> CellError:
    return CellError(_("not hours of the day"), _("write e.g. 9:00-11:30;14:00-17:00, or never"))
