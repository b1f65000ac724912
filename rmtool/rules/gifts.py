"""What speaks against a gift that was given (D108, D113, DOMAIN 6.5); nothing is refused, it has happened."""

from typing import NamedTuple

from rmtool.rules.reason import Fen, Reason
from rmtool.rules.sections.gift import GiftRules

# Who may not take gifts for the sake of the office: refused by default (DOMAIN 6.5).
OFFICIALS = frozenset({"civil_servant", "institution_staff"})
# Gifts must not bring in deposits or sales: the notice on deposits of 2018, said again in 2025 (DOMAIN 6.5).
SALES_TOPICS = frozenset({"maturity", "product"})
DEFAULT, NOTICE = "default", "DOMAIN 6.5"


class GiftsOfYear(NamedTuple):
    """All gifts to a client in a calendar year: their value in fen, and how many have none on file."""

    fen: int
    unvalued: int


def room_for_gift(occupation: str | None, given: GiftsOfYear, rules: GiftRules) -> int:
    """Return what a gift may cost now, in fen: within the year's limit, and nothing for who must not take any."""
    if occupation in OFFICIALS:
        return 0
    return max(min(rules.most, rules.year_limit - given.fen), 0)


def gift_reasons(
    value: int | None, topic: str | None, occupation: str | None, year: GiftsOfYear, rules: GiftRules
) -> tuple[Reason, ...]:
    """Return what speaks against a gift.

    Args:
        value: what it cost, in fen; None where nobody said.
        topic: what the contact was about at which it was given.
        occupation: the client's.
        year: all gifts of that calendar year, this one among them.
        rules: what is allowed.
    """
    found: list[Reason] = []
    if value is not None and value > rules.most:
        found.append(Reason("gift_too_dear", 0, {"value": Fen(value), "most": Fen(rules.most)}, DEFAULT))
    if year.fen > rules.year_limit:
        sums = {"total": Fen(year.fen), "limit": Fen(rules.year_limit), "unvalued": year.unvalued}
        found.append(Reason("gifts_of_year", 0, sums, DEFAULT))
    if value is None:
        found.append(Reason("gift_without_value", 0, {}, "D113"))
    if occupation in OFFICIALS:
        found.append(Reason("gift_to_official", 0, {"occupation": occupation}, NOTICE))
    if topic in SALES_TOPICS:
        found.append(Reason("gift_with_sale", 0, {"topic": topic}, NOTICE))
    return tuple(found)
