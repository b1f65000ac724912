"""D17: what in a client's file nobody has looked at for longer than the rulebook allows."""

from datetime import date
from typing import NamedTuple

from rmtool.rules.completeness import ALSO, BLOCKS
from rmtool.rules.records import ClientFile


class StaleBlock(NamedTuple):
    """A block of the file, and the day on which anything of it was last written or gone through."""

    name: str
    since: date


def stale_blocks(file: ClientFile, today: date, limit_days: int) -> tuple[StaleBlock, ...]:
    """Return the blocks that hold something, but nothing written or verified within `limit_days`; the oldest first."""
    verified = file.client.verified_on
    found = []
    for name, fields in BLOCKS.items():
        answers = [answer for field in fields for answer in (field, *ALSO.get(field, ()))]
        days = [file.written_on[answer] for answer in answers if answer in file.written_on]
        since = max([*days, *([verified] if verified else [])], default=today)
        if days and (today - since).days > limit_days:
            found.append(StaleBlock(name, since))
    return tuple(sorted(found, key=lambda block: block.since))
