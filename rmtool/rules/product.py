"""One product of the bank's catalogue as rules may know it (D9, D23): no rate, no margin, no promise of a return."""

from datetime import date
from typing import NamedTuple

SEVERAL = ";"


class ProductFacts(NamedTuple):
    """One product: `record_id` its number in the book, then the fields of the list; `minimum` in fen, None unknown."""

    record_id: int
    code: str
    name: str
    category: str | None = None
    risk_level: str | None = None
    issuer_risk_level: str | None = None
    rule_family: str | None = None
    minimum: int | None = None
    term_days: int | None = None
    on_sale_from: date | None = None
    on_sale_to: date | None = None
    needs: str | None = None
    qualified: str | None = None
    starter: bool | None = None
    approved_text: str | None = None
    issuer: str | None = None
    industry: str | None = None
    premium_years: int | None = None
    benefit: str | None = None

    @property
    def level(self) -> str | None:
        """Return the level that counts: the higher of the issuer's and the seller's (DOMAIN 3.2); None without any."""
        levels = [one for one in (self.risk_level, self.issuer_risk_level) if one]
        return max(levels, key=number_of, default=None)

    @property
    def needs_said(self) -> tuple[str, ...]:
        """Return the needs it answers by the catalogue's own words; none where it says nothing."""
        return tuple((self.needs or "").split(SEVERAL)) if self.needs else ()

    def is_on_sale(self, day: date) -> bool:
        """Say whether it is sold on a day; a side of the window that nobody named is open."""
        begun = self.on_sale_from is None or self.on_sale_from <= day
        return begun and (self.on_sale_to is None or day <= self.on_sale_to)


def number_of(level: str) -> int:
    """Return the number of a level: 3 of R3, P3 and C3, which are matched by it (DOMAIN 3.2)."""
    return int(level[1:])
