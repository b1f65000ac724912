"""D29: three open questions for the talk - what nobody knows, then what is half known, then what may have changed."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from rmtool.rules.need_status import MET, PROBED
from rmtool.rules.reason import Param
from rmtool.rules.recommend.recommendation import Recommendation

DISCOVER, CONFIRM, AMOUNT, DAY, CHANGED, BETTER, NEXT = (
    "discover", "need_confirm", "need_amount", "need_day", "changed", "better", "next_talk",
)  # fmt: skip
_NEEDS, _DATES = "needs", "dates"


class Asked(NamedTuple):
    """A question by its code; `params` are what it speaks of, `field` where its answer belongs (None: into the log)."""

    code: str
    params: Mapping[str, Param]
    field: str | None
    source: str


def asked(recommendation: Recommendation, most: int) -> tuple[Asked, ...]:
    """Return the questions, at most `most`."""
    return tuple(islice(_all(recommendation), most))


def _all(recommendation: Recommendation) -> Iterator[Asked]:
    dates_asked = False
    for question in recommendation.discover:
        dates_asked = dates_asked or question.code == _DATES
        yield Asked(DISCOVER, {"question": question.code}, question.field, question.source)
    yield from _half_known(recommendation, dates_asked=dates_asked)
    yield Asked(CHANGED, {}, None, "D17")
    yield Asked(BETTER, {}, None, "D29")
    yield Asked(NEXT, {}, None, "D29")


def _half_known(recommendation: Recommendation, *, dates_asked: bool) -> Iterator[Asked]:
    """Yield what is open about each need: whether it is one, how much, for when (D42)."""
    for need in recommendation.file.needs:
        if need.status == MET:
            continue
        params: dict[str, Param] = {"need": need.kind}
        if need.status in {None, PROBED}:
            yield Asked(CONFIRM, params, _NEEDS, "D42")
        elif need.amount is None and not dates_asked:
            yield Asked(AMOUNT, params, _NEEDS, "D14")
        elif need.by is None and not dates_asked:
            yield Asked(DAY, params, _NEEDS, "D14")
