"""Days as a person says them on the command line: 昨天, 上周五, 下月5号, friday; `spoken_shapes` says how they read.

For options only: a list's cell stays strict.
"""

import re
from datetime import date, datetime

from rmtool.errors import UsageError
from rmtool.exchange.cells import CellError, narrow
from rmtool.exchange.dates import NoDateError, parse_date, parse_moment
from rmtool.exchange.spoken_clock import Clock, without_clock
from rmtool.exchange.spoken_shapes import View, named_day
from rmtool.exchange.traditional import simplified
from rmtool.text import _

# Words that name several days: which of them is meant only the person knows.
_VAGUE = re.compile(
    r"(?:[上下本这]个?)*(?:周|星期|礼拜|月|年)|.*(?:周末|月初|年初|年底|上旬|中旬|下旬|节前|节后|最近|改天|过几天)"
    r"|(?:last|this|next) (?:week|month|year|weekend)|weekend"
)


def parse_spoken_day(text: str, today: date, *, ahead: bool = True) -> date:
    """Return the day that a person's words name, seen from `today`; looking ahead unless told otherwise.

    Raises:
        UsageError: words that name no day, several days, a day that does not exist, or an hour beside the day.
    """
    day, clock = _said(text, today, ahead=ahead)
    if clock is not None:
        raise _cannot(text, CellError(_("only the day is kept here"), _("leave the hour out, or say it in words")))
    return day


def parse_spoken_moment(text: str, now: datetime) -> str:
    """Return day and minute as ISO text, the day alone where no hour is said; looking back from `now`.

    An hour without a day is one of today.

    Raises:
        UsageError: as `parse_spoken_day`, and an hour that no clock shows or that may be before or after noon.
    """
    day, clock = _said(text, now.date(), ahead=False)
    return day.isoformat() if clock is None else f"{day.isoformat()}T{clock[0]:02}:{clock[1]:02}"


def _said(text: str, today: date, *, ahead: bool) -> tuple[date, Clock | None]:
    try:
        return _day_and_clock(text, today, ahead=ahead)
    except CellError as error:
        raise _cannot(text, error) from None


def _cannot(text: str, error: CellError) -> UsageError:
    return UsageError(_('"{text}": {reason}').format(text=text, reason=error.reason), error.hint)


def _day_and_clock(text: str, today: date, *, ahead: bool) -> tuple[date, Clock | None]:
    written = " ".join(simplified(narrow(text)).casefold().split())
    words, clock = without_clock(written)
    day = today if clock and not words else named_day(words, View(today, ahead))
    if day is not None:
        return day, clock
    if _VAGUE.fullmatch(words):
        raise CellError(_("no single day"), _("say which day, e.g. {examples}").format(examples=_EXAMPLES))
    return _dated(text, words, clock)


def _dated(text: str, words: str, clock: Clock | None) -> tuple[date, Clock | None]:
    """Return what the reader of lists makes of the words, or of the part before 下午3点."""
    try:
        moment = parse_moment(text.strip())
    except NoDateError:
        day = _dated_day(words) if clock else None
        if day is None:
            raise _unknown() from None
        return day, clock
    if moment is None:
        raise _unknown()
    return date.fromisoformat(moment[:10]), (int(moment[11:13]), int(moment[14:16])) if moment[11:] else None


def _dated_day(words: str) -> date | None:
    try:
        return parse_date(words)
    except NoDateError:
        return None


_EXAMPLES = "2026-11-20, 11月20日, 昨天, 上周五, 下周五, 5号, 月底, 3天后, yesterday, friday, in 3 days"


def _unknown() -> CellError:
    return CellError(_("not a day"), _("write e.g. {examples}").format(examples=_EXAMPLES))
