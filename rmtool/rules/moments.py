"""Moments as the book stores them: an ISO day, or a day and a minute."""

from datetime import date


def day_of(moment: str) -> date:
    """Return the day of a stored moment."""
    return date.fromisoformat(moment.partition("T")[0])
