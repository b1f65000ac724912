"""Hours of the day in minutes since midnight, and the windows in which a client may be reached (D94)."""

from datetime import timedelta
from functools import cache

HOUR = timedelta(hours=1) // timedelta(minutes=1)
DAY = timedelta(days=1) // timedelta(minutes=1)
NEVER = "never"

Window = tuple[int, int]
Windows = tuple[Window, ...]


@cache
def windows_of(hours: str) -> Windows:
    """Return the windows of `09:00-11:30;14:00-17:00`, those that touch as one, in order; none for `never`."""
    if hours == NEVER:
        return ()
    joined: list[Window] = []
    for start, end in sorted(map(_window, hours.split(";"))):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def minute_of(clock: str) -> int:
    """Return the minute of the day that the clock shows as 09:30."""
    hour, _, minute = clock.partition(":")
    return int(hour) * HOUR + int(minute)


def clock(minute: int) -> str:
    """Return a minute of the day as the clock shows it: 09:30."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def common(some: Windows, others: Windows) -> Windows:
    """Return the time that lies in both."""
    meets = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return tuple(sorted((start, end) for start, end in meets if start < end))


def _window(written: str) -> Window:
    start, _, end = written.partition("-")
    return minute_of(start), minute_of(end)
