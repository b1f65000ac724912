"""D111: an older client hands on what he built: talk of it, and meet the heir - with the heir's own consent alone."""

from collections.abc import Iterator

from rmtool.rules.months import A_YEAR, months_after
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, window_after
from rmtool.rules.reminders.rows.book import Rows

KINDS = ("next_generation",)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield one reminder a life: at the age, or when an older client enters the book."""
    [kind] = KINDS
    if kind not in kinds:
        return
    months, (first, last) = asked.rulebook.remind.heir_age * A_YEAR, asked.span(kind)
    for elder in rows.elders((months_after(first, -months), months_after(last, -months)), (first, last)):
        turned = months_after(elder.birth_date, months)
        due = turned if elder.entered_on is None else max(turned, elder.entered_on)
        window = window_after(asked.rule(kind), due, asked.outlook.days)
        params = {"relation": elder.heir_relation, "name": elder.heir_name}
        yield from asked.opened(kind, Where(elder.client_id, "client", elder.client_id, due), window, params)
