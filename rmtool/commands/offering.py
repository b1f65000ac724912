"""Before an option is shown: whether this client may be offered these products at all (D18, D21, D10, D93)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rmtool.commands.consent import refuse_missing
from rmtool.context import Run
from rmtool.errors import NotFoundError, RefusedError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.book.open import Connection
    from rmtool.rules.records import ClientFile

Product = Mapping[str, Any]


def find_products(connection: "Connection", codes: Sequence[str]) -> tuple[Product, ...]:
    """Return the products of these codes, each once, as the book stores them; NotFoundError names one it has not."""
    from rmtool.book.offered import read_catalogue

    wanted = tuple(dict.fromkeys(codes))
    found = read_catalogue(connection, wanted)
    for code in wanted:
        if code not in found:
            raise NotFoundError(
                _("no product of the catalogue has the code {code}").format(code=code),
                _("import the bank's list of products: rmtool import FILE --as products"),
            )
    return tuple(found[code] for code in wanted)


def refuse_too_early(run: Run, file: "ClientFile", day: date) -> None:
    """Refuse an offer to a client who wants none, is new (D18), or did not agree to the analysis (D21).

    Raises:
        RefusedError: it says what is missing.
    """
    from rmtool.rules.consent import PROPOSAL, consent_ledger
    from rmtool.rules.talk import is_new

    name = f"{file.client.name} {file.client.handle}"
    if file.client.do_not_contact:
        raise RefusedError(
            _("{name} does not want to be contacted: nothing is offered").format(name=name),
            _("rmtool profile CLIENT shows what the client said"),
        )
    if is_new(file.contacts, file.needs):
        raise RefusedError(
            _("{name} is new: no talk about needs is logged yet, and nothing is offered before it").format(name=name),
            _("ask first, then rmtool log CLIENT --topic needs --reached, or rmtool need add CLIENT KIND"),
        )
    refuse_missing(consent_ledger(file.contacts, day, run.rulebook.consent_days), PROPOSAL, day)


def refuse_unsuitable(run: Run, file: "ClientFile", products: Sequence[Product], day: date) -> None:  # noqa: ARG001 - the gate asks the rulebook and the client
    """Refuse products that may not be offered to this client on that day; RefusedError says of the first one why."""
    for product in products:
        if not _on_sale(product, day):
            raise RefusedError(
                _("{name} {code} is not on sale on {day}").format(name=product["name"], code=product["code"], day=day),
                _("rmtool recommend CLIENT --why-not {code} says more").format(code=product["code"]),
            )


def _on_sale(product: Product, day: date) -> bool:
    first, last = product["on_sale_from"], product["on_sale_to"]
    return (first is None or first <= day.isoformat()) and (last is None or last >= day.isoformat())
