"""Offers (D24, D27): shown, answered and passed over, each a row of its own; none is edited, none is removed."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, text

from rmtool.book.record_edit import add_record, no_record
from rmtool.book.records import OFFER_IN_FORCE, read_contacts
from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit
from rmtool.errors import RefusedError
from rmtool.rules.offers import SKIPPED
from rmtool.rules.talk import reached_since
from rmtool.text import _

_KIND = "offers"
_OFFER = TABLES["offer"]
# What an answer says again of its offer, so that the row can be read alone.
_SAID_AGAIN = (
    "product_code", "product_name", "category", "product_level", "client_level", "rated_on", "need", "amount",
)  # fmt: skip


def add_offer(unit: Unit, client_id: int, values: Mapping[str, object]) -> int:
    """Add an option as it was shown, or as it was passed over, and return its number; `amount` in fen."""
    return add_record(unit, _KIND, client_id, values)


def answer_offer(unit: Unit, number: int, said: Mapping[str, object]) -> int:
    """Add the client's answer to an offer (`at`, `answer`, `words`; `amount` in fen) and return that client's id.

    Raises:
        NotFoundError: no offer that holds has this number; RefusedError: no contact with the client is logged since.
    """
    offer = _read_offer(unit, number)
    contacts = read_contacts(unit.opened.connection, client_id=offer["client_id"])
    if not reached_since(contacts, offer["at"]):
        raise RefusedError(
            _("offer #{number} of {day}: no contact with the client is logged since").format(
                number=number, day=offer["at"][:10]
            ),
            _('log the talk first: rmtool log CLIENT --phone --reached "what was said"'),
        )
    again = {field: offer[field] for field in _SAID_AGAIN}
    add_record(unit, _KIND, offer["client_id"], {**again, **said, "answers": number})
    return int(offer["client_id"])


def _read_offer(unit: Unit, number: int) -> Mapping[str, Any]:
    """Return an option that was shown and holds, under the lock."""
    holds = select(_OFFER).where(_OFFER.c.id == number, _OFFER.c.answers.is_(None), text(OFFER_IN_FORCE))
    row = unit.connection.execute(holds).mappings().first()
    if row is None or row["answer"] == SKIPPED:
        raise no_record(_KIND, number)
    return dict(row)
