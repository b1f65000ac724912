"""The bank's risk rating of a client (D73): how long it holds. Past its day it is no rating any more (DOMAIN 0.5)."""

from datetime import date
from typing import NamedTuple

from rmtool.rules.age import TOMORROW
from rmtool.rules.facts import ClientFacts


class RiskRating(NamedTuple):
    """The rating: level (None where the bank's word is not understood), its word, its day, and its last day."""

    level: str | None
    word: str | None
    rated_on: date | None
    valid_until: date | None
    expired: bool


def risk_rating(client: ClientFacts, today: date, years: int) -> RiskRating | None:
    """Return the client's rating, None where there is neither level nor word; without a day it counts as expired.

    It holds up to and including the day before its anniversary; of 29 February that is 27 February.
    """
    if client.risk_level is None and client.risk_word is None:
        return None
    rated_on = client.risk_rated_on
    until = None if rated_on is None else expires_on(rated_on, years) - TOMORROW
    return RiskRating(client.risk_level, client.risk_word, rated_on, until, until is None or until < today)


def expires_on(day: date, years: int) -> date:
    """Return the first day on which a rating of that day holds no more."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February in a common year
        return (day - TOMORROW).replace(year=day.year + years)
