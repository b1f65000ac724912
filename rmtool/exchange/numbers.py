"""Counts, distances, intervals, and yes or no."""

import re
from decimal import Decimal

from rmtool.exchange.cells import CellError, word
from rmtool.text import _

# Factors to kilometres and to days. The unit of a cell wins over the unit of its column.
KM_UNITS = {
    "公里": Decimal(1),
    "千米": Decimal(1),
    "km": Decimal(1),
    "米": Decimal("0.001"),
    "m": Decimal("0.001"),
}
KM = KM_UNITS["km"]
DAY_UNITS = {"天": 1, "日": 1, "周": 7, "月": 30, "个月": 30}
_COUNT = re.compile(r"(\d{1,6})(?:\.0+)?(?:个|人|名|岁|天|日|分钟|分|days?|min)?")
_KM = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,9})?)(公里|千米|km|米|m)?")
_SQM = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)(?:平方米|平米|平方|平|㎡|m2|m²|sqm)?")
_YEARS = re.compile(r"(\d{1,2})(?:\.0+)?(?:年|years?)?(?:以上)?")
_DAYS = re.compile(r"(\d{1,5})(?:\.0+)?(?:天|日|days?)?")
_MINUTES = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)(?:分钟|分|min|minutes?)?")
_POINTS = re.compile(r"([+-]?\d{1,3}(?:\.\d)?)(?:分|points?)?")
_BARE = re.compile(r"\d{1,6}(?:\.0+)?")
_FARTHEST_KM = 1_000  # farther is metres in a column of kilometres
_YES = frozenset({"1", "是", "y", "yes", "true", "有", "√", "对", "已"})
_NO = frozenset({"0", "否", "n", "no", "false", "无", "没有", "×", "x", "未"})
_PERIODS = {
    "天": 1,
    "日": 1,
    "周": 7,
    "星期": 7,
    "礼拜": 7,
    "半月": 15,
    "月": 30,
    "季": 90,
    "季度": 90,
    "半年": 180,
    "年": 365,
}
_ENGLISH = {"day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}
_ADVERBS = {"daily": 1, "weekly": 7, "monthly": 30, "quarterly": 90, "yearly": 365, "annually": 365}
_DIGITS = {"一": "1", "两": "2", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "十": "10"}
_NUMBER = rf"\d{{1,4}}|[{''.join(_DIGITS)}]"
_INTERVAL = re.compile(
    rf"每?(?P<many>{_NUMBER})?个?(?P<period>{'|'.join(sorted(_PERIODS, key=len, reverse=True))})"
    rf"(?:(?P<times>{_NUMBER})次)?"
)
_ENGLISH_INTERVAL = re.compile(rf"(?:every)?(?P<many>\d{{1,4}})?(?P<period>{'|'.join(_ENGLISH)})s?")
_LONGEST_INTERVAL = 3_650


def parse_count(text: str) -> int:
    """Return a whole number, a counting word behind it allowed."""
    found = _COUNT.fullmatch(word(text))
    if found is None:
        raise CellError(_("not a whole number"), _("write digits only"))
    return int(found[1])


def parse_km(text: str, unit: Decimal = KM) -> float:
    """Return a distance in kilometres; 米 and m are metres, `unit` is the column's factor to kilometres."""
    found = _KM.fullmatch(word(text))
    if found is None:
        raise CellError(_("not a distance"), _("write kilometres, e.g. 1.5, or 800米"))
    km = Decimal(found[1].replace(",", "")) * (KM_UNITS[found[2]] if found[2] else unit)
    if km > _FARTHEST_KM:
        raise CellError(_("farther than any client lives"), _("write kilometres, e.g. 1.5, or 800米"))
    return float(km)


def parse_sqm(text: str) -> float:
    """Return an area in square metres."""
    found = _SQM.fullmatch(word(text))
    if found is None or not float(found[1]):
        raise CellError(_("not an area"), _("write square metres, e.g. 120"))
    return float(found[1])


def parse_minutes(text: str) -> float:
    """Return minutes, a part of one allowed."""
    found = _MINUTES.fullmatch(word(text))
    if found is None:
        raise CellError(_("not a number of minutes"), _("write minutes, e.g. 45"))
    return float(found[1])


def parse_points(text: str) -> float:
    """Return points of a score with their sign, kept to one tenth."""
    found = _POINTS.fullmatch(word(text))
    if found is None:
        raise CellError(_("not a number of points"), _("write points, e.g. 10 or -5"))
    return float(found[1])


def parse_years(text: str) -> int:
    """Return full years; 3年以上 counts as three."""
    found = _YEARS.fullmatch(word(text))
    if found is None:
        raise CellError(_("not a number of years"), _("write full years, e.g. 5; 0 for none"))
    return int(found[1])


def parse_days(text: str) -> int:
    """Return days; a period (6个月, 1年) counts a month as 30 days and a year as 365."""
    found = _DAYS.fullmatch(word(text))
    return int(found[1]) if found else parse_interval(text)


def parse_interval(text: str, unit: int = 1) -> int:
    """Return an interval in days: a number, 每月, 两周一次, 每季度, monthly ... A month counts 30 days (D92).

    A bare number counts in the column's `unit` of days.
    """
    written = word(text)
    if _BARE.fullmatch(written):
        days = parse_count(written) * unit
    elif _COUNT.fullmatch(written):
        days = parse_count(written)
    else:
        days = _ADVERBS.get(written) or _spelt_out(written)
    if not 0 < days <= _LONGEST_INTERVAL:
        raise CellError(
            _("no interval of 1 to {n} days").format(n=_LONGEST_INTERVAL), _("write the days between two contacts")
        )
    return days


def _spelt_out(written: str) -> int:
    chinese = _INTERVAL.fullmatch(written.replace("半个", "半"))
    english = _ENGLISH_INTERVAL.fullmatch(written)
    if chinese is not None:
        return _PERIODS[chinese["period"]] * _number(chinese["many"]) // _number(chinese["times"])
    if english is not None:
        return _ENGLISH[english["period"]] * _number(english["many"])
    raise CellError(_("not an interval"), _("write days, e.g. 30, or 每月"))


def _number(digits: str | None) -> int:
    number = int(_DIGITS.get(digits, digits)) if digits else 1
    if not number:
        raise CellError(_("not an interval"), _("write days, e.g. 30, or 每月"))
    return number


def parse_yes_no(text: str) -> bool:
    """Return a yes or a no."""
    said = word(text)
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise CellError(_("neither yes nor no"), _("write 是 or 否, 1 or 0"))
