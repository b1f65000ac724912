"""What the sample lists oblige an RM to, worked out from the CSV files alone: the other side of a simulated year.

Nothing of the program is used: lunar days come straight from borax, everything else from the cells of the files.
"""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from borax.calendars.lunardate import LCalendars, LunarDate

SAMPLE = Path(__file__).parents[2] / "sample_data"
YES = ("是", "1")
LOANS = ("住房贷款", "消费贷款", "经营贷款", "信用卡")
SERVICES = ("代发工资", "三方存管")


class Maturing(NamedTuple):
    """What one client has maturing on one day: money or a loan, here or elsewhere; the sum in yuan, None unknown."""

    client_no: str
    on: date
    here: bool
    loan: bool


class Promise(NamedTuple):
    """A day that was named to a client in a talk: the talk's place in the log, its day, the day named."""

    client_no: str
    place: int
    said_on: date
    on: date


class Talk(NamedTuple):
    """A contact of the log as far as promises go."""

    client_no: str
    place: int
    on: date
    reached: bool
    next_on: date | None


def rows(name):
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(cell):
    return date.fromisoformat(cell[:10]) if cell else None


CLIENTS = {row["client_no"]: row for row in rows("clients")}
QUIET = {number for number, row in CLIENTS.items() if row["do_not_contact"] in YES}
CONSENTS = ("consent_call", "consent_sms", "consent_wechat", "consent_mail")
# Who is not to be contacted still gets the bank's notices on a way that he agreed to.
NOTICED = {number for number in QUIET if any(CLIENTS[number][consent] in YES for consent in CONSENTS)}
HERE = {number for number, row in CLIENTS.items() if not row["left_on"]}


def kept_on(born, *, lunar, first, last):
    """Return the days of the span on which a birthday is celebrated."""
    if not lunar:
        days = [solar_birthday(born, year) for year in range(first.year, last.year + 1)]
    else:
        then = LunarDate.from_solar_date(born.year, born.month, born.day)
        days = [lunar_birthday(then, year) for year in range(first.year - 1, last.year + 1)]
    return [on for on in days if first <= on <= last and on > born]


def solar_birthday(born, year):
    leap_day = (born.month, born.day) == (2, 29)
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, 2, 28) if leap_day and not is_leap else born.replace(year=year)


def lunar_birthday(then, year):
    """Kept in the common month, also by who was born in a leap month; a 30th on the 29th of a short one."""
    last = LCalendars.ndays(year, then.month)
    solar = LunarDate(year, then.month, min(then.day, last)).to_solar_date()
    return date(solar.year, solar.month, solar.day)


def client_birthdays(first, last):
    """Return (client number, day) of all birthdays of those who may be greeted."""
    return {
        (number, on)
        for number, row in CLIENTS.items()
        if number in HERE - QUIET and row["birth_date"]
        for on in kept_on(day(row["birth_date"]), lunar=row["birthday_kept"] == "lunar", first=first, last=last)
    }


def family_birthdays(first, last, *, filed_on):
    """Return (client number, day) -> names. Of children under 14 on `filed_on` only those whose guardian agreed."""
    youngest = filed_on.replace(year=filed_on.year - 14)
    found = defaultdict(set)
    for row in rows("families"):
        born = day(row["出生日期"])
        if born is None or row["客户号"] not in HERE - QUIET:
            continue
        if born > youngest and row["监护人同意"] != "是":
            continue  # only the birth year may be kept
        for on in kept_on(born, lunar=row["生日历法"] == "农历", first=first, last=last):
            found[row["客户号"], on].add(row["姓名"])
    return found


def maturities(first, last):
    """Return what matures -> the sum in yuan, None where an amount is unknown; of open holdings."""
    found = defaultdict(list)
    for row in rows("holdings"):
        on, number, here = day(row["到期日"]), row["客户号"], row["开户行"] == "本行"
        if on is None or not first <= on <= last or row["结清日期"] or row["产品类型"] in SERVICES:
            continue
        if number in HERE and (number not in QUIET or (here and number in NOTICED)):
            amount = float(row["金额(元)"]) if row["金额(元)"] else None
            found[Maturing(number, on, here, row["产品类型"] in LOANS)].append(amount)
    return {one: None if None in amounts else sum(amounts) for one, amounts in found.items()}


def logged():
    """Return the talks of the log, in the order of the file."""
    return [
        Talk(row["客户号"], place, day(row["联系时间"]), row["是否接通"] == "是", day(row["下次联系日期"]))
        for place, row in enumerate(rows("contacts"))
        if row["客户号"] in HERE
    ]


def promises(talks):
    return [Promise(one.client_no, one.place, one.on, one.next_on) for one in talks if one.next_on]


def answered_on(promise, talks, opens):
    """Return the day of the talk that answered a promise, None where none did.

    That is a later one which reached the client or named a new day: on the promised day or after, or for a day off on
    the working day before, `opens`, if the promise was not made on that very day.
    """
    days = [
        one.on
        for one in talks
        if one.client_no == promise.client_no and (one.reached or one.next_on)
        and (one.on, one.place) > (promise.said_on, promise.place)
        and (one.on >= promise.on or opens <= one.on > promise.said_on)
    ]  # fmt: skip
    return min(days, default=None)


def days_between(first, last):
    return [first + timedelta(number) for number in range((last - first).days + 1)]
