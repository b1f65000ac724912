"""The cells of a workbook as the text that our readers of cells take: days as ISO text, numbers digit by digit."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

# A workbook keeps 15 digits of a number; from sixteen on the last ones are gone (account and ID numbers).
_EXACT_BELOW = 10**15
_MIDNIGHT = time(0)


def row_texts(row: Sequence[object]) -> list[str]:
    """Return the cells of a row as text, without the empty ones at its end; a formula's error is empty."""
    texts = [cell if type(cell) is str else _TEXTS.get(type(cell), str)(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def number_text(number: float) -> str:
    """Return a number's digits (13800138000); from sixteen digits on as 6.2E+18, which no number reader takes."""
    if abs(number) >= _EXACT_BELOW:
        return _shortened(number)
    if number == int(number):
        return str(int(number))
    return f"{Decimal(f'{number:.15g}'):f}"


def _shortened(number: float) -> str:
    digits, power = f"{number:.15E}".split("E")
    return f"{digits.rstrip('0').rstrip('.')}E{power}"


def moment_text(moment: datetime) -> str:
    """Return day and time to the second, the day alone at midnight."""
    rounded = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    return rounded.date().isoformat() if rounded.time() == _MIDNIGHT else rounded.isoformat(sep=" ")


def time_text(clock: time) -> str:
    """Return a time of day to the second; midnight is the number 0, which in a column of days means none."""
    if clock == _MIDNIGHT:
        return "0"
    return (datetime.combine(date.min, clock) + timedelta(microseconds=500_000)).time().isoformat(timespec="seconds")


_TEXTS: Mapping[type, Callable[..., str]] = {
    float: number_text,
    int: number_text,
    bool: lambda yes: "1" if yes else "0",
    datetime: moment_text,
    date: date.isoformat,
    time: time_text,
    type(None): lambda _none: "",
}
