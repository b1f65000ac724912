"""What a client declined, or the manager passed over with a reason, is not suggested again for a while (D24, D27)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from rmtool.rules.reason import Reason
from rmtool.rules.records import OfferFacts

DECLINED, SKIPPED = "declined", "skipped"


def passed_over(offers: Iterable[OfferFacts], today: date, days: int) -> Mapping[str, Reason]:
    """Return why a product is left out, by its code: the last answer about it counts, for so many days."""
    since = (today - timedelta(days)).isoformat()
    ordered = sorted(offers, key=lambda row: row.record_id)
    last = {one.product_code: one for one in ordered if one.answer is not None}
    return {code: _reason(one) for code, one in last.items() if one.answer in {DECLINED, SKIPPED} and one.at >= since}


def _reason(one: OfferFacts) -> Reason:
    source = "D24" if one.answer == DECLINED else "default"
    return Reason(str(one.answer), 0, {"on": one.on, "words": one.words}, source)
