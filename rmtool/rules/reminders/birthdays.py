"""D8, D113: birthdays of clients and of their families, by the calendar each of them keeps (DOMAIN 6.6)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rmtool.rules.age import age_on
from rmtool.rules.minors import is_under_age
from rmtool.rules.reason import Param
from rmtool.rules.reminders.asked import Asked, Span
from rmtool.rules.reminders.reminder import Due, Where, Window, window_before
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.people import Birth, BirthWindow

CLIENT, FAMILY = "birthday", "family_birthday"
KINDS = (CLIENT, FAMILY)
LUNAR = "lunar"
_LEAP_DAY, _LAST_OF_FEBRUARY = "02-29", "02-28"
_LONGEST_MONTH = 30
_MONTH_DAY = len("--")


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the birthdays whose window is open: a family's of one day as one."""
    for kind, read in ((CLIENT, rows.births), (FAMILY, rows.family_births)):
        if kind not in kinds:
            continue
        windows = _open_days(kind, asked)
        if not windows:
            continue
        span = min(windows), max(windows)
        for on, born in _by_day(read(_births_of(windows, asked)), asked, span):
            window = windows.get(on) or window_before(asked.rule(kind), on, asked.outlook.days)
            where = Where(born[0].client_id, "client", born[0].client_id, on)
            yield from asked.opened(kind, where, window, _params(born, on, asked))


def kept_on(born: Birth, asked: Asked, span: Span) -> tuple[date, ...]:
    """Return the days of the span on which this birthday is kept; none where too little is known, or may be kept.

    Of a child under 14 only with a guardian's consent (DOMAIN 0.11). 29 February is kept on the 28th of a common year.
    """
    if born.relation is not None and not _may_be_kept(born, asked.today):
        return ()
    month_day = _solar_month_day(born)
    days: Iterable[date] = ()
    if born.kept == LUNAR:
        lunar = _lunar_month_day(born, asked)
        days = () if lunar is None else asked.lunar.celebrations(*lunar, *span)
    elif month_day is not None:
        days = (_in_year(year, *month_day) for year in range(span[0].year, span[1].year + 1))
    since = born.birth_date or date.min
    return tuple(day for day in days if span[0] <= day <= span[1] and day > since)


def _open_days(kind: str, asked: Asked) -> dict[date, Window]:
    """Return the days on which a birthday would stand on the list, each with its window."""
    (first, last), outlook = asked.span(kind), asked.outlook
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    windows = {day: window_before(asked.rule(kind), day, outlook.days) for day in days}
    return {day: one for day, one in windows.items() if asked.is_open(one)}


def _births_of(days: Iterable[date], asked: Asked) -> BirthWindow:
    """Return which births may be celebrated on these days; the calendars decide of each."""
    days = [*days]
    solar = {f"{day:%m-%d}" for day in days}
    if _LAST_OF_FEBRUARY in solar:
        solar.add(_LEAP_DAY)
    lunar = set[str]()
    for day in days:
        found = asked.lunar.to_lunar(day)
        if not found.leap:
            lunar |= {f"{found.month:02}-{found.day:02}"}
            if found.day == _LONGEST_MONTH - 1:
                lunar.add(f"{found.month:02}-{_LONGEST_MONTH}")
    born_on = {born for day in days for born in asked.lunar.births_celebrated_on(day)}
    return BirthWindow(solar, lunar, born_on)


def _by_day(births: Iterable[Birth], asked: Asked, span: Span) -> Iterator[tuple[date, list[Birth]]]:
    together: dict[tuple[int, date], list[Birth]] = {}
    for born in births:
        for on in kept_on(born, asked, span):
            together.setdefault((born.client_id, on), []).append(born)
    for (_client, on), found in together.items():
        yield on, found


def _may_be_kept(born: Birth, today: date) -> bool:
    if born.consent:
        return True
    if born.birth_date is not None:
        return not is_under_age(born.birth_date, today)
    return born.birth_year is None or not is_under_age(date(born.birth_year + 1, 1, 1) - timedelta(1), today)


def _solar_month_day(born: Birth) -> tuple[int, int] | None:
    if born.birth_date is not None:
        return born.birth_date.month, born.birth_date.day
    return _read(born.month_day)


def _lunar_month_day(born: Birth, asked: Asked) -> tuple[int, int] | None:
    """Return the lunar day: that of the solar birth date, else the one on file, which is lunar where it is so kept."""
    if born.birth_date is not None:
        found = asked.lunar.to_lunar(born.birth_date)
        return found.month, found.day
    return _read(born.month_day)


def _read(month_day: str | None) -> tuple[int, int] | None:
    if month_day is None:
        return None
    month, _dash, day = month_day[_MONTH_DAY:].partition("-")
    return int(month), int(day)


def _in_year(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return date(year, month, day - 1)


def _params(born: list[Birth], on: date, asked: Asked) -> dict[str, Param]:
    ages, round_years = [_age(one, on, asked) for one in born], asked.rulebook.remind.round_years
    return {
        "names": tuple(one.name or "" for one in born),
        "relations": tuple(one.relation or "" for one in born),
        "ages": tuple("" if age is None else str(age) for age in ages),
        "round": any(age is not None and age > 0 and age % round_years == 0 for age in ages),
        "kept": born[0].kept,
        "on": on,
    }


def _age(born: Birth, on: date, asked: Asked) -> int | None:
    """Return the years completed on the day, lunar ones of a lunar birthday; by the year alone if no more is known."""
    if born.birth_date is not None and born.kept == LUNAR:
        return asked.lunar.to_lunar(on).year - asked.lunar.to_lunar(born.birth_date).year
    if born.birth_date is not None:
        return age_on(born.birth_date, on)
    return None if born.birth_year is None else on.year - born.birth_year
