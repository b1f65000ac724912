"""What clients had with us at the last month ends, as the bank's figures of today make it likely."""

from collections.abc import Iterator
from datetime import date, timedelta

from sample_data.draw import Draw, Row

MONTHS = 3
SHARE = 0.28
# Whose money moved lately is more often among those whose balances somebody looked up.
SHARE_OF_MOVED = 0.55
MOVED = 0.15
# The tiers' lines in yuan: whose average lies a little below one was above it not long ago.
LINES = (50_000, 200_000, 500_000, 6_000_000)
A_LITTLE = 0.7


def snapshots_of(client: Row, story: Row) -> Iterator[Row]:
    """Yield the balances of the three month ends before the day of the client's present figures, oldest first."""
    if story or client["left_on"] or not client["aum"]:
        return
    draw = Draw(f"snapshot {client['client_no']}")
    present, average = client["aum"], client["aum_month_avg"]
    moved = abs(average / present - 1) > MOVED
    chosen = draw.random() < (SHARE_OF_MOVED if moved else SHARE)
    if not (chosen or client["tier"] is None):
        return
    before, rows = average * draw.uniform(0.97, 1.05), []
    above, lost = _line_lost(draw, client)
    for place, day in enumerate(month_ends(client["aum_on"])):
        before = above if place == lost else before * draw.uniform(0.96, 1.05) if place else before
        balance, month = _hundreds(before), _hundreds(before * draw.uniform(0.98, 1.02))
        rows.append({"client_no": client["client_no"], "on_date": day, "aum": balance, "aum_month_avg": month})
    yield from reversed(rows)


def _line_lost(draw: Draw, client: Row) -> tuple[float, int | None]:
    """Return a balance above the line that the client fell below, and how many month ends ago that was."""
    line, over, lost = line_above(client["aum_month_avg"]), draw.uniform(1.09, 1.25), draw.choice((0, 0, 1, 2))
    return (0, None) if line is None or client["tier"] else (line * over, lost)


def line_above(average: int) -> int | None:
    """Return the line that an average misses by a little, None where there is none."""
    return next((line for line in LINES if A_LITTLE * line <= average < line), None)


def month_ends(before: date) -> Iterator[date]:
    """Yield the ends of the last full months before a day, newest first."""
    day = before
    for _month in range(MONTHS):
        day = day.replace(day=1) - timedelta(1)
        yield day


def _hundreds(yuan: float) -> int:
    return int(yuan // 100 * 100)
