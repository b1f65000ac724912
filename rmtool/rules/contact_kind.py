"""The kinds of contact whose number and time are planned (D38, D76, D97): a visit, a call, a message; and the way."""

from rmtool.rules.facts import ClientFacts

KINDS = VISIT, CALL, MESSAGE = "visit", "call", "message"
_KIND_OF = {"visit": VISIT, "branch": VISIT, "phone": CALL, "mobile": CALL}
_THERE_AND_BACK = 2


def kind_of(channel: str) -> str:
    """Return the kind of a contact by that channel: what is neither met nor talked to is a message."""
    return _KIND_OF.get(channel, MESSAGE)


def trip_minutes(client: ClientFacts, travel: float) -> float | None:
    """Return minutes there and back, to home or workplace, the nearer; None where neither distance is known.

    `travel` is the minutes that a kilometre takes one way.
    """
    known = [km for km in (client.distance_home_km, client.distance_work_km) if km is not None]
    return _THERE_AND_BACK * min(known) * travel if known else None
