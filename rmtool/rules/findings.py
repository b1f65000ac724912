"""What `check` finds: values that cannot be, or that are no longer so. Values are as the book stores them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from rmtool.rules.fields import CLIENT_FIELDS, CLIENTS, RECORD_FIELDS
from rmtool.rules.minors import youngest_of_age
from rmtool.rules.sections.check import Check
from rmtool.rules.vocabulary import LOANS

ERROR, WARNING, NOTE = "error", "warning", "note"
LEVELS = (ERROR, WARNING, NOTE)
_TOMORROW = timedelta(days=1)


class Whose(NamedTuple):
    """One row that a finding speaks of: whose it is, its number, and what was seen, as stored."""

    client_id: int | None
    handle: str | None
    name: str | None
    row_id: int | None
    seen: Any


class Finding(NamedTuple):
    """One thing the check found: how grave it is, in which list and field, in how many rows, and the first of them."""

    code: str
    level: str
    kind: str
    field: str | None
    rows: int
    whose: tuple[Whose, ...] = ()


class Limits(NamedTuple):
    """The days that values are held against, as ISO text, and the share by which two balances may differ."""

    today: str
    oldest: str
    rated: str
    stale: str
    of_age: str
    balance_share: float


def limits_on(today: date, numbers: Check) -> Limits:
    """Return the limits of a day."""
    return Limits(
        today=today.isoformat(),
        oldest=f"{today.year - numbers.oldest - 1:04}-{today:%m-%d}",
        rated=a_year_before(today).isoformat(),
        stale=(today - timedelta(days=numbers.stale_days)).isoformat(),
        of_age=youngest_of_age(today).isoformat(),
        balance_share=numbers.balance_share,
    )


def a_year_before(today: date) -> date:
    """Return the last day whose first anniversary has come; that of 29 February comes on 28 February."""
    tomorrow = today + _TOMORROW
    try:
        return tomorrow.replace(year=tomorrow.year - 1) - _TOMORROW
    except ValueError:  # tomorrow is 29 February, and that year had none
        return today.replace(year=today.year - 1)


class Rule(NamedTuple):
    """What may be wrong in a row: `wrong` is given the limits and the values of `fields`; the first is shown."""

    code: str
    level: str
    fields: tuple[str, ...]
    wrong: Callable[..., bool]


def _later(limits: Limits, day: str | None) -> bool:
    return day is not None and day[: len(limits.today)] > limits.today


def _too_old(limits: Limits, day: str | None) -> bool:
    return day is not None and day <= limits.oldest


def _negative(_limits: Limits, amount: int | None) -> bool:
    return amount is not None and amount < 0


def _owned_negative(_limits: Limits, amount: int | None, category: str | None) -> bool:
    """A bank may write what is owed with a minus."""
    return amount is not None and amount < 0 and category not in LOANS


def _reversed(_limits: Limits, last: str | None, first: str | None) -> bool:
    return last is not None and first is not None and last < first


def _expired(limits: Limits, day: str | None, left: str | None) -> bool:
    return left is None and day is not None and day <= limits.rated


def _stale(limits: Limits, day: str | None, left: str | None) -> bool:
    return left is None and day is not None and day < limits.stale


def _child_kept(limits: Limits, day: str | None, consent: int | None) -> bool:
    return day is not None and day > limits.of_age and not consent


def balances_differ(limits: Limits, balance: int, held: int) -> bool:
    """Say whether the bank's balance and the sum of the holdings (fen) differ by more than they may."""
    return abs(balance - held) > limits.balance_share * max(abs(balance), abs(held))


def _none_negative(fields: dict[str, str]) -> tuple[Rule, ...]:
    return tuple(Rule("negative", ERROR, (field,), _negative) for field, held in fields.items() if held == "amount")


RULES: dict[str, tuple[Rule, ...]] = {
    CLIENTS: (
        Rule("born_later", ERROR, ("birth_date",), _later),
        Rule("too_old", WARNING, ("birth_date",), _too_old),
        *(Rule("later", ERROR, (field,), _later) for field in ("risk_rated_on", "aum_on", "entered_on", "verified_on")),
        *_none_negative(CLIENT_FIELDS),
        Rule("rating_expired", NOTE, ("risk_rated_on", "left_on"), _expired),
        Rule("balance_stale", NOTE, ("aum_on", "left_on"), _stale),
    ),
    "family": (
        Rule("born_later", ERROR, ("birth_date",), _later),
        Rule("too_old", WARNING, ("birth_date",), _too_old),
        Rule("child_kept", ERROR, ("birth_date", "guardian_consent"), _child_kept),
    ),
    "holdings": (
        Rule("ends_first", ERROR, ("maturity_date", "start_date"), _reversed),
        Rule("closed_first", ERROR, ("closed_on", "start_date"), _reversed),
        Rule("negative", ERROR, ("amount", "category"), _owned_negative),
    ),
    "flows": (Rule("later", ERROR, ("on",), _later),),
    "contacts": (Rule("later", ERROR, ("at",), _later),),
    "events": _none_negative(RECORD_FIELDS["events"]),
    "needs": _none_negative(RECORD_FIELDS["needs"]),
    "offers": (Rule("later", ERROR, ("at",), _later), *_none_negative(RECORD_FIELDS["offers"])),
    "placements": (Rule("later", ERROR, ("on_date",), _later),),
    "snapshots": (Rule("later", ERROR, ("on_date",), _later), *_none_negative(RECORD_FIELDS["snapshots"])),
}
