"""How to go about a client (D39, D41, D44, D103, D104, D110, D114, D117): by which way, in what style, to what end.

What the client said wins over what people of an age are taken to like.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook

ANALYTICAL, RELATIONSHIP, INFORMATION = "analytical", "relationship", "information"
FACE_TO_FACE, BY_PHONE = "visit", "mobile"
_HIGHER = frozenset({"bachelor", "master", "doctorate"})


class Approach(NamedTuple):
    """The channel, the style and the objective, None where nothing is known of it, each with its source; and hints."""

    channel: str | None
    channel_source: str | None
    style: str | None
    style_source: str | None
    objective: str | None
    objective_source: str | None
    hints: tuple[Reason, ...]


def approach(client: ClientFacts, age: int | None, rulebook: Rulebook) -> Approach:
    """Return how to go about the client; `age` in full years, None unknown."""
    channel, channel_source = _channel(client, age, rulebook)
    style, style_source = _style(client)
    objective, objective_source = _objective(client, age, rulebook)
    hints = tuple(_hints(client, age, rulebook))
    return Approach(channel, channel_source, style, style_source, objective, objective_source, hints)


def _channel(client: ClientFacts, age: int | None, rulebook: Rulebook) -> tuple[str | None, str | None]:
    if client.preferred_channel is not None:
        return client.preferred_channel, "D90"
    if is_elder(age, rulebook):
        return FACE_TO_FACE, "D103"
    return (BY_PHONE, "D104") if is_young(age, rulebook) else (None, None)


def is_elder(age: int | None, rulebook: Rulebook) -> bool:
    """Say whether the client is of an age taken to like preservation and a talk face to face (D103)."""
    return age is not None and age >= rulebook.by_age.preservation_from


def is_young(age: int | None, rulebook: Rulebook) -> bool:
    """Say whether the client is of an age taken to like growth and the phone (D104)."""
    first, last = rulebook.by_age.growth_ages
    return age is not None and first <= age <= last


def _style(client: ClientFacts) -> tuple[str | None, str | None]:
    """Return the style: the client's own first, then what his education lets expect."""
    if client.analytical:
        return ANALYTICAL, "D44"
    if client.relation_style is not None:
        return client.relation_style, "D41"
    if client.analytical is None and client.education in _HIGHER:
        return ANALYTICAL, "D117"
    return None, None


def _objective(client: ClientFacts, age: int | None, rulebook: Rulebook) -> tuple[str | None, str | None]:
    if client.objective is not None:
        return client.objective, "D33"
    if is_elder(age, rulebook):
        return "preservation", "D103"
    return ("growth", "D104") if is_young(age, rulebook) else (None, None)


def _hints(client: ClientFacts, age: int | None, rulebook: Rulebook) -> Iterator[Reason]:
    if client.active is False:
        yield Reason("hint_passive", 0, {}, "D39")
    if client.decision_maker:
        yield Reason("hint_decision", 0, {"who": client.decision_maker}, "D110")
    if client.industry:
        yield Reason("hint_industry", 0, {"industry": client.industry}, "D114")
    if client.hobbies:
        yield Reason("hint_hobbies", 0, {"hobbies": client.hobbies}, "D107")
    if age is not None and age >= rulebook.suitability.elder.age:
        yield Reason("hint_elder", 0, {}, "law")
    if client.fee_acceptance == "refuses":
        yield Reason("hint_fees", 0, {}, "D69")
