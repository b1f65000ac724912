"""The key of a reminder, read again: kind:table:row:stored day[:stage]."""

import re
from typing import NamedTuple

from rmtool.rules.reminders.reminder import AFTER, NO_STAGE
from rmtool.rules.reminders.sale_followups import OFFER, SALE
from rmtool.rules.sections.remind import STAGED, RemindRules
from rmtool.rules.vocabulary import FESTIVALS, OCCUPATION_DAYS, REMINDER_KINDS

_KEY = re.compile(r"(?P<kind>\w+):(?P<table>\w+):(?P<row_id>\d+):\d{4}-\d{2}-\d{2}(?::(?P<stage>\w+))?")
_OF_A_DAY = {"festival": FESTIVALS, "occupation_day": tuple(OCCUPATION_DAYS)}


class Key(NamedTuple):
    """What a key names: the kind, and the row of the book that it hangs on."""

    kind: str
    table: str
    row_id: int


def parse_key(text: str, rules: RemindRules) -> Key | None:
    """Return what a key names; None where no reminder ever has such a key under these numbers."""
    found = _KEY.fullmatch(text)
    if found is None or found["kind"] not in REMINDER_KINDS:
        return None
    kind, stage = found["kind"], found["stage"] or NO_STAGE
    stages = _OF_A_DAY.get(kind, (NO_STAGE,))
    if kind == SALE and found["table"] == OFFER:
        stages = tuple(map(str, rules.offer_stages))
    elif kind in STAGED:
        stages = (*map(str, rules.stages[kind]), AFTER)
    return Key(kind, found["table"], int(found["row_id"])) if stage in stages else None
