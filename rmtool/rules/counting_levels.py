"""DOMAIN 3.2: which levels count - of a product the higher, of a client the lower of rating and preference."""

from datetime import date

from rmtool.rules.facts import ClientFacts
from rmtool.rules.rating import risk_rating


def product_level(seller: str | None, issuer: str | None) -> str | None:
    """Return the higher of a product's two levels (R1-R5, P1-P5), None where it has none."""
    return max((level for level in (seller, issuer) if level), key=_height, default=None)


def client_level(client: ClientFacts, today: date, years: int) -> str | None:
    """Return the lower of the client's valid rating and his preference (C1-C5); None without a valid rating."""
    rating = risk_rating(client, today, years)
    if rating is None or rating.expired or rating.level is None:
        return None
    return min((level for level in (rating.level, client.risk_preference) if level), key=_height)


def _height(level: str) -> int:
    return int(level[1:])
