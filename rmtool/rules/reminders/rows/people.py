"""Births, and what else decides whom a day is celebrated with (D8, D111, D113)."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple


class Birth(NamedTuple):
    """When a client or a family member was born, and by which calendar that is celebrated (D8, D113)."""

    client_id: int
    row_id: int
    name: str | None
    relation: str | None
    birth_date: date | None
    month_day: str | None
    birth_year: int | None
    kept: str | None
    consent: bool | None


class BirthWindow(NamedTuple):
    """The days of the year (`11-24`) and the solar birth dates whose birthday may fall into the days asked for."""

    month_days: Collection[str]
    lunar_month_days: Collection[str]
    born_on: Collection[date]


class Person(NamedTuple):
    """What decides whether a festival suits a client (D8, DOMAIN 6.5)."""

    client_id: int
    gender: str | None
    birth_date: date | None
    marital_status: str | None
    children: int | None
    occupation: str | None


class Elder(NamedTuple):
    """An older client with an heir on file (D111)."""

    client_id: int
    birth_date: date
    entered_on: date | None
    heir_relation: str
    heir_name: str | None
