"""D18: until a client's needs were talked of, he is new, and asked - not offered anything."""

from collections.abc import Iterable, Sized

from rmtool.rules.records import ContactFacts

NEEDS = "needs"


def is_new(contacts: Iterable[ContactFacts], needs: Sized) -> bool:
    """Say whether a client is still new: no need is on file, and no contact reached him that was about needs."""
    return not len(needs) and not any(one.reached and one.topic == NEEDS for one in contacts)


def reached_since(contacts: Iterable[ContactFacts], moment: str) -> bool:
    """Say whether a contact reached the client on the day of that moment or later."""
    day = moment.partition("T")[0]
    return any(one.reached and one.at >= day for one in contacts)
