"""Levels against each other: the lower of rating and preference, the higher of a product's two (DOMAIN 0.5, 3.2).

Occupation, income and wealth have no say here (D116).
"""

from datetime import date
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.product import ProductFacts, number_of
from rmtool.rules.product_level import needs_level
from rmtool.rules.rating import RiskRating, risk_rating
from rmtool.rules.reason import Reason
from rmtool.rules.suitability.family import INSURANCE, families_of, is_free_of_level
from rmtool.rules.suitability.source import LAW

# Why a client has no level that counts.
NO_RATING, RATING_EXPIRED, RATING_WORD = "no_rating", "rating_expired", "rating_word"
LEVEL, LEVEL_UNKNOWN = "level", "level_unknown"


class ClientLevel(NamedTuple):
    """The level that counts, None where no rating holds (`lacking` says why); `rating` as the bank gave it."""

    level: str | None
    rating: RiskRating | None
    lacking: str | None

    @property
    def number(self) -> int:
        """Return the level's number, 0 where there is none."""
        return 0 if self.level is None else number_of(self.level)


def client_level(client: ClientFacts, today: date, years: int) -> ClientLevel:
    """Return the client's level on a day: the lower of a rating that holds and the preference he states.

    A rating dated after the day is a slip, and no rating.
    """
    rating = risk_rating(client, today, years)
    lacking = _lacking(rating, today)
    if lacking is not None or rating is None or rating.level is None:
        return ClientLevel(None, rating, lacking)
    return ClientLevel(lower_of(rating.level, client.risk_preference), rating, None)


def lower_of(level: str | None, preference: str | None) -> str | None:
    """Return the lower of a rated level and a preference; None without a level: a preference alone is no rating."""
    if level is None or preference is None:
        return level
    return min(level, preference, key=number_of)


def _lacking(rating: RiskRating | None, today: date) -> str | None:
    if rating is None:
        return NO_RATING
    if rating.level is None:
        return RATING_WORD
    early = rating.rated_on is not None and rating.rated_on > today
    return RATING_EXPIRED if rating.expired or early else None


def level_reason(level: ClientLevel, product: ProductFacts) -> Reason | None:
    """Return why the product's level does not suit the client's, None where it does."""
    if is_free_of_level(product):
        return None
    if level.lacking is not None:
        return Reason(level.lacking, 0, {}, LAW)
    if product.level is None:
        return Reason(LEVEL_UNKNOWN, 0, {}, LAW) if _lacks_level(product) else None
    if number_of(product.level) > level.number:
        return Reason(LEVEL, 0, {"product": product.level, "client": level.level}, LAW)
    return None


def _lacks_level(product: ProductFacts) -> bool:
    """Say whether a product without a level cannot be judged; of no category it may be one that needs a level."""
    families = families_of(product)
    needed = any(needs_level(product.category, family) for family in families)
    return not families or needed or (product.category is None and INSURANCE in families)
