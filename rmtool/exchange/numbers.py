"""Counts, distances, intervals, and yes or no."""

import re
from decimal import Decimal

from rmtool.exchange.cells import CellError, narrow, word
from rmtool.text import _

_COUNT = re.compile(r"(\d{1,6})(?:\.0+)?(?:个|人|名|岁|天|日|分钟|days?|min)?")
_BARE = re.compile(r"\d+(?:\.0+)?")
_KM = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(公里|千米|km|米|m)?")
_FARTHEST_KM = 20_000
# What a column's header may count in, as factors to kilometres and to days.
KM_UNITS = {"公里": Decimal(1), "千米": Decimal(1), "km": Decimal(1), "米": Decimal("0.001"), "m": Decimal("0.001")}
DAY_UNITS = {"天": Decimal(1), "日": Decimal(1), "周": Decimal(7), "月": Decimal(30), "个月": Decimal(30)}
_YES = frozenset({"1", "是", "y", "yes", "true", "有", "√", "对"})
_NO = frozenset({"0", "否", "n", "no", "false", "无", "没有", "×", "x"})
_INTERVALS = {
    "每天": 1, "每日": 1, "每周": 7, "一周": 7, "每两周": 14, "两周": 14, "半月": 15, "每半月": 15,
    "每月": 30, "一个月": 30, "一月": 30, "两个月": 60, "每两月": 60, "每两个月": 60,
    "每季": 90, "每季度": 90, "一季度": 90, "一个季度": 90, "三个月": 90, "每三个月": 90,
    "半年": 180, "每半年": 180, "每年": 365, "一年": 365,
    "daily": 1, "weekly": 7, "monthly": 30, "quarterly": 90, "yearly": 365,
}  # fmt: skip


def parse_count(text: str) -> int:
    """Return a whole number, a counting word behind it allowed."""
    found = _COUNT.fullmatch(word(text))
    if found is None:
        raise CellError(_("not a whole number"), _("write digits only"))
    return int(found[1])


def parse_km(text: str, unit: Decimal = KM_UNITS["公里"]) -> float:
    """Return a distance in kilometres; `unit` is the column's, and a unit in the cell wins over it."""
    found = _KM.fullmatch(word(text))
    if found is None:
        raise CellError(_("not a distance"), _("write kilometres, e.g. 1.5, or 800米"))
    km = float(Decimal(found[1].replace(",", "")) * (KM_UNITS[found[2]] if found[2] else unit))
    if km > _FARTHEST_KM:
        raise CellError(_("farther than any place on earth"), _("write kilometres, e.g. 1.5"))
    return km


def parse_interval(text: str, unit: Decimal = DAY_UNITS["天"]) -> int:
    """Return an interval in days: a number of the column's `unit`, or 30天, 每月, 每季度 ..."""
    days = _INTERVALS.get(word(text))
    if days is None:
        days = parse_count(text) * int(unit if _BARE.fullmatch(word(text)) else DAY_UNITS["天"])
    if days == 0:
        raise CellError(_("an interval of no days"), _("write the days between two contacts, or leave it empty"))
    return days


def parse_yes_no(text: str) -> bool:
    """Return a yes or a no."""
    said = word(narrow(text))
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise CellError(_("neither yes nor no"), _("write 是 or 否, 1 or 0"))
