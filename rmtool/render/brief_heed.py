"""What is heeded before anything else is said, in words: what the client does not want, what others warned of."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rmtool.render import labels
from rmtool.render.brief_block import Line
from rmtool.render.card_fields import CONSENTS
from rmtool.render.dates import short_day
from rmtool.rules.reason import Reason
from rmtool.text import _

Params = Mapping[str, Any]
_RED = frozenset({"left", "do_not_contact", "minor"})


def heed_line(reason: Reason, today: date) -> Line:
    """Return one thing to heed, whole: nothing of it is ever cut."""
    return Line("", _WORDS[reason.code](reason.params, today), "red" if reason.code in _RED else "yellow")


def channels(names: tuple[str, ...]) -> str:
    """Return the channels of consents in the reader's words."""
    return _(", ").join(_(CONSENTS[f"consent_{name}"]) for name in names)


def _do_not_contact(params: Params, _today: date) -> str:
    if not params["allowed"]:
        return _("do not contact: the client said no")
    return _("do not contact: the client said no; what the bank owes him only by {channels}").format(
        channels=channels(params["allowed"])
    )


def _point(params: Params) -> str:
    channel = labels.code("channel", params["channel"])
    if params["place"] is None:
        return channel
    return _("{channel} ({place})").format(channel=channel, place=labels.code("place", params["place"]))


def _caution(params: Params, today: date) -> str:
    words = _('not for now: {what} - "{because}"').format(
        what=labels.code("caution_category", params["category"]), because=params["because"]
    )
    day = short_day(params["on"], today)
    said = (
        _(", said by {who} on {day}").format(who=params["said_by"], day=day)
        if params["said_by"]
        else _(", noted on {day}").format(day=day)
    )
    review = params["review_on"]
    return words + said + (_("; ask again {day}").format(day=short_day(review, today)) if review else "")


def _referrer(params: Params, _today: date) -> str:
    if params["who"] is None:
        return _('the referrer said: "{words}"').format(words=params["words"])
    return _('{who}, who recommended us, said: "{words}"').format(**params)


def _complaint(params: Params, today: date) -> str:
    day = short_day(params["on"], today)
    if params["words"] is None:
        return _("complaint of {day}: ask first how it stands").format(day=day)
    return _('complaint of {day}: "{words}"; ask first how it stands').format(day=day, words=params["words"])


_WORDS: dict[str, Callable[[Params, date], str]] = {
    "left": lambda params, today: _("left the bank on {day}").format(day=short_day(params["on"], today)),
    "do_not_contact": _do_not_contact,
    "minor": lambda _params, _today: _("under age: only together with a guardian"),
    "taboo": lambda params, _today: _("taboo: {words}").format(**params),
    "never_there": lambda params, _today: _("{point}: never to be used").format(point=_point(params)),
    "ban": lambda params, _today: _("{point}: not spoken of there: {topics}").format(
        point=_point(params), topics=labels.codes("bans", params["bans"])
    ),
    "no_channel": lambda params, _today: _("no to {what}").format(what=channels(params["channels"])),
    "caution": _caution,
    "referrer": _referrer,
    "complaint": _complaint,
    "plain_envelope": lambda _params, _today: _("plain envelopes only: nothing that names the bank"),
    "mailing": lambda params, _today: _("mail: {words}").format(**params),
}
