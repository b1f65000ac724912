"""A tier that moves, in words: what is lacking to its line, and how far a balance fell."""

from datetime import date

from rmtool.render import labels
from rmtool.render.amounts import percent, short_amount
from rmtool.render.dates import short_day
from rmtool.text import _


def below_words(lacking: int, tier: str, until: date | None, today: date) -> str:
    """Return how much (fen) is lacking to a tier's own line, and until when it is kept where that is known."""
    amount, name = short_amount(lacking), labels.code("tier", tier)
    if until is None:
        return _("{amount} below the {tier} line").format(amount=amount, tier=name)
    day = short_day(until, today)
    return _("{amount} below the {tier} line, kept until {day}").format(amount=amount, tier=name, day=day)


def fell_words(share: float, since: date, today: date) -> str:
    """Return by which share (0 to 1) a balance fell, and since when."""
    return _("balance fell {share} since {day}").format(share=percent(share), day=short_day(since, today))
