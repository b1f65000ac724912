"""What follows from a client's file on a day and is never stored (D102): what conditions and columns may also name."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from rmtool.rules.age import age_on
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.potential import POTENTIAL_FIELDS
from rmtool.rules.quadrant import QUADRANT_FIELDS, Measures
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.tier import TIER_FIELDS, Tiering
from rmtool.rules.windows import Windows, quadrant_windows, tier_windows, together

Value = str | int | float | bool | date | None

# The columns of the file that a field is derived from; `tier` is the bank's word where there is one.
_COLUMNS: dict[str, frozenset[str]] = {
    "age": frozenset({"birth_date"}),
    "tier": TIER_FIELDS,
    "tier_near": TIER_FIELDS | {"left_on"},
    "tier_risk": TIER_FIELDS | {"left_on"},
    "segment": frozenset({"objective"}),
    "potential": POTENTIAL_FIELDS,
    "minutes_per_month": QUADRANT_FIELDS,
}
_OF_TIER = frozenset({"tier", "tier_near", "tier_risk"})
_MEASURED = frozenset({"potential", "minutes_per_month"})


def columns_for(fields: Iterable[str]) -> frozenset[str]:
    """Return the columns of the client file that must be read to know these fields."""
    asked = frozenset(fields)
    return (asked & CLIENT_FIELDS.keys()).union(*(_COLUMNS.get(field, ()) for field in asked))


def windows_for(fields: Collection[str], rulebook: Rulebook, today: date) -> Windows:
    """Return the windows of the records that must be read to know these fields."""
    windows = quadrant_windows(rulebook, today) if _MEASURED.intersection(fields) else Windows()
    if _OF_TIER.intersection(fields):
        windows = together(windows, tier_windows(rulebook, today))
    placed, last = today if "cell" in fields else None, "last_contact_on" in fields
    return windows._replace(contacts=True, last_contact=last, placed=placed)


class Derived:
    """Derives fields of any client under one rulebook on one day."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self.today = today
        self._words = rulebook.tiers.words
        self._tiering = Tiering(rulebook.tiers, today)
        self._measures = Measures(rulebook, today)
        self._read: dict[str, Callable[[ClientFacts], Value]] = {
            "age": lambda client: age_on(client.birth_date, today),
            "days_silent": self._days_silent,
            "tier_near": self._tier_near,
            "tier_risk": self._tier_risk,
            "cell": lambda client: client.kept_cell,
            "segment": lambda client: client.objective,
            "potential": self._potential,
            "minutes_per_month": self._minutes,
        }

    def read(self, client: ClientFacts, field: str) -> Value:
        """Return what is known of a client under a field of the file or a derived one; None for unknown."""
        derive = self._read.get(field)
        if derive is not None:
            return derive(client)
        value: Value = getattr(client, field)
        return value

    def tier(self, client: ClientFacts) -> str | None:
        """Return the code of the client's tier."""
        return self._tiering.tier(client)

    def tier_code(self, word: str) -> str:
        """Return the code of the tier that a word means, the word itself where it means none."""
        return self._words.get(word, word)

    def _days_silent(self, client: ClientFacts) -> int | None:
        return None if client.last_reached_on is None else (self.today - client.last_reached_on).days

    def _tier_near(self, client: ClientFacts) -> bool | None:
        return self._tiering.is_near(client) if self._has_tier(client) else None

    def _tier_risk(self, client: ClientFacts) -> bool | None:
        return self._tiering.at_risk(client) if self._has_tier(client) else None

    def _has_tier(self, client: ClientFacts) -> bool:
        """Who left the bank has no tier to gain or to lose."""
        return not client.has_left(self.today) and self._tiering.tier(client) is not None

    def _potential(self, client: ClientFacts) -> int | None:
        found = self._measures.potential(client)
        return None if found is None else found.amount

    def _minutes(self, client: ClientFacts) -> float | None:
        found = self._measures.need(client)
        return None if found is None else found.minutes
