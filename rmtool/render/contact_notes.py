"""What is to be said about a contact that was logged: gifts, topics and hours (D94, D95, D108). Nothing is refused."""

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.safe import plain
from rmtool.rules.hours import NEVER, clock
from rmtool.rules.reason import Fen, Param, Reason
from rmtool.text import _, ngettext


def contact_note(reason: Reason) -> str:
    """Return the sentence of a reason that a rule gave about a logged contact."""
    params = reason.params
    if reason.code == "gifts_of_year":
        return _gifts_of_year(params["total"], params["limit"], params["unvalued"])
    texts = {
        "gift_too_dear": _("a gift of {value}: more than {most}, the most for one gift"),
        "gift_without_value": _("the gift has no value; --gift-value lets it count against the year's limit"),
        "gift_to_official": _("the client's occupation is {occupation}: by default such clients take no gifts"),
        "gift_with_sale": _(
            "a gift beside talk of {topic}: gifts must not be linked to deposits (notices of 2018, 2025)"
        ),
        "banned_topic": _("{point}: the client does not want talk of {topic} there"),
        "outside_hours": _("{point}: the client's hours there are {hours}; this was at {minute}"),
    }
    if reason.code == "outside_hours" and params["hours"] == NEVER:
        return plain(_("{point}: the client does not want to be contacted there").format(point=_point(reason)))
    words = {name: _words(name, value) for name, value in params.items()}
    return plain(texts[reason.code].format(**(words | {"point": _point(reason)})))


def _gifts_of_year(total: Param, limit: Param, unvalued: Param) -> str:
    sentence = _("gifts of {total} to the client this calendar year: more than {limit}, the most for a year").format(
        total=_words("total", total), limit=_words("limit", limit)
    )
    if not isinstance(unvalued, int) or not unvalued:
        return sentence
    more = ngettext(" ({n} gift without a value not counted)", " ({n} gifts without a value not counted)", unvalued)
    return sentence + more.format(n=unvalued)


def _words(name: str, value: Param) -> str:
    if isinstance(value, Fen):
        return amount(value)
    if name == "minute" and isinstance(value, int):
        return clock(value)
    return labels.code(name, str(value))


def _point(reason: Reason) -> str:
    """Return which contact point is meant, its number as `point list` shows it: `phone (at work) #12`."""
    channel, place, number = (reason.params.get(name) for name in ("channel", "place", "point"))
    where = labels.code("channel", str(channel))
    if place is not None:
        where = _("{channel} ({place})").format(channel=where, place=labels.code("place", str(place)))
    return f"{where} #{number}"
